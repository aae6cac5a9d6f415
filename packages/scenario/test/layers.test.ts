import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 1 of the format: layers and like. */

const planOf = (sections: Record<string, string>) => scenarioOf(fileWith(sections)).plan
const refused = (sections: Record<string, string>, message: string) => {
  const found = problemsOf(fileWith(sections)).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
  expect(found[0]).toMatch(/^office\.yaml:\d+:\d+ /)
}
const unitsOf = (plan: ReturnType<typeof planOf>): readonly number[] =>
  plan.offices.map((office) => plan.arrangement.units[office.pools[0]!]!)

describe("layers", () => {
  test("without offices there is one, named office", () => {
    expect(planOf({}).offices.map((each) => each.name)).toEqual(["office"])
  })
  test("maps merge, and what an office does not say is as at the top", () => {
    const plan = planOf({
      resources: "{ counter: { count: 2, absent: 4 %, limit: 30 / working day } }",
      offices: "{ town: {}, harbour: { resources: { counter: { absent: 10 % } } } }",
    })
    expect(plan.pools.map(({ units, absent, limit }) => [units, absent, limit])).toEqual([
      [2, 0.04, 30],
      [2, 0.1, 30],
    ])
  })
  test("a plain number is a count, so the rest stays, but for the shifts of the count above", () => {
    const plan = planOf({
      resources: "{ counter: { absent: 4 %, shifts: [{ days: mon-fri, hours: 08:00-12:00, count: 2 }], count: 2 } }",
      offices: "{ town: {}, harbour: { resources: { counter: 3 } } }",
    })
    expect(plan.pools.map(({ units, absent, duty }) => [units, absent, duty === null])).toEqual([
      [2, 0.04, false],
      [3, 0.04, true],
    ])
  })
  test("a list is replaced", () => {
    const plan = planOf({
      offices: "{ town: {}, harbour: { dependencies: { power: { fails: [{ date: 2025-01-07 }] } } } }",
    })
    expect(plan.switches.slice(0, 2).map(({ sources }) => sources.map(({ kind }) => kind))).toEqual([
      ["random"],
      ["window"],
    ])
  })
  test("one way of arriving replaces another, and its hours stay", () => {
    const plan = planOf({
      offices: "{ town: {}, harbour: { citizens: { visitor: { arrive: { pool: 100, each: 1 % / working day } } } } }",
    })
    expect(plan.offices[1]!.demand[0]!.from).toEqual({ kind: "pool", size: 100, chance: 0.01, grows: 0 })
    expect(plan.offices[1]!.demand[0]!.profile).toBe(plan.offices[0]!.demand[0]!.profile)
  })
  test("an office says nothing new of what several share", () => {
    refused(
      {
        dependencies: "{ power: { scope: nation }, link: {} }",
        offices: "{ town: { dependencies: { power: { fails: [{ date: 2025-01-07 }] } } } }",
      },
      "offices.town.dependencies.power: “power” is shared by the offices of the nation, so no office has one of its own",
    )
    refused(
      { offices: "{ town: { citizens: { visitor: { patience: 1 h } } } }" },
      "offices.town.citizens.visitor.patience: “patience” is the same in all offices; only arrive; or a class of its own, such as { like: visitor, … }",
    )
    refused(
      { offices: "{ town: { resources: { counter: { scope: nation } } } }" },
      "offices.town.resources.counter.scope: “scope” is the same in all offices",
    )
  })
  test("an office names only what there is at the top", () => {
    refused(
      { offices: "{ town: { resources: { countr: 3 } } }" },
      "offices.town.resources.countr: there is no resource “countr”; did you mean counter?",
    )
    refused(
      { offices: "{ town: { dependencies: { pwer: { fails: [{ dat: 2025-01-07 }] } } } }" },
      "there is no dependency “pwer”; did you mean power?",
    )
  })
  test("a mistake in what is taken over is told once, where it stands", () => {
    refused(
      {
        resources: "{ counter: { count: 2, absent: 4 } }",
        offices: "{ a: { resources: { counter: { count: 1 } } }, b: { resources: { counter: { count: 3 } } } }",
      },
      "resources.counter.absent: “4” has no unit; a share such as 4 %",
    )
  })
})

