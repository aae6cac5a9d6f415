export type Cell = string | number | boolean | null | undefined

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/

const quotable = /[",\r\n]/

const cell = (value: Cell): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : ""
  if (typeof value === "boolean") return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return quotable.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Rows as comma-separated values with a header, lines ended by CRLF (RFC 4180). A text that a spreadsheet would run as
 * a formula gets an apostrophe before it; numbers stay numbers, and one that is not finite is an empty cell.
 */
export const csv = (
  columns: ReadonlyArray<string>,
  rows: ReadonlyArray<Readonly<Record<string, Cell>> | ReadonlyArray<Cell>>,
): string => {
  const valuesOf = (row: (typeof rows)[number]) =>
    columns.map((column, index) => {
      if (Array.isArray(row)) return (row as ReadonlyArray<Cell>)[index]
      return Object.hasOwn(row, column) ? (row as Readonly<Record<string, Cell>>)[column] : undefined
    })
  return [columns, ...rows.map(valuesOf)].map((values) => `${values.map(cell).join(",")}\r\n`).join("")
}
