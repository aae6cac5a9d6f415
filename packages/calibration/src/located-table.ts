import { parseLocalTime, parseName, parseTable, problem, type Problem, type Row } from "@tangguh/scenario"
import { nearest, suggestion } from "@tangguh/scenario/suggest"

/** A table of records as it is read: each row's cells, and what is wrong with any of them. */
export class LocatedTable {
  readonly file: string
  readonly rows: readonly Row[]
  readonly problems: Problem[] = []
  /** Columns that mean nothing here. */
  readonly passedOver: readonly string[]
  private readonly lines: readonly string[]
  private readonly columns: readonly string[]

  constructor(text: string, file: string, required: readonly string[], optional: readonly string[]) {
    const table = parseTable(text, required)
    this.file = file
    this.lines = text.split(/\r\n|\n|\r/)
    this.rows = table.ok ? table.value : []
    this.columns = [...(this.rows[0]?.cells.keys() ?? [])]
    const known = [...required, ...optional]
    this.passedOver = this.columns.filter((column) => !known.includes(column))
    if (!table.ok) {
      const columns = `columns ${required.join(", ")}${optional.length > 0 ? ` and, if you have them, ${optional.join(", ")}` : ""}`
      this.say(0, null, table.wrong, table.accepted?.startsWith("columns") ? columns : (table.accepted ?? ""))
    } else if (this.rows.length === 0) this.say(0, null, "there is a header and no row", "a row for each record")
    // Text that is passed over because of a slip would be missed by nobody.
    for (const column of this.passedOver) {
      const near = nearest(
        column,
        known.filter((each) => !this.columns.includes(each)),
      )
      if (near !== null) this.say(1, null, `the column “${column}” means nothing here`, suggestion(column, [near], ""))
    }
  }

  has(column: string): boolean {
    return this.columns.includes(column)
  }

  /** Reports what is wrong with a row, or with one of its cells. Line 0: with the file. */
  say(line: number, column: string | null, message: string, accepted: string): void {
    const text = this.lines[line - 1] ?? ""
    const [start, length] = column === null ? [0, text.length] : placeOf(text, this.columns.indexOf(column))
    const place = { line, column: start + 1, length: Math.max(1, length) }
    this.problems.push(problem(this.file, place, column === null ? [] : [column], text, message, accepted))
  }

  /** The local time in a cell, in seconds since 1970-01-01 00:00 of that clock; null where the cell is empty or wrong. */
  time(row: Row, column: string): number | null {
    const text = row.cells.get(column)?.trim() ?? ""
    if (text === "") return null
    const [, minutes, seconds] = /^(.*[ T]\d{1,2}:\d{2})(?::([0-5]\d))?$/.exec(text) ?? [null, null, null]
    const parsed = minutes === null ? null : parseLocalTime(minutes.replace("T", " "))
    if (parsed?.ok) return parsed.value.day * 86_400 + parsed.value.seconds + Number(seconds ?? 0)
    const usual = "a local date and time, such as 2016-09-16 13:00 or 2016-09-16 13:00:45"
    this.say(row.line, column, parsed?.wrong ?? `“${text}” is not a date and time`, parsed?.accepted ?? usual)
    return null
  }

  /** The name in a cell; `otherwise` where the cell is empty. */
  name(row: Row, column: string, otherwise: string): string {
    const text = row.cells.get(column)?.trim() ?? ""
    if (text === "") return otherwise
    const parsed = parseName(text)
    if (parsed.ok && text !== "else") return text
    this.say(
      row.line,
      column,
      parsed.ok ? "“else” is a word of the scenario file" : parsed.wrong,
      parsed.ok ? "another name" : parsed.accepted!,
    )
    return otherwise
  }

  /** Reports every row that says what an earlier one has said. */
  refuseTwice(accepted: string): void {
    const lines = new Map<string, number>()
    for (const row of this.rows) {
      const key = [...row.cells.values()].join("\u0000")
      const before = lines.get(key)
      if (before === undefined) lines.set(key, row.line)
      else this.say(row.line, null, `the same row as line ${before}`, accepted)
    }
  }
}

/** Where a cell begins in its line, and how long it is. */
function placeOf(line: string, index: number): readonly [number, number] {
  let start = 0
  for (const [i, cell] of [...line.matchAll(/(?:"(?:[^"]|"")*"|[^",])*(?:,|$)/g)].entries()) {
    if (i === index) return [start, cell[0].replace(/,$/, "").length]
    start += cell[0].length
  }
  return [0, line.length]
}
