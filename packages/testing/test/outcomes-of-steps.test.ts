import { describe, expect, test } from "vitest"
import { given, measured } from "../src/index.ts"

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
/** Monday's clock, and a clock n days later. */
const at = (clock: string, day = 0) =>
  ({ kind: "instant", at: day * DAY + Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * MINUTE }) as const

const apply = "{ step: apply, with: counter, takes: 10 min }"
const write = "{ step: write, where: back office, with: desk, takes: 30 min }"
const fetch = "{ step: fetch, comes: 1 working day, with: counter, takes: 5 min }"
const steps = (...all: string[]) => ({ services: `{ paper: { steps: [${all.join(", ")}] } }` })

/** A paper is asked for (10 min), written in the back office (30 min), and fetched on the next working day (5 min). */
const paper = {
  ...steps(apply, write, fetch),
  resources: "{ counter: 1, desk: 1 }",
  dependencies: "{}",
  citizens: "{ visitor: { wants: paper, arrive: { rate: 0 / h } } }",
}

describe("a service of several steps", () => {
  // Ana: 8.00 to 8.10, written until 8.40. Budi: waits 10 min, 8.10 to 8.20, written from 8.40 to 9.10. Both come again.
  const both = given({ ana: "08:00", budi: "08:00" }, paper)

  test("each step completes its own", () => {
    for (const of of ["apply", "write", "fetch"]) expect(measured(both, "completed", { of })).toBe(2)
    expect(measured(both, "completed", { of: "write", at: at("08:40") })).toBe(1)
    expect(measured(both, "completed", { of: "write", at: at("09:09") })).toBe(1)
  })

  test("a paper that waits is nobody who waits, unless the step is named", () => {
    const monday = { kind: "between", from: at("00:00"), until: at("00:00", 1) } as const
    expect(measured(both, "hours_waited", { during: monday })).toBe(10 * MINUTE)
    expect(measured(both, "queue", { at: at("08:30") })).toBe(0)
    expect(measured(both, "queue", { of: "write", at: at("08:30") })).toBe(1)
    expect(measured(both, "wait", { of: "write" })).toBe((0 + 20 * MINUTE) / 2)
    expect(measured(both, "present", { take: "max", during: monday })).toBe(2)
  })

  test("to fetch it is another visit", () => {
    expect(measured(both, "visits")).toBe(4)
    expect(measured(both, "first_visits")).toBe(2)
    expect(measured(both, "visits_per_card")).toBe(2)
    expect(measured(both, "unserved")).toBe(0)
    expect(measured(both, "abandoned_share")).toBe(0)
  })

  test("backlogs are apart: at the step, before it, and still to come", () => {
    const backlog = (of: string, clock: string) => measured(both, "backlog", { of, at: at(clock) })
    expect(["apply", "write", "fetch"].map((of) => backlog(of, "08:15"))).toEqual([1, 1, 0])
    expect(["apply", "write", "fetch"].map((of) => backlog(of, "08:50"))).toEqual([0, 1, 1])
    expect(["apply", "write", "fetch"].map((of) => backlog(of, "18:00"))).toEqual([0, 0, 2])
    expect(["apply", "write", "fetch"].map((of) => measured(both, "backlog", { of }))).toEqual([0, 0, 0])
    expect(measured(both, "backlog", { of: "write", take: "max" })).toBe(2)
    expect(measured(both, "pending_days", { of: "write" })).toBe((30 + 50) * MINUTE)
  })

  test("a unit is used while it serves, at whatever step", () => {
    const text = given({ ana: "08:00" }, { ...paper, run: "{ from: 2025-01-06, for: 1 days }" })
    expect(measured(text, "utilisation", { of: "desk" })).toBeCloseTo(30 / (7 * 60), 12)
    expect(measured(text, "utilisation", { of: "counter" })).toBeCloseTo(10 / (7 * 60), 12)
  })
})

