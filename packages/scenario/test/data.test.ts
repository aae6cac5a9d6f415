import { describe, expect, test } from "vitest"
import type { DataKind } from "../src/index.ts"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* The start of a run from tables. The run begins on Monday 2025-01-06 at 00:00 and lasts five days; the office opens from 8 to 16. */

const hour = 3600
const day = 24 * hour

const twoOffices = fileWith({
  offices:
    "{ town: { at_start: { print: { jobs: 100, dead: 20 % }, check: { jobs: 3, age: 1 days } } }, hill: { hours: { mon: 08:00-10:00, closed: [2025-01-07] } } }",
  dependencies:
    "{ power: { fails: [{ up_for: { exponential: 20 days }, down_for: { exponential: 2 h } }, { from: 2025-01-06 09:00, until: 2025-01-06 11:00 }, { from: 2025-01-09 09:00, until: 2025-01-09 10:00 }, { from: 2025-01-06 08:00, until: 2025-01-06 09:00, slow: 2 }] }, link: { scope: nation }, wire: { fails: [{ up_for: 2 h, down_for: 1 h, clock: busy }] } }",
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, wire], needs_to_start: [link] }, { step: check, where: back office, takes: 1 h }, { step: print, where: back office, takes: 1 h }] }, advice: { steps: [{ step: advise, with: counter, takes: 10 min }] } }",
  citizens:
    "{ visitor: { wants: visit, arrive: { rate: 75 / working day } }, elder: { wants: visit, arrive: { pool: 2, each: 1 % / working day } }, asker: { wants: advice, arrive: { at: [2025-01-06 09:00, 2025-01-07 09:00] } } }",
})

const started = (kind: DataKind, text: string, file = twoOffices) =>
  scenarioOf(file, { data: { [kind]: { file: "given.csv", text } } })

const refused = (kind: DataKind, text: string, file = twoOffices) =>
  problemsOf(file, { data: { [kind]: { file: "given.csv", text } } }).map((each) => each.format())

describe("jobs that wait at the start", () => {
  const town = (text: string) => started("state", text).plan.offices[0]!.atStart

  test("are there with their ages, the oldest first, instead of those of the file at the same step", () => {
    const [print, check] = town("office,step,since\ntown,print,2025-01-05\ntown,print,2025-01-03 12:00\n")
    expect(print).toMatchObject({ step: 2, jobs: 2, dead: 0.2, ages: Float64Array.of(2.5 * day, day) })
    expect(check).toMatchObject({ step: 1, jobs: 3, age: { law: { kind: "constant", value: day } } })
    expect(check).not.toHaveProperty("ages")
  })

  test("may be counted, have ages instead of dates, and a class: those of one class that follow each other are one backlog", () => {
    const { plan } = started(
      "state",
      "office,step,age,count,class\nhill,check,1 days,2,\nhill,check,3 days,1,visitor\nhill,check,2 h,2,\n",
    )
    const initial = plan.classes.findIndex(({ name, wants }) => name === "initial" && wants === 0)
    expect(plan.offices[1]!.atStart).toMatchObject([
      { class: 0, ages: Float64Array.of(3 * day), stream: "at_start/hill/check" },
      { class: initial, ages: Float64Array.of(day, day, 2 * hour, 2 * hour), stream: "at_start/hill/check/1" },
    ])
  })

  test("a count of 0 says that nothing waits", () => {
    expect(town("office,step,since,count\ntown,print,,0\n")).toMatchObject([{ step: 1 }])
  })

  test("of a service of which the file has none get a class of their own", () => {
    const { plan } = started("state", "office,step,age\nhill,advise,1 h\n")
    expect(plan.classes.at(-1)).toMatchObject({ name: "initial", wants: 1 })
    expect(plan.offices[1]!.atStart).toMatchObject([{ step: 3, class: plan.classes.length - 1 }])
    for (const { takesOf } of plan.steps) expect(takesOf?.length ?? plan.classes.length).toBe(plan.classes.length)
  })

  test("the caller is told what was taken", () => {
    const { data } = started("state", "office,step,age,count\ntown,print,1 h,40\n")
    expect(data).toEqual([{ kind: "state", file: "given.csv", used: 40, outside: 0, until: null }])
  })

  test.each([
    [
      "a wrong header",
      "step,date\nprint,2025-01-01\n",
      "given.csv:2:1: there is neither “since” nor “age”; one of them",
    ],
    ["no step", "office,since\ntown,2025-01-01\n", "given.csv:1:1: there is no column “step”"],
    ["semicolons", "step;age\nprint;1 h\n", "columns separated by commas, and not by ;"],
    ["both", "step,since,age\nprint,2025-01-01,1 h\n", "there are both “since” and “age”"],
    ["a misspelt column", "office,step,age,clas\ntown,print,1 h,x\n", "there is a column “clas”, and no class"],
    ["no rows", "office,step,age\n", "given.csv:1:1: there is no row"],
    ["nothing at all", "", "given.csv:1:1: the table is empty"],
    ["a row too short", "office,step,age\ntown,print\n", "given.csv:2:1: line 2 has 2 cells; 3, as the first line"],
    [
      "a bad date",
      "office,step,since\ntown,print,2025-02-30\n",
      "given.csv:2:12 since: the date 2025-02-30 does not exist",
    ],
    [
      "a date after the start",
      "office,step,since\ntown,print,2025-01-06 00:01\n",
      "it lies after the start of the run, 2025-01-06 00:00",
    ],
    ["a bad age", "office,step,age\ntown,print, 3 d\n", "given.csv:2:13 age: unknown unit “d”; did you mean days?"],
    ["no office", "step,age\nprint,1 h\n", "no office is named; one of town, hill"],
    [
      "another office",
      "office,step,age\ntwon,print,1 h\n",
      "given.csv:2:1 office: there is no office “twon”; did you mean town?",
    ],
    [
      "another step",
      "office,step,age\ntown,pint,1 h\n",
      "given.csv:2:6 step: there is no step “pint”; did you mean print?",
    ],
    [
      "a class that never comes there",
      "office,step,age,class\ntown,print,1 h,asker\n",
      "there is no class “asker” that comes to this step; one of visitor, elder",
    ],
    [
      "a duplicate row",
      "office,step,age\ntown,print,1 h\n\ntown,print,1 h\n",
      "given.csv:4:1: the same as line 2; one row with the column count",
    ],
    [
      "too many",
      "office,step,age,count\ntown,print,1 h,1_000_001\n",
      "more than 1000000 wait at print; at most 1_000_000",
    ],
  ])("refused, with its place: %s", (_, text, message) => {
    expect(refused("state", text).join("\n")).toContain(message)
  })

  test("all that is wrong is told, behind what is wrong with the file itself", () => {
    expect(refused("state", "office,step,age\ntown,pint,1 h\ntown,print,x\n")).toHaveLength(2)
  })
})

