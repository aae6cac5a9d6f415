import { inverseNormal } from "./inverse-normal.ts"
import { log } from "./log.ts"
import { pow } from "./pow.ts"
import type { Uniforms } from "./uniforms.ts"

/**
 * Returns a function that draws from the gamma law with this shape and scale 1, with two uniforms or a few more.
 *
 * Source: Marsaglia and Tsang 2000; below shape 1 by their section 6.
 */
export function gammaSampler(shape: number): (uniforms: Uniforms) => number {
  if (shape < 1) {
    const larger = gammaSampler(shape + 1)
    return (uniforms) => larger(uniforms) * pow(uniforms.next(), 1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / (3 * Math.sqrt(d))
  return (uniforms) => {
    for (;;) {
      const x = inverseNormal(uniforms.next())
      const u = uniforms.next()
      const root = 1 + c * x
      if (root <= 0) continue
      const v = root * root * root
      const square = x * x
      if (u < 1 - 0.0331 * square * square || log(u) < square / 2 + d * (1 - v + log(v))) return d * v
    }
  }
}
