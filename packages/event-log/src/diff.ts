import type { OfficeEvent } from "@tangguh/office"
import { BLOCK_ROWS, type Columns } from "./columns.ts"
import { Cursor, length } from "./cursor.ts"
import type { Log } from "./log.ts"

/** Where two logs part: the first number at which they do not have the same event; null: that one has ended. */
export interface Difference {
  readonly number: number
  readonly a: OfficeEvent | null
  readonly b: OfficeEvent | null
}

/** The first event in which two logs differ, in whatever field, or which only one of them has; null: they have the same events. */
export function firstDifference(a: Log, b: Log): Difference | null {
  if (a.link === b.link && a.hash === b.hash) return null
  const blocks = Math.min(a.blocks.length, b.blocks.length)
  for (let block = 0; block < blocks; block++) {
    const inA = a.blocks.at(block)!.columns
    const inB = b.blocks.at(block)!.columns
    const row = firstRow(inA, inB)
    if (row < Math.max(inA.rows, inB.rows)) return difference(a, b, block * BLOCK_ROWS + row + 1)
  }
  return length(a) === length(b) ? null : difference(a, b, blocks * BLOCK_ROWS + 1)
}

/** The first row in which they differ; where they do not, how many they have in common. */
function firstRow(a: Columns, b: Columns): number {
  let rows = Math.min(a.rows, b.rows)
  for (const name of ["time", "type", "office", "subject", "value", "hidden", "cause"] as const) {
    const inA = a[name]
    const inB = b[name]
    let row = 0
    while (row < rows && Object.is(inA[row], inB[row])) row++
    rows = row
  }
  return rows
}

function difference(a: Log, b: Log, number: number): Difference {
  const eventIn = (log: Log) => {
    const cursor = new Cursor(log)
    return cursor.goTo(number) ? cursor.event : null
  }
  return { number, a: eventIn(a), b: eventIn(b) }
}
