import { GRID } from "./on-grid.ts"
import { log } from "./log.ts"
import type { Uniforms } from "./uniforms.ts"

/**
 * Writes the times of a Poisson process whose rate is constant in each piece, ascending and on the grid,
 * and returns how many there are.
 *
 * The pieces `start` to `end` (not included) are in order of time and do not overlap; each expects `expected * scale`
 * arrivals, spread evenly from `from` until `until`, which are on the grid. Where there are more arrivals than `out` holds,
 * the first are written and all are counted: the caller makes room and draws again at the same address.
 *
 * Source: inversion of the cumulated rate (Çinlar 1975, p. 96), exact where the rate changes between two arrivals.
 */
export function arrivals(
  from: Float64Array,
  until: Float64Array,
  expected: Float64Array,
  start: number,
  end: number,
  scale: number,
  uniforms: Uniforms,
  out: Float64Array,
): number {
  let count = 0
  let next = -log(uniforms.next()) // on the axis of expected arrivals since the beginning of the piece
  for (let piece = start; piece < end; piece++) {
    const inPiece = expected[piece] * scale
    const secondsPerArrival = (until[piece] - from[piece]) / inPiece
    const last = until[piece] - GRID
    while (next < inPiece) {
      // Rounded down, and held to the last moment before the end, so that it stays within its piece.
      const time = Math.floor((from[piece] + next * secondsPerArrival) / GRID) * GRID
      if (count < out.length) out[count] = Math.min(time, last)
      count++
      next -= log(uniforms.next())
    }
    next -= inPiece
  }
  return count
}
