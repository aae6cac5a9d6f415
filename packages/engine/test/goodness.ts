/**
 * The greatest distance between an empirical and the true distribution function that chance exceeds once in 100,000 tests,
 * and the distance of two distributions that a test finds 99 times in 100.
 *
 * Source: Massart 1990: P(distance > d) ≤ 2 exp(-2 n d²) for every n and every distribution, also a discrete one.
 */
export const FALSE_ALARM = 1e-5
export const acceptedDistance = (n: number): number => Math.sqrt(Math.log(2 / FALSE_ALARM) / 2 / n)
export const detectedDistance = (n: number): number => acceptedDistance(n) + Math.sqrt(Math.log(2 / 0.01) / 2 / n)

/** Returns the greatest distance of the values' empirical distribution function from `cdf`, on both sides of each value. */
export function distance(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.toSorted()
  const n = sorted.length
  let greatest = 0
  for (let i = 0; i < n;) {
    let j = i
    while (j < n && sorted[j] === sorted[i]) j++
    const repeated = j - i > 1 // an atom: the function is to be met above it, and below it only by continuity
    greatest = Math.max(greatest, Math.abs(j / n - cdf(sorted[i])), repeated ? 0 : Math.abs(i / n - cdf(sorted[i])))
    i = j
  }
  return greatest
}

/** Returns how many standard deviations a chi-square statistic is above its mean. Source: Wilson and Hilferty 1931. */
export function chiSquareScore(counts: ArrayLike<number>, expected: (cell: number) => number): number {
  let statistic = 0
  for (let i = 0; i < counts.length; i++) statistic += (counts[i] - expected(i)) ** 2 / expected(i)
  const freedom = counts.length - 1
  return (Math.cbrt(statistic / freedom) - 1 + 2 / (9 * freedom)) / Math.sqrt(2 / (9 * freedom))
}

/** A standard normal score above this, on one side, is a false alarm once in 100,000 tests. */
export const ACCEPTED_SCORE = 4.265
