/**
 * Returns the quantile of values in ascending order, interpolated between the two nearest.
 *
 * Errors: RangeError where there is no value, or p is not from 0 to 1.
 *
 * Source: [Hyndman and Fan 1996], definition 7.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length < 1) throw new RangeError("no values: a quantile needs at least one")
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a share from 0 to 1, not ${p}`)
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const share = place - below
  return share === 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below])
}

/** Returns the median of values in any order, which stay as they are. */
export function median(values: ArrayLike<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5)
}
