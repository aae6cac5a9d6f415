import { describe, expect, test } from "vitest"
import type { Plan } from "@tangguh/plan"
import type { DecodeOptions } from "../src/index.ts"
import { decodeText, fileWith, scenarioOf } from "./given.ts"

/* FORMAT, section 5: things that fail. The run begins on Monday 2025-01-06 at 00:00; the office works on weekdays. */

const hour = 3600
const day = 86_400

const offices = {
  regions: "{ north: {}, south: {} }",
  offices: "{ town: { region: north }, harbour: { region: north }, hill: { region: south } }",
}
const dependencies = (power: string, more = "", sections: Record<string, string> = {}) =>
  fileWith({ ...sections, dependencies: `{ power: { ${power} }, link: {}${more} }` })
const fails = (how: string, power = "") => dependencies(`${power} fails: [{ ${how} }]`)
const planOf = (file: string, options: Partial<DecodeOptions> = {}): Plan => scenarioOf(file, options).plan
const sourceOf = (how: string) => planOf(fails(how)).switches[0]!.sources[0]!
const messageOf = (file: string, options: Partial<DecodeOptions> = {}): string => {
  const problems = decodeText(file, options).problems ?? []
  expect(problems.map((each) => each.format())).toHaveLength(1)
  return problems[0]!.format()
}
const named = (plan: Plan, name: string): number => plan.dependencies.findIndex((each) => each.name === name)

