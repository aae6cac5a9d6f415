import { describe, expect, test } from "vitest"
import {
  AddressedStream,
  type Law,
  logGamma,
  lognormalByMean,
  lognormalByMedian,
  meanOf,
  sample,
  sampler,
  streamKey,
} from "../src/index.ts"
import { acceptedDistance, detectedDistance, distance } from "./goodness.ts"

const N = 100_000

// The incomplete gamma function by its series (Abramowitz and Stegun 6.5.29), far enough for the shapes here.
function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  let term = Math.exp(shape * Math.log(x) - x - logGamma(shape + 1))
  let sum = 0
  for (let n = 1; term > 1e-18 * sum || n < x; n++) {
    sum += term
    term *= x / (shape + n)
  }
  return Math.min(1, sum)
}

// Abramowitz and Stegun 7.1.5 by way of the incomplete gamma function of shape 1/2.
const normalBelow = (z: number): number => (1 + Math.sign(z) * gammaBelow(0.5, (z * z) / 2)) / 2
const poissonUntil = (mean: number, k: number): number => 1 - gammaBelow(k + 1, mean)
const step = (at: readonly number[], shares: readonly number[]) => (x: number) =>
  shares.reduce((sum, share, i) => sum + (at[i] <= x ? share : 0), 0)

const cases: readonly (readonly [law: Law, cdf: (x: number) => number])[] = [
  [{ kind: "exponential", mean: 3 }, (x) => 1 - Math.exp(-x / 3)],
  [{ kind: "lognormal", mu: 1, sigma: 0.7 }, (x) => normalBelow((Math.log(x) - 1) / 0.7)],
  [{ kind: "gamma", mean: 5, cv: 0.5 }, (x) => gammaBelow(4, (x * 4) / 5)],
  [{ kind: "gamma", mean: 2, cv: 0.9 }, (x) => gammaBelow(1 / 0.81, x / 2 / 0.81)],
  [{ kind: "gamma", mean: 5, cv: 2 }, (x) => gammaBelow(0.25, x / 20)],
  [{ kind: "erlang", mean: 6, phases: 3 }, (x) => gammaBelow(3, x / 2)],
  [{ kind: "erlang", mean: 6, phases: 20 }, (x) => gammaBelow(20, (x * 20) / 6)],
  [{ kind: "weibull", scale: 2, shape: 1.5 }, (x) => 1 - Math.exp(-((x / 2) ** 1.5))],
  [{ kind: "weibull", scale: 2, shape: 0.5 }, (x) => 1 - Math.exp(-((x / 2) ** 0.5))],
  [{ kind: "uniform", low: 2, high: 5 }, (x) => (x - 2) / 3],
  [{ kind: "triangular", low: 1, mode: 2, high: 5 }, (x) => (x < 2 ? (x - 1) ** 2 / 4 : 1 - (5 - x) ** 2 / 12)],
  [{ kind: "empirical", values: [4, 8, 9, 9] }, step([4, 8, 9], [0.25, 0.25, 0.5])],
  [{ kind: "choice", values: [7, 1, 3], shares: [2, 0, 6] }, step([7, 3], [0.25, 0.75])],
  [{ kind: "poisson", mean: 0.4 }, (k) => poissonUntil(0.4, k)],
  [{ kind: "poisson", mean: 9.9 }, (k) => poissonUntil(9.9, k)],
  [{ kind: "poisson", mean: 10 }, (k) => poissonUntil(10, k)],
  [{ kind: "poisson", mean: 164 }, (k) => poissonUntil(164, k)],
  [{ kind: "geometric", mean: 2.5 }, (k) => 1 - (2.5 / 3.5) ** (k + 1)],
  [
    {
      kind: "mixture",
      of: [
        { kind: "exponential", mean: 1 },
        { kind: "uniform", low: 2, high: 5 },
      ],
      shares: [3, 1],
    },
    (x) => 0.75 * (1 - Math.exp(-x)) + 0.25 * Math.min(1, Math.max(0, (x - 2) / 3)),
  ],
]

