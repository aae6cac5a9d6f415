import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import { BLOCK_ROWS, loadHash, type KeptLog, ROW_BYTES, verify } from "../src/index.ts"
import { nextLink } from "../src/chain.ts"
import { copyOf, queue, recorded } from "./recorded.ts"

let log: KeptLog
beforeAll(async () => {
  await loadHash()
  log = recorded(queue(14_000), "verify")
  expect(log.blocks.length).toBeGreaterThan(2)
})

const range = (block: number) => ({
  part: "block",
  block,
  firstEvent: block * BLOCK_ROWS + 1,
  lastEvent: block * BLOCK_ROWS + log.blocks[block].columns.rows,
})

test("an untouched log fits", () => expect(verify(copyOf(log))).toBeNull())

test("every flipped bit of an event is found, and its block named", () => {
  const { columns: last } = log.blocks.at(-1)!
  const bits = ((log.blocks.length - 1) * BLOCK_ROWS + last.rows) * ROW_BYTES * 8
  fc.assert(
    fc.property(fc.nat(bits - 1), (bit) => {
      const spoilt = copyOf(log)
      const byte = Math.floor(bit / 8)
      const block = Math.floor(byte / (BLOCK_ROWS * ROW_BYTES))
      spoilt.blocks[block].columns.bytes[byte % (BLOCK_ROWS * ROW_BYTES)] ^= 1 << (bit % 8)
      expect(verify(spoilt)).toEqual(range(block))
    }),
    { numRuns: 300 },
  )
})

const flipped = (link: string, digit: number, bit: number): string =>
  link.slice(0, digit) + (Number.parseInt(link[digit], 16) ^ (1 << bit)).toString(16) + link.slice(digit + 1)

test("every flipped bit of a link is found where it stands", () => {
  fc.assert(
    fc.property(fc.nat(log.blocks.length + 1), fc.nat(31), fc.nat(3), (at, digit, bit) => {
      const spoilt = copyOf(log)
      if (at === 0) spoilt.link = flipped(log.link, digit, bit)
      else if (at > log.blocks.length) spoilt.hash = flipped(log.hash, digit, bit)
      else
        spoilt.blocks = spoilt.blocks.with(at - 1, {
          ...spoilt.blocks[at - 1],
          link: flipped(log.blocks[at - 1].link, digit, bit),
        })
      const part = at === 0 ? { part: "header" } : at > log.blocks.length ? { part: "hash" } : range(at - 1)
      expect(verify(spoilt)).toEqual(part)
    }),
  )
})

test("a changed header is found, a reordered one fits", () => {
  const { header } = log
  for (const change of [
    { seed: "other" },
    { replication: 1 },
    { policies: ["ups"] },
    { schema: 0 },
    { format: 0 },
    { plan: "" },
  ])
    expect(verify({ ...log, header: { ...header, ...change } })).toEqual({ part: "header" })
  const reordered = Object.fromEntries(Object.entries(header).toReversed()) as unknown as typeof header
  expect(verify({ ...log, header: reordered })).toBeNull()
})

test("a block that is missing, twice there or out of place is found", () => {
  const { blocks } = log
  expect(verify({ ...log, blocks: blocks.slice(0, -1) })).toEqual({ part: "hash" })
  expect(verify({ ...log, blocks: blocks.slice(1) })).toMatchObject({ part: "block", block: 0 })
  expect(verify({ ...log, blocks: [blocks[0], blocks[0], ...blocks.slice(1)] })).toMatchObject({
    part: "block",
    block: 1,
  })
  expect(verify({ ...log, blocks: [blocks[0], blocks[2], blocks[1]] })).toMatchObject({ part: "block", block: 1 })
  const cut = { ...blocks.at(-1)!, columns: blocks.at(-1)!.columns.head(1) }
  expect(verify({ ...log, blocks: blocks.with(-1, cut) })).toMatchObject({ part: "block", block: blocks.length - 1 })
})

test("a block of another size is found, though its link fits", () => {
  const [first, ...rest] = log.blocks
  const short = first.columns.head(10)
  let link = log.link
  const blocks = [short, ...rest.map(({ columns }) => columns)].map((columns) => {
    link = nextLink(link, columns)
    return { columns, link }
  })
  expect(verify({ ...log, blocks, hash: link })).toEqual({ part: "block", block: 0, firstEvent: 1, lastEvent: 10 })
})