describe("sources of failures", () => {
  test.each([
    ["a whole date", "date: 2025-01-07", { kind: "window", from: day, until: 2 * day, slow: null }],
    [
      "from and until",
      "from: 2025-01-06 13:00, until: 2025-01-06 15:00",
      { kind: "window", from: 13 * hour, until: 15 * hour, slow: null },
    ],
    [
      "for a time",
      "from: 2025-01-06 08:00, for: 6 h, slow: 3",
      { kind: "window", from: 8 * hour, until: 14 * hour, slow: 3 },
    ],
    [
      "for working days: the same clock time, so many opening dates later",
      "from: 2025-01-09 08:00, for: 3 working days",
      { kind: "window", from: 3 * day + 8 * hour, until: 8 * day + 8 * hour, slow: null },
    ],
    [
      "up and down, on a clock",
      "up_for: { exponential: 45 days }, down_for: { exponential: 5 h }, clock: busy",
      {
        kind: "random",
        upFor: { kind: "exponential", mean: 45 * day },
        downFor: { law: { kind: "exponential", mean: 5 * hour }, unit: "seconds" },
        clock: "busy",
        relapse: null,
        slow: null,
      },
    ],
    [
      "a rate is short for an exponential time up of mean 1 / rate; it may relapse, and be repaired in working days",
      "rate: 9 / year, down_for: 3 working days, relapse: { chance: 20 %, within: 2 days }",
      {
        kind: "random",
        upFor: { kind: "exponential", mean: (365 * day) / 9 },
        downFor: { law: { kind: "constant", value: 3 }, unit: "working days" },
        clock: "always",
        relapse: { chance: 0.2, within: { law: { kind: "constant", value: 2 * day }, unit: "seconds" } },
        slow: null,
      },
    ],
    [
      "planned work",
      "planned: { first: 2025-01-07 08:00, every: 120 days, for: { uniform: 1 to 2 days } }",
      {
        kind: "planned",
        first: day + 8 * hour,
        every: 120 * day,
        lasts: { law: { kind: "uniform", low: day, high: 2 * day }, unit: "seconds" },
        slow: null,
      },
    ],
  ] as const)("%s", (_, how, source) => {
    expect(sourceOf(how)).toEqual(source)
  })
  test.each([
    ["two kinds in one", "date: 2025-01-07, rate: 9 / year, down_for: 2 h", "both date and rate in one failure"],
    ["an unknown kind", "mtbf: 20 days", "no failure has the key “mtbf” alone"],
    ["no end", "from: 2025-01-07 08:00", "“until” or “for” is missing"],
    ["two ends", "from: 2025-01-07 08:00, until: 2025-01-08, for: 2 h", "both “until” and “for”"],
    ["it ends before it begins", "from: 2025-01-07 08:00, until: 2025-01-07 08:00", "an end after its beginning"],
    ["no time down", "rate: 9 / year", "“down_for” is missing"],
    [
      "a relapse of what does not come at random",
      "date: 2025-01-07, relapse: { chance: 20 %, within: 2 days }",
      "only what fails at random relapses",
    ],
    ["slower by nothing", "date: 2025-01-07, slow: 1", "“1” makes nothing slower; a factor above 1, such as 3"],
    ["an unknown clock", "rate: 9 / year, down_for: 2 h, clock: opens", "did you mean open?"],
    ["planned without its length", "planned: { first: 2025-01-07, every: 120 days }", "“for” is missing"],
    [
      "a window after the run",
      "from: 2027-01-08 10:00, until: 2027-01-08 19:00",
      "from: it lies outside the run; a time of which",
    ],
    ["a window before the run", "from: 2025-01-05 10:00, for: 14 h", "from: it lies outside the run"],
    ["a date that is not of the run", "date: 2025-01-11", "date: it lies outside the run"],
    [
      "planned for after the run",
      "planned: { first: 2025-01-11, every: 120 days, for: 1 h }",
      "first: it lies outside the run",
    ],
    [
      "working days of planned work from before the run on",
      "planned: { first: 2025-01-03, every: 120 days, for: 2 working days }",
      "first: working days before the run are not known; a first time within the run, or a length in hours",
    ],
    ["a rate per working day", "rate: 9 / working day, down_for: 2 h", "a working day has no fixed length"],
  ])("refused: %s", (_, how, message) => {
    expect(messageOf(fails(how))).toContain(message)
    expect(messageOf(fails(how))).toMatch(/^office\.yaml:6:\d+ dependencies\.power\.fails\.0/)
  })
  test("what reaches into the run is of it, from its start on", () => {
    expect(sourceOf("from: 2025-01-05 10:00, for: 15 h")).toMatchObject({ from: 0, until: hour })
    expect(sourceOf("planned: { first: 2024-12-01, every: 1 day, for: 1 h }")).toMatchObject({ every: day })
  })
  test("of sources that count the time in use there is one, without relapses or a pace", () => {
    const worn = "up_for: { exponential: 45 days }, down_for: 5 h, clock: busy"
    expect(messageOf(fails(`${worn} }, { rate: 9 / year, down_for: 2 h, clock: busy`))).toContain(
      "fails.1.clock: source 1 counts the time in use already; one source with clock: busy, and always for the others",
    )
    expect(messageOf(fails(`${worn}, slow: 3`))).toContain("fails.0.slow: what wears in use fails, and is not slow")
    expect(messageOf(fails(`${worn}, relapse: { chance: 20 %, within: 2 days }`))).toContain(
      "fails.0.relapse: what wears in use does not relapse; clock: always, or no relapse",
    )
    expect(sourceOf(`${worn} }, { rate: 9 / year, down_for: 2 h, slow: 2`)).toMatchObject({ clock: "busy" })
  })
  test("the opening clock is that of one office", () => {
    const open = "rate: 9 / year, down_for: 2 h, clock: open"
    expect(sourceOf(open)).toMatchObject({ clock: "open" })
    expect(messageOf(fails(open, "scope: nation,"))).toContain(
      "“open” counts the hours of one office, and this is shared; one of always, busy, or scope: office",
    )
  })
  test("the default clock is said", () => {
    expect(scenarioOf(fails("rate: 9 / year, down_for: 2 h")).evidence).toContainEqual(
      expect.objectContaining({ name: "dependencies.power.fails.0.clock", basis: "default", value: "always" }),
    )
  })
})

