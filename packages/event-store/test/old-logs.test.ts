import { readdirSync } from "node:fs"
import { join } from "node:path"
import { EVENT_SCHEMA, eventNames, EventType, type MutableEvent } from "@tangguh/office"
import { events, loadHash, upcasterFrom, upcasters, verify } from "@tangguh/event-log"
import { beforeAll, describe, expect, test } from "vitest"
import { openLog } from "../src/index.ts"

beforeAll(loadHash)

/*
 * Golden: a log of each version of the vocabulary that was ever written, as it was written then, and what was in it. They are read for
 * ever: a version that changes gets an upcaster and a log of its own here, and none of these is written again.
 */
const golden: Readonly<Record<string, { readonly hash: string; readonly counts: Readonly<Record<string, number>> }>> = {
  "schema-1.log": {
    hash: "ebfc5039e1d64201",
    counts: {
      DependencyFailed: 2,
      CitizenArrived: 537,
      CitizenLeft: 821,
      OfficeOpened: 7,
      TicketCalled: 35,
      TimerSet: 3,
      TimerFired: 2,
      QueueDismissed: 2,
      BreakStarted: 7,
      BreakEnded: 7,
      CommandRefused: 1,
      OfficeClosed: 7,
      DependencyRecovered: 2,
      CitizenReturned: 529,
      ServiceStarted: 245,
      ServiceCompleted: 245,
      Announced: 1,
    },
  },
  "schema-2.log": {
    hash: "2947841deec3a97c",
    counts: {
      DependencyFailed: 2,
      CitizenArrived: 537,
      CitizenLeft: 814,
      OfficeOpened: 7,
      TicketCalled: 11,
      BreakStarted: 7,
      BreakEnded: 7,
      OfficeClosed: 7,
      DependencyRecovered: 2,
      CitizenReturned: 523,
      ServiceStarted: 246,
      ServiceCompleted: 246,
      Announced: 1,
      PoliciesChanged: 1,
      TimerSet: 1,
      TimerFired: 1,
      QueueDismissed: 1,
    },
  },
}

const folder = join(import.meta.dirname, "golden")

describe("a log of every version is here, and is read", () => {
  test("each version has one", () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      Array.from({ length: EVENT_SCHEMA }, (_, version) => `schema-${version + 1}.log`),
    )
    expect(upcasters.length).toBe(EVENT_SCHEMA - 1)
  })

  test.each(Object.entries(golden))("%s", (file, { hash, counts }) => {
    const log = openLog(join(folder, file))
    expect(verify(log)).toBeNull()
    expect(log.cut).toBe(false)
    expect(log.hash).toBe(hash)
    const found: Record<string, number> = {}
    for (const { type } of events(log)) found[eventNames[type]] = (found[eventNames[type]] ?? 0) + 1
    expect(found).toEqual(counts)
    log.close()
  })
})

test("upcasters are applied one after the other, from the version of the log on", () => {
  const steps = [
    (event: MutableEvent) => void (event.value += 1),
    null,
    (event: MutableEvent) => void (event.value *= 10),
  ]
  const upcast = (schema: number) => {
    const event: MutableEvent = {
      time: 0,
      number: 1,
      type: EventType.CitizenArrived,
      office: 0,
      subject: 1,
      value: 4,
      hidden: 0,
      cause: 0,
    }
    upcasterFrom(schema, steps)?.(event)
    return event.value
  }
  expect([1, 2, 3, 4].map(upcast)).toEqual([50, 40, 40, 4])
})
