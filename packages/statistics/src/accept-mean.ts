import tQuantile from "@stdlib/stats-base-dists-t-quantile"
import { moments } from "./moments.ts"

export type Hypothesis = {
  /** One value a replication: they have to be independent. */
  readonly values: ArrayLike<number>
  readonly expected: number
  /** How often a true hypothesis is refused: the false-alarm rate. */
  readonly alpha: number
  /** Where the expected value comes from. */
  readonly source?: string
}

export type Verdict = {
  readonly holds: boolean
  readonly mean: number
  /** The hypothesis holds where the mean is no farther than this from what is expected. */
  readonly halfWidth: number
  /** How many standard errors the mean is above what is expected. */
  readonly zScore: number
}

/**
 * Tests by Student's t, on both sides, whether values may have the mean that theory expects.
 *
 * Errors: RangeError where there are fewer than two values, or alpha is not between 0 and 1.
 */
export function acceptMean({ values, expected, alpha }: Hypothesis): Verdict {
  if (values.length < 2) throw new RangeError(`${values.length} values: a test needs at least two`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`an alpha between 0 and 1, not ${alpha}`)
  const { mean, standardError } = moments(values)
  const error = mean - expected
  const halfWidth = tQuantile(1 - alpha / 2, values.length - 1) * standardError
  return { holds: Math.abs(error) <= halfWidth, mean, halfWidth, zScore: error === 0 ? 0 : error / standardError }
}
