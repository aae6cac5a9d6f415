import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 3 of the format: resources. The run begins on Monday, 2025-01-06; the office opens from 08:00 to 16:00. */

const office = (counter: string, sections: Record<string, string> = {}) =>
  fileWith({ resources: `{ counter: ${counter} }`, ...sections })
const poolOf = (counter: string, sections: Record<string, string> = {}) =>
  scenarioOf(office(counter, sections)).plan.pools[0]!
const refused = (counter: string, message: string) => {
  const found = problemsOf(office(counter)).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
}

test("a number is a count", () => {
  expect(poolOf("2")).toEqual(poolOf("{ count: 2 }"))
  expect(poolOf("2")).toMatchObject({
    stream: "counter/office",
    units: 2,
    duty: null,
    absent: 0,
    limit: Number.POSITIVE_INFINITY,
    fails: [],
  })
  refused("{}", "resources.counter: “count” is missing; a whole number such as 2")
})
test("limit: each unit, by date", () => {
  expect(poolOf("{ count: 2, limit: 110 / working day }").limit).toBe(110)
  refused("{ count: 2, limit: 110 }", "resources.counter.limit: “110” is not a rate")
  refused("{ count: 2, limit: 110 / day }", "limit: a limit is for each working day")
  refused("{ count: 2, limit: 0 / working day }", "is less than one")
  refused(
    "{ count: 1, limit: 2.5 / working day }",
    "limit: “2.5 / working day” is not a whole number a day; 2 / working day or 3 / working day",
  )
})
test("absent: each unit, each day", () => {
  expect(poolOf("{ count: 2, absent: 4 % }").absent).toBe(0.04)
  refused("{ count: 2, absent: 4 }", "absent: “4” has no unit; a share such as 4 %")
})

describe("shifts", () => {
  const duty = (shifts: string, count = "count: 3, ", sections: Record<string, string> = {}) => {
    const pool = poolOf(`{ ${count}shifts: [${shifts}] }`, sections)
    return Array.from(pool.duty!.from.subarray(0, 4), (from, index) => [from / 3600, pool.duty!.units[index]])
  }
  test("units on duty from each instant on", () => {
    expect(
      duty("{ days: mon-fri, hours: 08:00-13:00, count: 2 }, { days: mon-fri, hours: 14:00-17:00, count: 1 }"),
    ).toEqual([
      [8, 2],
      [13, 0],
      [14, 1],
      [17, 0],
    ])
  })
  test("shifts that overlap add up", () => {
    expect(duty("{ days: mon, hours: 08:00-13:00, count: 2 }, { days: mon, hours: 12:00-14:00, count: 1 }")).toEqual([
      [8, 2],
      [12, 3],
      [13, 1],
      [14, 0],
    ])
  })
  test("a shift may have a break, and is of some weekdays", () => {
    expect(duty("{ days: tue, hours: 08:00-10:00 and 11:00-12:00, count: 1 }")).toEqual([
      [32, 1],
      [34, 0],
      [35, 1],
      [36, 0],
    ])
  })
  test("nobody is on duty on a date on which the office is closed", () => {
    expect(
      duty("{ days: mon-tue, hours: 08:00-13:00, count: 2 }", "", {
        hours: "{ mon-fri: 08:00-16:00, closed: [2025-01-06] }",
        citizens: "{ visitor: { wants: visit, arrive: { rate: 5 / working day } } }",
      }),
    ).toEqual([
      [32, 2],
      [37, 0],
    ])
  })
  test("without a count there are as many as the largest shift needs", () => {
    expect(poolOf("{ shifts: [{ days: mon-fri, hours: 08:00-13:00, count: 2 }] }").units).toBe(2)
  })
  describe("on days on which nobody opens", () => {
    const sunday =
      "{ count: 2, shifts: [{ days: mon-fri, hours: 08:00-16:00, count: 1 }, { days: sat-sun, hours: 08:00-12:00, count: 1 }] }"
    const opened = (hours: string, sections: Record<string, string> = {}) =>
      scenarioOf(office(sunday, { hours, ...sections })).plan.pools
    test("are refused", () =>
      refused(
        sunday,
        "resources.counter.shifts.1.days: no office that has counter ever opens on these days; mon, tue, wed, thu, fri, or hours on these days",
      ))
    test("are not where a date, a season or another office opens", () => {
      expect(opened("{ mon-fri: 08:00-16:00, dates: { 2025-03-01: 08:00-12:00 } }")).toHaveLength(1)
      const season = "seasons: [{ dates: 2025-03-01 to 2025-03-31, sun: 08:00-12:00 }]"
      expect(opened(`{ mon-fri: 08:00-16:00, ${season} }`)).toHaveLength(1)
      const offices = "{ a: { resources: { counter: { absent: 1 % } } }, b: { hours: { sat: 08:00-12:00 } } }"
      expect(opened("{ mon-fri: 08:00-16:00 }", { offices })).toHaveLength(2)
    })
    test("are not where the hours could be others", () => {
      const assumptions =
        "{ open: { value: { mon-fri: 08:00-16:00 }, choices: [{ mon-fri: 08:00-16:00 }, { mon-sat: 08:00-16:00 }], because: Not reported } }"
      expect(opened("$open", { assumptions })).toHaveLength(1)
    })
  })
  test("no more on duty than there are, and somebody at some time", () => {
    refused(
      "{ count: 1, shifts: [{ days: mon-fri, hours: 08:00-13:00, count: 2 }] }",
      "resources.counter.shifts: 2 are on duty at once, and there are 1; at most 1",
    )
    refused(
      "{ count: 1, shifts: [{ days: mon-fri, hours: 08:00-13:00, count: 0 }] }",
      "resources.counter.shifts: no counter is ever on duty",
    )
    refused(
      "{ count: 1, shifts: [{ days: monday, hours: 08:00-13:00, count: 1 }] }",
      "shifts.0.days: “monday” is no weekday; weekdays such as mon-fri or sat",
    )
  })
})

