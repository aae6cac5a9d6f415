import { LN2, logOfRatio, split } from "./fixed-point.ts"
import { powerOfTwo } from "./powers-of-two.ts"

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0 // the word with sign and exponent

// m in [0.6875, 1.375) is cut into 128 cells by its leading bits. Each has a short reciprocal n / 4096 of its middle,
// and -log(n / 4096) in two parts: the first a multiple of 2^-42, so that k ln 2 + log c + (m c⁻¹ - 1) is exact.
const LOWEST_CELL = 0x3fe60000
const RECIPROCAL = new Float64Array(128)
const COARSE = new Float64Array(128)
const FINE = new Float64Array(128)
const [LN2_COARSE, LN2_FINE] = split(LN2, 42n)

for (let cell = 0; cell < 128; cell++) {
  const middle = cell < 80 ? (352 + 2 * cell + 1) / 512 : (256 + 2 * (cell - 80) + 1) / 256
  // The two cells that touch 1 take the reciprocal 1, so that m - 1 is exact where the logarithm is near 0.
  const n = cell === 79 || cell === 80 ? 4096 : Math.round(4096 / middle)
  const [coarse, fine] = split(logOfRatio(4096n, BigInt(n)), 42n)
  RECIPROCAL[cell] = n / 4096
  COARSE[cell] = coarse
  FINE[cell] = fine
}

const SPLITTER = 1.5 * 2_147_483_648 // adding and subtracting it rounds to a multiple of 2^-21

/**
 * Writes the logarithm of a normal positive float as a sum of two parts, the first much the larger.
 *
 * Source: Tang 1990, with a table of reciprocals in place of the division.
 */
export function logParts(x: number, parts: Float64Array): void {
  float[0] = x
  const high = words[HIGH] - LOWEST_CELL
  const k = high >> 20
  const cell = (high >> 13) & 127
  const m = x * powerOfTwo(-k)
  const reciprocal = RECIPROCAL[cell]
  const head = m + SPLITTER - SPLITTER
  const coarse = head * reciprocal - 1
  const fine = (m - head) * reciprocal
  const r = coarse + fine
  const square = r * r
  const series =
    square *
    (-1 / 2 + r * (1 / 3) + square * (-1 / 4 + r * (1 / 5) + square * (-1 / 6 + r * (1 / 7) + square * (-1 / 8))))
  if (k === 0 && reciprocal === 1) {
    parts[0] = r
    parts[1] = series
  } else {
    parts[0] = k * LN2_COARSE + COARSE[cell] + coarse
    parts[1] = fine + (k * LN2_FINE + FINE[cell]) + series
  }
}

const parts = new Float64Array(2)

/** Returns the natural logarithm, less than one unit in the last place from it: the same bits in every engine. */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x <= 1.7976931348623157e308)) return logOfSpecial(x)
  logParts(x, parts)
  return parts[0] + parts[1]
}

function logOfSpecial(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0)) return NaN
  if (x === Infinity) return Infinity
  return logOfSubnormal(x)
}

function logOfSubnormal(x: number): number {
  logParts(x * powerOfTwo(54), parts)
  return parts[0] - 54 * LN2_COARSE + (parts[1] - 54 * LN2_FINE)
}

/** Returns log(1 + x), exact to the last place also where x is small. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  if (x === 0) return x
  const sum = 1 + x
  logParts(sum, parts)
  const lost = sum - 1 === x ? 0 : sum > 2 ? 1 - (sum - x) : x - (sum - 1)
  return parts[0] + (parts[1] + lost / sum)
}
