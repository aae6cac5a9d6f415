import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { acceptMean, interval, median, pairedDifference, quantile, smallestDetectable } from "../src/index.ts"

// n values with mean 0 and standard deviation 1, so that an interval's half width is t / sqrt(n).
function standard(n: number): number[] {
  const values = Array.from({ length: n }, (_, i) => i - (n - 1) / 2)
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / (n - 1))
  return values.map((value) => value / deviation)
}

describe("interval", () => {
  // The critical values tabulated in section 1.3.6.7.2 of [NIST 2012].
  test.each([
    [0.95, 1, 12.706],
    [0.95, 4, 2.776],
    [0.95, 9, 2.262],
    [0.95, 29, 2.045],
    [0.95, 100, 1.984],
    [0.9, 9, 1.833],
    [0.99, 1, 63.657],
    [0.99, 9, 3.25],
    [0.99, 60, 2.66],
    [0.998, 5, 5.893],
    [0.998, 20, 3.552],
  ])("at %d with %d degrees of freedom is %d standard errors wide", (confidence, freedom, t) => {
    const n = freedom + 1
    const { mean, lower, upper } = interval(standard(n), confidence)
    expect(mean).toBeCloseTo(0, 12)
    expect(Math.abs(upper * Math.sqrt(n) - t)).toBeLessThanOrEqual(0.00051)
    expect(lower).toBeCloseTo(-upper, 12)
  })

  test("has the closed forms of one and of two degrees of freedom", () => {
    for (const alpha of [0.5, 0.05, 1e-3, 1e-6]) {
      const one = 1 / Math.tan((Math.PI * alpha) / 2) // Cauchy's
      expect((interval(standard(2), 1 - alpha).upper * Math.sqrt(2)) / one).toBeCloseTo(1, 9)
      const two = (1 - alpha) * Math.sqrt(2 / (1 - (1 - alpha) * (1 - alpha)))
      expect((interval(standard(3), 1 - alpha).upper * Math.sqrt(3)) / two).toBeCloseTo(1, 9)
    }
  })

  test("of values that are all the same has no width, exactly", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 50 }), (value, n) => {
        const mean = value + 0 // -0 is 0
        expect(interval(Array.from({ length: n }, () => value))).toEqual({ mean, lower: mean, upper: mean, n })
      }),
      { seed: 1 },
    )
  })

  test("of one value is without bounds, and of none an error", () => {
    expect(interval([7])).toEqual({ mean: 7, lower: -Infinity, upper: Infinity, n: 1 })
    expect(() => interval([])).toThrow(RangeError)
    expect(() => interval([1, 2], 95)).toThrow("a confidence between 0 and 1, not 95")
  })

  test("moves and stretches with the values", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (given, shift, factor) => {
        const plain = interval(given)
        const moved = interval(given.map((value) => value * factor + shift))
        expect(moved.mean).toBeCloseTo(plain.mean * factor + shift, 8)
        expect(moved.lower).toBeCloseTo(plain.lower * factor + shift, 7)
        expect(moved.upper).toBeCloseTo(plain.upper * factor + shift, 7)
      }),
      { seed: 1 },
    )
  })
})

test("pairedDifference is the interval of the differences", () => {
  // Student 1908, section 9: hours of sleep gained by ten patients from two drugs.
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const { mean, lower, upper, n } = pairedDifference(second, first)
  expect(n).toBe(10)
  expect(mean).toBeCloseTo(1.58, 12) // Student's own mean
  expect(lower).toBeCloseTo(0.7001, 4) // R's t.test(extra ~ group, paired), in its documentation of `sleep`
  expect(upper).toBeCloseTo(2.4599, 4)
  expect(() => pairedDifference([1, 2], [1])).toThrow("2 values cannot be paired with 1")
})

