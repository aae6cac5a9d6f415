import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { events, type Header, type KeptLog, length, loadHash, Recorder, stateHash, verify } from "@tangguh/event-log"

import { mm1 } from "@tangguh/event-log/bench"
import { type FileHeader, Frame, frame, MAGIC } from "@tangguh/event-log/file"
import { sampleWorld, simulate } from "@tangguh/office"
import { LogNotWritten, LogWriter, openLog } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "event-store-"))
const writer = new LogWriter()
afterAll(async () => {
  await writer.end()
  rmSync(folder, { recursive: true })
})

const identity = { scenario: "mm1", plan: "", seed: "store", replication: 0, policies: [] }
const plan = mm1(4, 3500) // three blocks

const fileHeader = (header: Header): FileHeader => ({
  ...header,
  versions: { tangguh: "0.1.0" },
  units: { time: "seconds", start: "2025-01-01", zone: "Asia/Jakarta" },
  origin: { file: "mm1.yaml", text: "title: M/M/1\n", beside: {}, data: {}, warmUp: 0, asked: ["as-today"] },
})

/** Runs it, and records it into memory and, where a path is given, into a file. */
function recorded(path?: string): KeptLog {
  const kept = new Recorder(identity, { keep: true })
  const written = new Recorder(identity, { keep: path === undefined ? false : writer.write })
  const header = fileHeader(kept.header)
  if (path !== undefined) writer.open(path, header)
  const state = simulate(sampleWorld(plan, "store", 0), { observers: [kept, written] })
  kept.close()
  if (path !== undefined) writer.close({ ...written.close(), state: stateHash(state) })
  return kept.log()
}

const whole = join(folder, "whole.log")
let log: KeptLog
let bytes: Uint8Array
beforeAll(async () => {
  await loadHash()
  log = recorded(whole)
  bytes = readFileSync(whole)
  expect(log.blocks.length).toBe(3)
})

/** The log in these bytes. */
function opened<A>(content: Uint8Array, use: (log: ReturnType<typeof openLog>) => A): A {
  const path = join(folder, "spoilt.log")
  writeFileSync(path, content)
  const stored = openLog(path)
  try {
    return use(stored)
  } finally {
    stored.close()
  }
}

test("what was written is what was recorded, to the last bit, under one hash", () => {
  opened(bytes, (stored) => {
    expect(verify(stored)).toBeNull()
    expect([stored.hash, stored.link, stored.cut, stored.events]).toEqual([log.hash, log.link, false, length(log)])
    expect(stored.header.origin).toEqual({
      file: "mm1.yaml",
      text: "title: M/M/1\n",
      beside: {},
      data: {},
      warmUp: 0,
      asked: ["as-today"],
    })
    for (let block = 0; block < log.blocks.length; block++)
      expect(stored.blocks.at(block)!.columns.bytes).toEqual(log.blocks[block].columns.bytes)
    expect([...events(stored)].length).toBe(length(log))
  })
  expect(bytes.length / length(log)).toBeLessThan(12)
})

test("blocks are read in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 12 }), (order) =>
      opened(bytes, (stored) => {
        for (const at of order) expect(stored.blocks.at(at)!.link).toBe(log.blocks.at(at)!.link)
        expect(stored.blocks.at(3)).toBeUndefined()
      }),
    ),
    { numRuns: 20, seed: 1 },
  )
})

test("until it is whole it has another name, and a file that was there is replaced only then", () => {
  const path = join(folder, "kept.log")
  writeFileSync(path, "what was there")
  writer.open(path, fileHeader(log.header))
  for (const { columns, link } of log.blocks) writer.write({ columns: columns.head(columns.rows), link })
  expect(readFileSync(path, "utf8")).toBe("what was there")
  writer.close({ hash: log.hash, events: length(log), blocks: log.blocks.length, state: "" })
  opened(readFileSync(path), (stored) => expect([verify(stored), stored.cut]).toEqual([null, false]))
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([])
})

