import fc from "fast-check"
import { type Law, lognormalByMedian, RandomStream, sampler } from "@tangguh/engine"
import { describe, expect, test } from "vitest"
import { AS_GOOD, durationFit, type Estimate, type Lifetime } from "../src/index.ts"
import { families } from "../src/lifetime-family.ts"
import { fitFamily, grouped, profileIntervals } from "../src/likelihood.ts"
import { maximum } from "../src/maximum.ts"
import { recordedAtLeast } from "../src/recorded.ts"

const ALL = ["exponential", "gamma", "lognormal", "weibull"] as const
/** Of a standard normal variable: 1e-5 on both sides together, and 1 % above. */
const ALPHA_1E5 = 4.417
const POWER_99 = 2.326

/** Waits of 30 min in the mean end what would have lasted longer: two of three are censored where patience is 60 min. */
const censored = (law: Law, count: number, waits: Law | null, seed = "calibration"): readonly Lifetime[] => {
  const random = new RandomStream(seed)
  const [draw, wait] = [sampler(law), sampler(waits ?? { kind: "constant", value: Infinity })]
  return Array.from({ length: count }, () => {
    const [patience, until] = [draw(random), wait(random)]
    return { seconds: Math.min(patience, until), observed: patience < until }
  })
}

/** The truth lies within 4.417 standard errors: a false alarm once in 100,000. Found with 99 % power: errors of `finds`. */
const expectTruth = ({ value, lower, upper }: Estimate, truth: number, finds: number) => {
  const error = Math.log(upper / lower) / (2 * 1.96)
  expect(Math.abs(Math.log(value / truth)) / error).toBeLessThan(ALPHA_1E5)
  expect(Math.exp((ALPHA_1E5 + POWER_99) * error) - 1).toBeLessThan(finds)
}

describe("a law is found again", () => {
  const waits: Law = { kind: "exponential", mean: 1800 }
  const laws: readonly (readonly [(typeof ALL)[number], Law, number, number])[] = [
    ["exponential", { kind: "exponential", mean: 3600 }, 3600, 1],
    ["gamma", { kind: "gamma", mean: 3600, cv: 0.5 }, 3600, 4],
    ["lognormal", lognormalByMedian(3600, 0.5), 3600, Math.sqrt(Math.log(1.25))],
    ["weibull", { kind: "weibull", scale: 3600, shape: 2 }, 3600, 2],
  ]

  test.each(laws)("%s, seen whole", (name, law, scale, shape) => {
    // With a shape, another family would be chosen by chance in far fewer than one of 100,000 samples; an exponential sample
    // looks better with a shape in one of twenty.
    const { fitted } = durationFit(censored(law, 4000, null), name === "exponential" ? [name] : ALL)
    expect(fitted!.family).toBe(name)
    expectTruth(fitted!.scale, scale, 0.13)
    if (name !== "exponential") expectTruth(fitted!.shape, shape, 0.18)
  })

  test.each(laws)("%s, more of them lost from sight than seen to the end", (name, law, scale, shape) => {
    const fit = durationFit(censored(law, 1500, waits), [name])
    expect(fit.censored).toBeGreaterThan(1.5 * fit.ended)
    expectTruth(fit.fitted!.scale, scale, 0.45)
    if (name !== "exponential") expectTruth(fit.fitted!.shape, shape, 0.9)
  })
})

describe("closed forms", () => {
  test("of a censored exponential law: all time at risk, by those who ended", () => {
    const lifetimes = censored({ kind: "exponential", mean: 3600 }, 500, { kind: "exponential", mean: 1800 })
    const fit = durationFit(lifetimes, ["exponential"])
    expect(fit.fitted!.mean.value / (fit.atRisk / fit.ended)).toBeCloseTo(1, 6)
    // 2T / χ²(0.975; 2d + 2) and 2T / χ²(0.025; 2d) at d = 9: χ² = 34.170 and 8.231 in tables.
    const nine = durationFit(
      Array.from({ length: 9 }, () => ({ seconds: 100, observed: true })),
      ALL,
    )
    expect(nine.fitted!.mean.lower).toBeCloseTo(1800 / 34.17, 2)
    expect(nine.fitted!.mean.upper).toBeCloseTo(1800 / 8.231, 1)
  })

  test("of a lognormal law seen whole: mean and deviation of the logarithms", () => {
    const lifetimes = censored(lognormalByMedian(500, 0.6), 300, null)
    const logs = lifetimes.map(({ seconds }) => Math.log(seconds))
    const mean = logs.reduce((sum, each) => sum + each, 0) / 300
    const deviation = Math.sqrt(logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 300)
    const fit = fitFamily(families.lognormal, grouped(lifetimes))
    expect(Math.log(fit.scale)).toBeCloseTo(mean, 6)
    expect(fit.shape).toBeCloseTo(deviation, 5)
    // Of the median, the profile is 1.96 standard errors to the second order: σ / √n times √(1 + …1/n).
    const { scale } = profileIntervals(fit, grouped(lifetimes))
    expect(Math.log(scale.upper) - mean).toBeCloseTo((1.96 * deviation) / Math.sqrt(300), 3)
  })

  test("of a gamma law seen whole: its mean is that of the sample", () => {
    const lifetimes = censored({ kind: "gamma", mean: 500, cv: 0.7 }, 300, null)
    const mean = lifetimes.reduce((sum, { seconds }) => sum + seconds, 0) / 300
    expect(fitFamily(families.gamma, grouped(lifetimes)).scale / mean).toBeCloseTo(1, 6)
  })
})

