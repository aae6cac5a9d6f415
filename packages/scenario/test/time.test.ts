import { describe, expect, test } from "vitest"
import { addWorkingDays } from "../src/calendar.ts"
import type { WrittenHours } from "../src/hours.ts"
import { zoneOf } from "../src/zone.ts"
import { fileWith, problemsOf, scenarioOf, smallOffice } from "./given.ts"

const berlin = (from: string, days: number) => `{ zone: Europe/Berlin, from: ${from}, for: ${days} days }`
const outage = (from: string, until: string) => `{ power: { fails: [{ from: ${from}, until: ${until} }] }, link: {} }`

describe("local times that do not exist, or twice", () => {
  test("02:30 on the day that clocks are put forward is refused", () => {
    const [problem] = problemsOf(
      fileWith({ run: berlin("2025-03-29", 4), dependencies: outage("2025-03-30 02:30", "2025-03-30 09:00") }),
    )
    expect(problem!.format()).toContain(
      "dependencies.power.fails.0.from: 2025-03-30 02:30 does not exist in Europe/Berlin: clocks are put forward; a local time that exists",
    )
  })
  test("02:30 on the day that clocks are put back is the first", () => {
    const { plan } = scenarioOf(
      fileWith({ run: berlin("2025-10-25", 4), dependencies: outage("2025-10-26 02:30", "2025-10-26 09:00") }),
    )
    const [source] = plan.switches[0]!.sources
    expect(source).toEqual({ kind: "window", from: 26.5 * 3600, until: 34 * 3600, slow: null })
    expect(new Date(plan.epoch + 26.5 * 3_600_000).toISOString()).toBe("2025-10-26T00:30:00.000Z")
  })
  test("opening hours at a time that does not exist are refused", () => {
    const [problem] = problemsOf(fileWith({ run: berlin("2025-03-29", 4), hours: "{ mon-sun: 02:15-12:00 }" }))
    expect(problem!.format()).toContain("hours: 2025-03-30 02:15 does not exist in Europe/Berlin")
  })
  test("days have 23 or 25 hours, and offices open by the clock on the wall", () => {
    const { plan } = scenarioOf(fileWith({ run: berlin("2025-10-24", 4), hours: "{ mon-sun: 08:00-12:00 }" }))
    expect([...plan.days]).toEqual([0, 24, 48, 73, 97].map((hours) => hours * 3600))
    expect([...plan.schedules[0]!.opens]).toEqual([8, 32, 57, 81].map((hours) => hours * 3600))
  })
  test("midnight may be skipped: the day then begins when clocks are put forward", () => {
    const zone = zoneOf("America/Sao_Paulo")
    const midnight = { day: Date.UTC(2018, 10, 4) / 86_400_000, seconds: 0 }
    expect(zone.instant(midnight)).toBeNull()
    expect(zone.nearestInstant(midnight)).toBe(Date.UTC(2018, 10, 4, 3) / 1000)
  })
  test("a date may be skipped altogether", () => {
    const { plan } = scenarioOf(
      fileWith({
        run: "{ zone: Pacific/Apia, from: 2011-12-29, for: 3 days }",
        hours: "{ thu: 08:00-12:00, sat: 08:00-12:00 }",
      }),
    )
    expect([...plan.days]).toEqual([0, 24, 24, 48].map((hours) => hours * 3600))
  })
})

describe("the zone is the file's, not the machine's", () => {
  test.each(["UTC", "America/New_York", "Asia/Kathmandu"])("TZ=%s", (zone) => {
    const before = process.env["TZ"]
    const expected = scenarioOf(fileWith())
    try {
      process.env["TZ"] = zone
      expect(scenarioOf(fileWith())).toEqual(expected)
    } finally {
      if (before === undefined) delete process.env["TZ"]
      else process.env["TZ"] = before
    }
    expect(expected.plan.epoch).toBe(Date.UTC(2025, 0, 5, 17))
  })
})

describe("working days", () => {
  const hours: WrittenHours = {
    kind: "week",
    weekdays: new Map([
      [0, [[28_800, 43_200] as const]],
      [4, [[28_800, 39_600] as const]],
    ]),
    closed: [Date.UTC(2025, 0, 13) / 86_400_000],
    dates: new Map(),
    seasons: null,
  }
  test("so many opening dates later, at the same clock time", () => {
    const monday = Date.UTC(2025, 0, 6) / 86_400_000
    expect(addWorkingDays(hours, { day: monday, seconds: 3600 }, 1)).toEqual({ day: monday + 4, seconds: 3600 })
    expect(addWorkingDays(hours, { day: monday, seconds: 3600 }, 2)).toEqual({ day: monday + 11, seconds: 3600 })
  })
  test("an office that never opens has none", () => {
    expect(
      addWorkingDays(
        { kind: "week", weekdays: new Map(), closed: null, dates: new Map(), seasons: null },
        { day: 0, seconds: 0 },
        1,
      ),
    ).toBeNull()
  })
  test("an outage of two working days over a weekend", () => {
    const { plan } = scenarioOf(
      fileWith({
        run: "{ from: 2025-01-06, for: 10 days }",
        dependencies: "{ power: { fails: [{ from: 2025-01-10 10:00, for: 2 working days }] }, link: {} }",
      }),
    )
    expect(plan.switches[0]!.sources).toEqual([
      { kind: "window", from: 4 * 86_400 + 36_000, until: 8 * 86_400 + 36_000, slow: null },
    ])
  })
})