test("an unfinished log that somebody else has left, or is writing, is left alone", async () => {
  const path = join(folder, "theirs.log")
  writeFileSync(`${path}.part`, "theirs")
  const other = new LogWriter()
  other.open(path, fileHeader(log.header))
  expect(() => other.close({ hash: "", events: 0, blocks: 0, state: "" })).toThrow(new LogNotWritten("EEXIST"))
  await other.end()
  expect(readFileSync(`${path}.part`, "utf8")).toBe("theirs")
  rmSync(`${path}.part`)
})

test("a header that no tangguh writes is refused, though its hash fits; one of a later format by its number", () => {
  const { origin, ...rest } = fileHeader(log.header)
  const withHeader = (header: string) =>
    new Uint8Array([...MAGIC, ...frame(Frame.header, [new TextEncoder().encode(header)])])
  const wrong = [
    "",
    "null",
    "[]",
    "{",
    JSON.stringify(rest),
    JSON.stringify({ ...rest, origin: { ...origin, asked: [] } }),
    JSON.stringify({ ...rest, origin: { ...origin, text: 1 } }),
    JSON.stringify({ ...rest, origin, forks: [{ after: -1, policies: [], future: null }] }),
    JSON.stringify({ ...rest, origin, replication: Infinity }),
    JSON.stringify({ ...rest, origin, replication: "1; COPY (SELECT 1) TO 'x'" }),
    JSON.stringify({ ...rest, origin, forks: [{ after: "1 OR 1", policies: [], future: null }] }),
    JSON.stringify({ ...rest, origin, forks: [{ after: 1, policies: [], future: "[1" }] }),
    `{"__proto__": ${JSON.stringify({ ...rest, origin })}}`,
  ]
  for (const header of wrong) expect(() => opened(withHeader(header), () => {})).toThrow("has a header that no tangguh")
  const later = JSON.stringify({ ...rest, origin, format: 2 })
  expect(() => opened(withHeader(later), () => {})).toThrow("is of format 2; this tangguh reads formats up to 1")
  const vocabulary = JSON.stringify({ ...rest, origin, schema: 99 })
  expect(() => opened(withHeader(vocabulary), () => {})).toThrow("has events of version 99, written by tangguh 0.1.0")
})

test("a log that lacks a block, though every frame is whole, is refused", () => {
  const path = join(folder, "lacking.log")
  writer.open(path, fileHeader(log.header))
  for (const { columns, link } of log.blocks.slice(0, -1)) writer.write({ columns: columns.head(columns.rows), link })
  writer.close({ hash: log.hash, events: length(log), blocks: log.blocks.length, state: "" })
  expect(() => openLog(path)).toThrow(`is not whole: its end tells of ${length(log)} events in 3 blocks, and here are`)
})

test("zeros behind what was written, as a loss of power leaves them, make it a log that was cut off", () => {
  const whole = readFileSync(join(folder, "whole.log"))
  opened(new Uint8Array([...whole.subarray(0, -30), ...new Uint8Array(4096)]), (stored) => {
    expect([stored.cut, stored.blocks.length, verify(stored)]).toEqual([true, 3, null])
  })
})

test("what is no log is refused", () => {
  for (const content of ["", "tangguh", "events, in a text of its own\n"])
    expect(() => opened(new TextEncoder().encode(content), () => {})).toThrow("is no event log of tangguh")
  expect(() => openLog(join(folder, "none.log"))).toThrow("ENOENT")
})

test("where nothing can be written the run is told, and nothing is left", async () => {
  const other = new LogWriter()
  const recorder = new Recorder(identity, { keep: other.write })
  other.open(join(folder, "no-such-folder", "run.log"), { ...log.header } as FileHeader)
  expect(() => {
    simulate(sampleWorld(plan, "store", 0), { observers: [recorder] })
    other.close({ ...recorder.close(), state: "" })
  }).toThrow(LogNotWritten)
  await other.end()
})
