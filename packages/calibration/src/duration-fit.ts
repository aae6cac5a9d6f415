import type { Law } from "@tangguh/engine"
import { kaplanMeier, poissonInterval, survivalQuantile } from "@tangguh/statistics"
import { type Gap, gapOf } from "./gap.ts"
import { families, quantileOf, survivalOf, type FamilyName } from "./lifetime-family.ts"
import type { Grouped, Lifetime } from "./lifetime.ts"
import { type Estimate, fitFamily, type FittedFamily, grouped, profileIntervals } from "./likelihood.ts"
import { ENOUGH_ENDS, FEW_ENDS, FEWEST_FOR_A_SHAPE } from "./thin.ts"

/** The law that fits best, in seconds, and how well its numbers are known. */
export interface FittedLaw {
  readonly family: FamilyName
  readonly law: Law
  readonly mean: Estimate
  readonly median: Estimate
  readonly cv: Estimate
  /** As the family has them; the shape of an exponential law is 1. */
  readonly scale: Estimate
  readonly shape: Estimate
}

/** What some lifetimes tell of how long such a thing lasts. */
export interface DurationFit {
  readonly rows: number
  readonly ended: number
  readonly censored: number
  /** All that was seen of all of them, ended or not, in seconds. */
  readonly atRisk: number
  /** Of what was seen whole; null where something was not, for then neither can be read from the data. */
  readonly data: { readonly mean: number; readonly cv: number } | null
  /** Null where nothing ended, and where all took equally long. */
  readonly fitted: FittedLaw | null
  /** All took so many seconds. */
  readonly always: number | null
  /** 95 %: the mean is not shorter than this, if ends come at random. */
  readonly meanAtLeast: number
  /** The best first; `behind` is by how much Akaike's criterion is worse than that of the best. */
  readonly candidates: readonly { readonly family: FamilyName; readonly behind: number }[]
  /** The time by which a share has ended, as the data have it (Infinity: not seen) and as the law has it. */
  readonly quantiles: readonly { readonly share: number; readonly data: Estimate; readonly fitted: number }[]
  /** How far law and data are apart, as a share of all, where that is most against what chance alone may do there. */
  readonly gap: Gap | null
  readonly thin: boolean
  /** How many rows would tell a mean to ±20 %, at the share that ended here; null where none did. */
  readonly enoughRows: number | null
}

/** Laws this near by Akaike's criterion are as good as each other. Source: [Burnham and Anderson 2002], section 2.6. */
export const AS_GOOD = 2

export const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

/**
 * Returns the law that fits lifetimes best, by maximum likelihood and Akaike's criterion, beside the product-limit estimate.
 *
 * What has not ended counts as lasting at least so long; what has, as what a clock that tells `resolution` seconds apart
 * (0: any) records so. With fewer than `FEWEST_FOR_A_SHAPE` ends only an exponential law is fitted, whose interval is exact; so it is
 * where the mean of the best has no upper end, and where it is as good as the best, for it is simpler. The intervals of mean, median
 * and coefficient of variation hold those of all laws that are as good as the best.
 *
 * Source: [Lawless 2003], chapters 4 and 5; [Burnham and Anderson 2002], section 2.6.
 */
