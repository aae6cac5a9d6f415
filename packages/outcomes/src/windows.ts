/** A point of time that may become known only while the run goes on: Infinity until then. */
export interface Instant {
  time: number
}

/** Half-open stretches of time, in order: from, until. `closed`: the last instant belongs to it. */
export class Windows {
  private readonly from: readonly Instant[]
  private readonly until: readonly Instant[]
  private readonly closed: boolean
  /** Most often there is but one. */
  private readonly isOne: boolean

  constructor(bounds: readonly (readonly [from: Instant, until: Instant])[], closed = false) {
    this.from = bounds.map(([from]) => from)
    this.until = bounds.map(([, until]) => until)
    this.closed = closed
    this.isOne = bounds.length === 1
  }

  includes(time: number): boolean {
    const { from, until } = this
    if (this.isOne) return time >= from[0].time && (time < until[0].time || (this.closed && time === until[0].time))
    for (let i = 0; i < from.length; i++)
      if (time >= from[i].time && (time < until[i].time || (this.closed && time === until[i].time))) return true
    return false
  }

  /** Seconds of [from, until) that lie within. */
  overlap(from: number, until: number): number {
    if (this.isOne) return common(from, until, this.from[0].time, this.until[0].time)
    let sum = 0
    for (let i = 0; i < this.from.length; i++) sum += common(from, until, this.from[i].time, this.until[i].time)
    return sum
  }

  /** Seconds until the horizon that lie within. */
  length(horizon: number): number {
    return this.overlap(0, horizon)
  }

  /** Whether it never came: what happens in it was not exercised. */
  get isEmpty(): boolean {
    const ends = this.closed ? this.until : this.from
    return ends.every(({ time }, i) => time === Infinity || this.from[i].time > this.until[i].time)
  }
}

/** How much of one stretch lies within another. */
function common(from: number, until: number, first: number, last: number): number {
  const length = (until < last ? until : last) - (from > first ? from : first)
  return length > 0 ? length : 0
}