describe("an incident log", () => {
  const log = (text: string) => ({
    beside: (name: string) =>
      name === "incidents.csv"
        ? { text, problem: null }
        : ({ text: null, problem: { message: "there is no such file", accepted: "its name" } } as never),
  })
  const file = fails("log: incidents.csv")
  test("each row is an outage, from and until; what lies outside the run is passed over", () => {
    const text =
      "from,until,what\n2024-01-01,2024-01-02,before\r\n2025-01-06 13:00,2025-01-06 15:00,hall\n\n2025-01-07,2025-01-08,\n"
    expect(planOf(file, log(text)).switches[0]!.sources).toEqual([
      { kind: "window", from: 13 * hour, until: 15 * hour, slow: null },
      { kind: "window", from: day, until: 2 * day, slow: null },
    ])
  })
  test.each([
    ["no column", "from,to\n2025-01-06,2025-01-07\n", "incidents.csv:1: there is no column “until”"],
    [
      "a date that does not exist",
      "from,until\n\n2025-02-30,2025-03-01\n",
      "incidents.csv:3: from: the date 2025-02-30 does not exist",
    ],
    ["a row without an end", "from,until\n2025-01-06\n", "incidents.csv:2: until: "],
    ["an end before its beginning", "until,from\n2025-01-06,2025-01-07\n", "incidents.csv:2: it ends before it begins"],
  ])("refused, with its row: %s", (_, text, message) => {
    expect(messageOf(file, log(text))).toContain(message)
  })
  test("beside the file only", () => {
    expect(messageOf(fails("log: ../incidents.csv"))).toContain("is not the name of a table beside this file")
    expect(messageOf(fails("log: other.csv"), log(""))).toContain("other.csv: there is no such file; its name")
    expect(messageOf(file)).toContain("files beside the scenario cannot be read here")
  })
})

describe("scope and needs", () => {
  const file = dependencies(
    "needs: [hall]",
    ", hall: { scope: region, needs: [centre] }, centre: { scope: nation, fails: [{ date: 2025-01-07 }] }",
    offices,
  )
  test("one switch for each place, which needs the switches of its place", () => {
    const { switches, offices: all } = planOf(file)
    expect(switches.map(({ stream }) => stream)).toEqual([
      ...["town", "harbour", "hill"].map((name) => `power/${name}`),
      ...["town", "harbour", "hill"].map((name) => `link/${name}`),
      "hall/north",
      "hall/south",
      "centre/nation",
    ])
    expect(switches.map(({ needs }) => needs)).toEqual([[6], [6], [7], [], [], [], [8], [8], []])
    expect(switches.slice(6).map((each) => each.offices)).toEqual([[0, 1], [2], [0, 1, 2]])
    expect(all.map((office) => office.switches)).toEqual([
      [0, 3, 6, 8],
      [1, 4, 6, 8],
      [2, 5, 7, 8],
    ])
  })
  test("the schedule of a switch is that of its first office", () => {
    const { switches } = planOf(
      dependencies("scope: nation, fails: [{ from: 2025-01-06 08:00, for: 1 working day }]", "", {
        offices: "{ town: { hours: { tue: 00:00-00:01, mon: 08:00-09:00 } }, hill: {} }",
        hours: "{ mon: 08:00-12:00, wed-fri: 08:00-12:00 }",
      }),
    )
    expect(switches[0]).toMatchObject({ schedule: 0, sources: [{ until: day + 8 * hour }] })
  })
  test.each([
    ["an unknown one", "needs: [lnk]", "", "there is no dependency “lnk”; did you mean link?"],
    [
      "one of a narrower scope",
      "scope: nation, needs: [hall]",
      ", hall: { scope: region }",
      "there is a “hall” for each region, and one “power” for the whole nation; a dependency of the same or a wider scope",
    ],
    ["itself", "needs: [power]", "", "power needs power: a circle"],
    ["a circle", "needs: [hall]", ", hall: { needs: [power] }", "power needs hall needs power: a circle"],
    [
      "a circle by way of a standby",
      "backups: [{ standby: { failover: 5 min, needs: [hall] } }]",
      ", hall: { needs: [power] }",
      "power needs hall needs power: a circle",
    ],
  ])("refused: %s", (_, power, more, message) => {
    expect(messageOf(dependencies(power, more))).toContain(message)
  })
})

