import { Defect } from "@tangguh/engine"
import { Columns, ROW_BYTES } from "../columns.ts"

/*
 * How events are laid out before they are compressed. What seldom changes from one event to the next is to stand together:
 * times as what has passed since the event before, causes as how many events ago, numbers as whole ticks of the grid where
 * they are on it, and of every column the lowest bytes of all rows, then the next ones, and so on.
 */

/** Ticks of the grid of times in a second. */
const TICKS = 1_048_576
const WORD = 4_294_967_296
/** High word of what stands for Infinity: no time is as late. */
const ENDLESS = 0x7fffffff
const MOST = 4_503_599_627_370_496 // 2^52

/** How a column of numbers is written. */
const Form = { numbers: 0, ticks: 1 } as const

/** Bytes that so many rows take: their own, and a byte for the form of each of the three columns of numbers. */
export const packedLength = (rows: number): number => rows * ROW_BYTES + 3

/** Lays out the events of a stretch; `before` is how many there are before it. */
export function packed(columns: Columns, before: number): Uint8Array<ArrayBuffer> {
  const { rows } = columns
  const out = new Uint8Array(packedLength(rows))
  const words = new Int32Array(rows)
  let at = 0
  const planes = () => {
    for (let shift = 0; shift < 32; shift += 8, at += rows)
      for (let row = 0; row < rows; row++) out[at + row] = words[row] >>> shift
  }
  const numbers = (column: Float64Array, differ: boolean) => {
    if (!isOnGrid(column)) {
      out[at++] = Form.numbers
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
      for (let byte = 0; byte < 8; byte++, at += rows)
        for (let row = 0; row < rows; row++) out[at + row] = bytes[8 * row + byte]
      return
    }
    out[at++] = Form.ticks
    const high = new Int32Array(rows)
    let last = 0
    for (let row = 0; row < rows; row++) {
      const number = column[row]
      if (number === Infinity) {
        high[row] = ENDLESS
        words[row] = 0
        continue
      }
      const ticks = number * TICKS
      const written = differ ? ticks - last : ticks
      if (differ) last = ticks
      high[row] = Math.floor(written / WORD)
      words[row] = written - high[row] * WORD
    }
    planes()
    words.set(high)
    planes()
  }
  numbers(columns.time, true)
  numbers(columns.value, false)
  numbers(columns.hidden, false)
  words.set(columns.office)
  planes()
  words.set(columns.subject)
  planes()
  for (let row = 0; row < rows; row++) words[row] = columns.cause[row] === 0 ? 0 : before + 1 + row - columns.cause[row]
  planes()
  out.set(columns.type, at)
  return out
}

/** The events of a stretch that was laid out by `packed`. Errors: Defect where the bytes are not those of so many rows. */
export function unpacked(bytes: Uint8Array, rows: number, before: number): Columns {
  if (bytes.length !== packedLength(rows)) throw new Defect(`${bytes.length} bytes are not ${rows} packed events`)
  const columns = Columns.blank(rows)
  const words = new Int32Array(rows)
  let at = 0
  const planes = () => {
    for (let row = 0; row < rows; row++)
      words[row] =
        bytes[at + row] |
        (bytes[at + rows + row] << 8) |
        (bytes[at + 2 * rows + row] << 16) |
        (bytes[at + 3 * rows + row] << 24)
    at += 4 * rows
  }
  const numbers = (column: Float64Array, differ: boolean) => {
    if (bytes[at++] === Form.numbers) {
      const into = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
      for (let byte = 0; byte < 8; byte++, at += rows)
        for (let row = 0; row < rows; row++) into[8 * row + byte] = bytes[at + row]
      return
    }
    planes()
    const low = words.slice()
    planes()
    let last = 0
    for (let row = 0; row < rows; row++) {
      if (words[row] === ENDLESS) {
        column[row] = Infinity
        continue
      }
      const written = words[row] * WORD + (low[row] >>> 0)
      if (differ) last += written
      column[row] = (differ ? last : written) / TICKS
    }
  }
  numbers(columns.time, true)
  numbers(columns.value, false)
  numbers(columns.hidden, false)
  planes()
  columns.office.set(words)
  planes()
  columns.subject.set(words)
  planes()
  for (let row = 0; row < rows; row++) columns.cause[row] = words[row] === 0 ? 0 : before + 1 + row - words[row]
  columns.type.set(bytes.subarray(at))
  return columns
}

/** Whether every number is a whole tick, or Infinity: so is nearly all that a run writes. */
function isOnGrid(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) {
    const number = column[row]
    const ticks = number * TICKS
    if (number === Infinity) continue
    if (!(Math.abs(ticks) < MOST) || Math.floor(ticks) !== ticks || Object.is(number, -0)) return false
  }
  return true
}
