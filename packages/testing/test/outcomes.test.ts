import { describe, expect, test } from "vitest"
import { down, given, instant, measured } from "../src/index.ts"

const MINUTE = 60
const monday = (clock: string) => Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3)) * MINUTE

const cut = (...windows: string[]) => ({ dependencies: `{ power: { fails: [${windows.join(", ")}] }, link: {} }` })
const three = { ana: "09:00", budi: "09:00", citra: "09:05" }
const two = (people: string) => ({ offices: "{ north: {}, south: {} }", people: `{ ${people} }` })
const at = (name: string, office: string, clock: string) =>
  `${name}: { class: visitor, office: ${office}, arrives: ${instant(clock)} }`

describe("waiting", () => {
  // Ana is served at once, Budi waits ten minutes, Citra fifteen.
  test("hours, mean and longest queue", () => {
    expect(measured(given(three), "hours_waited")).toBe(25 * MINUTE)
    expect(measured(given(three), "wait")).toBeCloseTo((25 * MINUTE) / 3, 9)
    expect(measured(given(three), "queue_peak")).toBe(2)
  })

  test("an interruption is waiting, and it is the failure's", () => {
    const text = given({ ana: "09:00", budi: "09:00" }, cut(down("09:04", "09:30")))
    expect(measured(text, "hours_waited")).toBe((26 + 36) * MINUTE)
    expect(measured(text, "hours_blocked")).toBe(2 * 26 * MINUTE)
    expect(measured(text, "wait")).toBe((36 * MINUTE) / 2) // it ends at the first start of service
  })

  test("the longest queue is that of all offices at one time, not of the worst one, nor of different times", () => {
    const together = two(
      ["a", "b"]
        .map((name) => at(name, "north", "09:00"))
        .concat(["c", "d"].map((name) => at(name, "south", "09:05")))
        .join(", "),
    )
    expect(measured(given({}, together), "queue_peak")).toBe(2)
    const apart = two(
      ["a", "b"]
        .map((name) => at(name, "north", "09:00"))
        .concat(["c", "d"].map((name) => at(name, "south", "10:00")))
        .join(", "),
    )
    expect(measured(given({}, apart), "queue_peak")).toBe(1)
  })

  test("a look at an instant sees what the instant has left", () => {
    const queueAt = (clock: string) => measured(given(three), "queue", { at: { kind: "instant", at: monday(clock) } })
    expect([queueAt("09:00"), queueAt("09:05"), queueAt("09:10"), queueAt("09:20")]).toEqual([1, 2, 1, 0])
  })
})

describe("outages", () => {
  test("are counted, and their time is", () => {
    const text = given(three, cut(down("10:00", "11:00"), down("13:00", "14:00")))
    expect(measured(text, "outages", { of: "power" })).toBe(2)
    expect(measured(text, "availability", { of: "power" })).toBeCloseTo(1 - 2 / 120, 12)
  })

  test("a bridged one is none", () => {
    const policies = { policies: "{ ups: { battery: 30 min, recharge: 1 h } }" }
    const text = given(three, { ...cut(down("10:00", "10:20"), down("13:00", "14:00")), ...policies })
    expect(measured(text, "outages", { of: "power" })).toBe(1)
    expect(measured(text, "availability", { of: "power" })).toBeCloseTo(1 - 0.5 / 120, 12)
  })
})

describe("promises", () => {
  const promise = (limit: string, share: string) => ({
    promises: `{ soon: { outcome: wait, per: visit, expect: at most ${limit}, share: ${share} } }`,
  })

  test("a wait is kept where it is within the limit", () =>
    expect(measured(given(three, promise("10 min", "100 %")), "attainment", { of: "soon" })).toBeCloseTo(2 / 3, 12))

  test("a visit that started in time and ended in vain is one visit", () => {
    // Ana starts at once, is interrupted at 9.04 and goes home at closing; nobody else comes.
    const text = given({ ana: "09:00" }, { ...promise("10 min", "100 %"), ...cut(down("09:04", "18:00")) })
    expect(measured(text, "attainment", { of: "soon" })).toBe(1)
  })

  test("a day's count is held against the limit, a working day at a time", () => {
    const text = given(three, {
      promises: "{ many: { outcome: completed, step: serve, per: working day, expect: at least 6 } }",
    })
    expect(measured(text, "attainment", { of: "many" })).toBeCloseTo(0.5 / 5, 12)
  })
})

test("utilisation counts units that two services share once", () => {
  const shared = {
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] }, renewal: { steps: [{ step: renew, with: counter, takes: 5 min }] } }",
    dependencies: "{}",
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, renewer: { wants: renewal, arrive: { rate: 0 / h } } }",
    run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 1 days, replications: 1, seed: small }",
  }
  const text = given({ ana: "09:00", budi: { at: "09:10", class: "renewer" } }, shared)
  expect(measured(text, "utilisation", { of: "counter" })).toBeCloseTo(15 / (7 * 60), 12)
})

test("visits, trips and endings are told apart", () => {
  const text = given({ ana: "15:55", budi: "15:56", citra: { at: "15:57", patience: "2 min" } })
  expect(measured(text, "visits")).toBe(3)
  expect(measured(text, "completed", { of: "serve" })).toBe(1)
  expect(measured(text, "unserved")).toBe(2)
  expect(measured(text, "lapsed")).toBe(2)
  expect(measured(text, "ending", { citizen: { person: 0 } })).toBe(1)
  expect(measured(text, "ending", { citizen: { person: 1 } })).toBe(0)
  expect(measured(text, "leaves_at", { citizen: { person: 1 } })).toBe(monday("16:00"))
  expect(measured(text, "waited", { citizen: { person: 2 } })).toBe(2 * MINUTE)
  expect(measured(text, "leaves_at", { citizen: { ticket: 1, day: 0 } })).toBe(monday("16:05"))
})

test("time to clear counts opening dates until the last of those who waited is done", () => {
  const staying = {
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], queue: { at_closing: stay } }] } }",
  }
  const text = given({ ana: "15:45", budi: "15:45", citra: "15:46" }, { ...staying, ...cut("{ date: 2025-01-07 }") })
  const since = { kind: "instant", at: monday("15:50") } as const
  expect(measured(text, "time_to_clear", { of: "serve", since, inWorkingDays: true })).toBe(3) // what is in hand is done at 16.05; the last on Wednesday
})

describe("what is counted of a day", () => {
  // Service takes ten minutes and the doors close at 16:00.
  test("finishing after closing is overtime", () => {
    expect(measured(given({ ana: "15:55" }), "overtime")).toBe(5 * MINUTE)
    expect(measured(given({ ana: "15:30" }), "overtime")).toBe(0)
  })

  test("wanting service begins with the first attempt to come: the members of a pool who stay at home want nothing yet", () => {
    expect(measured(given({ ana: "09:00" }), "pending_days", { of: "serve" })).toBe(10 * MINUTE)
    const pool = given(
      { ana: "09:00" },
      { citizens: "{ visitor: { wants: visit, arrive: { pool: 500, each: 0 % / working day } } }" },
    )
    expect(measured(pool, "pending_days", { of: "serve" })).toBe(10 * MINUTE)
    expect(measured(pool, "backlog", { of: "serve" })).toBe(500) // Ana is nobody of the pool
  })
})
