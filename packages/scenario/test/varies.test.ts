import { describe, expect, test } from "vitest"
import type { FileRead } from "../src/file.ts"
import { decodeText, fileWith, scenarioOf } from "./given.ts"

/* Section 3 of the format: numbers that differ between offices, drawn or from a table. */

const planOf = (sections: Record<string, string>, options: Parameters<typeof scenarioOf>[1] = {}) =>
  scenarioOf(fileWith(sections), options).plan
const refused = (sections: Record<string, string>, message: string, beside?: (name: string) => FileRead) => {
  const { problems } = decodeText(fileWith(sections), beside === undefined ? {} : { beside })
  const found = (problems ?? []).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
  expect(found[0]).toMatch(/^office\.yaml:\d+:\d+ /)
}
const rateOf = (plan: ReturnType<typeof planOf>, office: number): number => {
  const { from } = plan.offices[office]!.demand[0]!
  return from.kind === "rate" ? from.perDay : Number.NaN
}
const unitsOf = (plan: ReturnType<typeof planOf>): readonly number[] =>
  plan.offices.map((office) => plan.arrangement.units[office.pools[0]!]!)

describe("numbers drawn once an office", () => {
  const sections = (copies: number, law = "{ choice: { 1: 40 %, 2: 60 % } }") => ({
    resources: `{ counter: { across: ${law} } }`,
    offices: `{ kecamatan: { copies: ${copies} } }`,
  })
  test("they follow their law", () => {
    // 4,000 draws of a share of 40 %: the standard error is 0.8 %, so 4 % are five of them (a false alarm in 2 million).
    const units = unitsOf(planOf(sections(4000)))
    expect(new Set(units)).toEqual(new Set([1, 2]))
    expect(Math.abs(units.filter((count) => count === 1).length / 4000 - 0.4)).toBeLessThan(0.04)
  })
  test("adding a copy moves no other", () => {
    expect(unitsOf(planOf(sections(51))).slice(0, 50)).toEqual(unitsOf(planOf(sections(50))))
  })
  test("they depend on the seed, and on nothing that policies or replications do", () => {
    const run = (seed: string) => ({
      ...sections(100),
      run: `{ zone: Asia/Jakarta, from: 2025-01-06, for: 5 days, seed: ${seed}, replications: 3 }`,
    })
    expect(unitsOf(planOf(run("a")))).toEqual(unitsOf(planOf(run("a"))))
    expect(unitsOf(planOf(run("a")))).not.toEqual(unitsOf(planOf(run("b"))))
  })
  test("two numbers of one office are drawn apart", () => {
    const plan = planOf({
      resources:
        "{ counter: { count: { across: { uniform: 1 to 1000 } }, limit: { across: { uniform: 1 to 1000 / working day } } } }",
      offices: "{ kecamatan: { copies: 20 } }",
    })
    expect(plan.pools.some(({ units, limit }) => Math.abs(units - limit) > 50)).toBe(true)
  })
  test("saying something else of an office leaves its draw as it is", () => {
    const plain = planOf({ ...sections(20), offices: "{ kecamatan: { copies: 20 } }" })
    const other = planOf({
      ...sections(20),
      offices: "{ kecamatan: { copies: 20, resources: { counter: { absent: 3 % } } } }",
    })
    // The shorthand and the map say the same number at different places of the file.
    expect(other.pools.every(({ absent }) => absent === 0.03)).toBe(true)
    expect(
      unitsOf(
        planOf({ ...sections(20), resources: "{ counter: { count: { across: { choice: { 1: 40 %, 2: 60 % } } } } }" }),
      ),
    ).toEqual(unitsOf(other))
    expect(unitsOf(plain)).toHaveLength(20)
  })
  test("rates, durations and shares, each with its unit", () => {
    const plan = planOf({
      citizens: "{ visitor: { wants: visit, arrive: { rate: { across: { uniform: 30 to 60 / working day } } } } }",
      resources: "{ counter: { count: 2, absent: { across: { uniform: 1 to 5 % } } } }",
      dependencies:
        "{ power: { fails: [{ rate: { across: { uniform: 4 to 8 / year } }, down_for: { exponential: { across: { uniform: 1 to 2 h } } } }] }, link: {} }",
      offices: "{ kecamatan: { copies: 30 } }",
    })
    for (const [index, { demand }] of plan.offices.entries()) {
      expect(demand).toHaveLength(1)
      expect(rateOf(plan, index)).toBeGreaterThanOrEqual(30)
      expect(rateOf(plan, index)).toBeLessThan(60)
    }
    for (const { absent } of plan.pools) expect(absent > 0.01 && absent < 0.05).toBe(true)
    const [source] = plan.switches[0]!.sources
    if (source?.kind !== "random" || source.upFor.kind !== "exponential") throw new Error("another law")
    expect(source.upFor.mean / 86_400).toBeGreaterThan(365 / 8)
    expect(source.upFor.mean / 86_400).toBeLessThan(365 / 4)
    expect(new Set(plan.switches.map(({ sources }) => JSON.stringify(sources))).size).toBeGreaterThan(25)
  })
  test("of what a region shares they are drawn once a region", () => {
    const plan = planOf({
      regions: "{ java: { copies: 5 } }",
      offices: "{ kecamatan: { copies: 50, region: java } }",
      resources: "{ counter: { scope: region, count: { across: { uniform: 1 to 100 } } } }",
    })
    expect(plan.pools).toHaveLength(5)
    expect(new Set(plan.pools.map(({ units }) => units)).size).toBeGreaterThan(1)
  })
  test("a draw that is impossible is told with its office", () => {
    refused(
      {
        resources: "{ counter: { count: 2, absent: { across: { uniform: 100 to 101 % } } } }",
        offices: "{ kecamatan: { copies: 1 } }",
      },
      "uniform: “101 %” is more than all; 0 % to 100 %",
    )
    refused(
      {
        resources: "{ counter: { count: 2, absent: { across: { exponential: 100 % } } } }",
        offices: "{ a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {} }",
      },
      "which is not possible here; a share such as 60 %",
    )
  })
  test("only what belongs to an office differs between offices", () => {
    refused({ run: "{ from: 2025-01-06, for: { across: 5 days } }" }, "run.for: this is the same in all offices")
    refused(
      {
        citizens:
          "{ visitor: { wants: visit, arrive: { rate: 5 / working day }, returns: { chance: { across: { uniform: 5 to 6 % } }, after: 1 day } } }",
      },
      "returns.chance: this is the same in all offices",
    )
    refused(
      {
        citizens:
          "{ visitor: { wants: visit, arrive: { rate: { across: { choice: { 5 / h: 50 %, 4 / working day: 50 % } } } } } }",
      },
      "two units in one distribution",
    )
  })
})

