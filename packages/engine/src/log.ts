import { LN2, logOfRatio, split } from "./fixed-point.ts"
import { powerOfTwo } from "./powers-of-two.ts"

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0 // the word with sign and exponent

// x = 2^k m with m in [0.6875, 1.375), which is cut into 128 cells by its leading bits. Each cell has a short number c
// near the reciprocal of its middle, and -log(c) in two parts: the first a multiple of 2^-42, so that k ln 2 - log c + (m c - 1)
// is exact. The two cells that touch 1 have c = 1, so that m - 1 is exact where the logarithm is near 0.
const LOWEST_CELL = 0x3fe60000
const SCALED_C = new Float64Array(128) // for the leading 21 bits of the mantissa, as an integer
const COARSE = new Float64Array(128)
const FINE = new Float64Array(128)
const [LN2_COARSE, LN2_FINE] = split(LN2, 42n)

for (let cell = 0; cell < 128; cell++) {
  const middle = cell < 80 ? (352 + 2 * cell + 1) / 512 : (256 + 2 * (cell - 80) + 1) / 256
  const n = cell === 79 || cell === 80 ? 4096 : Math.round(4096 / middle)
  const [coarse, fine] = split(logOfRatio(4096n, BigInt(n)), 42n)
  SCALED_C[cell] = n * powerOfTwo(cell < 80 ? -33 : -32)
  COARSE[cell] = coarse
  FINE[cell] = fine
}

/**
 * Returns log(x) + large + small for an x from 2⁻¹⁰⁰⁰ up, where `small` is far below the logarithm's last place
 * and `large` is 0 or what the logarithm was found to be, for the rest of it.
 *
 * Source: Tang 1990, with a table of reciprocals in place of the division.
 */
export function logPlus(x: number, large: number, small: number): number {
  float[0] = x
  const high = words[HIGH]
  const k = (high - LOWEST_CELL) >> 20
  const cell = ((high - LOWEST_CELL) >> 13) & 127
  const c = SCALED_C[cell]
  const head = (high & 0xfffff) | 0x100000
  const coarse = head * c - 1
  const fine = (x * powerOfTwo(1043 - (high >> 20)) - head) * c
  const r = coarse + fine
  const square = r * r
  const fourth = square * square
  const series =
    square * (r * (1 / 3) - 1 / 2 + square * (r * (1 / 5) - 1 / 4) + fourth * (r * (1 / 7) - 1 / 6 + square * (-1 / 8)))
  const base = k * LN2_COARSE + COARSE[cell]
  if (base === 0) return r + large + (series + small)
  return base + coarse + large + (fine + (k * LN2_FINE + FINE[cell] + small) + series)
}

/** Returns the natural logarithm, less than one unit in the last place from it: the same bits in every engine. */
export function log(x: number): number {
  return x >= 1e-300 && x < Infinity ? logPlus(x, 0, 0) : logOfSpecial(x)
}

function logOfSpecial(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0)) return NaN
  if (x === Infinity) return Infinity
  return logPlus(x * powerOfTwo(100), -100 * LN2_COARSE, -100 * LN2_FINE)
}

/** Returns log(1 + x), exact to the last place also where x is small. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === Infinity || x === 0) return x
  const sum = 1 + x
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x)
  return logPlus(sum, 0, lost / sum)
}
