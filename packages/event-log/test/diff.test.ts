import { Completed, EventType } from "@tangguh/office"
import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import { BLOCK_ROWS, Cursor, events, firstDifference, type KeptLog, length, loadHash, Served } from "../src/index.ts"
import { EntitySet } from "../src/entity-set.ts"
import { copyOf, live, queue, recorded, type Run, scenario } from "./recorded.ts"

let log: KeptLog
beforeAll(async () => {
  await loadHash()
  log = recorded(queue(6000), "diff")
  expect(log.blocks.length).toBe(2)
})

/** The same events in a log of its own, of whose links nothing can be told. */
const apart = (of: KeptLog) => ({ ...copyOf(of), link: "of another header", hash: "of another end" })

const eventAt = (of: KeptLog, number: number) => {
  const cursor = new Cursor(of)
  return cursor.goTo(number) ? { ...cursor.event } : null
}

test("the same events are the same, whatever the headers say", () => {
  expect(firstDifference(log, log)).toBeNull()
  expect(firstDifference(log, apart(log))).toBeNull()
})

const fields = ["time", "type", "office", "subject", "value", "hidden", "cause"] as const

test("where one bit of one field is another they part, whatever comes behind it", () => {
  const place = fc.tuple(fc.nat(length(log) - 1), fc.constantFrom(...fields), fc.nat(63))
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 1, maxLength: 3, selector: ([row]) => row }), (places) => {
      const other = apart(log)
      for (const [row, field, bit] of places) {
        const column = other.blocks[Math.floor(row / BLOCK_ROWS)].columns[field]
        const size = column.BYTES_PER_ELEMENT
        const bytes = new Uint8Array(column.buffer, column.byteOffset + (row % BLOCK_ROWS) * size, size)
        bytes[(bit >> 3) % size] ^= 1 << (bit & 7)
      }
      const number = Math.min(...places.map(([row]) => row)) + 1
      expect(firstDifference(log, other)).toEqual({ number, a: eventAt(log, number), b: eventAt(other, number) })
    }),
    { numRuns: 100 },
  )
})

/** The first events of the log. */
const beginning = (events: number): KeptLog => {
  const whole = log.blocks.slice(0, Math.floor(events / BLOCK_ROWS))
  const rest = events % BLOCK_ROWS
  const tail = rest === 0 ? [] : [{ columns: log.blocks[whole.length].columns.head(rest), link: "" }]
  return { ...apart(log), blocks: [...whole, ...tail] }
}

test("a log that another begins with parts from it where it ends", () => {
  fc.assert(
    fc.property(fc.nat(length(log) - 1), (events) => {
      const short = beginning(events)
      const next = eventAt(log, events + 1)
      expect(firstDifference(short, log)).toEqual({ number: events + 1, a: null, b: next })
      expect(firstDifference(log, short)).toEqual({ number: events + 1, a: next, b: null })
    }),
    { numRuns: 40, examples: [[0], [BLOCK_ROWS - 1], [BLOCK_ROWS], [BLOCK_ROWS + 1]] },
  )
})

test("a set of entities has what a set has", () => {
  // Of some pages (days) a few places, and of the first ones many.
  const entity = fc.oneof(
    fc.nat(200),
    fc.tuple(fc.nat(400), fc.nat(70)).map(([day, place]) => day * 1_048_576 + place),
    fc.nat(3000),
  )
  const sets = (changes: readonly (readonly [number, boolean])[]) => {
    const entities = new EntitySet()
    const model = new Set<number>()
    for (const [each, isIn] of changes) {
      if (isIn) entities.add(each)
      else entities.delete(each)
      if (isIn) model.add(each)
      else model.delete(each)
    }
    return { entities, model }
  }
  const changes = fc.array(fc.tuple(entity, fc.boolean()), { maxLength: 60 })
  fc.assert(
    fc.property(changes, changes, entity, (one, two, any) => {
      const a = sets(one)
      const b = sets(two)
      const asked = [...a.model, ...b.model, any]
      expect(asked.filter((each) => a.entities.has(each))).toEqual(asked.filter((each) => a.model.has(each)))
      expect(a.entities.without(b.entities)).toBe([...a.model].filter((each) => !b.model.has(each)).length)
    }),
  )
})

/** Rows of the world whose citizens a log of this one-step office serves: by what the log says alone. */
const rowsServed = (of: KeptLog): ReadonlySet<number> => {
  const rows = new Map<number, number>()
  const served = new Set<number>()
  for (const { type, subject, value } of events(of)) {
    if (type === EventType.CitizenArrived) rows.set(subject, value)
    if (type === EventType.ServiceCompleted && value !== Completed.notPassed) served.add(rows.get(subject)!)
  }
  return served
}

test("who is served in one run and not in the other is counted by the rows of the world", () => {
  const runs = scenario("hard-pressed.yaml")
  const tally = (run: Run) => {
    const served = new Served(run.model)
    live(run, "served", served)
    return { served, rows: rowsServed(recorded(run, "served")) }
  }
  const [today, ...others] = runs.map(tally)
  for (const other of others)
    for (const [a, b] of [
      [today, other],
      [other, today],
    ])
      expect(a.served.without(b.served)).toBe([...a.rows].filter((row) => !b.rows.has(row)).length)
  expect(today.served.without(today.served)).toBe(0)
  expect(others.some((other) => other.served.without(today.served) > 0)).toBe(true)
})
