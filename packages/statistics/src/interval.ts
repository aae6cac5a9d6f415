import tQuantile from "@stdlib/stats-base-dists-t-quantile"
import { moments } from "./moments.ts"

export type Interval = {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  readonly n: number
}

/**
 * Returns the mean of independent values and its confidence interval by Student's t.
 *
 * One value says nothing of its spread, so its interval is from -Infinity to Infinity;
 * values that are all the same have the interval of no width.
 *
 * Errors: RangeError where there is no value, or the confidence is not between 0 and 1.
 *
 * Source: [Student 1908].
 */
export function interval(values: ArrayLike<number>, confidence = 0.95): Interval {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence between 0 and 1, not ${confidence}`)
  const n = values.length
  const { mean, standardError } = moments(values)
  if (n === 1) return { mean, lower: -Infinity, upper: Infinity, n }
  const halfWidth = tQuantile((1 + confidence) / 2, n - 1) * standardError
  return { mean, lower: mean - halfWidth, upper: mean + halfWidth, n }
}
