import { formatNumber, type Language } from "@tangguh/charts"
import type { Answer, Plain } from "@tangguh/event-store/query"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"

/** Rows that a table shows. */
export const MOST_ROWS = 40

const texts = {
  en: {
    none: "no rows",
    row: (number: number) => `row ${number}`,
    more: (rows: string) => `and ${rows} more (--format csv has all)`,
  },
  id: {
    none: "tidak ada baris",
    row: (number: number) => `baris ${number}`,
    more: (rows: string) => `dan ${rows} lagi (--format csv memuat semuanya)`,
  },
} satisfies Record<Language, unknown>

/** A value as a cell shows it: numbers to nine digits, a dash where there is none. */
const cellOf = (value: Plain): string => {
  if (value === null) return "–"
  if (typeof value === "number") return String(Number.isInteger(value) ? value : Number(value.toPrecision(9)))
  return printable(typeof value === "object" ? JSON.stringify(value) : String(value))
}

/** An answer as a table; where that has no room, each row as a list of its columns. */
export function answerTable(
  columns: Answer["columns"],
  rows: readonly (readonly Plain[])[],
  count: number,
  terminal: Terminal,
): string {
  const { language, unicode, width } = terminal
  const says = texts[language]
  const names = columns.map(({ name }) => printable(name))
  const cells = rows.map((row) => row.map(cellOf))
  const widths = names.map((name, at) => Math.max(displayWidth(name), ...cells.map((row) => displayWidth(row[at]))))
  const pad = (cell: string, at: number) => (columns[at].isNumeric ? padStart : padEnd)(cell, widths[at])
  const line = (row: readonly string[]) => row.map(pad).join("  ").trimEnd()
  const fits = widths.reduce((sum, each) => sum + each + 2, -2) <= width
  const lines =
    rows.length === 0
      ? [...wrap(names.join("  "), width), says.none]
      : fits
        ? [styled(terminal, line(names), "bold"), ...cells.map(line)]
        : cells.flatMap((row, at) => [...(at === 0 ? [] : [""]), ...record(names, row, says.row(at + 1), terminal)])
  if (count > rows.length) lines.push("", ...wrap(says.more(formatNumber(count - rows.length, language)), width))
  return `${lines.map((each) => (unicode ? each : ascii(each))).join("\n")}\n`
}

/** A row by itself, a line for each column. */
function record(names: readonly string[], row: readonly string[], title: string, terminal: Terminal): string[] {
  const wide = Math.min(24, Math.max(...names.map(displayWidth)))
  return [
    styled(terminal, title, "bold"),
    ...names.flatMap((name, at) => wrap(`  ${padEnd(name, wide)}  ${row[at]}`, terminal.width, wide + 4)),
  ]
}