describe("arrivals by the hour", () => {
  const profileOf = (hours: string, arrive: string) => {
    const { plan } = scenarioOf(
      fileWith({
        hours,
        citizens: `{ visitor: { wants: visit, arrive: { ${arrive} } } }`,
        run: "{ from: 2025-01-09, for: 4 days }",
      }),
    )
    const profile = plan.profiles[plan.offices[0]!.demand[0]!.profile]!
    const pieces = Array.from({ length: profile.from.length }, (_, index) => [
      profile.from[index]! / 3600,
      profile.until[index]! / 3600,
      profile.weight[index]!,
    ])
    return { plan, start: [...profile.start], pieces }
  }
  test("weights are shares of a plain working day, also before opening and in breaks", () => {
    const { start, pieces } = profileOf(
      "{ thu: 08:00-12:00 and 13:00-15:00 }",
      "rate: 80 / working day, by_hour: { 07:00-08:00: 20, 08:00-12:00: 60, 12:00-14:00: 20 }",
    )
    expect(start).toEqual([0, 3, 3, 3, 3])
    expect(pieces).toEqual([
      [7, 8, 0.2],
      [8, 12, 0.6],
      [12, 14, 0.2],
    ])
  })
  test("what comes after closing is dropped, so a short day has fewer visitors", () => {
    const { pieces } = profileOf(
      "{ thu: 08:00-10:00 }",
      "rate: 80 / working day, by_hour: { 08:00-12:00: 60, 12:00-14:00: 40 }",
    )
    expect(pieces).toEqual([[8, 10, 0.3]])
  })
  test("without weights they are even over opening time", () => {
    const { pieces } = profileOf("{ thu: 08:00-11:00, fri: 08:00-09:00 and 10:00-11:00 }", "rate: 80 / working day")
    expect(pieces).toEqual([
      [8, 11, 1],
      [32, 33, 0.5],
      [34, 35, 0.5],
    ])
  })
  test("a rate on the clock ignores opening hours", () => {
    const { plan, pieces } = profileOf("{ thu: 08:00-10:00 }", "rate: 18 / h")
    expect(pieces).toHaveLength(4)
    expect(plan.offices[0]!.demand[0]!.from).toEqual({ kind: "rate", perDay: 432, group: null })
  })
  test("closed dates have none, and dates with hours of their own do", () => {
    const { pieces } = profileOf(
      "{ thu: 08:00-10:00, fri: 08:00-10:00, closed: [2025-01-09], dates: { 2025-01-11: 08:00-09:00 } }",
      "rate: 80 / working day",
    )
    expect(pieces.map(([from]) => from)).toEqual([32, 56])
  })
})

describe("layers", () => {
  test("an office says only what differs there", () => {
    const { plan } = scenarioOf(
      fileWith({
        regions: "{ north: {} }",
        offices:
          "{ town: { region: north }, harbour: { region: north, hours: { fri: 08:00-11:00 }, resources: { counter: 5 }, citizens: { visitor: { arrive: { rate: 10 / working day } } } } }",
        dependencies: "{ power: {}, link: { scope: region, needs: [centre] }, centre: { scope: nation } }",
      }),
    )
    expect(plan.arrangement.units).toEqual([2, 5])
    expect(plan.offices.map((office) => office.pools)).toEqual([[0], [1]])
    expect(plan.schedules).toHaveLength(2)
    expect(plan.offices.map((office) => office.demand[0]!.from)).toEqual([
      { kind: "rate", perDay: 75, group: null },
      { kind: "rate", perDay: 10, group: null },
    ])
    expect(plan.offices.map((office) => office.switches)).toEqual([
      [0, 2, 3],
      [1, 2, 3],
    ])
    expect(plan.switches.map((each) => each.stream)).toEqual([
      "power/town",
      "power/harbour",
      "link/north",
      "centre/nation",
    ])
  })
  test("offices that are alike share schedule and profile", () => {
    const { plan } = scenarioOf(fileWith({ offices: "{ a: {}, b: {}, c: {} }" }))
    expect(plan.schedules).toHaveLength(1)
    expect(plan.profiles).toHaveLength(1)
    expect(plan.offices.map((office) => office.demand[0]!.stream)).toEqual(["a/visitor", "b/visitor", "c/visitor"])
  })
  test("the interruption rule of one dependency beats that of failures", () => {
    const { plan } = scenarioOf(
      fileWith({
        services: smallOffice["services"]!.replace(
          "needs: [power], needs_to_start: [link]",
          "needs: [link, power], when: { failure: resume, power: repeat, break: finish }",
        ),
      }),
    )
    expect(plan.steps[0]!.onFailure).toEqual([
      { work: "repeat", place: "stay" },
      { work: "resume", place: "stay" },
    ])
    expect(plan.steps[0]!.needs).toEqual([0, 1])
  })
})
