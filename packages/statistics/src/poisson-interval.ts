import gammaIncompleteInverse from "@stdlib/math-base-special-gammaincinv"

/**
 * Returns the exact confidence interval of the mean of a Poisson count.
 *
 * An exposure divided by it, bounds exchanged, is that of the mean time between events that come at random.
 * The count need not be whole: one that varies `d` times as much as a Poisson count has `d` times the interval of `count / d`.
 *
 * Errors: RangeError where the count is negative, or the confidence is not between 0 and 1.
 *
 * Source: [Garwood 1936]; for quasi-counts [McCullagh and Nelder 1989], section 6.2.3.
 */
export function poissonInterval(count: number, confidence = 0.95): { readonly lower: number; readonly upper: number } {
  if (!(count >= 0)) throw new RangeError(`a count of at least 0, not ${count}`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence between 0 and 1, not ${confidence}`)
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : gammaIncompleteInverse(tail, count),
    upper: gammaIncompleteInverse(1 - tail, count + 1),
  }
}