describe("like", () => {
  test("an office like another says what differs", () => {
    const plan = planOf({
      offices:
        "{ town: { resources: { counter: 4 }, hours: { mon-fri: 09:00-12:00 } }, harbour: { like: town, resources: { counter: 5 } } }",
    })
    expect(unitsOf(plan)).toEqual([4, 5])
    expect(plan.offices[1]!.schedule).toBe(plan.offices[0]!.schedule)
  })
  test("hours are replaced whole, and then laid over those at the top", () => {
    const plan = planOf({
      offices:
        "{ town: { hours: { mon: 09:00-10:00, tue: 09:00-10:00 } }, harbour: { like: town, hours: { mon: 10:00-11:00 } } }",
    })
    const { opens } = plan.schedules[plan.offices[1]!.schedule]!
    expect([...opens.subarray(0, 2)]).toEqual([10 * 3600, (24 + 8) * 3600])
  })
  test("tables are replaced whole", () => {
    const plan = planOf({
      citizens:
        "{ early: { wants: visit, arrive: { rate: 10 / working day, by_hour: { 08:00-09:00: 1, 10:00-11:00: 1 } } }, late: { like: early, arrive: { by_hour: { 10:00-11:00: 1 } } } }",
    })
    const [early, late] = plan.offices[0]!.demand.map(({ profile }) => plan.profiles[profile]!)
    expect(early!.start[1]).toBe(2)
    expect(late!.start[1]).toBe(1)
  })
  test("one distribution replaces another, and one of its kind is merged", () => {
    const patience = (own: string) =>
      planOf({
        citizens: `{ one: { wants: visit, arrive: { rate: 10 / working day }, patience: { gamma: { mean: 2 h, cv: 0.5 } } }, other: { like: one, patience: ${own} } }`,
      }).classes[1]!.patience
    expect(patience("{ exponential: 1 h }")).toEqual({ kind: "exponential", mean: 3600 })
    expect(patience("{ gamma: { mean: 1 h } }")).toEqual({ kind: "gamma", mean: 3600, cv: 0.5 })
    expect(patience("30 min")).toEqual({ kind: "constant", value: 1800 })
  })
  test("resources, dependencies and stocks too, also from a plain number", () => {
    const plan = planOf({
      resources: "{ counter: 2, window: { like: counter, absent: 5 % } }",
      dependencies: "{ power: { fails: [{ date: 2025-01-07 }] }, link: { like: power, scope: nation } }",
      stocks: "{ blank: 5000, ribbon: { like: blank, if_empty: lose } }",
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: 5 min, needs: [power, link], uses: { blank: 1 } }, { step: pay, with: window, takes: 5 min, uses: { ribbon: 1 } }] } }",
    })
    expect(plan.pools.map(({ units, absent }) => [units, absent])).toEqual([
      [2, 0],
      [2, 0.05],
    ])
    expect(plan.switches.map(({ sources }) => sources.length)).toEqual([1, 1])
    expect(plan.stores.map(({ onHand, ifEmpty }) => [onHand, ifEmpty])).toEqual([
      [5000, "wait"],
      [5000, "lose"],
    ])
  })
  test("chains are followed", () => {
    expect(
      unitsOf(planOf({ offices: "{ a: { like: b }, b: { like: c }, c: { resources: { counter: 7 } } }" })),
    ).toEqual([7, 7, 7])
  })
  test("circles are refused, each once", () => {
    refused(
      { offices: "{ a: { like: b }, b: { like: c }, c: { like: a } }" },
      "“a” is like “b” is like “c” is like “a”: a circle",
    )
    refused({ offices: "{ a: { like: a } }" }, "“a” is like “a”: a circle")
  })
  test("the other entry is one of the same section", () => {
    refused(
      { offices: "{ town: {}, harbour: { like: twon } }" },
      "offices.harbour.like: there is no office “twon”; did you mean town?",
    )
    refused({ resources: "{ counter: { like: visitor } }" }, "resources.counter.like: there is no resource “visitor”")
  })
})

test("the doubt of a number that many take over is one doubt", () => {
  const { evidence } = scenarioOf(
    fileWith({
      resources: "{ counter: 2 (1 to 3) }",
      citizens:
        "{ visitor: { wants: visit, arrive: { rate: 75 / working day }, patience: 1 h (30 min to 2 h) }, other: { like: visitor } }",
      offices: "{ a: { resources: { counter: { absent: 4 % } } }, b: { like: a } }",
    }),
  )
  expect(evidence.filter(({ range }) => range !== null).map(({ name }) => name)).toEqual([
    "resources.counter",
    "citizens.visitor.patience",
  ])
})
