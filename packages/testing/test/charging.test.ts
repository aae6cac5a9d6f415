import { breakable, Cause, EventType } from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import { describe, expect, test } from "vitest"
import { caseOf, down, given, instant, record } from "../src/index.ts"

/*
 * What the minutes of waiting are charged to. Whoever waits for several things at once waits for the first of: closed doors, a break,
 * something that is down, stock, too few units, broken ones, a daily limit, a batch that is not full, and units that are all busy.
 */

const names = Object.entries(Cause).flatMap(([name, cause]) =>
  cause === Cause.dependency ? [] : [[cause, name] as const],
)

/** Minutes of waiting in all, by cause; dependencies and what can break by their names. */
function charged(text: string): Record<string, number> {
  const { world, policies } = caseOf(text)
  const minutes: Record<string, number> = {}
  const { dependencies, horizon, resources } = world.plan
  const failing = [
    ...dependencies.map(({ name }) => name),
    ...breakable(world.plan).map((r) => `broken ${resources[r].name}`),
  ]
  const probe: Probe = {
    stretch: ({ waiting, cause, from, until }) => {
      if (waiting === 0) return
      const name = new Map<number, string>(names).get(cause) ?? failing[cause - Cause.dependency]
      minutes[name] = (minutes[name] ?? 0) + (waiting * (until - from)) / 60
    },
    value: () => NaN,
  }
  const projector = new Projector(record(world, policies, { until: -1 }).model, [probe])
  projector.finish(horizon, record(world, policies, { observers: [projector] }).state)
  return minutes
}

const power = (...windows: string[]) => ({
  dependencies: `{ power: { fails: [${windows.join(", ")}] }, link: { scope: nation } }`,
})
const serving = (step: string) => ({
  services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link]${step} }] } }`,
})
const shifts = (...units: readonly (readonly [string, number])[]) =>
  `{ counter: { count: 1, shifts: [${units.map(([hours, count]) => `{ days: mon-fri, hours: ${hours}, count: ${count} }`).join(", ")}] } }`
const paper = (at: string) => ({
  ...serving(", uses: { form: 1 }"),
  stocks: `{ form: { on_hand: 0, deliveries: [{ at: ${instant(at)}, amount: 9 }] } }`,
})

describe("each cause alone", () => {
  test("doors, before opening and overnight", () => {
    expect(charged(given({ ana: "07:30" }))).toEqual({ closed: 30 })
    expect(charged(given({ ana: "15:55", budi: "15:56" }, serving(", queue: { at_closing: stay }")))).toEqual({
      busy: 4,
      closed: 16 * 60,
    })
  })
  test("a break", () => expect(charged(given({ ana: "12:00" }))).toEqual({ onBreak: 60 }))
  test("something that is down: called, waiting behind the counter, and interrupted", () =>
    expect(charged(given({ ana: "09:00", budi: "09:10" }, power(down("09:05", "09:30"))))).toEqual({
      power: 25 + 20,
      busy: 5, // Budi waits on until Ana is done, at 9.35
    }))
  test("stock", () => expect(charged(given({ ana: "09:00" }, paper("09:20")))).toEqual({ stock: 20 }))
  test("too few units on duty", () =>
    expect(charged(given({ ana: "09:00" }, { resources: shifts(["08:00-09:00", 1], ["09:30-16:00", 1]) }))).toEqual({
      staff: 30,
    }))
  test("a broken unit", () =>
    expect(
      charged(given({ ana: "09:00" }, { resources: `{ counter: { count: 1, fails: [${down("08:30", "09:15")}] } }` })),
    ).toEqual({ "broken counter": 15 }))
  test("a broken unit of somebody's own, though another is in order", () => {
    const two = { resources: `{ counter: { count: 2, fails: [{ up_for: 5 min, down_for: 30 min, clock: busy }] } }` }
    const broken = charged(given({ ana: "09:00" }, { ...two, ...serving(", when: { breakdown: resume }") }))
    expect(broken).toEqual({ "broken counter": expect.any(Number) })
  })
  const limited = (what: string) => ({
    hours: "{ mon-tue: 08:00-16:00 }",
    dependencies: "{}",
    services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, ${what}queue: { at_closing: stay } }] } }`,
  })
  const overnight = { limit: 7 * 60 - 10, closed: 16 * 60, busy: 10 }
  test("a daily limit of a unit, once it is reached", () => {
    const resources = "{ counter: { count: 1, limit: 1 / working day } }"
    expect(charged(given({ ana: "09:00", budi: "09:00" }, { ...limited(""), resources }))).toEqual(overnight)
  })
  test("a daily limit of a step", () =>
    expect(charged(given({ ana: "09:00", budi: "09:00" }, limited("limit: 1 / working day, ")))).toEqual({
      limit: 7 * 60,
      closed: 16 * 60,
    }))
  test("a batch that is not full", () => {
    const letters = {
      dependencies: "{}",
      services:
        "{ visit: { steps: [{ step: serve, where: back office, with: counter, takes: 10 min, batch: { size: 2, at_most: 2 h } }] } }",
    }
    expect(charged(given({ ana: "09:00", budi: "09:30" }, letters))).toEqual({ batch: 30, busy: 10 })
  })
  test("busy units", () => expect(charged(given({ ana: "09:00", budi: "09:00" }))).toEqual({ busy: 10 }))
})

