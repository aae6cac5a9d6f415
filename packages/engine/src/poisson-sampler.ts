import { exp } from "./exp.ts"
import { log } from "./log.ts"
import { logGamma } from "./log-gamma.ts"
import type { Uniforms } from "./uniforms.ts"

/** Returns a function that draws from the Poisson law: with one uniform below mean 10, with two or a few more above. */
export function poissonSampler(mean: number): (uniforms: Uniforms) => number {
  return mean < 10 ? byInversion(mean) : byRejection(mean)
}

function byInversion(mean: number): (uniforms: Uniforms) => number {
  const none = exp(-mean)
  return (uniforms) => {
    let rest = uniforms.next()
    let probability = none
    let count = 0
    while (rest > probability && count < 200) {
      rest -= probability
      probability *= mean / ++count
    }
    return count
  }
}

// Source: Hörmann 1993, algorithm PTRS.
function byRejection(mean: number): (uniforms: Uniforms) => number {
  const logMean = log(mean)
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const logInverseAlpha = log(1.1239 + 1.1328 / (b - 3.4))
  const accepted = 0.9277 - 3.6224 / (b - 2)
  return (uniforms) => {
    for (;;) {
      const u = uniforms.next() - 0.5
      const v = uniforms.next()
      const toEdge = 0.5 - Math.abs(u)
      const count = Math.floor(((2 * a) / toEdge + b) * u + mean + 0.43)
      if (toEdge >= 0.07 && v <= accepted) return count
      if (count < 0 || (toEdge < 0.013 && v > toEdge)) continue
      const squeeze = log(v) + logInverseAlpha - log(a / (toEdge * toEdge) + b)
      if (squeeze <= count * logMean - mean - logGamma(count + 1)) return count
    }
  }
}
