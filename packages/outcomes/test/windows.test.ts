import { expect, test } from "vitest"
import { Windows } from "../src/index.ts"

const windows = (...bounds: readonly (readonly [number, number])[]) =>
  new Windows(bounds.map(([from, until]) => [{ time: from }, { time: until }] as const))

test("stretches are half-open", () => {
  const two = windows([10, 20], [30, 40])
  expect([9, 10, 19, 20, 29, 30, 40].map((time) => two.includes(time))).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
    false,
  ])
  expect(two.overlap(15, 35)).toBe(5 + 5)
  expect(two.length(32)).toBe(10 + 2)
})

test("up to a moment, that moment belongs to it", () => {
  const upTo = new Windows([[{ time: 0 }, { time: 10 }]], true)
  expect([0, 10, 11].map((time) => upTo.includes(time))).toEqual([true, true, false])
})

test("a moment may come only while the run goes on", () => {
  const emptied = { time: Infinity }
  const after = new Windows([[emptied, { time: 100 }]])
  expect([after.includes(50), after.isEmpty, after.overlap(0, 50)]).toEqual([false, true, 0])
  emptied.time = 50
  expect([after.includes(50), after.isEmpty, after.overlap(0, 60), after.length(100)]).toEqual([true, false, 10, 50])
})

test("a stretch that ends before it begins never came", () => {
  expect(windows([20, 10]).isEmpty).toBe(true)
  expect(windows().isEmpty).toBe(true)
})
