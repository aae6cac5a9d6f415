import { exp, log } from "@tangguh/engine"
import type { Family } from "./lifetime-family.ts"
import type { Grouped, Lifetime } from "./lifetime.ts"
import { maximum } from "./maximum.ts"
import { needed } from "./recorded.ts"

/** A number and its 95 % interval; an end that is not found within a factor of a thousand is 0 or Infinity. */
export interface Estimate {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

export interface FittedFamily {
  readonly family: Family
  readonly scale: number
  readonly shape: number
  readonly logLikelihood: number
  /** Akaike's criterion: less is better. */
  readonly aic: number
}

/** Half the 95 % point of chi-square with one degree of freedom: how far a likelihood may be below its maximum. */
const DROP = 3.841458820694124 / 2
const THOUSANDFOLD = log(1000)
const MILLIONFOLD = log(1e6)

/** Of what lasts longer than so many ticks of its clock, the density at the recorded duration is as good as the share of the cell. */
const COARSE = 100

/** Lifetimes that are equal, taken together; recorded by a clock that tells `resolution` seconds apart, or (0) exactly. */
export function grouped(lifetimes: readonly Lifetime[], resolution = 0): Grouped {
  const groups = new Map<number, { ended: number; censored: number }>()
  for (const { seconds, observed } of lifetimes) {
    let group = groups.get(seconds)
    if (group === undefined) groups.set(seconds, (group = { ended: 0, censored: 0 }))
    if (observed) group.ended++
    else group.censored++
  }
  const all = [...groups]
  const coarse = all.map(([seconds, { ended }]) => ended > 0 && seconds < COARSE * resolution)
  const bounds = [...new Set(all.flatMap(([seconds], i) => (coarse[i] ? [seconds, seconds + resolution] : [])))]
  const numbers = new Map(bounds.map((bound, i) => [bound, i]))
  return {
    logarithm: Float64Array.from(all, ([seconds]) => log(Math.max(seconds, resolution / 2))),
    ended: Float64Array.from(all, ([, { ended }]) => ended),
    censored: Float64Array.from(all, ([, { censored }]) => censored),
    reached: Int32Array.from(all, ([seconds], i) => (coarse[i] ? numbers.get(seconds)! : -1)),
    missed: Int32Array.from(all, ([seconds], i) => (coarse[i] ? numbers.get(seconds + resolution)! : -1)),
    bounds: Float64Array.from(
      bounds.flatMap((bound) => needed(bound, resolution).map((each) => (each === 0 ? -Infinity : log(each)))),
    ),
    logResolution: log(resolution === 0 ? 1 : resolution),
  }
}

/** A share that is smaller, against those who might have ended there, is lost in the rounding of the survivals. */
const LOST = 1e-9

/**
 * The log-likelihood of a right-censored sample, by the logarithms of scale and shape; of what ended the share that is recorded so.
 *
 * Source: [Lawless 2003], eq. 2.2.3 and section 2.3.
 */
function likelihoodOf(family: Family, sample: Grouped) {
  const { logarithm, ended, censored, reached, missed, bounds, logResolution } = sample
  const share = new Float64Array(bounds.length / 2)
  return (logScale: number, logShape: number): number => {
    const { logDensity, logSurvival } = family.at(exp(logShape))
    const survival = (at: number) => (at === -Infinity ? 1 : exp(logSurvival(at - logScale)))
    for (let i = 0; i < share.length; i++) share[i] = (survival(bounds[2 * i]) + survival(bounds[2 * i + 1])) / 2
    let sum = 0
    for (let i = 0; i < logarithm.length; i++) {
      const x = logarithm[i] - logScale
      if (ended[i] > 0) {
        const cell = reached[i] < 0 ? 0 : share[reached[i]] - share[missed[i]]
        const isKnown = cell > LOST * share[reached[i]]
        sum += ended[i] * (isKnown ? log(cell) : logDensity(x) - logScale + logResolution)
      }
      if (censored[i] > 0) sum += censored[i] * logSurvival(x)
    }
    return sum > -Infinity ? sum : -1e300
  }
}

const shapesOf = ({ shapes }: Family): readonly [number, number] => shapes ?? [1, 1]

const overShapes = (family: Family, f: (logShape: number) => number) => {
  const [low, high] = shapesOf(family)
  return low === high ? { at: log(low), value: f(log(low)) } : maximum(f, log(low), log(high))
}

/** Scales that are looked through: a million times longer than anything seen, where one ended and a million were lost from sight. */
const scalesOf = ({ logarithm }: Grouped): readonly [number, number] => [
  logarithm.reduce((least, each) => Math.min(least, each), Infinity) - 1,
  logarithm.reduce((most, each) => Math.max(most, each), -Infinity) + MILLIONFOLD,
]

/** Returns the member of a family under which a sample is most likely. At least one lifetime has to have ended, and not all alike. */
export function fitFamily(family: Family, sample: Grouped): FittedFamily {
  const likelihood = likelihoodOf(family, sample)
  const [shortest, longest] = scalesOf(sample)
  const best = (logShape: number) => maximum((logScale) => likelihood(logScale, logShape), shortest, longest)
  const { at, value } = overShapes(family, (logShape) => best(logShape).value)
  const parameters = family.shapes === null ? 1 : 2
  return {
    family,
    scale: exp(best(at).at),
    shape: exp(at),
    logLikelihood: value,
    aic: 2 * parameters - 2 * value,
  }
}

/** Where a profile is as far below its maximum as it may be, going one way from there; infinite where it never is. */
function boundOf(profile: (x: number) => number, from: number, top: number, way: 1 | -1, farthest: number): number {
  const inside = (x: number) => top - profile(x) < DROP
  let [near, far] = [0, 0.02]
  while (inside(from + way * far)) {
    if (far >= farthest) return way * Infinity
    near = far
    far = Math.min(farthest, 2 * far)
  }
  while (far - near > 1e-5) {
    const middle = (near + far) / 2
    if (inside(from + way * middle)) near = middle
    else far = middle
  }
  return from + way * far
}

/**
 * Returns the intervals of a fitted law: a value lies within where the sample, at the best of all else, is hardly less likely.
 *
 * Source: [Venzon and Moolgavkar 1988].
 */
export function profileIntervals({ family, scale, shape, logLikelihood }: FittedFamily, sample: Grouped) {
  const likelihood = likelihoodOf(family, sample)
  const [shortest, longest] = scalesOf(sample)
  const [least, most] = shapesOf(family).map(log)
  const scaleOrMean = (meanOf: (shape: number) => number): Estimate => {
    const at = log(scale * meanOf(shape))
    const profile = (x: number) =>
      overShapes(family, (logShape) => likelihood(x - log(meanOf(exp(logShape))), logShape)).value
    const end = (way: 1 | -1) => exp(boundOf(profile, at, logLikelihood, way, THOUSANDFOLD))
    return { value: exp(at), lower: end(-1), upper: end(1) }
  }
  const ofShape = (): Estimate => {
    if (family.shapes === null) return { value: shape, lower: shape, upper: shape }
    const profile = (x: number) => maximum((logScale) => likelihood(logScale, x), shortest, longest).value
    const end = (way: 1 | -1) => {
      const limit = way === 1 ? most : least
      const bound = boundOf(profile, log(shape), logLikelihood, way, Math.abs(limit - log(shape)))
      return exp(Number.isFinite(bound) ? bound : limit)
    }
    return { value: shape, lower: end(-1), upper: end(1) }
  }
  return { mean: scaleOrMean(family.mean), scale: scaleOrMean(() => 1), shape: ofShape() }
}
