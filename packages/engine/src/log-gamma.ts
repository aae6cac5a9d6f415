import { log } from "./log.ts"

const HALF_LOG_TWO_PI = log(2 * 3.141592653589793) / 2

/**
 * Returns the logarithm of the gamma function of x > 0, to an error of about 1e-15 times the larger of 1 and itself.
 *
 * Source: Stirling's series (Abramowitz and Stegun 1964, 6.1.40) above 10, the recurrence below.
 */
export function logGamma(x: number): number {
  let product = 1
  let y = x
  while (y < 10) product *= y++
  const square = 1 / (y * y)
  const series =
    1 / 12 -
    square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360)))))
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + series / y - log(product)
}
