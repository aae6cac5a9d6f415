import type { Law } from "./law.ts"
import { log, log1p } from "./log.ts"

/** Returns the lognormal law with this mean and this coefficient of variation. */
export function lognormalByMean(mean: number, cv: number): Law {
  const variance = log1p(cv * cv)
  return { kind: "lognormal", mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

/** Returns the lognormal law with this median and this coefficient of variation. */
export function lognormalByMedian(median: number, cv: number): Law {
  return { kind: "lognormal", mu: log(median), sigma: Math.sqrt(log1p(cv * cv)) }
}
