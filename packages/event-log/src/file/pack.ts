import { Defect } from "@tangguh/engine"
import { Columns, ROW_BYTES } from "../columns.ts"

/*
 * How events are laid out before they are compressed. What seldom changes from one event to the next is to stand together:
 * times as what has passed since the event before, causes as how many events ago, numbers as whole ticks of the grid where
 * they are on it, and of every column the lowest bytes of all rows (a plane), then the next ones, and so on. Planes of which
 * every byte is 0 are left out: half of them are.
 *
 * First the form of each of the three columns of numbers, a byte each; then for each plane whether it is there, a byte each; then the
 * planes that are.
 */

/** Ticks of the grid of times in a second. */
const TICKS = 1_048_576
const TICK = 1 / TICKS
const WORD = 4_294_967_296
/** High word of what stands for Infinity: no time is as late. */
const ENDLESS = 0x7fffffff
const MOST = 4_503_599_627_370_496 // 2^52

/** How a column of numbers is written. */
const Form = { numbers: 0, ticks: 1 } as const

const FORMS = 3
const HEAD = FORMS + ROW_BYTES

/** Bytes that so many rows take at most: their own, the forms, and which planes are there. */
export const packedLength = (rows: number): number => rows * ROW_BYTES + HEAD

/** Lays out the events of a stretch; `before` is how many there are before it. */
export function packed(columns: Columns, before: number): Uint8Array<ArrayBuffer> {
  const { rows } = columns
  const out = new Uint8Array(packedLength(rows))
  const words = new Int32Array(rows)
  let form = 0
  let plane = FORMS
  let at = HEAD
  /** Keeps the plane that has just been written to the end of `out`, if it says anything. */
  const keep = (bits: number) => {
    if (bits !== 0) {
      out[plane] = 1
      at += rows
    }
    plane++
  }
  const planes = () => {
    for (let shift = 0; shift < 32; shift += 8) {
      let bits = 0
      for (let row = 0; row < rows; row++) bits |= out[at + row] = words[row] >>> shift
      keep(bits & 0xff)
    }
  }
  const numbers = (column: Float64Array, differ: boolean) => {
    if (!isOnGrid(column)) {
      out[form++] = Form.numbers
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
      for (let byte = 0; byte < 8; byte++) {
        let bits = 0
        for (let row = 0; row < rows; row++) bits |= out[at + row] = bytes[8 * row + byte]
        keep(bits)
      }
      return
    }
    out[form++] = Form.ticks
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
  keep(1)
  return out.slice(0, at)
}

/** The events of a stretch that was laid out by `packed`. Errors: Defect where the bytes are not those of so many rows. */
export function unpacked(bytes: Uint8Array, rows: number, before: number): Columns {
  const wrong = () => new Defect(`${bytes.length} bytes are not ${rows} packed events`)
  if (bytes.length < HEAD) throw wrong()
  let there = 0
  for (let plane = FORMS; plane < HEAD; plane++) there += bytes[plane]
  if (bytes.length !== HEAD + there * rows) throw wrong()
  const columns = Columns.blank(rows)
  const low = new Int32Array(rows)
  const high = new Int32Array(rows)
  let form = 0
  let plane = FORMS
  let at = HEAD
  /** Reads four planes into words. Returns whether any of them is there. */
  const planes = (words: Int32Array): boolean => {
    let isThere = false
    for (let shift = 0; shift < 32; shift += 8) {
      if (bytes[plane++] === 0) continue
      if (!isThere) for (let row = 0; row < rows; row++) words[row] = bytes[at + row] << shift
      else for (let row = 0; row < rows; row++) words[row] |= bytes[at + row] << shift
      isThere = true
      at += rows
    }
    return isThere
  }
  const numbers = (column: Float64Array, differ: boolean) => {
    if (bytes[form++] === Form.numbers) {
      const into = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
      for (let byte = 0; byte < 8; byte++) {
        if (bytes[plane++] === 0) continue
        for (let row = 0; row < rows; row++) into[8 * row + byte] = bytes[at + row]
        at += rows
      }
      return
    }
    if (!planes(low)) low.fill(0)
    if (!planes(high)) high.fill(0)
    let last = 0
    for (let row = 0; row < rows; row++) {
      if (high[row] === ENDLESS) {
        column[row] = Infinity
        continue
      }
      const written = high[row] * WORD + (low[row] >>> 0)
      if (differ) last += written
      column[row] = (differ ? last : written) * TICK
    }
  }
  numbers(columns.time, true)
  numbers(columns.value, false)
  numbers(columns.hidden, false)
  planes(columns.office)
  planes(columns.subject)
  if (planes(low))
    for (let row = 0; row < rows; row++) columns.cause[row] = low[row] === 0 ? 0 : before + 1 + row - low[row]
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