describe("recorded outages", () => {
  const power = (text: string) => started("incidents", text).plan.switches.filter((at) => at.stream.startsWith("power"))

  test("take the place of what fails until the last instant of a dependency, at all its places", () => {
    const [town, hill] = power("dependency,office,from,to\npower,town,2025-01-06 13:00,2025-01-06 15:00\n")
    const later = { kind: "window", from: 3 * day + 9 * hour, until: 3 * day + 10 * hour, slow: null }
    const slow = { kind: "window", from: 8 * hour, until: 9 * hour, slow: 2 }
    const own = { kind: "window", from: 13 * hour, until: 15 * hour, slow: null }
    expect(town).toMatchObject({
      sources: [{ kind: "random" }, later, slow, own],
      recorded: { until: 15 * hour, repaired: 15 * hour },
    })
    expect(hill).toMatchObject({
      sources: [{ kind: "random" }, later, slow],
      recorded: { until: 15 * hour, repaired: null },
    })
  })

  test("leave other dependencies alone, and need no place where there is one; `until` says the same as `to`", () => {
    const { plan, data } = started(
      "incidents",
      "dependency,from,until\nlink,2025-01-01,2025-01-02\nlink,2025-01-05 23:00,2025-01-06T01:00:30\n",
    )
    expect(plan.switches[0]).not.toHaveProperty("recorded")
    expect(plan.switches.find(({ stream }) => stream.startsWith("link"))).toMatchObject({
      sources: [{ kind: "window", from: 0, until: hour + 30 }],
      recorded: { until: hour + 30, repaired: hour + 30 },
    })
    expect(data).toMatchObject([{ kind: "incidents", used: 1, outside: 1 }])
  })

  test.each([
    ["a wrong header", "dependency,from\nlink,2025-01-06\n", "there is no column “to”; columns dependency, from, to"],
    [
      "an unknown dependency",
      "dependency,from,to\npwer,2025-01-06,2025-01-07\n",
      "given.csv:2:1 dependency: there is no dependency “pwer”; did you mean power?",
    ],
    ["no office", "dependency,from,to\npower,2025-01-06,2025-01-07\n", "no office is named; one of town, hill"],
    [
      "no end",
      "dependency,from,to\nlink,2025-01-06,\n",
      "given.csv:2:17 to: it has no end; when it ended, or when it is expected to",
    ],
    [
      "an end before its beginning",
      "dependency,from,to\nlink,2025-01-06 10:00,2025-01-06 09:00\n",
      "given.csv:2:23 to: it ends before it begins",
    ],
    [
      "a duplicate row",
      "dependency,from,to\nlink,2025-01-06,2025-01-07\nlink,2025-01-06,2025-01-07\n",
      "given.csv:3:1: the same as line 2",
    ],
    ["nothing of it in the run", "dependency,from,to\nlink,2024-01-06,2024-01-07\n", "no outage lies within the run"],
    ["what wears in use", "dependency,office,from,to\nwire,town,2025-01-06,2025-01-07\n", "it wears in use"],
  ])("refused, with its place: %s", (_, text, message) => {
    expect(refused("incidents", text).join("\n")).toContain(message)
  })
})

