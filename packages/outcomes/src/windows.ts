/** A point of time that may become known only while the run goes on: Infinity until then. */
export interface Instant {
  time: number
}

/** Half-open stretches of time, in order: from, until. `closed`: the last instant belongs to it. */
export class Windows {
  private readonly from: readonly Instant[]
  private readonly until: readonly Instant[]
  private readonly closed: boolean

  constructor(bounds: readonly (readonly [from: Instant, until: Instant])[], closed = false) {
    this.from = bounds.map(([from]) => from)
    this.until = bounds.map(([, until]) => until)
    this.closed = closed
  }

  includes(time: number): boolean {
    const { from, until } = this
    for (let i = 0; i < from.length; i++)
      if (time >= from[i].time && (time < until[i].time || (this.closed && time === until[i].time))) return true
    return false
  }

  /** Seconds of [from, until) that lie within. */
  overlap(from: number, until: number): number {
    let sum = 0
    for (let i = 0; i < this.from.length; i++)
      sum += Math.max(0, Math.min(until, this.until[i].time) - Math.max(from, this.from[i].time))
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
