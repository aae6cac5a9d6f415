export type TimeAverageState = {
  readonly from: number
  readonly since: number
  readonly value: number
  readonly area: number
}

/**
 * The average over time of a value that changes in steps, over the window from `restart` until now.
 *
 * Units: seconds.
 */
export class TimeAverage {
  private from: number
  private since: number
  private area = 0
  private current: number

  constructor(from = 0, value = 0) {
    this.from = from
    this.since = from
    this.current = value
  }

  /** The value since the last update. */
  get value(): number {
    return this.current
  }

  /** Says that the value is another from `time` on. */
  update(time: number, value: number): void {
    this.area += this.current * (time - this.since)
    this.since = time
    this.current = value
  }

  /** Begins a new window at `time`, as at the end of a warm-up; the value stays. */
  restart(time: number): void {
    this.from = time
    this.since = time
    this.area = 0
  }

  /** Returns the integral of the value from the beginning of the window until `time`. */
  integral(time: number): number {
    return this.area + this.current * (time - this.since)
  }

  /** Returns the mean from the beginning of the window until `time`; of a window of no length, the value itself. */
  mean(time: number): number {
    return time > this.from ? this.integral(time) / (time - this.from) : this.current
  }

  state(): TimeAverageState {
    return { from: this.from, since: this.since, value: this.current, area: this.area }
  }

  static restore(state: TimeAverageState): TimeAverage {
    const average = new TimeAverage(state.from, state.value)
    average.since = state.since
    average.area = state.area
    return average
  }
}
