import { secondsAt, type Calendar } from "../calendar.ts"
import type { Parsed } from "../parsed.ts"
import { ProblemList } from "../problem-list.ts"
import { quoted, type Problem } from "../problem.ts"
import { nearest, suggestion } from "../suggest.ts"
import { cellPlace, parseTable, type Row } from "../table.ts"
import { parseRecordedTime } from "./recorded-time.ts"

/** A table of what is or was there in reality: its name, for messages, and its text. */
export interface DataFile {
  readonly file: string
  readonly text: string
}

/** Columns of a table that mean something; the others are passed over. */
export interface Columns {
  readonly needed: readonly string[]
  readonly optional: readonly string[]
}

/** Indices by name. */
export type Named = ReadonlyMap<string, number>
export const named = (things: readonly { readonly name: string }[]): Named =>
  new Map(things.map(({ name }, index) => [name, index]))

const mostRows = 500_000

/** A table that is being read: what is wrong with a cell is reported with its line and column. */
export class DataTable {
  readonly rows: readonly Row[]
  readonly #lines: readonly string[]
  readonly #problems: ProblemList

  constructor({ file, text }: DataFile, { needed, optional }: Columns) {
    this.#lines = text.split(/\r\n|\n|\r/)
    this.#problems = new ProblemList(file, text)
    const table = parseTable(text, needed)
    this.rows = table.ok ? table.value.slice(0, mostRows) : []
    if (!table.ok) this.#refuse(Number(/^line (\d+)/.exec(table.wrong)?.[1] ?? 1), table.wrong, this.#hint(table))
    else if (table.value.length === 0) this.#refuse(1, "there is no row", `a row below ${needed.join(",")}`)
    else if (table.value.length > mostRows)
      this.#refuse(table.value[mostRows]!.line, `${table.value.length} rows`, "at most 500_000")
    const known = [...needed, ...optional]
    for (const column of this.rows[0]?.cells.keys() ?? []) {
      const meant = known.includes(column) ? null : nearest(column, known)
      if (meant !== null && !this.has(meant))
        this.#refuse(1, `there is a column ${quoted(column)}, and no ${meant}`, `${meant}, if that is meant`)
    }
  }

  get problems(): readonly Problem[] {
    return this.#problems.inOrder
  }

  has(column: string): boolean {
    return this.rows[0]?.cells.has(column) ?? false
  }

  /** The text of a cell; nothing where the column is left out. */
  text(row: Row, column: string): string {
    return row.cells.get(column)?.trim() ?? ""
  }

  readonly wrong = (row: Row, column: string, message: string, accepted: string): void => {
    const nth = [...row.cells.keys()].indexOf(column)
    const line = this.#lines[row.line - 1]!
    const place = nth < 0 ? { column: 1, length: line.length } : cellPlace(line, nth)
    this.#problems.add({ line: row.line, ...place }, nth < 0 ? [] : [column], message, accepted)
  }

  /** What a cell means, or null, which is reported. */
  parsed<A>(row: Row, column: string, parse: (text: string) => Parsed<A>, usual: string): A | null {
    const parsed = parse(this.text(row, column))
    if (parsed.ok) return parsed.value
    this.wrong(row, column, parsed.wrong, parsed.accepted ?? usual)
    return null
  }

  /** Seconds since the start of the run, or null, which is reported. */
  seconds(row: Row, column: string, calendar: Calendar): number | null {
    const time = this.parsed(row, column, parseRecordedTime, "a local time such as 2016-09-16 13:00")
    const seconds = time === null ? null : secondsAt(calendar, time)
    if (time !== null && seconds === null)
      this.wrong(row, column, `this time does not exist in ${calendar.zone.name}`, "a local time that exists")
    return seconds
  }

  /** Index of what a cell names, or −1, which is reported. Nothing need be said where there is only one. `which`: “that comes here”. */
  named(row: Row, column: string, names: Named, which?: string): number {
    const name = this.text(row, column)
    if (name === "" && names.size === 1) return names.values().next().value!
    const index = names.get(name)
    if (index === undefined)
      this.wrong(
        row,
        column,
        name === ""
          ? `no ${column} is named`
          : `there is no ${column} ${quoted(name)}${which === undefined ? "" : ` ${which}`}`,
        suggestion(name, names.keys(), "the scenario has none"),
      )
    return index ?? -1
  }

  /** Reports each row that says the same as one before it: where `said` is the same. */
  refuseTwice(said: (row: Row) => string, accepted: string): void {
    const first = new Map<string, Row>()
    for (const row of this.rows) {
      const before = first.get(said(row))
      if (before === undefined) first.set(said(row), row)
      else this.wrong(row, "", `the same as line ${before.line}`, accepted)
    }
  }

  #refuse(line: number, message: string, accepted: string): void {
    this.#problems.add({ line, column: 1, length: this.#lines[line - 1]!.length }, [], message, accepted)
  }

  #hint({ accepted }: { readonly accepted: string | null }): string {
    const first = this.#lines[0]!
    return first.includes(";") && !first.includes(",") ? "columns separated by commas, and not by ;" : accepted!
  }
}

/** All cells of a row: two that say the same are one written twice. */
export const wholeRow = ({ cells }: Row): string => JSON.stringify([...cells.values()])