describe("offices from a table", () => {
  const beside =
    (text: string) =>
    (name: string): FileRead =>
      name === "offices.csv"
        ? { text, problem: null }
        : { text: null, problem: { message: "there is no such file", accepted: "a file", format: () => "" } as never }
  const sections = (more = "") => ({
    regions: "{ north: {}, south: {} }",
    offices: `{ kecamatan: { table: offices.csv, citizens: { visitor: { arrive: { rate: { column: visitors } } } }, resources: { counter: { column: counters } }${more} } }`,
  })
  const csv =
    'name,region,counters,visitors,title\nsolo-baru,north,2,75 / working day,"Solo Baru, kota"\nkarangpandan,south,1,20 / working day,\n'
  test("each row is an office", () => {
    const plan = planOf(sections(), { beside: beside(csv) })
    expect(plan.offices.map(({ name, title, region }) => [name, title.en, region])).toEqual([
      ["solo-baru", "Solo Baru, kota", "north"],
      ["karangpandan", "Karangpandan", "south"],
    ])
    expect([0, 1].map((office) => rateOf(plan, office))).toEqual([75, 20])
    expect(unitsOf(plan)).toEqual([2, 1])
  })
  test("mistakes are told with their row", () => {
    const wrong = (text: string, message: string) => refused(sections(), message, beside(text))
    wrong(csv.replace("20 / working day", "20"), "offices.csv:3 visitors: “20” is not a rate")
    wrong(csv.replace(",south", ",sout"), "offices.csv:3 region: there is no region “sout”; did you mean south?")
    wrong(csv.replace("karangpandan", "solo-baru"), "offices.csv:3 name: there is another “solo-baru”")
    wrong(csv.replace("karangpandan", "Karang"), "offices.csv:3 name: “Karang” is not a name")
    wrong(csv.replace("counters", "desks"), "there is no column “counters” in offices.csv")
    wrong(csv.replace("working day,\n", "working day\n"), "offices.csv: line 3 has 4 cells; 5, as the first line")
    wrong(csv.replace("name,", "nama,"), "offices.csv: there is no column “name”")
  })
  test("beside the file only", () => {
    for (const name of ["../offices.csv", "/etc/offices.csv", "a/offices.csv", "https://example.org/offices.csv"])
      refused({ offices: `{ kecamatan: { table: "${name}" } }` }, "offices.kecamatan.table")
    refused({ offices: "{ kecamatan: { table: others.csv } }" }, "others.csv", beside(csv))
  })
  test("a column needs a table, and a table has no copies", () => {
    refused({ resources: "{ counter: { column: counters } }" }, "there is no table to read “counters” from")
    refused(sections(", copies: 3"), "offices.kecamatan.copies: each row of a table is one office", beside(csv))
  })
})
