import { expOf, LN2, split } from "./fixed-point.ts"
import { powerOfTwo } from "./powers-of-two.ts"

// exp(x) = 2^e · 2^(i/128) · exp(r) with x = (128 e + i) ln 2 / 128 + r and |r| < 0.0028.
const POWER = new Float64Array(128)
const REST = new Float64Array(128)
for (let i = 0; i < 128; i++) {
  const [power, rest] = split(expOf((LN2 * BigInt(i)) / 128n), 52n)
  POWER[i] = power
  REST[i] = rest
}
const [STEP_COARSE, STEP_FINE] = split(LN2 / 128n, 42n)
const STEPS_PER_UNIT = 1 / (STEP_COARSE + STEP_FINE)
const ROUNDER = 1.5 * 4_503_599_627_370_496 // adding and subtracting it rounds to an integer

/**
 * Returns e to the power x, less than one unit in the last place from it: the same bits in every engine.
 *
 * Source: Tang 1989.
 */
export function exp(x: number): number {
  return expOfSum(x, 0)
}

/** Returns exp(x + rest) for a rest much smaller than the last place of x is wide at 1. */
export function expOfSum(x: number, rest: number): number {
  if (!(x < 709.79)) return x === x ? Infinity : NaN
  if (x < -745.14) return 0
  const steps = x * STEPS_PER_UNIT + ROUNDER - ROUNDER
  const r = x - steps * STEP_COARSE - steps * STEP_FINE + rest
  const square = r * r
  const series = r + square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120)))
  const i = steps & 127
  const power = POWER[i]
  const value = power + (REST[i] + power * series)
  const e = steps >> 7
  if (e > -1022 && e < 1024) return value * powerOfTwo(e)
  // In two steps, of which only the last can round (to a subnormal) or overflow.
  return value * powerOfTwo(e >> 1) * powerOfTwo(e - (e >> 1))
}
