/**
 * The grain of simulated time: sums and differences of its multiples are exact below 2³³ s (272 years).
 *
 * Units: seconds.
 */
export const GRID = 1 / 1_048_576

/** Returns the multiple of `GRID` nearest to `seconds`, a half rounded up. */
export function onGrid(seconds: number): number {
  return Math.round(seconds * 1_048_576) * GRID
}
