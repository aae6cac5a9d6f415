import { expect, test } from "vitest"
import { gini } from "../src/equity.ts"

/** Half the mean absolute difference of all pairs, over the mean: the definition. */
const byPairs = (values: readonly number[]) => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)))
  return differences.reduce((sum, each) => sum + each, 0) / values.length ** 2 / 2 / mean
}

test("the Gini coefficient is that of its definition", () => {
  for (const values of [[1, 2, 3, 4], [5, 0, 0, 0, 10], [7], [3, 1, 2.5, 9, 9, 0.1]])
    expect(gini(Float64Array.from(values))).toBeCloseTo(byPairs(values), 12)
})

test("equal shares have none, one of n that has everything has 1 − 1/n", () => {
  expect(gini(Float64Array.of(4, 4, 4))).toBe(0)
  expect(gini(Float64Array.of(0, 0, 0, 8))).toBe(0.75)
  expect(gini(Float64Array.of(0, 0))).toBe(0)
  expect(gini(new Float64Array(0))).toBeNaN()
})
