import { expect, test } from "vitest"
import { bareLoop, hold, throughEngine } from "../bench/index.ts"

test("the bare loop and the engine live through the same M/M/1", () => {
  const bare = bareLoop(20_000)
  const engine = throughEngine(20_000)
  expect(engine.result).toBeCloseTo(bare.result, 9)
  expect(engine.rate).toBeGreaterThan(0)
})

test("the hold model goes as far in time as its operations take it", () => {
  // Each of n notices comes once in a unit of time: n operations a unit, with a standard deviation of the root of their number.
  const operations = 100_000
  expect(Math.abs(hold(100, operations).result * 100 - operations)).toBeLessThan(4.42 * Math.sqrt(operations) + 100)
})
