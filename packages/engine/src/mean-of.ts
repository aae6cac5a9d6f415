import { exp } from "./exp.ts"
import type { Law } from "./law.ts"
import { logGamma } from "./log-gamma.ts"

/** Returns the mean of a law. */
export function meanOf(law: Law): number {
  switch (law.kind) {
    case "constant":
      return law.value
    case "lognormal":
      return exp(law.mu + (law.sigma * law.sigma) / 2)
    case "weibull":
      return law.scale * exp(logGamma(1 + 1 / law.shape))
    case "uniform":
      return (law.low + law.high) / 2
    case "triangular":
      return (law.low + law.mode + law.high) / 3
    case "empirical":
      return law.values.reduce((sum, value) => sum + value, 0) / law.values.length
    case "choice": {
      const total = law.shares.reduce((sum, share) => sum + share, 0)
      return law.values.reduce((sum, value, i) => sum + value * law.shares[i], 0) / total
    }
    case "mixture": {
      const total = law.shares.reduce((sum, share) => sum + share, 0)
      return law.of.reduce((sum, part, i) => sum + meanOf(part) * law.shares[i], 0) / total
    }
    case "exponential":
    case "gamma":
    case "erlang":
    case "poisson":
    case "geometric":
      return law.mean
  }
}
