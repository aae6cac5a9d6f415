import { describe, expect, test } from "vitest"
import type { FileRead } from "../src/file.ts"
import { decodeText, fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Sections 1 and 3 of the format: layers, like, copies, tables, numbers that differ between offices, regions. */

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

describe("copies", () => {
  test("names count from 0001", () => {
    const { offices } = planOf({ offices: "{ kecamatan: { copies: 12 } }" })
    expect(offices.map((each) => each.name)).toEqual(
      Array.from({ length: 12 }, (_, index) => `kecamatan-00${String(index + 1).padStart(2, "0")}`),
    )
  })
  test("offices are dealt over the copies of a region in blocks whose sizes differ by at most one", () => {
    for (const [offices, regions] of [
      [10, 3],
      [3, 3],
      [2145, 119],
      [7, 5],
    ] as const) {
      const plan = planOf({
        regions: `{ java: { copies: ${regions} } }`,
        offices: `{ kecamatan: { copies: ${offices}, region: java } }`,
      })
      const names = plan.offices.map((each) => each.region)
      const blocks = names.filter((name, index) => name !== names[index - 1])
      expect(new Set(blocks).size).toBe(blocks.length)
      expect(blocks).toHaveLength(regions)
      expect(blocks[0]).toBe("java-0001")
      const sizes = blocks.map((name) => names.filter((each) => each === name).length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }
  })
  test("a region has one switch, and its offices share it", () => {
    const plan = planOf({
      regions: "{ java: { copies: 2 } }",
      offices: "{ kecamatan: { copies: 4, region: java } }",
      dependencies: "{ power: { scope: region, fails: [{ date: 2025-01-07 }] }, link: { scope: nation } }",
    })
    expect(plan.switches.map(({ stream, offices }) => [stream, offices])).toEqual([
      ["power/java-0001", [0, 1]],
      ["power/java-0002", [2, 3]],
      ["link/nation", [0, 1, 2, 3]],
    ])
  })
  test("copies and names do not meet, and there are not too many", () => {
    refused({ offices: "{ a: { copies: 2 }, a-0001: {} }" }, "there is another office “a-0001”")
    refused({ offices: "{ a: { copies: 100_001 } }" }, "offices.a.copies: 100001 offices; at most 100,000")
    refused({ offices: "{ a: { copies: 0 } }" }, "offices.a.copies: “0” is too few")
  })
})

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

describe("regions", () => {
  test("the zone of a region is that of the run", () => {
    expect(planOf({ regions: "{ solo: { zone: Asia/Jakarta } }", offices: "{ town: { region: solo } }" }).zone).toBe(
      "Asia/Jakarta",
    )
    refused(
      { regions: "{ papua: { zone: Asia/Jayapura } }", offices: "{ town: { region: papua } }" },
      "regions.papua.zone: Asia/Jayapura is not the zone of the run, which is Asia/Jakarta; one zone for the whole file",
    )
  })
  test("regions lie in others, and not in themselves", () => {
    const regions = "{ karanganyar: { in: jawa-tengah }, jawa-tengah: {} }"
    expect(planOf({ regions, offices: "{ town: { region: karanganyar } }" }).offices[0]!.region).toBe("karanganyar")
    refused({ regions: "{ a: { in: a } }", offices: "{ town: { region: a } }" }, "regions.a.in: a lies in itself")
  })
  test("an office of what the region shares says its region", () => {
    refused(
      {
        regions: "{ north: {}, south: {} }",
        offices: "{ town: {}, a: { region: north }, b: { region: south } }",
        dependencies: "{ power: { scope: region }, link: {} }",
      },
      "offices.town: “region” is missing, and power belongs to the region; one of north, south",
    )
  })
})

describe("what waits at the start", () => {
  const sections = (atStart: string) => ({ offices: `{ town: { at_start: ${atStart} } }` })
  test("jobs of the class initial, begun before the run", () => {
    const plan = planOf(sections("{ serve: { jobs: 27_000, age: { uniform: 0 to 900 days }, dead: 20 % } }"))
    expect(plan.offices[0]!.atStart).toMatchObject([
      {
        step: 0,
        jobs: 27_000,
        age: { law: { kind: "uniform", low: 0, high: 900 * 86_400 }, unit: "seconds" },
        dead: 0.2,
        class: 1,
      },
    ])
    expect(plan.classes[1]).toMatchObject({
      name: "initial",
      wants: 0,
      patience: null,
      returns: { chance: 1, after: { law: { kind: "constant", value: 1 }, unit: "working days" }, atMost: 1000 },
    })
    expect(plan.offices[0]!.demand.map((each) => each.class)).toEqual([0])
  })
  test("without any there is no such class, and its name is kept free", () => {
    expect(planOf({}).classes.map((each) => each.name)).toEqual(["visitor"])
    refused(
      { citizens: "{ initial: { wants: visit, arrive: { rate: 5 / working day } } }" },
      "citizens.initial: “initial” is what those are called who wait when the run begins",
    )
  })
  test("by step", () => {
    refused(sections("{ srve: { jobs: 5 } }"), "at_start.srve: there is no step “srve”; did you mean serve?")
    refused(sections("{ serve: { jobs: 5, dead: 120 % } }"), "dead: “120 %” is more than all")
  })
  test("the size may differ between offices", () => {
    const plan = planOf({
      offices: "{ kecamatan: { copies: 20, at_start: { serve: { jobs: { across: { uniform: 0 to 1000 } } } } } }",
    })
    expect(new Set(plan.offices.map(({ atStart }) => atStart[0]!.jobs)).size).toBeGreaterThan(10)
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
  expect(problemsOf(fileWith({ title: null }))).toHaveLength(1)
})
