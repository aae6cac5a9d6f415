/**
 * Returns the mean and the sample standard deviation of the mean (its standard error; NaN of fewer than two values).
 *
 * Values that are all the same have exactly that mean, and an error of exactly 0.
 *
 * Errors: RangeError where there is no value.
 */
export function moments(values: ArrayLike<number>): { readonly mean: number; readonly standardError: number } {
  const n = values.length
  if (n < 1) throw new RangeError("no values: a mean needs at least one")
  const shift = values[0]
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i] - shift
  const mean = shift + sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean)
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) }
}
