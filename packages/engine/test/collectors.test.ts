import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Defect, GRID, Histogram, onGrid, Tally, TimeAverage } from "../src/index.ts"

const value = fc.oneof(fc.constant(0), fc.double({ min: GRID, max: 1e9, noNaN: true }))
const values = fc.array(value, { maxLength: 200 })
const seed = { seed: 1 }
const through = <T>(state: T): T => JSON.parse(JSON.stringify(state)) as T

test("onGrid gives the nearest multiple", () => {
  expect(onGrid(1)).toBe(1)
  expect(onGrid(1 + GRID * 0.49)).toBe(1)
  expect(onGrid(1 + GRID * 0.5)).toBe(1 + GRID)
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4e9, noNaN: true }), (x) => {
      expect(Number.isInteger(onGrid(x) / GRID) && Math.abs(onGrid(x) - x) <= GRID / 2).toBe(true)
    }),
    seed,
  )
})

describe("Tally", () => {
  const of = (given: readonly number[]): Tally => {
    const tally = new Tally()
    for (const x of given) tally.add(x)
    return tally
  }

  test("has mean, variance and extremes, far from zero too", () => {
    const tally = of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) // the example of Chan, Golub, LeVeque 1983
    expect([tally.count, tally.mean, tally.variance, tally.min, tally.max]).toEqual([
      4,
      1e9 + 10,
      30,
      1e9 + 4,
      1e9 + 16,
    ])
  })

  test("of parts merges into that of the whole", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const merged = of(a)
        merged.merge(of(b))
        const whole = of([...a, ...b])
        expect([merged.count, merged.min, merged.max]).toEqual([whole.count, whole.min, whole.max])
        if (whole.count > 0) expect(Math.abs(merged.mean - whole.mean)).toBeLessThanOrEqual(1e-12 * whole.max)
        if (whole.count > 1)
          expect(Math.abs(merged.variance - whole.variance)).toBeLessThanOrEqual(1e-11 * whole.max * whole.max)
      }),
      seed,
    )
  })

  test("goes on from its state", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const restored = Tally.restore(through(of(a).state()))
        for (const x of b) restored.add(x)
        expect(restored).toEqual(of([...a, ...b]))
      }),
      seed,
    )
  })

  test("of nothing has no mean", () => expect([new Tally().mean, of([3]).variance]).toEqual([NaN, NaN]))
})

describe("TimeAverage", () => {
  test("weighs each value by how long it held, after the warm-up only", () => {
    const present = new TimeAverage()
    present.update(10, 2)
    present.restart(20)
    present.update(30, 5)
    expect(present.integral(40)).toBe(10 * 2 + 10 * 5)
    expect(present.mean(40)).toBe(3.5)
    expect(new TimeAverage(7, 4).mean(7)).toBe(4)
  })

  test("goes on from its state", () => {
    const present = new TimeAverage(5, 1)
    present.update(6, 3)
    const restored = TimeAverage.restore(through(present.state()))
    expect(restored).toEqual(present)
    expect([restored.value, restored.mean(9)]).toEqual([3, 2.5])
  })
})

describe("Histogram", () => {
  const of = (given: readonly number[]): Histogram => {
    const histogram = new Histogram()
    for (const x of given) histogram.add(x)
    return histogram
  }

  test("has quantiles within half a percent of the exact ones", () => {
    const tiny = fc.double({ min: 2.3e-308, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(value, tiny, fc.constant(0), fc.double({ min: 1e300, max: Number.MAX_VALUE, noNaN: true })), {
          minLength: 1,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, p) => {
          const exact = given.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(p * given.length) - 1)]
          expect(Math.abs(of(given).quantile(p) - exact)).toBeLessThanOrEqual(0.004 * exact)
        },
      ),
      { ...seed, numRuns: 200 },
    )
  })

  test("of parts merges into that of the whole, in any order", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const one = of(a)
        one.merge(of(b))
        const other = of(b)
        other.merge(of(a))
        expect(one.state()).toEqual(of([...a, ...b]).state())
        expect(other.state()).toEqual(one.state())
        expect(one.count).toBe(a.length + b.length)
      }),
      seed,
    )
  })

  test("goes on from its state", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const restored = Histogram.restore(through(of(a).state()))
        for (const x of b) restored.add(x)
        expect(restored.state()).toEqual(of([...a, ...b]).state())
        expect(restored.count).toBe(a.length + b.length)
      }),
      seed,
    )
  })

  test("has no quantile outside of what was added, of parts and of a restored whole neither", () => {
    expect(of([3840]).quantile(0.9)).toBe(3840)
    fc.assert(
      fc.property(values, fc.array(value, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, p) => {
        const whole = of(a)
        whole.merge(of(b))
        const least = [...a, ...b].reduce((low, x) => Math.min(low, x))
        const greatest = [...a, ...b].reduce((high, x) => Math.max(high, x))
        for (const quantile of [whole.quantile(p), Histogram.restore(through(whole.state())).quantile(p)]) {
          expect(quantile).toBeGreaterThanOrEqual(least)
          expect(quantile).toBeLessThanOrEqual(greatest)
        }
      }),
      seed,
    )
  })

  test("counts subnormal values as 0, and the greatest as it is", () => {
    expect([of([5e-324]).quantile(1), of([Number.MAX_VALUE]).quantile(1) / Number.MAX_VALUE]).toEqual([
      0,
      expect.closeTo(1, 2),
    ])
  })

  test("counts a value many times, and refuses what it cannot count", () => {
    const histogram = new Histogram()
    histogram.add(1, 3)
    histogram.add(100, 1)
    expect([histogram.count, Math.round(histogram.quantile(0.75)), Math.round(histogram.quantile(0.76))]).toEqual([
      4, 1, 100,
    ])
    expect(new Histogram().quantile(0.5)).toBeNaN()
    for (const bad of [-1, NaN, Infinity]) expect(() => histogram.add(bad)).toThrow(Defect)
  })
})