const draws = (law: Law, n = N): Float64Array => {
  const addresses = new AddressedStream(streamKey("laws", 0, JSON.stringify(law)))
  const draw = sampler(law)
  return Float64Array.from({ length: n }, (_, entity) => draw(addresses.at(entity, 0)))
}

describe(`each law, of ${N} draws, is within its distance of the exact distribution`, () => {
  test.each(cases)("%o", (law, cdf) => {
    expect(detectedDistance(N)).toBeLessThan(0.013) // the smallest error found with 99 % power
    expect(distance(draws(law), cdf)).toBeLessThan(acceptedDistance(N))
  })
})

test("the distance finds a lognormal whose sigma is 5 % off, and a mean of Poisson 1 % off", () => {
  const lognormal = draws({ kind: "lognormal", mu: 1, sigma: 0.7 })
  expect(distance(lognormal, (x) => normalBelow((Math.log(x) - 1) / 0.735))).toBeGreaterThan(acceptedDistance(N))
  const poisson = draws({ kind: "poisson", mean: 164 })
  expect(distance(poisson, (k) => poissonUntil(165.64, k))).toBeGreaterThan(acceptedDistance(N))
})

test.each(cases)("meanOf %o is the mean", (law) => {
  const values = draws(law)
  const mean = values.reduce((sum, value) => sum + value, 0) / N
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (N - 1)
  // Two-sided at 1e-5; the smallest error found with 99 % power is 6.75 standard errors.
  expect(Math.abs(mean - meanOf(law))).toBeLessThan(4.42 * Math.sqrt(variance / N))
})

test("a lognormal by its mean or by its median has it, and its coefficient of variation", () => {
  const byMean = lognormalByMean(12, 0.8)
  expect(meanOf(byMean)).toBeCloseTo(12, 12)
  const byMedian = lognormalByMedian(12, 0.8)
  if (byMean.kind !== "lognormal" || byMedian.kind !== "lognormal") throw new Error("not lognormal")
  expect(Math.exp(byMedian.mu)).toBeCloseTo(12, 12)
  expect(Math.sqrt(Math.expm1(byMean.sigma ** 2))).toBeCloseTo(0.8, 12)
  expect(byMedian.sigma).toBe(byMean.sigma)
})

test("degenerate laws are what they say", () => {
  const addresses = new AddressedStream(streamKey("laws", 0, "degenerate"))
  const of = (law: Law): number => sample(law, addresses.at(1, 2))
  expect(of({ kind: "constant", value: 7 })).toBe(7)
  expect(of({ kind: "gamma", mean: 7, cv: 0 })).toBe(7)
  expect(of({ kind: "triangular", low: 3, mode: 3, high: 3 })).toBe(3)
  expect(of({ kind: "uniform", low: 3, high: 3 })).toBe(3)
  expect(of({ kind: "poisson", mean: 0 })).toBe(0)
  expect(of({ kind: "geometric", mean: 0 })).toBe(0)
  expect(of({ kind: "exponential", mean: 0 })).toBe(0)
  expect(of(lognormalByMean(5, 0))).toBeCloseTo(5, 12)
})

test("no law leaves its range at the ends of the uniforms", () => {
  for (const u of [2 ** -53, 1 - 2 ** -53])
    for (const [law] of cases) {
      // A generator that gives an extreme first and sensible numbers after it, so that rejection ends.
      let drawn = 0
      const value = sample(law, { next: () => (drawn++ === 0 ? u : 0.4) })
      expect(value, JSON.stringify(law)).toBeGreaterThanOrEqual(0)
      expect(value, JSON.stringify(law)).toBeLessThan(Infinity)
    }
})

test("inversion takes one uniform and grows with it", () => {
  for (const [law] of cases) {
    if (["gamma", "erlang", "poisson", "empirical", "choice", "mixture"].includes(law.kind)) continue
    let last = -Infinity
    for (let u = 0.001; u < 1; u += 0.001) {
      let drawn = 0
      const value = sample(law, { next: () => (drawn++, u) })
      expect(drawn).toBe(1)
      expect(value).toBeGreaterThanOrEqual(last)
      last = value
    }
  }
})