describe("units that fail", () => {
  test("each on its own, as a dependency does", () => {
    expect(
      poolOf("{ count: 10, fails: [{ up_for: { exponential: 40 days }, down_for: 3 working days, clock: busy }] }")
        .fails,
    ).toEqual([
      {
        kind: "random",
        upFor: { kind: "exponential", mean: 40 * 86_400 },
        downFor: { law: { kind: "constant", value: 3 }, unit: "working days" },
        clock: "busy",
        relapse: null,
        slow: null,
      },
    ])
  })
  test("a unit is up or down, and never slow", () => {
    refused(
      "{ count: 2, fails: [{ from: 2025-01-07 08:00, for: 6 h, slow: 3 }] }",
      "resources.counter.fails.0.slow: a unit is up or down; slow: on a dependency",
    )
  })
})

describe("units that wear in use", () => {
  const worn = "{ up_for: { exponential: 40 days }, down_for: 3 working days, clock: busy }"
  test("fail in no other way", () => {
    const other = "resources.counter.fails"
    const message = "units that wear in use, as source 1 says, fail in no other way; one source with clock: busy, or"
    refused(`{ count: 2, fails: [${worn}, { from: 2025-01-07 08:00, for: 6 h }] }`, `${other}.1: ${message}`)
    refused(`{ count: 2, fails: [${worn}, { rate: 9 / year, down_for: 2 h }] }`, `${other}.1: ${message}`)
    refused(
      `{ count: 2, fails: [${worn}, ${worn}] }`,
      `${other}.1.clock: source 1 counts the time in use already; one source with clock: busy, and always for the others`,
    )
    expect(
      poolOf("{ count: 2, fails: [{ rate: 9 / year, down_for: 2 h }, { from: 2025-01-07 08:00, for: 6 h }] }").fails,
    ).toHaveLength(2)
  })
  test("and do not relapse", () =>
    refused(
      "{ count: 2, fails: [{ up_for: 1 day, down_for: 1 h, clock: busy, relapse: { chance: 10 %, within: 1 h } }] }",
      "fails.0.relapse: what wears in use does not relapse; clock: always, or no relapse",
    ))
})

describe("units told apart: whoever is served is with one", () => {
  const kits = (kit: string, clerk: string, units: string) =>
    fileWith({
      resources: `{ kit: ${kit}, clerk: ${clerk} }`,
      services: `{ visit: { steps: [{ step: serve, with: ${units}, takes: 10 min, needs: [power], needs_to_start: [link] }] } }`,
    })
  const failing = "{ count: 2, fails: [{ rate: 9 / year, down_for: 2 h }] }"
  const limited = "{ count: 2, limit: 9 / working day }"
  const messages = (...file: Parameters<typeof kits>) => problemsOf(kits(...file)).map((each) => each.format())
  test("not two of those", () => {
    const told =
      "services.visit.steps.0.with: units of kit fail, and so are told apart: a step takes one of them, not 2"
    expect(messages(failing, "2", "{ kit: 2, clerk: 1 }")).toEqual([
      `office.yaml:7:51 ${told}; one of kit, or a dependency that fails instead`,
    ])
  })
  test("not of two resources", () => {
    const [message, ...more] = messages(failing, limited, "{ kit: 1, clerk: 1 }")
    expect(more).toEqual([])
    expect(message).toContain(
      "with: units of kit fail, and so are told apart; those of clerk have a limit too, and a step takes one unit that is told apart; neither fails nor limit on kit or on clerk, or",
    )
  })
  test("but one of those, and as many of others as it takes", () => {
    expect(scenarioOf(kits(failing, "2", "{ kit: 1, clerk: 2 }")).plan.steps[0]!.with).toHaveLength(2)
    expect(scenarioOf(kits("2", "2", "{ kit: 2, clerk: 2 }")).plan.steps[0]!.with).toHaveLength(2)
  })
})

describe("scope", () => {
  const offices = {
    regions: "{ north: {}, south: {} }",
    offices: "{ a: { region: north }, b: { region: north }, c: { region: south } }",
  }
  const poolsOf = (scope: string) => {
    const { plan } = scenarioOf(office(`{ count: 4, scope: ${scope} }`, offices))
    return plan.pools.map((pool) => [pool.stream, pool.offices])
  }
  test("a pool of each office, each region, or the nation", () => {
    expect(poolsOf("office")).toEqual([
      ["counter/a", [0]],
      ["counter/b", [1]],
      ["counter/c", [2]],
    ])
    expect(poolsOf("region")).toEqual([
      ["counter/north", [0, 1]],
      ["counter/south", [2]],
    ])
    expect(poolsOf("nation")).toEqual([["counter/nation", [0, 1, 2]]])
  })
  test("offices know their pools", () => {
    const { plan } = scenarioOf(office("{ count: 4, scope: region }", offices))
    expect(plan.offices.map((each) => each.pools)).toEqual([[0], [0], [1]])
    expect(plan.resources).toMatchObject([{ name: "counter", scope: "region" }])
    expect(plan.arrangement.units).toEqual([4, 4])
    expect(plan.arrangement.protection).toEqual([0, 0])
  })
  test("another word is refused", () => {
    refused("{ count: 4, scope: province }", "resources.counter.scope: “province” is not possible here")
  })
})
