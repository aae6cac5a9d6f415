import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { chiSquareTail, kaplanMeier, poissonInterval, survivalQuantile } from "../src/index.ts"

// Weeks of remission under 6-mercaptopurine, negative where the patient was lost from sight: [Freireich 1963].
const weeks = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
const remission = kaplanMeier(
  weeks.map(Math.abs),
  weeks.map((week) => week > 0),
)

describe("kaplanMeier", () => {
  // By hand: (1 - 3/21)(1 - 1/17)(1 - 1/15)(1 - 1/12)(1 - 1/11)(1 - 1/7)(1 - 1/6), and Greenwood's sums beside them.
  test.each([
    [6, 21, 3, 0.8571, 0.0764],
    [7, 17, 1, 0.8067, 0.0869],
    [10, 15, 1, 0.7529, 0.0963],
    [13, 12, 1, 0.6902, 0.1068],
    [16, 11, 1, 0.6275, 0.1141],
    [22, 7, 1, 0.5378, 0.1282],
    [23, 6, 1, 0.4482, 0.1346],
  ])("at week %i of the remissions: %i at risk, %i end, %d are left", (time, atRisk, events, survival, error) => {
    const step = remission.find((each) => each.time === time)!
    expect([step.atRisk, step.events]).toEqual([atRisk, events])
    expect(step.survival).toBeCloseTo(survival, 4)
    expect(step.standardError).toBeCloseTo(error, 4)
  })

  test("its median is week 23, and of its end nothing was seen", () => {
    // The upper bound never comes down to one half; the lower does at week 13: 0.6902^exp(1.96 · 0.1068 / (0.6902 · 0.3708)) = 0.432.
    expect(survivalQuantile(remission, 0.5)).toEqual({ time: 23, lower: 13, upper: Infinity })
    expect(survivalQuantile(remission, 0.9).time).toBe(Infinity)
  })

  test("without censoring it is the share of values above, with bounds around it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 50 }), (values) => {
        for (const { time, survival, lower, upper } of kaplanMeier(values, Array<boolean>(values.length).fill(true))) {
          expect(survival).toBeCloseTo(values.filter((value) => value > time).length / values.length, 12)
          expect(0 <= lower && lower <= survival && survival <= upper && upper <= 1).toBe(true)
        }
      }),
    )
  })

  test("nothing ended, nothing is known", () => {
    expect(kaplanMeier([3, 4], [false, false])).toEqual([])
    expect(() => kaplanMeier([3], [])).toThrow(RangeError)
  })
})

describe("poissonInterval", () => {
  // Garwood's table at 95 %.
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [50, 37.11, 65.92],
  ])("of %i is %d to %d", (count, lower, upper) => {
    const bounds = poissonInterval(count)
    expect(bounds.lower).toBeCloseTo(lower, 2)
    expect(bounds.upper).toBeCloseTo(upper, 2)
  })
})

test("chiSquareTail is 5 % at the tabulated points", () => {
  // [Abramowitz and Stegun 1964], table 26.8.
  for (const [freedom, x] of [
    [1, 3.84146],
    [4, 9.48773],
    [10, 18.307],
    [30, 43.773],
  ] as const)
    expect(chiSquareTail(x, freedom)).toBeCloseTo(0.05, 5)
})