describe("lead time", () => {
  const written = given(
    { ana: "08:00", budi: "08:00" },
    {
      ...paper,
      ...steps(apply, write),
      promises:
        "{ soon: { outcome: lead_time, per: visit, expect: at most 40 min, share: 100 % }, late: { outcome: lead_time, per: visit, expect: at most 1 working day, share: 100 % } }",
    },
  )

  test("is from the end of the first step to the end of the last", () => {
    expect(measured(written, "lead_time")).toBe(((30 + 50) / 2) * MINUTE)
    expect(measured(written, "sojourn")).toBe(((10 + 20) / 2) * MINUTE)
    expect(measured(written, "lead_time", { quantile: 0.9 })).toBeCloseTo(50 * MINUTE, -2)
  })

  test("a promise of it counts opening dates by the same clock time", () => {
    expect(measured(written, "attainment", { of: "soon" })).toBe(0.5)
    expect(measured(written, "attainment", { of: "late" })).toBe(1)
  })

  test("of a job from the start it is from when it began", () => {
    const text = given(
      {},
      {
        ...paper,
        ...steps(apply, write),
        offices: "{ town: { at_start: { write: { jobs: 2, age: 3 days } } } }",
      },
    )
    // They are taken up at eight on Monday: done at 8.30 and 9.00.
    expect(measured(text, "lead_time")).toBe(3 * DAY + 8 * HOUR + 45 * MINUTE)
  })
})

describe("what was there at the start", () => {
  const listed = (dead: string) =>
    given(
      { ana: "08:00" },
      { ...paper, ...steps(apply, write), offices: `{ town: { at_start: { write: { jobs: 3, dead: ${dead} } } } }` },
    )

  test("is in the backlog until it is done, and can be counted alone", () => {
    expect(measured(listed("0 %"), "backlog", { of: "write", at: at("00:00") })).toBe(3)
    expect(measured(listed("0 %"), "backlog", { of: "write", at: at("08:59") })).toBe(3) // two of them, and Ana's
    expect(measured(listed("0 %"), "backlog", { of: "write", class: "initial", at: at("08:59") })).toBe(2)
  })

  test("the time until it is done is that of the last of them, whatever has come since", () => {
    const since = at("00:00")
    expect(measured(listed("0 %"), "time_to_clear", { of: "write", since })).toBe(9.5 * HOUR)
    expect(measured(listed("0 %"), "days_to_clear", { of: "write", since })).toBe(10 * HOUR)
  })

  test("the dead use the desk, and lead to nothing", () => {
    expect(measured(listed("100 %"), "completed", { of: "write" })).toBe(1)
    expect(measured(listed("100 %"), "backlog", { of: "write", class: "initial", at: at("08:59") })).toBe(2)
    expect(measured(listed("100 %"), "days_without_card")).toBe(2 * HOUR) // Ana's alone: from 8.00 until 10.00
  })
})

test("a pool that grows is before the first step, the members who have not come too", () => {
  const text = given(
    { ana: "09:00" },
    {
      dependencies: "{}",
      services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] } }",
      citizens: "{ visitor: { wants: visit, arrive: { pool: 100, each: 0 % / working day, grows: 7 / working day } } }",
    },
  )
  expect(measured(text, "backlog", { of: "serve", at: at("00:00") })).toBe(100)
  expect(measured(text, "backlog", { of: "serve", at: at("12:00") })).toBe(107)
  expect(measured(text, "backlog", { of: "serve" })).toBe(135)
  expect(measured(text, "backlog", { of: "serve", take: "change" })).toBe(35)
  expect(measured(text, "backlog", { of: "serve", take: "min" })).toBe(100)
})

test("a test that is failed is taken again, and passed on from once", () => {
  const text = given(
    { ana: "08:00" },
    {
      dependencies: "{}",
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, then: { serve: { share: 100 %, after: 2 days } } }] } }",
    },
  )
  expect(measured(text, "completed", { of: "serve" })).toBe(0)
  expect(measured(text, "visits")).toBe(3) // Monday, Wednesday, Friday
  expect(measured(text, "unserved")).toBe(0)
  expect(measured(text, "backlog", { of: "serve" })).toBe(1)
})
