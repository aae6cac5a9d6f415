export type TallyState = {
  readonly count: number
  readonly mean: number
  readonly squares: number
  readonly min: number
  readonly max: number
}

/**
 * Count, mean, variance and extremes of the values added to it.
 *
 * Of no values mean is NaN, min Infinity and max -Infinity; of fewer than two the variance is NaN.
 *
 * Source: Welford 1962; `merge` by Chan, Golub, LeVeque 1983.
 */
export class Tally {
  count = 0
  min = Infinity
  max = -Infinity
  private average = 0
  private squares = 0 // of the deviations from the mean

  add(value: number): void {
    const deviation = value - this.average
    this.average += deviation / ++this.count
    this.squares += deviation * (value - this.average)
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
  }

  get mean(): number {
    return this.count > 0 ? this.average : NaN
  }

  /** The sample variance, with n - 1 below the line. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : NaN
  }

  get standardDeviation(): number {
    return Math.sqrt(this.variance)
  }

  /** Adds all that the other has seen. */
  merge(other: Tally): void {
    if (other.count === 0) return
    const count = this.count + other.count
    const difference = other.average - this.average
    this.squares += other.squares + (difference * difference * this.count * other.count) / count
    this.average += (difference * other.count) / count
    this.count = count
    this.min = Math.min(this.min, other.min)
    this.max = Math.max(this.max, other.max)
  }

  /** Returns plain data that `restore` takes; the extremes of no values are given as 0, for JSON has no Infinity. */
  state(): TallyState {
    const { count, average, squares, min, max } = this
    return count === 0 ? { count, mean: 0, squares: 0, min: 0, max: 0 } : { count, mean: average, squares, min, max }
  }

  static restore(state: TallyState): Tally {
    const tally = new Tally()
    if (state.count === 0) return tally
    tally.count = state.count
    tally.average = state.mean
    tally.squares = state.squares
    tally.min = state.min
    tally.max = state.max
    return tally
  }
}