describe("recorded visits", () => {
  test("are the first visits of their office until the last of the table, of every class; other offices are left alone", () => {
    const { plan, data } = started(
      "arrivals",
      "ticket,arrived,office,class\n1,2025-01-06 09:30,town,visitor\n0,2024-01-01,town,visitor\n2,2025-01-06 08:00:30,town,visitor\n1,2025-01-06 09:30,town,elder\n",
    )
    const until = 9.5 * hour
    expect(plan.offices[0]!.demand).toMatchObject([
      { from: { kind: "rate" }, recorded: { until, times: Float64Array.of(8 * hour + 30, until) } },
      { from: { kind: "pool" }, recorded: { until, times: Float64Array.of(until) } },
      { from: { kind: "instants" }, recorded: { until, times: Float64Array.of() } },
    ])
    for (const each of plan.offices[1]!.demand) expect(each).not.toHaveProperty("recorded")
    expect(data).toEqual([{ kind: "arrivals", file: "given.csv", used: 3, outside: 1, until }])
  })

  test("are so until the end of the run where the table goes on, also at an office that it names only then", () => {
    const { plan, data } = started(
      "arrivals",
      "arrived,office,class\n2025-01-06 09:30,town,visitor\n2025-01-20 09:30,hill,visitor\n",
    )
    for (const { demand } of plan.offices)
      for (const { recorded } of demand) expect(recorded).toMatchObject({ until: 5 * day })
    expect(data).toEqual([{ kind: "arrivals", file: "given.csv", used: 1, outside: 1, until: 5 * day }])
  })

  test("need neither office nor class where there is one", () => {
    const { plan } = started("arrivals", "arrived\n2025-01-06 09:30\n", fileWith())
    expect(plan.offices[0]!.demand).toMatchObject([{ recorded: { times: Float64Array.of(9.5 * hour) } }])
  })

  test.each([
    ["a wrong header", "time\n2025-01-06 09:00\n", "given.csv:1:1: there is no column “arrived”"],
    [
      "a bad date",
      "arrived,office,class\n6/1/2025 09:00,town,visitor\n",
      "given.csv:2:1 arrived: “6/1/2025 09:00” is not an instant; such as 2016-09-16 13:00",
    ],
    ["no class", "arrived,office\n2025-01-06 09:00,town\n", "no class is named; one of visitor, elder, asker"],
    [
      "after closing",
      "arrived,office,class\n2025-01-06 10:00,hill,visitor\n",
      "hill has closed for the day by then, or does not open",
    ],
    [
      "on a date without opening",
      "arrived,office,class\n2025-01-07 09:00,hill,visitor\n",
      "hill has closed for the day by then, or does not open",
    ],
    [
      "nothing of it in the run",
      "arrived,office,class\n2024-01-06 10:00,hill,visitor\n",
      "no visit lies within the run; at least one from 2025-01-06 00:00 on",
    ],
    [
      "a duplicate row",
      "arrived,office,class\n2025-01-06 09:00,town,visitor\n2025-01-06 09:00,town,visitor\n",
      "given.csv:3:1: the same as line 2; one row a visit",
    ],
    [
      "a ticket twice on a date",
      "arrived,office,class,ticket\n2025-01-06 09:00,town,visitor,7\n2025-01-06 09:10,town,visitor,7\n",
      "given.csv:3:1: the same as line 2",
    ],
    [
      "more than a pool has members",
      "arrived,office,class\n2025-01-06 09:00,town,elder\n2025-01-06 09:01,town,elder\n2025-01-06 09:02,town,elder\n",
      "given.csv:4:1 arrived: visit 3 of a pool of 2 elder",
    ],
  ])("refused, with its place: %s", (_, text, message) => {
    expect(refused("arrivals", text).join("\n")).toContain(message)
  })

  test("may carry any other column, and the same ticket on another date", () => {
    const text =
      "arrived,started,office,class,ticket\n2025-01-06 09:00,,town,visitor,7\n2025-01-07 09:00,x,town,visitor,7\n"
    expect(started("arrivals", text).data).toMatchObject([{ used: 2 }])
  })
})

test("without tables a plan has nothing of them", () => {
  const { plan, data } = scenarioOf(twoOffices)
  expect(data).toEqual([])
  expect(JSON.stringify(plan)).not.toMatch(/recorded|"ages"/)
})
