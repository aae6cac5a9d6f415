import erfc from "@stdlib/math-base-special-erfc"
import gammaIncomplete from "@stdlib/math-base-special-gammainc"
import { exp, log, logGamma, type Law } from "@tangguh/engine"

export type FamilyName = "exponential" | "gamma" | "lognormal" | "weibull"

/** A law of durations at one shape, with scale 1; the argument is the logarithm of the duration. */
export interface Standard {
  readonly logDensity: (logarithm: number) => number
  readonly logSurvival: (logarithm: number) => number
}

/**
 * Laws of durations that differ in scale and shape. The scale of an exponential and a gamma law is its mean,
 * that of a lognormal its median, and that of a Weibull law the duration that 1/e of all exceed.
 *
 * Source: [Law 2015], section 6.2.2.
 */
export interface Family {
  readonly name: FamilyName
  /** The shapes that are looked through, or null where there is only one. */
  readonly shapes: readonly [number, number] | null
  readonly at: (shape: number) => Standard
  /** Mean at scale 1, and coefficient of variation. */
  readonly mean: (shape: number) => number
  readonly cv: (shape: number) => number
  readonly law: (scale: number, shape: number) => Law
}

const LOG_ROOT_TWO_PI = log(2 * 3.141592653589793) / 2

/** The logarithm of a survival; so far out that it is no number any more, of the density, which falls alike: a search has to feel the slope. */
const logOr =
  (survival: (x: number) => number, logDensity: (x: number) => number) =>
  (x: number): number => {
    const value = survival(x)
    return value > 1e-300 ? log(value) : logDensity(x)
  }

const exponential: Family = {
  name: "exponential",
  shapes: null,
  at: () => ({ logDensity: (x) => -exp(x), logSurvival: (x) => -exp(x) }),
  mean: () => 1,
  cv: () => 1,
  law: (mean) => ({ kind: "exponential", mean }),
}

/** By the number of phases, whole or not. */
const gamma: Family = {
  name: "gamma",
  shapes: [0.04, 1e4],
  at: (shape) => {
    const constant = shape * log(shape) - logGamma(shape)
    const logDensity = (x: number) => constant + (shape - 1) * x - shape * exp(x)
    return { logDensity, logSurvival: logOr((x) => gammaIncomplete(shape * exp(x), shape, true, true), logDensity) }
  },
  mean: () => 1,
  cv: (shape) => 1 / Math.sqrt(shape),
  law: (mean, shape) => ({ kind: "gamma", mean, cv: 1 / Math.sqrt(shape) }),
}

/** By the standard deviation of the logarithm. */
const lognormal: Family = {
  name: "lognormal",
  shapes: [0.01, 4],
  at: (shape) => {
    const constant = -log(shape) - LOG_ROOT_TWO_PI
    const logDensity = (x: number) => constant - x - ((x / shape) * (x / shape)) / 2
    return { logDensity, logSurvival: logOr((x) => erfc(x / shape / Math.SQRT2) / 2, logDensity) }
  },
  mean: (shape) => exp((shape * shape) / 2),
  cv: (shape) => Math.sqrt(exp(shape * shape) - 1),
  law: (median, sigma) => ({ kind: "lognormal", mu: log(median), sigma }),
}

const weibull: Family = {
  name: "weibull",
  shapes: [0.1, 100],
  at: (shape) => {
    const constant = log(shape)
    return {
      logDensity: (x) => constant + (shape - 1) * x - exp(shape * x),
      logSurvival: (x) => -exp(shape * x),
    }
  },
  mean: (shape) => exp(logGamma(1 + 1 / shape)),
  cv: (shape) => Math.sqrt(Math.max(0, exp(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape)) - 1)),
  law: (scale, shape) => ({ kind: "weibull", scale, shape }),
}

export const families: Readonly<Record<FamilyName, Family>> = { exponential, gamma, lognormal, weibull }

/** Returns the duration by which a share has ended: by bisection, for every family alike. */
export function quantileOf(family: Family, scale: number, shape: number, share: number): number {
  const { logSurvival } = family.at(shape)
  let [low, high] = [-60, 60]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (logSurvival(middle) > log(1 - share)) low = middle
    else high = middle
  }
  return scale * exp(low)
}

/** Returns the share that lasts longer than so many seconds. */
export function survivalOf(family: Family, scale: number, shape: number, seconds: number): number {
  return exp(family.at(shape).logSurvival(log(seconds / scale)))
}