test("quantile interpolates as Hyndman and Fan's seventh definition", () => {
  expect([0, 0.25, 0.5, 0.875, 1].map((p) => quantile([1, 2, 3, 4, 10], p))).toEqual([1, 2, 3, 7, 10])
  expect(quantile([1, 2], 0.75)).toBe(1.75)
  expect(quantile([5], 0.3)).toBe(5)
  expect(() => quantile([], 0.5)).toThrow(RangeError)
  expect(() => quantile([1], 1.5)).toThrow(RangeError)
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (given, p) => {
      const sorted = given.toSorted((a, b) => a - b)
      expect(quantile(sorted, p)).toBeGreaterThanOrEqual(sorted[0])
      expect(quantile(sorted, p)).toBeLessThanOrEqual(sorted[sorted.length - 1])
    }),
    { seed: 1 },
  )
})

test("median sorts as numbers, and leaves the values as they are", () => {
  const values = [10, 9, 100]
  expect([median(values), median([4, 1]), values]).toEqual([10, 2.5, [10, 9, 100]])
})

describe("acceptMean", () => {
  test("holds as far as Student's t says", () => {
    const values = standard(10).map((value) => value + 5)
    const { halfWidth } = acceptMean({ values, expected: 5, alpha: 0.05 })
    expect(halfWidth * Math.sqrt(10)).toBeCloseTo(2.262, 3)
    expect(acceptMean({ values, expected: 5 + 0.999 * halfWidth, alpha: 0.05 }).holds).toBe(true)
    const refused = acceptMean({ values, expected: 5 + 1.001 * halfWidth, alpha: 0.05, source: "Law 2015" })
    expect(refused.holds).toBe(false)
    expect(refused.zScore).toBeCloseTo(-2.262 * 1.001, 2)
  })

  test("of values that are all the same holds for exactly that mean", () => {
    expect(acceptMean({ values: [0.1, 0.1, 0.1], expected: 0.1, alpha: 0.01 })).toEqual({
      holds: true,
      mean: 0.1,
      halfWidth: 0,
      zScore: 0,
    })
    expect(acceptMean({ values: [2, 2], expected: 1, alpha: 0.01 })).toEqual({
      holds: false,
      mean: 2,
      halfWidth: 0,
      zScore: Infinity,
    })
  })

  test("refuses what it cannot test", () => {
    expect(() => acceptMean({ values: [1], expected: 1, alpha: 0.05 })).toThrow(RangeError)
    expect(() => acceptMean({ values: [1, 2], expected: 1, alpha: 5 })).toThrow(RangeError)
    expect(() => smallestDetectable({ values: [1], alpha: 0.05 })).toThrow(RangeError)
  })
})

describe("simulated samples of a normal law", () => {
  // A linear congruential generator (Knuth, MMIX) and sums of twelve: near enough to normal for the t test.
  let state = 20161n
  const uniform = (): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
    return Number(state >> 11n) / 2 ** 53
  }
  const normal = (): number => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u, -6)
  const SAMPLES = 2000
  const N = 10

  test("are accepted but for alpha of them, and intervals cover the mean as often as they say", () => {
    let refused = 0
    let covered = 0
    for (let i = 0; i < SAMPLES; i++) {
      const values = Array.from({ length: N }, normal)
      if (!acceptMean({ values, expected: 0, alpha: 0.05 }).holds) refused++
      const { lower, upper } = interval(values)
      if (lower <= 0 && 0 <= upper) covered++
    }
    expect(covered).toBe(SAMPLES - refused)
    // Binomial(2000, 0.05) at 1e-5 on two sides: 4.42 standard deviations; 0.085 in place of 0.05 is found with 99 % power.
    expect(Math.abs(refused - 100)).toBeLessThan(4.42 * Math.sqrt(SAMPLES * 0.05 * 0.95))
  })

  test("that are off by the smallest detectable error are refused 99 times in 100", () => {
    let refused = 0
    const n = 60 // so many that the estimate of the spread adds little
    const error = smallestDetectable({ values: standard(n), alpha: 1e-3 })
    for (let i = 0; i < 500; i++) {
      const values = Array.from({ length: n }, () => normal() + error)
      if (!acceptMean({ values, expected: 0, alpha: 1e-3 }).holds) refused++
    }
    // Binomial(500, 0.99): 17 or more accepted come once in 100,000 tests.
    expect(500 - refused).toBeLessThan(17)
  })
})