test("looking only at those who gave up makes patience a third of what it is, and ours does not", () => {
  const lifetimes = censored({ kind: "exponential", mean: 3600 }, 20_000, { kind: "exponential", mean: 1800 })
  const gaveUp = lifetimes.filter(({ observed }) => observed)
  // The smaller of two exponential times has the mean 1 / (1/60 + 1/30) = 20 min, whichever it is. Error of 6,667 of them:
  // 1.2 %, so the bounds are 4.417 of that.
  const alone = gaveUp.reduce((sum, { seconds }) => sum + seconds, 0) / gaveUp.length
  expect(Math.abs(alone / 1200 - 1)).toBeLessThan(ALPHA_1E5 * 0.0123)
  expectTruth(durationFit(lifetimes, ["exponential"]).fitted!.mean, 3600, 0.09)
})

test("intervals of 95 % hold the truth in 95 % of samples", () => {
  // 200 samples: error 1.54 %, so bounds of 6.8 % (alpha 1e-5); a coverage of 84.6 % would be found with 99 % power.
  const names = { mean: 500 * Math.sqrt(1.25), scale: 500, shape: Math.sqrt(Math.log(1.25)) }
  const held = { mean: 0, scale: 0, shape: 0 }
  for (let sample = 0; sample < 200; sample++) {
    const group = grouped(censored(lognormalByMedian(500, 0.5), 30, { kind: "exponential", mean: 1500 }, `s${sample}`))
    const intervals = profileIntervals(fitFamily(families.lognormal, group), group)
    for (const name of ["mean", "scale", "shape"] as const)
      if (intervals[name].lower <= names[name] && names[name] <= intervals[name].upper) held[name]++
  }
  for (const count of Object.values(held)) expect(Math.abs(count / 200 - 0.95)).toBeLessThan(0.068)
})

describe("whole minutes", () => {
  /** As a clock without seconds has them: begun at any moment of a minute, and both ends cut. */
  const cut = (law: Law, count: number): readonly Lifetime[] => {
    const random = new RandomStream("whole minutes")
    const [draw, phase] = [sampler(law), sampler({ kind: "uniform", low: 0, high: 1 })]
    return Array.from({ length: count }, () => ({
      seconds: 60 * Math.floor(phase(random) + draw(random) / 60),
      observed: true,
    }))
  }

  test.each<readonly [Law, string, number, number]>([
    // An exponential law looks better with a shape in one of twenty samples; this is a fixed one.
    [{ kind: "exponential", mean: 120 }, "exponential", 120, 1],
    [lognormalByMedian(180 / Math.sqrt(1.64), Math.sqrt(0.64)), "lognormal", 180, 0.8],
  ])("%o is found again, and fits", (law, family, mean, cv) => {
    const { fitted, gap } = durationFit(cut(law, 1000), ALL, 60)
    expect(fitted!.family).toBe(family)
    expectTruth(fitted!.mean, mean, 0.3)
    if (cv !== 1) expectTruth(fitted!.cv, cv, 0.3)
    // Chance alone goes beyond in at most one of twenty samples.
    expect(gap!.apart).toBeLessThan(gap!.byChance)
  })

  test("of an exponential law of 2 min, 21.3 % are over within the minute in which they begin", () => {
    // Begun at the phase u it has to last 1 − u: the mean of 1 − exp(−(1 − u) / 2) over u is 1 − 2 (1 − exp(−1/2)).
    const law = (seconds: number) => Math.exp(-seconds / 120)
    expect(1 - recordedAtLeast(law, 60, 60)).toBeCloseTo(1 - 2 * (1 - Math.exp(-0.5)), 4)
    // Of 2 to 3 min: the integral of exp(−(2 − u) / 2) − exp(−(3 − u) / 2), 2 (e − 2 √e + 1) / e^1.5 … = 2 (√e − 1)² / e^1.5.
    const cell = recordedAtLeast(law, 120, 60) - recordedAtLeast(law, 180, 60)
    expect(cell).toBeCloseTo((2 * (Math.sqrt(Math.E) - 1) ** 2) / Math.E ** 1.5, 4)
  })
})

