import { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { type Comer, down, given, story } from "../src/index.ts"

/* Counters as units: how many are on duty, which of them serves, how much each may do. Ten minutes for everybody. */

const office = (
  counter: string,
  people: Readonly<Record<string, Comer>>,
  more: Readonly<Record<string, string>> = {},
) => given(people, { resources: `{ counter: ${counter} }`, dependencies: "{}", services: steps("needs: []"), ...more })
const steps = (more: string) => `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, ${more} }] } }`
const starts = (text: string) =>
  story(text)
    .tell("ServiceStarted")
    .map((line) => line.replace(" ServiceStarted", ""))
const shifts = (...units: readonly (readonly [string, number])[]) =>
  `shifts: [${units.map(([hours, count]) => `{ days: mon-fri, hours: ${hours}, count: ${count} }`).join(", ")}]`
const crowd = (people: number, at: string): Record<string, Comer> =>
  Object.fromEntries(Array.from({ length: people }, (_, i) => [`p${i}`, at]))

describe("a limit a day", () => {
  test("each unit has its own, and the lowest number is taken first", () => {
    // Two units, two each: the first takes the first, and again whoever comes when it is free.
    expect(starts(office("{ count: 2, limit: 2 / working day }", crowd(6, "09:00")))).toEqual([
      "09:00 p0",
      "09:00 p1",
      "09:10 p2",
      "09:10 p3",
    ])
    const people = { ana: "09:00", budi: "09:20", citra: "09:40", dora: "10:00", eka: "10:20" }
    expect(starts(office("{ count: 2, limit: 2 / working day }", people))).toEqual([
      "09:00 ana",
      "09:20 budi",
      "09:40 citra",
      "10:00 dora",
    ])
  })
  test("begins anew at midnight", () =>
    expect(
      starts(
        office(
          "{ count: 1, limit: 1 / working day }",
          { ana: "09:00", budi: "09:01" },
          { services: steps("queue: { at_closing: stay }") },
        ),
      ),
    ).toEqual(["09:00 ana", "tue 08:00 budi"]))
  test("of a step: all its units together, and those who were interrupted are not counted again", () => {
    expect(starts(office("9", crowd(5, "09:00"), { services: steps("limit: 3 / working day") }))).toHaveLength(3)
    const interrupted = office(
      "1",
      { ana: "09:00" },
      {
        services: steps("limit: 1 / working day, needs: [power], when: { failure: resume at tail }"),
        dependencies: `{ power: { fails: [${down("09:05", "09:30")}] } }`,
      },
    )
    expect(story(interrupted).of("ana").at(-1)).toBe("09:35 ServiceCompleted")
  })
})

describe("shifts", () => {
  test("are the units on duty, and outside them there are none", () =>
    expect(
      starts(
        office(`{ count: 2, ${shifts(["09:00-10:00", 2], ["10:00-11:00", 1])} }`, {
          ...crowd(3, "08:30"),
          late: "11:00",
        }),
      ),
    ).toEqual(["09:00 p0", "09:00 p1", "09:10 p2", "tue 09:00 late"].slice(0, 3)))
  test("fewer: who is served last is interrupted, and goes on when there are enough again", () => {
    const text = office(
      `{ count: 2, ${shifts(["08:00-09:05", 2], ["09:05-09:30", 1], ["09:30-16:00", 2])} }`,
      { ana: "09:00", budi: "09:01" },
      {
        services: steps("when: { shift: resume }"),
      },
    )
    expect(story(text).of("ana").at(-1)).toBe("09:10 ServiceCompleted")
    // Four minutes are done; a unit is free at 9.10, when Ana is done.
    expect(story(text).of("budi").slice(1)).toEqual([
      "09:01 ServiceStarted",
      "09:05 ServiceInterrupted",
      "09:10 ServiceResumed",
      "09:16 ServiceCompleted",
    ])
  })
  test("fewer, with finish: the unit goes when it is done", () => {
    const text = office(`{ count: 1, ${shifts(["08:00-09:05", 1], ["09:30-16:00", 1])} }`, {
      ana: "09:00",
      budi: "09:01",
    })
    expect(starts(text)).toEqual(["09:00 ana", "09:30 budi"])
  })
  test("what a policy adds works in every shift, and not outside of them", () => {
    const text = office(
      `{ count: 1, ${shifts(["09:00-10:00", 1], ["10:30-11:00", 1])} }`,
      { ...crowd(3, "08:30"), late: "10:00", later: "10:10", last: "10:20" },
      {
        policies: "{ extra-kits: { resource: counter, count: 1 } }",
      },
    )
    expect(starts(text)).toEqual(["09:00 p0", "09:00 p1", "09:10 p2", "10:30 late", "10:30 later", "10:40 last"])
  })
})

describe("absence", () => {
  test("is of each unit and day, drawn by the World", () => {
    const text = office("{ count: 4, absent: 50 % }", { ana: "09:00" })
    const { run } = story(text)
    const changes = run.events.filter(({ type }) => type === EventType.DutyChanged)
    expect(changes.length).toBeGreaterThanOrEqual(5)
    for (const { time, value } of changes) expect(value).toBe(4 - run.world.absentOn(0, Math.floor(time / 86_400), 4))
    expect(new Set(changes.map(({ value }) => value)).size).toBeGreaterThan(1)
  })
  test("of all: nobody is served", () =>
    expect(starts(office("{ count: 2, absent: 100 % }", { ana: "09:00" }))).toEqual([]))
})

describe("units that break", () => {
  /** Each unit bears five minutes of work, and is repaired after an hour. */
  const wearing = (count: number) => `{ count: ${count}, fails: [{ up_for: 5 min, down_for: 1 h, clock: busy }] }`

  test("resume: waits for this unit, though another is free", () =>
    expect(
      story(office(wearing(2), { ana: "09:00" }))
        .of("ana")
        .slice(1),
    ).toEqual(["09:00 ServiceStarted", "09:05 ServiceInterrupted", "10:05 ServiceResumed", "10:10 ServiceCompleted"]))
  test("resume at head: goes on at another", () =>
    expect(
      story(office(wearing(2), { ana: "09:00" }, { services: steps("when: { breakdown: resume at head }") }))
        .of("ana")
        .slice(1),
    ).toEqual(["09:00 ServiceStarted", "09:05 ServiceInterrupted", "09:05 ServiceResumed", "09:10 ServiceCompleted"]))
  test("the next goes to another unit", () =>
    expect(starts(office(wearing(2), { ana: "09:00", budi: "09:06" }))).toEqual(["09:00 ana", "09:06 budi"]))
  test("the lowest-numbered unit that is free and in order is taken", () => {
    // The first unit breaks at 9.05 and is repaired at 10.05; the second bears five minutes more only.
    const lines = story(
      office(wearing(2), { ana: "09:00", budi: "09:06" }, { services: steps("when: { breakdown: leave }") }),
    )
    expect(lines.tell("UnitFailed", "CitizenLeft")).toEqual([
      "09:05 UnitFailed",
      "09:05 CitizenLeft ana (interrupted)",
      "09:11 UnitFailed",
      "09:11 CitizenLeft budi (interrupted)",
    ])
    expect(lines.run.events.filter(({ type }) => type === EventType.UnitFailed).map(({ value }) => value)).toEqual([
      0, 1,
    ])
  })
  test("a unit at rest does not wear", () =>
    expect(
      story(office(wearing(1), { ana: "09:00" }, { services: steps("needs: []").replace("10 min", "4 min") })).tell(
        "UnitFailed",
      ),
    ).toEqual([]))
})

describe("a step that takes several units", () => {
  const both = {
    resources: "{ counter: 2, officer: 1 }",
    services: "{ visit: { steps: [{ step: serve, with: { counter: 1, officer: 1 }, takes: 10 min }] } }",
  }
  test("needs all of them", () =>
    expect(starts(office("2", { ana: "09:00", budi: "09:00" }, both))).toEqual(["09:00 ana", "09:10 budi"]))
  test("two of one pool", () =>
    expect(
      starts(
        office(
          "3",
          { ana: "09:00", budi: "09:00" },
          {
            services: "{ visit: { steps: [{ step: serve, with: { counter: 2 }, takes: 10 min }] } }",
          },
        ),
      ),
    ).toEqual(["09:00 ana", "09:10 budi"]))
})

test("a pool of a region is shared by its offices, in the order of arrival", () => {
  const text = office(
    "{ count: 1, scope: nation }",
    {},
    {
      offices: "{ north: {}, south: {} }",
      people: `{ ana: { class: visitor, office: south, arrives: 2025-01-06 09:00 }, budi: { class: visitor, office: south, arrives: 2025-01-06 09:02 }, citra: { class: visitor, office: north, arrives: 2025-01-06 09:01 } }`,
    },
  )
  expect(starts(text)).toEqual(["09:00 ana", "09:10 citra", "09:20 budi"])
})
