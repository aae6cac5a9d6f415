import { describe, expect, test } from "vitest"
import { down, given, instant, measured } from "../src/index.ts"

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** One counter, ten minutes for everybody. */
const simple = {
  dependencies: "{}",
  services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] } }",
}

describe("whom it is about", () => {
  const classes = {
    ...simple,
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] }, renewal: { steps: [{ step: renew, with: counter, takes: 5 min }] } }",
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elder: { wants: visit, arrive: { rate: 0 / h } }, renewer: { wants: renewal, arrive: { rate: 0 / h } } }",
  }
  // Ana is served from 8.00, Oma from 8.10, Rudi from 8.20, Budi from 8.25.
  const text = given(
    {
      ana: "08:00",
      oma: { at: "08:00", class: "elder" },
      rudi: { at: "08:00", class: "renewer" },
      budi: { at: "08:10" },
    },
    classes,
  )

  test("a class", () => {
    expect(measured(text, "wait", { class: "elder" })).toBe(10 * MINUTE)
    expect(measured(text, "hours_waited", { class: "visitor" })).toBe(15 * MINUTE)
    expect(measured(text, "visits", { class: "visitor" })).toBe(2)
    expect(measured(text, "queue", { class: "renewer", take: "max" })).toBe(1)
  })

  test("a service", () => {
    expect(measured(text, "wait", { service: "renewal" })).toBe(20 * MINUTE)
    expect(measured(text, "hours_waited", { service: "visit" })).toBe(25 * MINUTE)
    expect(measured(text, "completed", { of: "serve", service: "renewal" })).toBe(0)
  })

  test("whoever is sent to another office: one visit, and the way is part of the wait", () => {
    // The mains of the south are out from 9 to 15: at 9.20 Ana, there since 9.10, is sent to the north, half an hour away.
    const sent = given(
      {},
      {
        dependencies: "{ power: { fails: [] } }",
        services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power] }] } }",
        offices: `{ north: {}, south: { dependencies: { power: { fails: [${down("09:00", "15:00")}] } } } }`,
        people: `{ ana: { class: visitor, office: south, arrives: ${instant("09:10")} } }`,
        policies: "{ redirect: { travel: 30 min, after: 20 min } }",
      },
    )
    expect(measured(sent, "hours_waited")).toBe(40 * MINUTE)
    expect(measured(sent, "hours_waited", { office: "south" })).toBe(40 * MINUTE)
    expect(measured(sent, "wait")).toBe(40 * MINUTE)
    expect(measured(sent, "waited")).toBe(40 * MINUTE)
    expect(measured(sent, "sojourn")).toBe(50 * MINUTE)
    expect([measured(sent, "visits"), measured(sent, "first_visits")]).toEqual([1, 1])
    expect([measured(sent, "unserved"), measured(sent, "abandoned_share")]).toEqual([0, 0])
    expect(measured(sent, "wasted_trips")).toBe(1) // the one to the south
  })

  test("an office, and how unequal offices are", () => {
    const at = (office: string, clock: string) => `{ class: visitor, office: ${office}, arrives: ${instant(clock)} }`
    const two = given(
      {},
      {
        ...simple,
        offices: "{ north: {}, south: {} }",
        people: `{ a: ${at("north", "08:00")}, b: ${at("north", "08:00")}, c: ${at("south", "08:00")}, d: ${at("south", "09:00")} }`,
      },
    )
    expect(measured(two, "hours_waited", { office: "north" })).toBe(10 * MINUTE)
    expect(measured(two, "hours_waited", { office: "south" })).toBe(0)
    expect(measured(two, "utilisation", { of: "counter", office: "south" })).toBeCloseTo(20 / (5 * 7 * 60), 12)
    expect(measured(two, "worst_office_wait")).toBe(5 * MINUTE)
    expect(measured(two, "gini")).toBe(1 / 2) // all of it at one of two
    expect(measured(two, "gini", { office: "north" })).toBe(0)
  })
})