describe("backups, tried in their order", () => {
  const backups = (how: string, more = "") => dependencies(`backups: [${how}]`, more)
  test("a battery, which may be a distribution", () => {
    expect(
      planOf(backups("{ ups: { battery: { uniform: 5 to 15 min }, recharge: 4 h } }")).arrangement.backups,
    ).toEqual([[{ kind: "ups", battery: { kind: "uniform", low: 300, high: 900 }, recharge: 4 * hour }], []])
  })
  test("a generator", () => {
    const how = "{ generator: { start: 2 min, start_failure: 10 %, fuel: 8 h, refuel: 1 working day } }"
    expect(planOf(backups(how)).arrangement.backups[0]).toEqual([
      {
        kind: "generator",
        start: 120,
        startFailure: 0.1,
        fuel: 8 * hour,
        refuelWorkingDays: 1,
        damage: 0,
        repairWorkingDays: 0,
      },
    ])
  })
  test("fuel left out is endless; what is left out is said", () => {
    const { plan, evidence } = scenarioOf(backups("{ generator: { start: 2 min } }"))
    expect(plan.arrangement.backups[0]).toMatchObject([{ fuel: Number.POSITIVE_INFINITY, startFailure: 0 }])
    expect(evidence.map(({ name, value }) => `${name}: ${value}`)).toEqual(
      expect.arrayContaining([
        "dependencies.power.backups.0.generator.fuel: endless",
        "dependencies.power.backups.0.generator.start_failure: 0 %",
      ]),
    )
  })
  test("a standby that needs another link and fails by itself is a dependency of its own", () => {
    const plan = planOf(
      backups(
        "{ ups: { battery: 30 min, recharge: 4 h } }, { standby: { failover: { uniform: 1 to 2 min }, failover_failure: 5 %, needs: [radio], fails: [{ date: 2025-01-08 }] } }",
        ", radio: {}",
      ),
    )
    const itself = named(plan, "power-standby")
    expect(plan.dependencies[itself]).toEqual({
      name: "power-standby",
      title: { en: "Power (standby)", id: "Power (cadangan)" },
      scope: "office",
    })
    expect(plan.switches[plan.offices[0]!.switches[itself]!]).toMatchObject({
      stream: "power-standby/office",
      sources: [{ kind: "window", from: 2 * day, until: 3 * day }],
    })
    expect(plan.arrangement.backups[0]).toMatchObject([
      { kind: "ups" },
      {
        kind: "standby",
        failover: { kind: "uniform", low: 60, high: 120 },
        failoverFailure: 0.05,
        needs: [plan.offices[0]!.switches[itself], plan.offices[0]!.switches[named(plan, "radio")]],
        slow: 1,
      },
    ])
    expect(plan.steps[0]!.onFailure).toHaveLength(plan.dependencies.length)
  })
  test("a standby that never fails by itself is none", () => {
    const plan = planOf(backups("{ standby: { failover: 10 min } }"))
    expect(plan.dependencies.map(({ name }) => name)).toEqual(["power", "link"])
    expect(plan.arrangement.backups[0]).toMatchObject([{ kind: "standby", needs: [], failoverFailure: 0 }])
  })
  test.each([
    ["an unknown kind", "{ battery: 30 min }", "no backup has the key “battery” alone"],
    ["a battery without its recharge", "{ ups: { battery: 30 min } }", "“recharge” is missing"],
    [
      "half a working day",
      "{ generator: { start: 2 min, fuel: 8 h, refuel: 0.5 working days } }",
      "whole working days",
    ],
    [
      "a name that is the standby's",
      "{ standby: { failover: 1 min, fails: [{ date: 2025-01-08 }] } }",
      "“power-standby” is the standby of “power”",
    ],
  ])("refused: %s", (_, how, message) => {
    const more = message.startsWith("“power-standby”") ? ", power-standby: { needs: [link] }" : ""
    const problems = decodeText(backups(how, more)).problems!.map((each) => each.format())
    expect(problems[0]).toContain(message)
    expect(problems[0]).toMatch(/^office\.yaml:6:\d+ dependencies\.power/)
  })
})
