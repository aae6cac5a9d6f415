import tychei from "seedrandom/lib/tychei.js"
import { expect, test } from "vitest"
import { RandomStream } from "../src/index.ts"
import { ACCEPTED_SCORE, chiSquareScore } from "./goodness.ts"

const named = (i: number): RandomStream => new RandomStream(`r${i}/office12/arrivals`)

test("200,000 names have as many states, and first words that collide no more than by chance", () => {
  const states = new Set<string>()
  const words = new Set<number>()
  for (let i = 0; i < 200_000; i++) {
    const stream = named(i)
    states.add(Object.values(stream.state()).join())
    words.add(stream.nextWord())
  }
  expect(states.size).toBe(200_000)
  // 4.66 collisions are expected; 18 or more come once in 400,000 tests (Poisson).
  expect(200_000 - words.size).toBeLessThan(18)
})

test("streams of neighbouring names are not correlated, at any of five lags", () => {
  const N = 10_000
  const streams = Array.from({ length: 41 }, (_, i) => {
    const stream = named(i)
    return Float64Array.from({ length: N + 4 }, () => stream.next() - 0.5)
  })
  let greatest = 0
  for (let i = 0; i < 40; i++)
    for (let lag = 0; lag < 5; lag++) {
      let sum = 0
      for (let j = 0; j < N; j++) sum += streams[i][j] * streams[i + 1][j + lag]
      greatest = Math.max(greatest, Math.abs((sum / N) * 12 * Math.sqrt(N)))
    }
  // The greatest of 200 normal scores: 5.45 once in 100,000 tests; a correlation of 0.078 is found with 99 % power.
  expect(greatest).toBeLessThan(5.45)
})

test("first numbers of streams are uniform, alone and in pairs", () => {
  const cells = new Float64Array(256)
  for (let i = 0; i < 50_000; i++) {
    const stream = named(i)
    cells[Math.floor(stream.next() * 16) * 16 + Math.floor(stream.next() * 16)]++
  }
  expect(chiSquareScore(cells, () => 50_000 / 256)).toBeLessThan(ACCEPTED_SCORE)
})

test("numbers have 53 bits between 0 and 1", () => {
  const stream = new RandomStream("bits")
  let low = 0
  for (let i = 0; i < 10_000; i++) {
    const u = stream.next()
    expect(u > 0 && u < 1).toBe(true)
    expect(Number.isInteger(u * 2 ** 53)).toBe(true)
    if ((u * 2 ** 53) % 2 === 1) low++
  }
  expect(Math.abs(low - 5000)).toBeLessThan(4.42 * 50)
})

test("a stream goes on from its state, through JSON", () => {
  const stream = new RandomStream("state")
  for (let i = 0; i < 7; i++) stream.next()
  const other = RandomStream.restore(JSON.parse(JSON.stringify(stream.state())))
  for (let i = 0; i < 100; i++) expect(other.next()).toBe(stream.next())
})

test("a NUL behind a name is another name, not the same sequence one step on", () => {
  const plain = new RandomStream("a")
  const other = new RandomStream("a\0")
  const seen = new Set(Array.from({ length: 1000 }, () => plain.next()))
  expect(Array.from({ length: 1000 }, () => other.next()).some((u) => seen.has(u))).toBe(false)
})

test("a stream is seedrandom's tychei, number for number", () => {
  for (const name of ["", "office12", "a\0", "é"]) {
    const stream = new RandomStream(name)
    const original = tychei(`${name}.`, { state: true })
    for (let i = 0; i < 1000; i++) {
      expect(stream.next()).toBe(original.double())
      expect(stream.nextWord()).toBe(original.int32())
    }
    expect(stream.state()).toEqual(original.state())
  }
})
