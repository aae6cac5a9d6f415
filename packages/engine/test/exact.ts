// Exact references: every float is an integer times a power of two, and series are summed on integers of 256 bits.

const BITS = 256
const ONE = 1n << BigInt(BITS)

/** A number as an integer in units of 2^-scale. */
export type Exact = readonly [value: bigint, scale: number]

/** Returns the integers of x = mantissa · 2^exponent. */
export function partsOf(x: number): readonly [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 2047n)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n)
  return [x < 0 ? -mantissa : mantissa, Math.max(exponent, 1) - 1075]
}

/** Returns x in units of 2^-256, cut off below. */
export function fixed(x: number): bigint {
  const [mantissa, exponent] = partsOf(x)
  const shift = BigInt(exponent + BITS)
  return shift >= 0n ? mantissa << shift : mantissa >> -shift
}

/** Returns how far `got` is from an exact value, in units in the last place of that value. */
export function ulpsFrom(got: number, [value, scale]: Exact): number {
  const bits = (value < 0n ? -value : value).toString(2).length - scale // |value| < 2^bits
  const place = Math.max(bits - 53, -1074)
  const [mantissa, exponent] = partsOf(got)
  // All three on a common scale, fine enough for each.
  const finest = BigInt(Math.max(scale, -exponent, -place) + 32)
  const error = (mantissa << (finest + BigInt(exponent))) - (value << (finest - BigInt(scale)))
  const unit = 1n << (finest + BigInt(place))
  return Number(((error < 0n ? -error : error) * 1_000_000n) / unit) / 1_000_000
}

/** Returns log(numerator / denominator), by the series of artanh. */
export function exactLogOf(numerator: bigint, denominator: bigint): Exact {
  const k = numerator.toString(2).length - denominator.toString(2).length
  const above = k < 0 ? numerator << BigInt(-k) : numerator
  const below = k > 0 ? denominator << BigInt(k) : denominator
  const near = artanh(above - below, above + below) * 2n // of a ratio between 1/2 and 2
  return [BigInt(k) * LN2 + near, BITS]
}

/** Returns exp(value / 2^256). */
export function exactExp(value: bigint): Exact {
  const k = value / LN2
  const rest = value - k * LN2
  let sum = 0n
  for (let term = ONE, n = 1n; term !== 0n; term = (term * rest) / ONE / n, n++) sum += term
  return [sum, BITS - Number(k)]
}

/** Returns the probability that a standard normal variable is below x, and its density there. */
export function exactNormal(x: number): { readonly below: bigint; readonly density: bigint } {
  const at = fixed(x)
  const square = (at * at) / ONE
  const [exponential, scale] = exactExp(-square / 2n)
  const density = ((exponential * ONE) / ROOT_TWO_PI) >> BigInt(scale - BITS)
  let sum = 0n
  for (let term = at, n = 3n; term !== 0n; term = (term * square) / ONE / n, n += 2n) sum += term
  return { below: ONE / 2n + (density * sum) / ONE, density }
}

function artanh(numerator: bigint, denominator: bigint): bigint {
  const z = (numerator * ONE) / denominator
  const square = (z * z) / ONE
  let sum = 0n
  for (let power = z, n = 1n; power !== 0n; power = (power * square) / ONE, n += 2n) sum += power / n
  return sum
}

const LN2 = 2n * artanh(1n, 3n)

// Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239).
function arctanOfInverse(n: bigint): bigint {
  let sum = 0n
  for (let power = ONE / n, k = 1n, sign = 1n; power !== 0n; power = power / n / n, k += 2n, sign = -sign)
    sum += (sign * power) / k
  return sum
}
const PI = 16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)
const ROOT_TWO_PI = squareRoot(2n * PI * ONE)

function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt((n.toString(2).length / 2 + 1) | 0)
  for (;;) {
    const next = (root + n / root) / 2n
    if (next >= root) return root
    root = next
  }
}
