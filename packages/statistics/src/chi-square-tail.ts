import gammaIncomplete from "@stdlib/math-base-special-gammainc"

/**
 * Returns how often a chi-square variable is above x.
 *
 * Source: [Abramowitz and Stegun 1964], 26.4.19.
 */
export function chiSquareTail(x: number, freedom: number): number {
  return gammaIncomplete(x / 2, freedom / 2, true, true)
}
