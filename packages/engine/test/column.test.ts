import { expect, test } from "vitest"
import { lengthened, moreThan } from "../src/index.ts"

test("a longer column holds what the old one held, then what is asked for; the old one is empty", () => {
  const old = Int32Array.of(5, 6)
  expect([...lengthened(old, 4, -1)]).toEqual([5, 6, -1, -1])
  expect(old.length).toBe(0)
  expect(lengthened(Float64Array.of(0.5), 2)).toEqual(Float64Array.of(0.5, 0))
})

test("a column that is full grows by a quarter, and by 64 at least", () => {
  expect([0, 64, 1000, 1_000_000].map(moreThan)).toEqual([64, 128, 1250, 1_250_000])
})
