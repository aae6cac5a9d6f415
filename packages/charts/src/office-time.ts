import { hoursOf } from "./local-time.ts"

/** One working day: its date and the local times at which the office opens and closes. */
export interface OfficeDay {
  readonly date: string
  readonly open: string
  readonly close: string
}

/**
 * A clock that runs only while the office is open: it turns local times into hours of office time since the first day
 * opened, so that a chart leaves nights out.
 *
 * Errors: a RangeError when there is no day, or when the days do not follow one another.
 */
export class OfficeTime {
  readonly days: ReadonlyArray<OfficeDay & { readonly from: number; readonly until: number }>
  readonly length: number
  readonly #opens: ReadonlyArray<number>

  constructor(days: ReadonlyArray<OfficeDay>) {
    if (days.length === 0) throw new RangeError("there is no day to show")
    let from = 0
    let before = Number.NEGATIVE_INFINITY
    this.#opens = days.map((day) => hoursOf(day.open))
    this.days = days.map((day, index) => {
      const open = this.#opens[index] ?? 0
      const hours = hoursOf(day.close) - open
      if (!(hours > 0)) throw new RangeError(`the day ${day.date} does not close after it opens`)
      if (open < before) throw new RangeError(`the day ${day.date} opens before the one ahead of it closes`)
      before = open + hours
      const placed = { ...day, from, until: from + hours }
      from += hours
      return placed
    })
    this.length = from
  }

  /** Hours of office time at a local time; a time at which the office is closed is taken as the next opening. */
  at(local: string): number {
    const hours = hoursOf(local)
    for (const [index, day] of this.days.entries()) {
      const since = hours - (this.#opens[index] ?? 0)
      if (since <= day.until - day.from) return day.from + Math.max(0, since)
    }
    return this.length
  }

  /** The index of the day that a local time falls on, opening and closing included, or nothing when it is closed. */
  dayAt(local: string): number | undefined {
    const hours = hoursOf(local)
    const index = this.days.findIndex((day, i) => {
      const since = hours - (this.#opens[i] ?? 0)
      return since >= 0 && since <= day.until - day.from
    })
    return index < 0 ? undefined : index
  }
}
