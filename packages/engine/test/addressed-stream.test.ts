import { describe, expect, test } from "vitest"
import { AddressedStream, streamKey } from "../src/index.ts"
import { keySchedule, threefry } from "../src/threefry.ts"
import { ACCEPTED_SCORE, chiSquareScore } from "./goodness.ts"

const hex = (words: ArrayLike<number>): string =>
  Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join(" ")
const unhex = (text: string): number[] => text.split(" ").map((word) => parseInt(word, 16))

// Source: tests/kat_vectors of Random123, lines "threefry4x32 20".
test.each([
  ["00000000 00000000 00000000 00000000", "00000000 00000000 00000000 00000000", "9c6ca96a e17eae66 fc10ecd4 5256a7d8"],
  ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff ffffffff ffffffff", "2a881696 57012287 f6c7446e a16a6732"],
  ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0 082efa98 ec4e6c89", "59cd1dbb b8879579 86b5d00c ac8b6d84"],
])("threefry has the known answer for %s", (counter, key, answer) => {
  const out = new Int32Array(4)
  const [c0, c1, c2, c3] = unhex(counter)
  threefry(keySchedule(Uint32Array.from(unhex(key))), c0, c1, c2, c3, out)
  expect(hex(out)).toBe(answer)
})

test("the numbers at an address are the words of its blocks, in order", () => {
  const stream = new AddressedStream(new Uint32Array(4))
  const [a, b] = unhex("9c6ca96a e17eae66")
  expect(stream.at(0, 0).next()).toBe((a * 2 ** 20 + (b >>> 12) + 0.5) / 2 ** 52)
  const words = new Int32Array(4)
  const entity = 2 ** 52 + 12_345
  stream.at(entity, 77)
  for (let block = 0; block < 5; block++) {
    threefry(keySchedule(new Uint32Array(4)), 12_345, 2 ** 20, 77, block, words)
    for (const i of [0, 2])
      expect(stream.next()).toBe(((words[i] >>> 0) * 2 ** 20 + (words[i + 1] >>> 12) + 0.5) / 2 ** 52)
  }
})

test("what stands at an address does not depend on what was drawn before", () => {
  const key = streamKey("pure", 3, "service")
  const at = (stream: AddressedStream, entity: number): number[] => {
    stream.at(entity, 5)
    return [stream.next(), stream.next(), stream.next()]
  }
  const used = new AddressedStream(key)
  for (let entity = 0; entity < 50; entity++) {
    for (let i = 0; i < entity % 7; i++) used.next()
    expect(at(used, entity)).toEqual(at(new AddressedStream(key), entity))
  }
})

test("seed, replication and name make the key, and cannot be confused", () => {
  const keys = [
    streamKey("a", 1, "b"),
    streamKey("a", 1, "c"),
    streamKey("a", 2, "b"),
    streamKey("b", 1, "b"),
    streamKey('a",1,"b', 1, "b"),
    streamKey("a1", 1, "b"),
    streamKey("a", 11, "b"),
    streamKey("a", 1, "1b"),
    streamKey("a", 1, "b\0"),
  ].map(hex)
  expect(new Set(keys).size).toBe(keys.length)
  expect(hex(streamKey("a", 1, "b"))).toBe(keys[0])
})

test("100,000 keys are distinct in each of their words as often as chance has it", () => {
  const words = Array.from({ length: 4 }, () => new Set<number>())
  for (let i = 0; i < 100_000; i++) streamKey("42", i, "office12/arrivals").forEach((word, j) => words[j].add(word))
  // 1.16 collisions are expected in each word; 10 or more in one come less than once in 100,000 tests of four.
  for (const word of words) expect(100_000 - word.size).toBeLessThan(10)
})

describe("neighbouring addresses are independent", () => {
  const N = 250_000
  const stream = new AddressedStream(streamKey("42", 0, "neighbours"))
  const other = new AddressedStream(streamKey("42", 1, "neighbours"))
  const third = new AddressedStream(streamKey("42", 0, "neighbours2"))
  const cases: Record<string, (i: number) => readonly [number, number]> = {
    "entity and the next": (i) => [stream.at(i, 0).next(), stream.at(i + 1, 0).next()],
    "entity and one 2^32 on": (i) => [stream.at(i, 0).next(), stream.at(i + 2 ** 32, 0).next()],
    "k and the next": (i) => [stream.at(i, 3).next(), stream.at(i, 4).next()],
    "k, of one entity": (i) => [stream.at(5, i).next(), stream.at(5, i + 1).next()],
    "entity and k exchanged": (i) => [stream.at(i, 1).next(), stream.at(1, i + 2).next()],
    "first and second number": (i) => [stream.at(i, 9).next(), stream.next()],
    "second and third number": (i) => (stream.at(i, 9).next(), [stream.next(), stream.next()]),
    "replication and the next": (i) => [stream.at(i, 0).next(), other.at(i, 0).next()],
    "name and another": (i) => [stream.at(i, 0).next(), third.at(i, 0).next()],
  }
  // Each at 1e-5. Dependence is found with 99 % power where the chi-square distance of the pair from
  // independence is 180 / N = 0.0007: a correlation of 0.027, for one.
  test.each(Object.entries(cases))("%s", (_, pair) => {
    const cells = new Float64Array(256)
    for (let i = 0; i < N; i++) {
      const [u, v] = pair(i)
      cells[Math.floor(u * 16) * 16 + Math.floor(v * 16)]++
    }
    expect(chiSquareScore(cells, () => N / 256)).toBeLessThan(ACCEPTED_SCORE)
  })
})

test("each bit of counter and key changes half of the bits that come out", () => {
  const out = new Int32Array(4)
  const changed = new Int32Array(4)
  const bits = (word: number): number => {
    let count = 0
    for (let rest = word; rest !== 0; rest &= rest - 1) count++
    return count
  }
  const N = 200
  for (let bit = 0; bit < 256; bit++) {
    let flips = 0
    for (let i = 0; i < N; i++) {
      const words = [i, 0, i % 3, 0, 11, 22, 33, 44]
      const run = (into: Int32Array): void =>
        threefry(keySchedule(Uint32Array.from(words.slice(4))), words[0], words[1], words[2], words[3], into)
      run(out)
      words[bit >> 5] ^= 1 << (bit & 31)
      run(changed)
      for (let j = 0; j < 4; j++) flips += bits(out[j] ^ changed[j])
    }
    // 128 N fair coins; the greatest of 256 scores is above 5.5 once in 100,000 tests.
    expect(Math.abs(flips - 64 * N)).toBeLessThan(5.5 * Math.sqrt(32 * N))
  }
})