export function durationFit(lifetimes: readonly Lifetime[], names: readonly FamilyName[], resolution = 0): DurationFit {
  const seen = lifetimes.filter(({ seconds, observed }) => seconds > 0 || (observed && resolution > 0))
  const ended = seen.filter(({ observed }) => observed)
  // A clock that cuts both instants makes a duration as often longer as shorter, so that the sum is right.
  const sum = seen.reduce((total, { seconds }) => total + seconds, 0)
  const atRisk = sum > 0 ? sum : (seen.length * resolution) / 2
  const common = {
    rows: seen.length,
    ended: ended.length,
    censored: seen.length - ended.length,
    atRisk,
    data: ended.length === seen.length && ended.length > 1 && sum > 0 ? momentsOf(ended) : null,
    meanAtLeast: atRisk / poissonInterval(ended.length, 0.9).upper,
    thin: ended.length < FEW_ENDS,
    enoughRows: ended.length === 0 ? null : Math.ceil((ENOUGH_ENDS * seen.length) / ended.length),
  }
  const alike = new Set(ended.map(({ seconds }) => seconds)).size < 2
  if (ended.length === 0 || (alike && ended.length >= FEWEST_FOR_A_SHAPE && common.censored === 0))
    return {
      ...common,
      fitted: null,
      always: ended.length === 0 ? null : Math.max(ended[0].seconds, resolution / 2),
      candidates: [],
      quantiles: [],
      gap: null,
    }
  const sample = grouped(seen, resolution)
  const shaped = ended.length >= FEWEST_FOR_A_SHAPE && !alike
  const fits = (shaped ? names : (["exponential"] as const))
    .map((name) => fitFamily(families[name], sample))
    .sort((a, b) => a.aic - b.aic)
  const least = fits[0].aic
  const lawOf = (fit: FittedFamily) =>
    fit.family.name === "exponential" ? exponentialLaw(ended.length, atRisk) : shapedLaw(fit, sample)
  const asGood = fits.filter(({ aic }) => aic - least < AS_GOOD)
  const best = lawOf(asGood.find(({ family }) => family.name === "exponential") ?? fits[0])
  const own = best.mean.upper === Infinity ? exponentialLaw(ended.length, atRisk) : best
  const others = asGood
    .filter(({ family }) => family.name !== own.family && family.name !== best.family)
    .map(lawOf)
    .filter(({ mean }) => mean.upper < Infinity)
  const widest = (number: "mean" | "median" | "cv"): Estimate => ({
    value: own[number].value,
    lower: Math.min(...[own, ...others].map((each) => each[number].lower)),
    upper: Math.max(...[own, ...others].map((each) => each[number].upper)),
  })
  const family = families[own.family]
  const [scale, shape] = [own.scale.value, own.shape.value]
  const steps = kaplanMeier(
    seen.map(({ seconds }) => seconds),
    seen.map(({ observed }) => observed),
  )
  return {
    ...common,
    always: null,
    fitted: {
      ...own,
      mean: widest("mean"),
      median: widest("median"),
      cv: widest("cv"),
    },
    candidates: fits.map((each) => ({ family: each.family.name, behind: each.aic - least })),
    quantiles: SHARES.map((share) => {
      const { time, lower, upper } = survivalQuantile(steps, share)
      return { share, data: { value: time, lower, upper }, fitted: quantileOf(family, scale, shape, share) }
    }),
    gap: gapOf(steps, seen.length, (seconds) => survivalOf(family, scale, shape, seconds), resolution),
  }
}

const times = ({ value, lower, upper }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  lower: lower * factor,
  upper: upper * factor,
})

/** The exponential law of which so many ended in so many seconds, whose interval is exact. */
function exponentialLaw(ended: number, atRisk: number): FittedLaw {
  const count = poissonInterval(ended)
  const mean = { value: atRisk / ended, lower: atRisk / count.upper, upper: atRisk / count.lower }
  const one = { value: 1, lower: 1, upper: 1 }
  return {
    family: "exponential",
    law: families.exponential.law(mean.value, 1),
    mean,
    median: times(mean, quantileOf(families.exponential, 1, 1, 0.5)),
    cv: one,
    scale: mean,
    shape: one,
  }
}

function shapedLaw(fit: FittedFamily, sample: Grouped): FittedLaw {
  const { family, scale, shape } = fit
  const intervals = profileIntervals(fit, sample)
  const cvs = [intervals.shape.lower, intervals.shape.upper].map((each) => family.cv(each)).sort((a, b) => a - b)
  return {
    family: family.name,
    law: family.law(scale, shape),
    mean: intervals.mean,
    // Exact for a lognormal law, whose scale it is; of the others with the shape held.
    median: times(intervals.scale, quantileOf(family, 1, shape, 0.5)),
    cv: { value: family.cv(shape), lower: cvs[0], upper: cvs[1] },
    scale: intervals.scale,
    shape: intervals.shape,
  }
}

function momentsOf(lifetimes: readonly Lifetime[]): { readonly mean: number; readonly cv: number } {
  const mean = lifetimes.reduce((sum, { seconds }) => sum + seconds, 0) / lifetimes.length
  const squares = lifetimes.reduce((sum, { seconds }) => sum + (seconds - mean) * (seconds - mean), 0)
  return { mean, cv: Math.sqrt(squares / (lifetimes.length - 1)) / mean }
}
