import { expect, test } from "vitest"
import { AddressedStream, arrivals, GRID, streamKey } from "../src/index.ts"
import { acceptedDistance, chiSquareScore, ACCEPTED_SCORE, distance } from "./goodness.ts"

// A day of an office in hours of a rate that changes much: 164 visits are expected.
const HOURS = [0, 2, 50, 60, 30, 12, 0, 6, 4]
const from = Float64Array.from(HOURS, (_, hour) => hour * 3600)
const until = Float64Array.from(HOURS, (_, hour) => (hour + 1) * 3600)
const expected = Float64Array.from(HOURS)
const EXPECTED = 164
const DAYS = 20_000

const addresses = new AddressedStream(streamKey("arrivals", 0, "office12"))
const day = (number: number, out: Float64Array, scale = 1): number =>
  arrivals(from, until, expected, 0, HOURS.length, scale, addresses.at(number, 0), out)

// The idiom that is wrong: the next gap is exponential with the rate of this moment, however soon that changes.
function dayByTheRateOfNow(number: number): number {
  addresses.at(number, 1)
  let count = 0
  for (let hour = 1; ; count++) {
    hour += -Math.log(addresses.next()) / HOURS[Math.floor(hour)]
    // Where no one is expected there is no gap to draw: the idiom goes on at the next piece.
    if (hour >= 6 && hour < 7) hour = 7
    if (hour >= 9) return count
  }
}

test("the count of a day has the exact mean and variance, where the rate of now is far off", () => {
  const out = new Float64Array(400)
  let sum = 0
  let squares = 0
  let biased = 0
  for (let i = 0; i < DAYS; i++) {
    const count = day(i, out)
    sum += count - EXPECTED
    squares += (count - EXPECTED) ** 2
    biased += dayByTheRateOfNow(i)
  }
  // Poisson: the variance is the mean. At 1e-5 on two sides; an error of 0.61 visits a day is found with 99 % power.
  expect(Math.abs(sum / DAYS)).toBeLessThan(4.42 * Math.sqrt(EXPECTED / DAYS))
  expect(Math.abs(squares / DAYS / EXPECTED - 1)).toBeLessThan(4.42 * Math.sqrt((2 + 1 / EXPECTED) / DAYS))
  expect(biased / DAYS).toBeLessThan(EXPECTED - 20)
})

test("each piece has a Poisson count of its own", () => {
  const out = new Float64Array(400)
  const piece = 4 // which expects 30
  const counts = new Float64Array(61)
  for (let i = 0; i < DAYS; i++) {
    const n = day(i, out)
    let here = 0
    for (let j = 0; j < n; j++) if (out[j] >= from[piece] && out[j] < until[piece]) here++
    counts[Math.min(60, here)]++
  }
  const probabilities = Array.from({ length: 61 }, (_, k) => Math.exp(k * Math.log(30) - 30 - logFactorial(k)))
  const from14 = Array.from(counts.slice(14, 48))
  from14[0] += counts.slice(0, 14).reduce((a, b) => a + b, 0)
  from14[33] += counts.slice(48).reduce((a, b) => a + b, 0)
  const share = (cell: number): number =>
    cell === 0
      ? probabilities.slice(0, 15).reduce((a, b) => a + b, 0)
      : cell === 33
        ? 1 - probabilities.slice(0, 47).reduce((a, b) => a + b, 0)
        : probabilities[14 + cell]
  expect(chiSquareScore(from14, (cell) => DAYS * share(cell))).toBeLessThan(ACCEPTED_SCORE)
})

test("times ascend on the grid, and are uniform within their pieces", () => {
  const out = new Float64Array(400)
  const within: number[] = []
  for (let i = 0; i < 500; i++) {
    const n = day(i, out)
    let last = 0
    for (let j = 0; j < n; j++) {
      expect(out[j]).toBeGreaterThanOrEqual(last)
      expect(Number.isInteger(out[j] / GRID)).toBe(true)
      const piece = Math.floor(out[j] / 3600)
      expect(HOURS[piece]).toBeGreaterThan(0)
      within.push(out[j] / 3600 - piece)
      last = out[j]
    }
  }
  expect(distance(Float64Array.from(within), (x) => x)).toBeLessThan(acceptedDistance(within.length))
})

test("a buffer too small is told, and the same address fills a larger one with the same times", () => {
  const small = new Float64Array(10)
  const needed = day(7, small)
  expect(needed).toBeGreaterThan(10)
  const large = new Float64Array(needed)
  expect(day(7, large)).toBe(needed)
  expect(large.slice(0, 10)).toEqual(small)
})

test("some of the pieces, a scale, and nothing expected", () => {
  const out = new Float64Array(400)
  expect(day(3, out, 0)).toBe(0)
  expect(arrivals(from, until, expected, 6, 7, 1, addresses.at(1, 0), out)).toBe(0)
  let sum = 0
  for (let i = 0; i < DAYS; i++) sum += arrivals(from, until, expected, 2, 4, 0.1, addresses.at(i, 2), out)
  expect(Math.abs(sum / DAYS - 11)).toBeLessThan(4.42 * Math.sqrt(11 / DAYS))
  expect(out[0]).toBeGreaterThanOrEqual(from[2])
})

test("an extreme uniform stays before the end of its piece", () => {
  const uniforms = { next: () => Math.exp(-1) * (1 - 2 ** -53) }
  const out = new Float64Array(4)
  const one = Float64Array.of(1 + 2 ** -50)
  arrivals(Float64Array.of(0), Float64Array.of(60), one, 0, 1, 1, uniforms, out)
  expect(out[0]).toBeLessThan(60)
})

function logFactorial(k: number): number {
  let sum = 0
  for (let i = 2; i <= k; i++) sum += Math.log(i)
  return sum
}
