import { Defect } from "@tangguh/engine"
import { blankEvent, type OfficeEvent } from "@tangguh/office"
import { expect, test } from "vitest"
import { BLOCK_ROWS, Columns, Cursor, events, length, loadHash, type KeptLog, Recorder, verify } from "../src/index.ts"
import { live, queue, recorded, recorderOf, scenario } from "./recorded.ts"

const identity = { scenario: "s", plan: "p", seed: "1", replication: 0, policies: [] }

test("there is no recorder before the hash is loaded, and no waiting after", async () => {
  expect(() => new Recorder(identity, { keep: true })).toThrow("await loadHash()")
  await loadHash()
  expect(new Recorder(identity, { keep: true }).close()).toMatchObject({ events: 0, blocks: 0 })
})

test("every event of a run is read back, field by field", () => {
  const run = scenario("../../../scenarios/ngargoyoso-2016.yaml").at(-1)!
  const recorder = recorderOf(run, "fields", true)
  const heard: OfficeEvent[] = []
  live(run, "fields", recorder, { event: (event) => heard.push({ ...event }) })
  expect(recorder.close().events).toBe(heard.length)
  expect(Array.from(events(recorder.log()), (event) => ({ ...event }))).toEqual(heard)
  expect(new Set(heard.map(({ type }) => type)).size).toBeGreaterThan(20)
})

test("the hash is the run's, whatever is kept, and recording changes nothing", () => {
  const run = queue(14_000)
  const blocks: KeptLog["blocks"][number][] = []
  const recorders = [true, false, (block: KeptLog["blocks"][number]) => void blocks.push(block)].map((keep) =>
    recorderOf(run, "one", keep),
  )
  const state = live(run, "one", ...recorders)
  expect(state).toEqual(live(run, "one"))
  const [whole, hashOnly, handed] = recorders.map((recorder) => recorder.close())
  expect(whole).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{16}$/), events: state.number, blocks: blocks.length })
  expect(hashOnly).toEqual(whole)
  expect(handed).toEqual(whole)
  const log = recorders[0].log()
  expect(blocks).toEqual(log.blocks)
  expect(verify({ ...log, blocks })).toBeNull()
  expect(length(log)).toBe(state.number)
  expect(() => recorders[1].log()).toThrow(Defect)
})

test("another seed, replication, plan or policy is another hash", () => {
  const run = queue(40)
  expect(recorded(run, "a").hash).toBe(recorded(run, "a").hash)
  expect(recorded(run, "a").hash).not.toBe(recorded(run, "b").hash)
  const others = [{ scenario: "t" }, { plan: "q" }, { seed: "2" }, { replication: 1 }, { policies: ["ups"] }]
  const hashes = [{}, ...others].map((other) => new Recorder({ ...identity, ...other }, { keep: false }).close().hash)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test("the bytes of a row are the same everywhere", () => {
  const columns = Columns.blank(1)
  columns.time[0] = 1.5
  columns.value[0] = -1
  columns.hidden[0] = Infinity
  columns.office[0] = -1
  columns.subject[0] = 258
  columns.cause[0] = 4_294_967_295
  columns.type[0] = 38
  expect(Buffer.from(columns.bytes).toString("hex")).toBe(
    "000000000000f83f" + "000000000000f0bf" + "000000000000f07f" + "ffffffff" + "02010000" + "ffffffff" + "26",
  )
})

test("a cursor goes to any event and to none beyond", () => {
  const log = recorded(queue(14_000), "two")
  const cursor = new Cursor(log)
  expect(cursor.goTo(0)).toBe(false)
  for (const number of [BLOCK_ROWS, BLOCK_ROWS + 1, 1, length(log)]) {
    expect(cursor.goTo(number)).toBe(true)
    expect(cursor.event.number).toBe(number)
    const block = log.blocks[Math.ceil(number / BLOCK_ROWS) - 1]
    expect(cursor.event.time).toBe(block.columns.time[(number - 1) % BLOCK_ROWS])
  }
  expect(cursor.next()).toBe(false)
  expect(cursor.goTo(Number.NaN)).toBe(false)
  expect(cursor.event.number).toBe(length(log))
})

test("a log is a whole run, and nothing comes after its end", () => {
  const late = new Recorder(identity, { keep: true })
  late.event({ ...blankEvent(), number: 2 })
  expect(() => late.close()).toThrow("event 2 stands at place 1")
  const closed = new Recorder(identity, { keep: true })
  closed.event({ ...blankEvent(), number: 1 })
  const { hash } = closed.close()
  expect(() => closed.event({ ...blankEvent(), number: 2 })).toThrow("after the recorder was closed")
  expect(closed.close().hash).toBe(hash)
  expect(verify(closed.log())).toBeNull()
})
