import type { Compiling } from "./compiling.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import { quoted, type Path } from "./problem.ts"

/** A row of a table: its cells by column, and the line of the file on which it stands. */
export interface Row {
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

/** A cell in double quotes may hold commas, and `""` for a quote. */
const cellPattern = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y

/** The cells of a line. Null: a quote is not closed. */
const cellsOf = (line: string): readonly string[] | null => {
  const cells: string[] = []
  const cell = new RegExp(cellPattern)
  for (;;) {
    const match = cell.exec(line)
    if (match === null) return null
    cells.push(match[1] === undefined ? match[2]!.trim() : match[1].replaceAll('""', '"'))
    if (match[3] === "") return cells
  }
}

/** Where the nth cell of a line stands: its column, from 1, and how many characters it takes. */
export const cellPlace = (line: string, nth: number): { readonly column: number; readonly length: number } => {
  const cell = new RegExp(cellPattern)
  for (let left = nth; ; left--) {
    const start = cell.lastIndex
    const text = cell.exec(line)?.[0].replace(/,$/, "")
    if (text === undefined) return { column: 1, length: line.length }
    if (left === 0) return { column: start + text.length - text.trimStart().length + 1, length: text.trim().length }
  }
}

/** Rows of comma-separated text, whose first line names the columns. Empty lines are passed over. */
export const parseTable = (text: string, wanted: readonly string[]): Parsed<readonly Row[]> => {
  const rows: Row[] = []
  let header: readonly string[] | null = null
  for (const [index, written] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (written.trim() === "") continue
    const line = index + 1
    const cells = cellsOf(written)
    if (cells === null) return wrong(`line ${line}: a quote that is not closed`, "cells such as a,b or “a,b”")
    if (header === null) {
      header = cells
      const missing = wanted.find((column) => !cells.includes(column))
      if (missing !== undefined) return wrong(`there is no column ${quoted(missing)}`, `columns ${wanted.join(", ")}`)
      const twice = cells.find((column, at) => cells.indexOf(column) < at)
      if (twice !== undefined) return wrong(`the column ${quoted(twice)} stands there twice`, "each column once")
    } else if (cells.length !== header.length)
      return wrong(`line ${line} has ${cells.length} cells`, `${header.length}, as the first line`)
    else rows.push({ line, cells: new Map(header.map((column, at) => [column, cells[at]!])) })
  }
  return header === null ? wrong("the table is empty", `a first line ${wanted.join(",")}`) : right(rows)
}

/** The rows of a table beside the scenario, or null where it cannot be had, which is reported. */
export const tableAt = (
  compiling: Compiling,
  path: Path,
  file: string,
  wanted: readonly string[],
): readonly Row[] | null => {
  const read = compiling.beside(file)
  if (read.problem !== null) {
    compiling.problem(path, `${file}: ${read.problem.message}`, read.problem.accepted)
    return null
  }
  const table = parseTable(read.text, wanted)
  if (table.ok) return table.value
  compiling.problem(path, `${file}: ${table.wrong}`, table.accepted!)
  return null
}
