import { expOfSum } from "./exp.ts"
import { log, logPlus } from "./log.ts"

/**
 * Returns x to the power y for x ≥ 0 (NaN for others), less than one unit in the last place from it while |y| < 8000.
 *
 * Source: exp(y log x) with the logarithm in two parts and their product in two parts (Dekker 1971).
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (!(x >= 1e-300 && x < Infinity && y > -Infinity && y < Infinity)) return powOfSpecial(x, y)
  const logarithm = logPlus(x, 0, 0)
  const product = logarithm * y
  if (!(product > -746 && product < 710)) return product > 0 ? Infinity : 0
  const rest = logPlus(x, -logarithm, 0)
  const a = head(logarithm)
  const b = head(y)
  const low = logarithm - a
  const lowY = y - b
  return expOfSum(product, a * b - product + a * lowY + low * b + low * lowY + rest * y)
}

function powOfSpecial(x: number, y: number): number {
  if (!(x >= 0) || y !== y) return NaN
  // A zero or an infinity, where only signs matter; or an x so small that exact places are not worth their code.
  return expOfSum(log(x) * y, 0)
}

function head(x: number): number {
  const scaled = x * 134_217_729
  return scaled - (scaled - x)
}
