import { blankEvent, type OfficeEvent } from "@tangguh/office"
import { BLOCK_ROWS, type Columns } from "./columns.ts"
import type { Log } from "./log.ts"
import { type Upcaster, upcasterFrom } from "./upcast.ts"

/** Events in a log. */
export function length(log: Log): number {
  const last = log.blocks.at(-1)
  return last === undefined ? 0 : (log.blocks.length - 1) * BLOCK_ROWS + last.columns.rows
}

/** How many events of a log have happened by an instant, those at it among them. */
export function eventsUntil(log: Log, time: number): number {
  const cursor = new Cursor(log)
  let low = 0
  let high = cursor.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    cursor.goTo(middle)
    if (cursor.event.time <= time) low = middle
    else high = middle - 1
  }
  return low
}

/** When an event happened, in seconds; 0 where there is none. */
export function timeOf(log: Log, number: number): number {
  const cursor = new Cursor(log)
  return cursor.goTo(number) ? cursor.event.time : 0
}

/** A place in a log. It moves without making objects: `event` is one record, filled in anew. */
export class Cursor {
  readonly length: number
  private readonly log: Log
  private readonly record = blankEvent()
  /** Logs of older versions are read as if they were written now. */
  private readonly upcast: Upcaster
  private block = -1
  private columns: Columns | undefined

  /** Stands before the event after number `after`: before the first, if left out. */
  constructor(log: Log, after = 0) {
    this.log = log
    this.upcast = upcasterFrom(log.header.schema)
    this.length = length(log)
    this.record.number = after
  }

  /** Where the cursor stands, once it has moved. Copy what is kept. */
  get event(): OfficeEvent {
    return this.record
  }

  /** Moves to the next event; false, and no move, at the end. */
  next(): boolean {
    return this.goTo(this.record.number + 1)
  }

  /** Moves to the event with this number; false, and no move, where there is none. */
  goTo(number: number): boolean {
    if (!(number >= 1 && number <= this.length)) return false
    const block = Math.floor((number - 1) / BLOCK_ROWS)
    if (block !== this.block) {
      this.columns = this.log.blocks.at(block)!.columns
      this.block = block
    }
    this.columns!.read(number - 1 - block * BLOCK_ROWS, this.record)
    this.record.number = number
    if (this.upcast !== null) this.upcast(this.record)
    return true
  }
}
