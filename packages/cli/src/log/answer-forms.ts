import type { Answer, Plain } from "@tangguh/event-store/query"
import { type Cell, csv } from "@tangguh/report/csv"
import type { Terminal } from "../terminal/terminal.ts"
import { answerTable, MOST_ROWS } from "./answer-table.ts"

type Rows = readonly (readonly Plain[])[]

/** How an answer is printed while it comes: what each part adds, and what is left at the end. */
export interface Form {
  readonly begin: string
  part(rows: Rows): string
  end(): string
}

type Columns = Answer["columns"]

function asJson(columns: Columns): Form {
  let before = "[\n"
  return {
    begin: "",
    part(rows) {
      const objects = rows.map((row) =>
        JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))),
      )
      const text = objects.length === 0 ? "" : before + objects.join(",\n")
      if (objects.length > 0) before = ",\n"
      return text
    },
    end: () => (before === ",\n" ? "\n]\n" : "[]\n"),
  }
}

const cellOf = (value: Plain): Cell =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Cell)

function asCsv(columns: Columns): Form {
  const names = columns.map(({ name }) => name)
  const begin = csv(names, [])
  return {
    begin,
    part: (rows) =>
      csv(
        names,
        rows.map((row) => row.map(cellOf)),
      ).slice(begin.length),
    end: () => "",
  }
}

/** As many rows as a person reads; the rest is counted. */
function asTable(columns: Columns, terminal: Terminal): Form {
  const shown: (readonly Plain[])[] = []
  let count = 0
  return {
    begin: "",
    part(rows) {
      count += rows.length
      if (shown.length < MOST_ROWS) shown.push(...rows.slice(0, MOST_ROWS - shown.length))
      return ""
    },
    end: () => answerTable(columns, shown, count, terminal),
  }
}

export const formOf = (format: string, columns: Columns, terminal: Terminal): Form =>
  format === "json" ? asJson(columns) : format === "csv" ? asCsv(columns) : asTable(columns, terminal)
