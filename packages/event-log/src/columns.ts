import type { MutableEvent } from "@tangguh/office"

/** Rows of every block but the last: more would compress better, and would no longer stay in the cache while they are written. */
export const BLOCK_ROWS = 16_384

/** Bytes of an event. */
export const ROW_BYTES = 37

/**
 * Events, field by field: column after column in one stretch of bytes, little-endian as on every platform with typed arrays that is still made.
 *
 * Shape: time, value, hidden (float64), office, subject (int32), cause (uint32), type (uint8), `rows` of each.
 * The number of an event is its place in the log.
 */
export class Columns {
  readonly rows: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly time: Float64Array
  readonly value: Float64Array
  readonly hidden: Float64Array
  readonly office: Int32Array
  readonly subject: Int32Array
  readonly cause: Uint32Array
  readonly type: Uint8Array

  /** Takes over bytes that hold whole rows. */
  constructor(buffer: ArrayBuffer) {
    const rows = buffer.byteLength / ROW_BYTES
    if (!Number.isInteger(rows)) throw new RangeError(`${buffer.byteLength} bytes are not whole rows of ${ROW_BYTES}`)
    this.rows = rows
    this.bytes = new Uint8Array(buffer)
    this.time = new Float64Array(buffer, 0, rows)
    this.value = new Float64Array(buffer, 8 * rows, rows)
    this.hidden = new Float64Array(buffer, 16 * rows, rows)
    this.office = new Int32Array(buffer, 24 * rows, rows)
    this.subject = new Int32Array(buffer, 28 * rows, rows)
    this.cause = new Uint32Array(buffer, 32 * rows, rows)
    this.type = new Uint8Array(buffer, 36 * rows, rows)
  }

  static blank(rows: number): Columns {
    return new Columns(new ArrayBuffer(rows * ROW_BYTES))
  }

  /** A copy of the first rows. */
  head(rows: number): Columns {
    if (rows === this.rows) return new Columns(this.bytes.slice().buffer)
    const copy = Columns.blank(rows)
    for (const name of ["time", "value", "hidden", "office", "subject", "cause", "type"] as const)
      copy[name].set(this[name].subarray(0, rows))
    return copy
  }

  /** Fills in an event from a row; its number is the caller's to know. */
  read(row: number, event: MutableEvent): void {
    event.time = this.time[row]
    event.type = this.type[row] as MutableEvent["type"]
    event.office = this.office[row]
    event.subject = this.subject[row]
    event.value = this.value[row]
    event.hidden = this.hidden[row]
    event.cause = this.cause[row]
  }
}