describe("visits that end otherwise", () => {
  test("turned away for want of room: a visit, in vain, and not admitted", () => {
    const room = {
      ...simple,
      services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, queue: { waiting_room: 1 } }] } }",
    }
    const text = given({ ana: "08:00", budi: "08:01", citra: "08:01", dewi: "08:02" }, room)
    expect(measured(text, "visits")).toBe(4)
    expect(measured(text, "turned_away_share")).toBe(0.5)
    expect(measured(text, "abandoned_share")).toBe(0.5)
    expect(measured(text, "unserved")).toBe(2)
    expect(measured(text, "waited")).toBe(4.5 * MINUTE) // of Ana and Budi
    expect(measured(text, "sojourn")).toBe(14.5 * MINUTE)
    expect(measured(text, "ending", { citizen: { person: 2 } })).toBe(0)
    expect(measured(text, "ending", { citizen: { ticket: 2, day: 0 } })).toBe(1)
  })

  test("waiting is that of those who left, too; the wait is of those whose service started", () => {
    const text = given({ ana: "08:00", budi: { at: "08:00", patience: "4 min" } }, simple)
    expect(measured(text, "waited")).toBe(2 * MINUTE)
    expect(measured(text, "wait")).toBe(0)
    expect(Math.abs(measured(text, "waited", { quantile: 0.9 }) / (4 * MINUTE) - 1)).toBeLessThan(0.004)
  })

  test("an interruption is waiting in the visit, and no second start", () => {
    const text = given(
      { ana: "09:00" },
      { dependencies: `{ power: { fails: [${down("09:04", "09:30")}] }, link: {} }` },
    )
    expect(measured(text, "waited")).toBe(26 * MINUTE)
    expect(measured(text, "wait")).toBe(0)
    expect(measured(text, "sojourn")).toBe(36 * MINUTE)
  })
})

describe("deadlines", () => {
  const purpose = (deadline: string, takes: string) => ({
    ...simple,
    services: `{ paper: { steps: [{ step: apply, with: counter, takes: 10 min }, { step: write, where: back office, takes: ${takes} }] } }`,
    citizens: `{ visitor: { wants: paper, arrive: { rate: 0 / h }, purposes: { bank: { share: 100 %, deadline: ${deadline} } } } }`,
  })
  const missed = (deadline: string, more = {}, takes = "6 h") =>
    measured(given({ ana: "08:00" }, purpose(deadline, takes)), "deadlines_missed", more)

  test("are missed where the whole service is done later", () => {
    // Written from 8.10 to 14.10, or later where the office has a break; never within six hours.
    expect(missed("2 days")).toBe(0)
    expect(missed("6 h")).toBe(1)
    expect(missed("6 h", { purpose: "bank" })).toBe(1)
  })

  test("count when they pass", () => {
    const between = (from: number, until: number) =>
      ({ kind: "between", from: { kind: "instant", at: from }, until: { kind: "instant", at: until } }) as const
    expect(missed("6 h", { during: between(0, 14 * HOUR) })).toBe(0)
    expect(missed("6 h", { during: between(14 * HOUR, DAY) })).toBe(1)
  })

  test("after the end of the run are not missed in it", () => {
    expect(missed("3 days", {}, "30 days")).toBe(1)
    expect(missed("10 days", {}, "30 days")).toBe(0)
  })
})

describe("letters", () => {
  const slow = {
    dependencies: `{ power: { fails: [${down("08:00", "thu 08:00")}] } }`,
    services:
      "{ paper: { steps: [{ step: apply, with: counter, takes: 10 min }, { step: write, where: back office, takes: 1 min, needs: [power] }] } }",
    citizens:
      "{ visitor: { wants: paper, arrive: { rate: 0 / h }, purposes: { bank: { share: 100 %, deadline: 1 day } } } }",
    policies: "{ temporary-letter: { for: [write], uptake: 100 %, valid: 1 day } }",
  }

  test("serve meanwhile, and are renewed by another visit", () => {
    const text = given({ ana: "08:00" }, slow)
    // Issued at 8.10 on Monday; renewed on Tuesday and Wednesday; done on Thursday at 8.01.
    expect(measured(text, "letters")).toBe(3)
    expect(measured(text, "visits")).toBe(3)
    expect(measured(text, "first_visits")).toBe(1)
    expect(measured(text, "deadlines_missed")).toBe(0)
    expect(measured(text, "days_without_card")).toBe(10 * MINUTE)
    const { policies: _, ...without } = slow
    expect(measured(given({ ana: "08:00" }, without), "days_without_card")).toBe(3 * DAY + MINUTE)
    expect(measured(given({ ana: "08:00" }, without), "deadlines_missed")).toBe(1)
  })
})