describe("of two at once the first in the order", () => {
  /** From 11.30 on everything is wrong; doors are shut for a break from 12 to 13. */
  const nothing = {
    resources: shifts(["08:00-11:30", 1], ["14:30-16:00", 1]),
    ...paper("14:00"),
    ...power(down("11:30", "13:30")),
  }
  test("all of them, one after the other, as they end", () =>
    expect(charged(given({ ana: "11:30", budi: "14:30" }, nothing))).toEqual({
      power: 30 + 30,
      onBreak: 60,
      stock: 30,
      staff: 30,
      busy: 10,
    }))
  test("closed doors before a dependency", () =>
    expect(charged(given({ ana: "07:30" }, power(down("07:00", "08:15"))))).toEqual({ closed: 30, power: 15 }))
  test("a dependency before stock", () =>
    expect(charged(given({ ana: "09:00" }, { ...paper("09:30"), ...power(down("08:30", "09:20")) }))).toEqual({
      power: 20,
      stock: 10,
    }))
  test("stock before too few units", () =>
    expect(
      charged(
        given({ ana: "09:00" }, { ...paper("09:20"), resources: shifts(["08:00-09:00", 1], ["09:30-16:00", 1]) }),
      ),
    ).toEqual({ stock: 20, staff: 10 }))
  test("stock before busy units: what is missing is said, whoever is served", () =>
    expect(
      charged(
        given(
          { ana: "09:00", budi: "09:00" },
          {
            ...serving(", uses: { form: 1 }"),
            stocks: `{ form: { on_hand: 1, deliveries: [{ at: ${instant("09:30")}, amount: 1 }] } }`,
          },
        ),
      ),
    ).toEqual({ stock: 30 }))
  test("too few units before busy ones", () =>
    expect(
      charged(given({ ana: "09:00", budi: "09:00" }, { resources: shifts(["08:00-09:05", 1], ["09:30-16:00", 1]) })),
    ).toEqual({ busy: 5, staff: 25 }))
})

describe("which of several dependencies", () => {
  const three = (failing: string, more: Readonly<Record<string, string>> = {}) =>
    given(
      {},
      {
        regions: "{ java: {} }",
        offices: "{ solo: { region: java } }",
        people: `{ ana: { class: visitor, office: solo, arrives: ${instant("09:00")} } }`,
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [centre, hub, link, power] }] } }",
        dependencies: failing,
        ...more,
      },
    )
  const until = (time: string) => `fails: [${down("08:30", time)}]`

  test("the office's before the region's before the nation's, whatever their order in the file", () =>
    expect(
      charged(
        three(
          `{ centre: { scope: nation, ${until("10:00")} }, hub: { scope: region, ${until("09:40")} }, link: {}, power: { ${until("09:10")} } }`,
        ),
      ),
    ).toEqual({ power: 10, hub: 30, centre: 20 }))

  test("of one scope the first in the file", () =>
    expect(
      charged(three(`{ centre: {}, hub: {}, link: { ${until("09:20")} }, power: { ${until("09:50")} } }`)),
    ).toEqual({ link: 20, power: 30 }))

  test("the root of what is needed in turn, and not what it takes along", () =>
    expect(
      charged(
        three(
          `{ centre: { scope: nation, ${until("09:30")} }, hub: { scope: region, needs: [centre] }, link: { needs: [hub] }, power: {} }`,
        ),
      ),
    ).toEqual({ centre: 30 }))

  test("what fails itself while what it needs is down is a root, too", () =>
    expect(
      charged(
        three(
          `{ centre: { scope: nation, ${until("09:30")} }, hub: { scope: region, needs: [centre], fails: [${down("09:10", "09:40")}] }, link: { needs: [hub] }, power: {} }`,
        ),
      ),
    ).toEqual({ centre: 10, hub: 30 }))

  test("nothing, while a backup carries it", () =>
    expect(
      charged(
        three(
          `{ centre: {}, hub: {}, link: {}, power: { fails: [${down("09:05", "09:30")}], backups: [{ ups: { battery: 1 h, recharge: 4 h } }] } }`,
        ),
      ),
    ).toEqual({}))

  test("of somebody interrupted in service, what stops the work and not what is needed only to start", () => {
    const login = given(
      { ana: "09:00", budi: "09:05" },
      {
        resources: "{ counter: 2 }",
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 30 min, needs: [power], needs_to_start: [link] }] } }",
        dependencies: `{ power: { scope: nation, fails: [${down("09:10", "09:20")}] }, link: { fails: [${down("09:02", "09:40")}] } }`,
      },
    )
    expect(charged(login)).toEqual({ power: 10, link: 35 })
  })

  test("nothing, where a step needs it only to start and has started", () => {
    const login = given(
      { ana: "09:00", budi: "09:00" },
      {
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power], needs_to_start: [link] }] } }",
        dependencies: `{ power: {}, link: { fails: [${down("09:05", "09:15")}] } }`,
      },
    )
    expect(charged(login)).toEqual({ busy: 5, link: 10 })
  })
})

test("the parts of a wait add up to it", () => {
  const text = given(
    { ana: "07:30", budi: "08:05", citra: "11:55" },
    { ...power(down("08:02", "08:20"), down("12:30", "13:20")), ...paper("08:40") },
  )
  const { world } = caseOf(text)
  const { events } = record(world)
  const began = new Map<number, number>()
  let waited = 0
  for (const { type, subject, time } of events) {
    if (type === EventType.CitizenArrived || type === EventType.ServiceInterrupted) began.set(subject, time)
    if (type === EventType.ServiceStarted || type === EventType.ServiceResumed) waited += time - began.get(subject)!
  }
  expect(Object.values(charged(text)).reduce((sum, each) => sum + each, 0)).toBe(waited / 60)
})
