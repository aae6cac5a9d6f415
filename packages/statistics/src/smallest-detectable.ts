import tQuantile from "@stdlib/stats-base-dists-t-quantile"
import { moments } from "./moments.ts"

/**
 * Returns the smallest error of the mean that `acceptMean` finds with the given power, in the unit of the values.
 *
 * Errors: RangeError where there are fewer than two values.
 *
 * Source: the usual approximation, with the quantiles of Student's t for both errors, in place of the non-central t.
 */
export function smallestDetectable({
  values,
  alpha,
  power = 0.99,
}: {
  readonly values: ArrayLike<number>
  readonly alpha: number
  readonly power?: number
}): number {
  if (values.length < 2) throw new RangeError(`${values.length} values: a test needs at least two`)
  const freedom = values.length - 1
  return (tQuantile(1 - alpha / 2, freedom) + tQuantile(power, freedom)) * moments(values).standardError
}
