/** Where a function is largest, and how large. */
export interface Maximum {
  readonly at: number
  readonly value: number
}

const GOLDEN = (3 - Math.sqrt(5)) / 2

/**
 * Returns the largest value of a function with one maximum between two points, found to `tolerance`: steps to the top of the
 * parabola through the best three points, and golden sections of the larger part where such a step would be no gain.
 *
 * Source: [Kiefer 1953], with parabolic steps as [Brent 1973], chapter 5.
 */
export function maximum(f: (x: number) => number, from: number, until: number, tolerance = 1e-7): Maximum {
  let [low, high] = [from, until]
  let best = low + GOLDEN * (high - low)
  let [second, third] = [best, best]
  let atBest = f(best)
  let [atSecond, atThird] = [atBest, atBest]
  let step = 0
  let stepBefore = 0
  while (high - low > 4 * tolerance) {
    const middle = (low + high) / 2
    if (Math.abs(best - middle) <= 2 * tolerance - (high - low) / 2) break
    // Top of the parabola: best + p / q.
    const r = (best - second) * (atThird - atBest)
    const s = (best - third) * (atSecond - atBest)
    const p = (best - third) * s - (best - second) * r
    const q = 2 * (r - s)
    const parabolic = q === 0 ? NaN : p / q
    if (Math.abs(parabolic) < Math.abs(stepBefore) / 2 && best + parabolic > low && best + parabolic < high) {
      stepBefore = step
      step = parabolic
    } else {
      stepBefore = best < middle ? high - best : low - best
      step = GOLDEN * stepBefore
    }
    const least = Math.abs(step) >= tolerance ? step : step > 0 ? tolerance : -tolerance
    const x = best + least
    const value = f(x)
    if (value >= atBest) {
      if (x < best) high = best
      else low = best
      ;[third, atThird, second, atSecond, best, atBest] = [second, atSecond, best, atBest, x, value]
    } else {
      if (x < best) low = x
      else high = x
      if (value >= atSecond || second === best) [third, atThird, second, atSecond] = [second, atSecond, x, value]
      else if (value >= atThird || third === best || third === second) [third, atThird] = [x, value]
    }
  }
  return { at: best, value: atBest }
}