test("whoever gives up is counted among those who wait for a card until then, and no longer", () => {
  // Power is out all week. Ana's patience of an hour ends at 9; she comes again never, or (with none lost) waits on until the end.
  const out = { dependencies: `{ power: { fails: [${down("08:00", "fri 23:00")}] }, link: {} }` }
  const coming = (chance: string) =>
    given(
      { ana: { at: "08:00", patience: "1 h" } },
      {
        ...out,
        citizens: `{ visitor: { wants: visit, arrive: { rate: 0 / h }, returns: { chance: ${chance}, after: 9 days } } }`,
      },
    )
  expect(measured(coming("0 %"), "lapsed")).toBe(1)
  expect(measured(coming("0 %"), "days_without_card")).toBe(HOUR)
  expect(measured(coming("100 %"), "lapsed")).toBe(0)
  expect(measured(coming("100 %"), "days_without_card")).toBe(5 * DAY - 8 * HOUR)
})

test("appointments that nobody keeps are no visits", () => {
  const text = given(
    {},
    { ...simple, citizens: "{ visitor: { wants: visit, arrive: { appointments: 4 / working day, no_show: 100 % } } }" },
  )
  expect(measured(text, "no_shows")).toBe(20)
  expect(measured(text, "visits")).toBe(0)
})

describe("promises", () => {
  const outage = (limit: string) => ({
    dependencies: `{ power: { fails: [${down("09:00", "10:00")}, ${down("tue 09:00", "tue 12:00")}] }, link: {} }`,
    promises: `{ back: { after: { outage: power, shorter_than: 2 h }, outcome: time_to_clear, expect: at most ${limit}, share: 100 % } }`,
  })

  // Two come while it is down: at 10.00 one is served, and the other still waits; done at 10.20.
  test("after an outage: those who then waited are done within the limit", () => {
    const people = { ana: "09:30", budi: "09:30", citra: "10:01" }
    expect(measured(given(people, outage("19 min")), "attainment", { of: "back" })).toBe(0)
    expect(measured(given(people, outage("20 min")), "attainment", { of: "back" })).toBe(1)
  })

  test("of waiting in all", () => {
    const promise = { promises: "{ calm: { outcome: waited, per: visit, expect: at most 9 min, share: 100 % } }" }
    const text = given({ ana: "08:00", budi: "08:00", citra: "08:15" }, { ...simple, ...promise })
    expect(measured(text, "attainment", { of: "calm" })).toBeCloseTo(2 / 3, 12)
  })
})

test("opening hours without service count once, whatever the number of steps", () => {
  const text = given(
    { ana: "15:00" },
    {
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power] }, { step: pay, with: counter, takes: 5 min, needs: [power, link] }] } }",
      dependencies: `{ power: { fails: [${down("09:00", "14:00")}] }, link: {} }`,
      resources: "{ counter: 1 }",
    },
  )
  expect(measured(text, "lost_hours")).toBe(4 * HOUR) // not in the break
  expect(measured(text, "lost_hours", { of: "pay" })).toBe(4 * HOUR)
})

test("hours without service are those with every kit broken, too", () => {
  const kit = {
    dependencies: "{}",
    services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] } }",
    resources: `{ counter: { count: 1, fails: [${down("09:00", "11:00")}] } }`,
  }
  const people = { ana: "09:30", budi: "10:00" }
  expect(measured(given(people, kit), "lost_hours")).toBe(2 * HOUR)
  expect(measured(given(people, kit), "hours_blocked")).toBe(2.5 * HOUR)
})

test("units that are on duty are scheduled, while doors are open", () => {
  const shifts = {
    ...simple,
    run: "{ from: 2025-01-06, for: 1 days }",
    resources:
      "{ counter: { count: 2, shifts: [{ days: mon-fri, hours: 08:00-12:00, count: 2 }, { days: mon-fri, hours: 12:00-15:00, count: 1 }] } }",
  }
  const text = given({ ana: "08:00" }, shifts)
  expect(measured(text, "utilisation", { of: "counter" })).toBeCloseTo(10 / (2 * 240 + 120), 12)
})