test("where another family does as well, the intervals hold its own too", () => {
  const lifetimes = censored({ kind: "gamma", mean: 500, cv: 0.9 }, 60, null)
  const { fitted, candidates } = durationFit(lifetimes, ALL)
  const asGood = candidates.filter(({ behind }) => behind < AS_GOOD)
  expect(asGood.length).toBeGreaterThan(1)
  for (const { family } of asGood) {
    const alone = durationFit(lifetimes, [family]).fitted!
    for (const number of ["mean", "median", "cv"] as const) {
      expect(fitted![number].lower).toBeLessThanOrEqual(alone[number].lower)
      expect(fitted![number].upper).toBeGreaterThanOrEqual(alone[number].upper)
    }
  }
})

describe("thin data", () => {
  test("nobody gave up: how long the mean is at least, T / ln 20", () => {
    const fit = durationFit(
      Array.from({ length: 50 }, () => ({ seconds: 600, observed: false })),
      ALL,
    )
    expect([fit.fitted, fit.thin, fit.enoughRows, fit.quantiles]).toEqual([null, true, null, []])
    expect(fit.meanAtLeast).toBeCloseTo(30_000 / Math.log(20), 6)
  })

  test("fewer than ten ends have no shape, fewer than thirty are thin, and it is said how many rows would do", () => {
    const few = durationFit(censored(lognormalByMedian(3600, 0.5), 9, null), ALL)
    expect([few.fitted!.family, few.thin, few.candidates.length]).toEqual(["exponential", true, 1])
    const more = durationFit(censored(lognormalByMedian(3600, 0.5), 29, null), ALL)
    expect([more.thin, more.candidates.length, more.enoughRows]).toEqual([true, 4, 97])
    expect(durationFit(censored(lognormalByMedian(3600, 0.5), 30, null), ALL).thin).toBe(false)
  })

  test("a law whose mean has no upper end is not chosen, even where it fits better", () => {
    const ended = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000].map((seconds) => ({ seconds, observed: true }))
    const lost = (count: number) => Array.from({ length: count }, () => ({ seconds: 5000, observed: false }))
    const { fitted, candidates } = durationFit([...ended, ...lost(200)], ALL)
    expect(fitted!.family).toBe("exponential")
    expect(candidates[0].family).not.toBe("exponential")
    expect(fitted!.mean.upper).toBeLessThan(Infinity)
    // All time at risk, by those who ended, however few they are.
    const rare = durationFit([...ended, ...lost(20_000)], ["exponential"])
    expect(rare.fitted!.mean.value / (rare.atRisk / 12)).toBeCloseTo(1, 6)
  })

  test("what always takes equally long has no law", () => {
    const fit = durationFit(
      Array.from({ length: 20 }, () => ({ seconds: 300, observed: true })),
      ALL,
    )
    expect([fit.always, fit.fitted]).toEqual([300, null])
  })
})

test("a law that does not fit is told", () => {
  // Half take a minute, half an hour: no law here has two heaps.
  const random = new RandomStream("heaps")
  const near = sampler({ kind: "gamma", mean: 1, cv: 0.05 })
  const lifetimes = Array.from({ length: 400 }, (_, i) => ({
    seconds: (i % 2 === 0 ? 60 : 3600) * near(random),
    observed: true,
  }))
  const { gap } = durationFit(lifetimes, ALL)
  expect(gap!.apart).toBeGreaterThan(2 * gap!.byChance)
})

test("any sample has a fit, in order and finite where it is written", () => {
  const exact = fc.record({ seconds: fc.integer({ min: 1, max: 50_000 }), observed: fc.boolean() })
  const minutes = fc.record({ seconds: fc.nat(40).map((minute) => 60 * minute), observed: fc.boolean() })
  const record = fc.oneof(
    fc.tuple(fc.array(exact, { minLength: 1, maxLength: 60 }), fc.constant(0)),
    fc.tuple(fc.array(minutes, { minLength: 1, maxLength: 60 }), fc.constant(60)),
  )
  fc.assert(
    fc.property(record, ([lifetimes, resolution]) => {
      const { fitted, always, ended, quantiles } = durationFit(lifetimes, ALL, resolution)
      expect(fitted === null && always === null).toBe(ended === 0)
      if (fitted === null) return
      for (const { value, lower, upper } of [fitted.mean, fitted.cv, fitted.shape, fitted.scale]) {
        expect(0 < lower && lower <= value && value <= upper).toBe(true)
        expect(Number.isFinite(value)).toBe(true)
      }
      expect(quantiles.map((each) => each.fitted)).toEqual(
        quantiles.map((each) => each.fitted).toSorted((a, b) => a - b),
      )
    }),
    { numRuns: 60 },
  )
})

test("maximum finds the top of a curve", () => {
  expect(maximum((x) => -((x - 2) ** 2), -10, 50).at).toBeCloseTo(2, 6)
  expect(maximum((x) => -Math.abs(x - 2), -10, 50).at).toBeCloseTo(2, 6)
  expect(maximum((x) => x, 0, 1).at).toBeCloseTo(1, 6)
  expect(maximum((x) => 3 * Math.log(x) - x, 0.01, 1000)).toMatchObject({ at: expect.closeTo(3, 5) })
})
