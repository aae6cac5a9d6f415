/**
 * Arithmetic on integers that count units of 2⁻¹²⁸: it fills the tables of `log` and `exp` when they are loaded,
 * so that no table has to be trusted and every engine has the same one.
 */
export const ONE = 1n << 128n

/** Returns log(numerator / denominator), by 2·artanh((n - d) / (n + d)). */
export function logOfRatio(numerator: bigint, denominator: bigint): bigint {
  const z = ((numerator - denominator) * ONE) / (numerator + denominator)
  const square = (z * z) / ONE
  let sum = 0n
  for (let power = z, n = 1n; power !== 0n; power = (power * square) / ONE, n += 2n) sum += power / n
  return 2n * sum
}

export const LN2 = logOfRatio(2n, 1n)

/** Returns exp(x) for an x between -1 and 1, by its Taylor series. */
export function expOf(x: bigint): bigint {
  let sum = 0n
  for (let term = ONE, n = 1n; term !== 0n; term = (term * x) / ONE / n, n++) sum += term
  return sum
}

/**
 * Returns `value` as a float of few bits and the float nearest to what is left.
 *
 * Source: the first is a multiple of 2^-bits, so that sums of such parts are exact.
 */
export function split(value: bigint, bits: bigint): readonly [number, number] {
  const unit = ONE >> bits
  const coarse = ((value + unit / 2n) / unit) * unit
  return [toNumber(coarse), toNumber(value - coarse)]
}

// `Number(bigint)` rounds to nearest, and the scaling is by a power of two: one rounding in all.
function toNumber(value: bigint): number {
  return Number(value) / Number(ONE)
}
