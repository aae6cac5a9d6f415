import { describe, expect, test } from "vitest"
import { mser5 } from "../src/index.ts"

/** Batches of five that are all the same. */
const ofBatches = (...means: number[]) => Float64Array.from(means.flatMap((mean) => Array<number>(5).fill(mean)))
const alternating = (n: number) => Array.from({ length: n }, (_, i) => i % 2)

describe("warm-up by MSER-5", () => {
  test("nothing is discarded of what does not change", () => {
    expect(mser5(new Float64Array(50).fill(3))).toBe(0)
    expect(mser5(ofBatches(...alternating(20)))).toBe(0)
  })

  // Of 20 batches that alternate, squares ÷ kept² is 5 ÷ 400. With two of 20 before them it is more: kept less, it is least.
  test("what stands apart at the beginning is", () => {
    expect(mser5(ofBatches(20, 20, ...alternating(20)))).toBe(10)
    expect(mser5(ofBatches(20, 12, 7, ...alternating(40)))).toBe(15)
  })

  test("single values count by their batch, and those behind the last whole one not at all", () => {
    const values = [100, 0, 0, 0, 0, ...ofBatches(...alternating(20)), 1000, 1000]
    expect(mser5(values)).toBe(5)
  })

  test("a run that has not settled is too short", () => {
    expect(mser5(ofBatches(...Array<number>(14).fill(9), ...alternating(6)))).toBeNull()
  })

  test("it is as the definition says, batch by batch", () => {
    const batches = Array.from({ length: 60 }, (_, i) => 40 / (1 + i) + ((i * 7919) % 13))
    const statistic = batches.map((_, first) => {
      const kept = batches.slice(first)
      const mean = kept.reduce((sum, each) => sum + each, 0) / kept.length
      return kept.reduce((sum, each) => sum + (each - mean) ** 2, 0) / kept.length ** 2
    })
    const candidates = statistic.slice(0, 55)
    expect(mser5(ofBatches(...batches))).toBe(5 * candidates.indexOf(Math.min(...candidates)))
  })

  test("fifty values are the least", () => expect(() => mser5(new Float64Array(49))).toThrow(RangeError))
})
