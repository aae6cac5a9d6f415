import { exp } from "./exp.ts"
import { gammaSampler } from "./gamma-sampler.ts"
import { inverseNormal } from "./inverse-normal.ts"
import type { Law } from "./law.ts"
import { log, log1p } from "./log.ts"
import { poissonSampler } from "./poisson-sampler.ts"
import { pow } from "./pow.ts"
import type { Uniforms } from "./uniforms.ts"

export type Sampler = (uniforms: Uniforms) => number

/**
 * Returns a function that draws from a law: made once, called often.
 *
 * A draw takes one uniform, by inversion and growing with it, where the inverse is in closed form; a constant none;
 * a mixture one more than the law it falls on; gamma, Erlang and Poisson several, so give each of their draws an address of its own.
 */
export function sampler(law: Law): Sampler {
  switch (law.kind) {
    case "constant": {
      const { value } = law
      return () => value
    }
    case "exponential": {
      const { mean } = law
      return (uniforms) => -mean * log(1 - uniforms.next())
    }
    case "lognormal": {
      const { mu, sigma } = law
      return (uniforms) => exp(mu + sigma * inverseNormal(uniforms.next()))
    }
    case "gamma":
      return law.cv === 0 ? () => law.mean : scaled(gammaSampler(1 / (law.cv * law.cv)), law.mean * law.cv * law.cv)
    case "erlang":
      return erlang(law.mean, law.phases)
    case "weibull": {
      const { scale } = law
      const power = 1 / law.shape
      return (uniforms) => scale * pow(-log(1 - uniforms.next()), power)
    }
    case "uniform": {
      const { low, high } = law
      return (uniforms) => low + (high - low) * uniforms.next()
    }
    case "triangular":
      return triangular(law.low, law.mode, law.high)
    case "empirical": {
      const values = Float64Array.from(law.values)
      return (uniforms) => values[Math.floor(uniforms.next() * values.length)]
    }
    case "choice":
      return choice(law.values, law.shares)
    case "poisson":
      return poissonSampler(law.mean)
    case "geometric": {
      if (law.mean === 0) return () => 0
      const logOfFailure = -log1p(1 / law.mean)
      return (uniforms) => Math.floor(log(1 - uniforms.next()) / logOfFailure)
    }
    case "mixture": {
      const which = choice(
        law.of.map((_, i) => i),
        law.shares,
      )
      const parts = law.of.map(sampler)
      return (uniforms) => parts[which(uniforms)](uniforms)
    }
  }
}

function scaled(standard: Sampler, scale: number): Sampler {
  return (uniforms) => scale * standard(uniforms)
}

function erlang(mean: number, phases: number): Sampler {
  if (phases > 12) return scaled(gammaSampler(phases), mean / phases)
  return (uniforms) => {
    let product = 1 // of at most twelve numbers above 2^-54: no underflow
    for (let phase = 0; phase < phases; phase++) product *= uniforms.next()
    return (-mean / phases) * log(product)
  }
}

function triangular(low: number, mode: number, high: number): Sampler {
  const width = high - low
  const below = width === 0 ? 0 : (mode - low) / width
  const rising = width * (mode - low)
  const falling = width * (high - mode)
  return (uniforms) => {
    const u = uniforms.next()
    return u < below ? low + Math.sqrt(u * rising) : high - Math.sqrt((1 - u) * falling)
  }
}

function choice(values: readonly number[], shares: readonly number[]): Sampler {
  const options = Float64Array.from(values)
  const until = new Float64Array(shares.length)
  let total = 0
  for (let i = 0; i < shares.length; i++) until[i] = total += shares[i]
  return (uniforms) => {
    const u = uniforms.next() * total
    let i = 0
    while (u >= until[i]) i++
    return options[i]
  }
}
