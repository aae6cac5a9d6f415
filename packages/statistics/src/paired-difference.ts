import { interval, type Interval } from "./interval.ts"

/**
 * Returns the mean of `values - baseline`, taken replication by replication, and its confidence interval.
 *
 * Errors: RangeError where they are not equally many, or none.
 *
 * Source: [Law 2015], section 10.2.1.
 */
export function pairedDifference(values: ArrayLike<number>, baseline: ArrayLike<number>, confidence = 0.95): Interval {
  if (values.length !== baseline.length)
    throw new RangeError(`${values.length} values cannot be paired with ${baseline.length}`)
  return interval(
    Float64Array.from(values, (value, i) => value - baseline[i]),
    confidence,
  )
}
