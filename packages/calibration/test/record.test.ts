import { readFileSync } from "node:fs"
import { RandomStream, sampler } from "@tangguh/engine"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit, formatProblems, type Problem } from "@tangguh/scenario"
import { describe, expect, test } from "vitest"
import {
  calibrate,
  type Estimate,
  type Incidents,
  readIncidents,
  readTickets,
  scenarioLines,
  type Tickets,
} from "../src/index.ts"
import { syntheticRecord, truth } from "./synthetic-record.ts"

const tickets = (text: string) => readTickets(text, "tickets.csv") as Tickets
const incidents = (text: string) => readIncidents(text, "incidents.csv") as Incidents
const said = (problems: unknown) => (problems as readonly Problem[]).map((each) => each.format())

/** The lines in a whole scenario: null, or what is wrong with it. */
const decoded = (lines: string): string | null => {
  const text = `tangguh: 1\ntitle: A record\nrun: { from: 2026-01-05, for: 12 days }\nhours: { mon-fri: 08:00-15:00 }\n${lines}`
  const { problems } = decodeExit(text, { file: "whole.yaml", policies: catalogue, outcomes })
  return problems === null ? null : formatProblems(problems)
}

/** Within 4.417 standard errors: a false alarm once in 100,000. */
const expectTruth = ({ value, lower, upper }: Estimate, expected: number) =>
  expect(Math.abs(Math.log(value / expected)) / (Math.log(upper / lower) / (2 * 1.96))).toBeLessThan(4.417)

describe("a record drawn from a known office", () => {
  const { tickets: text, incidents: other } = syntheticRecord("example", 6)
  const calibration = calibrate(tickets(text), incidents(other))
  const [visitor] = calibration.classes
  const [power] = calibration.outages!

  test("gives back what it was drawn from", () => {
    // Found with 99 % power (6.74 errors): arrivals 14 %, service time 8 %, patience 26 %, times up 400 %.
    expectTruth(visitor.arrivals.perDay, truth.perDay)
    for (const { hour, perDay } of visitor.arrivals.hours) expectTruth(perDay, truth.byHour[hour])
    expectTruth(calibration.service.fitted!.mean, truth.service.mean)
    expectTruth(calibration.service.fitted!.cv, truth.service.cv)
    expectTruth(visitor.patience.fitted!.median, truth.patience.median)
    expectTruth(visitor.patience.fitted!.cv, truth.patience.cv)
    expectTruth(power.up.fitted!.mean, truth.up.mean)
    expectTruth(power.down.fitted!.mean, truth.down.mean)
    expect([calibration.service.fitted!.family, visitor.patience.fitted!.family]).toEqual(["lognormal", "lognormal"])
    expect(calibration.atOnce).toBe(2)
    expect(calibration.days).toHaveLength(30)
  })

  test("leaves out services during which the power was off, and says how many", () => {
    const all = calibrate(tickets(text), null)
    expect(calibration.duringIncidents).toBeGreaterThan(0)
    expect(all.service.ended).toBe(calibration.service.ended + calibration.duringIncidents)
    expect(all.outages).toBeNull()
  })

  test("is the example", () => {
    const example = (name: string) =>
      readFileSync(new URL(`../../../examples/calibrate/${name}`, import.meta.url), "utf8")
    expect(example("tickets.csv")).toBe(text)
    expect(example("incidents.csv")).toBe(other)
  })

  test("makes lines that a scenario may have, every number with its range and marked", () => {
    const lines = scenarioLines(calibration, "incidents.csv")
    expect(decoded(lines)).toBeNull()
    expect(lines.match(/range: /g)).toHaveLength(lines.match(/because: "calibrated: /g)!.length)
    expect(lines.match(/range: /g)!.length).toBe(1 + 8 + 2 + 2 + 2 + 2)
    for (const line of lines.split("\n")) expect(line.length).toBeLessThanOrEqual(120)
  })
})

describe("other records make lines, too", () => {
  const minute = (at: number) =>
    `2026-01-05 ${String(8 + Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`
  const rows = (count: number, row: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => `${row(i)}\n`).join("")

  test.each([
    [
      "nobody gave up",
      `arrived,started,ended\n${rows(40, (i) => `${minute(i * 9)},${minute(i * 9 + (i % 5))},${minute(i * 9 + 8 + (i % 7))}`)}`,
    ],
    [
      "all services alike",
      `arrived,started,ended\n${rows(40, (i) => `${minute(i * 9)},${minute(i * 9)},${minute(i * 9 + 5)}`)}`,
    ],
    [
      "nothing within a minute",
      `arrived,started,ended\n${rows(40, (i) => `${minute(i * 9)},${minute(i * 9)},${minute(i * 9 + (i % 3))}`)}`,
    ],
    [
      "a few of each",
      "arrived,started,ended,left\n2026-01-05 08:00,2026-01-05 08:01,2026-01-05 08:09,\n2026-01-05 08:30,,,2026-01-05 09:00\n",
    ],
    [
      "two classes",
      `arrived,started,ended,class\n${rows(40, (i) => `${minute(i * 9)},${minute(i * 9)},${minute(i * 9 + 3 + (i % 7))},${i % 2 ? "elderly" : "other"}`)}`,
    ],
    ["a name with a quote in it", `arrived,started,ended\n2026-01-05 08:00,2026-01-05 08:01,2026-01-05 08:09\n`],
  ])("%s", (_, text) => {
    const record = { ...tickets(text), file: 'x/"tick\u0000ets#: .csv' }
    expect(
      decoded(
        scenarioLines(
          calibrate(
            record,
            incidents("dependency,from,to\npower,2026-01-05 08:20,2026-01-05 08:21\nlink,2026-01-05 10:00,\n"),
          ),
          "i.csv",
        ),
      ),
    ).toBeNull()
  })

  test("without a service the lines say what is missing, and the scenario is refused there", () => {
    const lines = scenarioLines(calibrate(tickets("arrived\n2026-01-05 08:00\n"), null), null)
    expect(lines).toContain("# takes: no service with beginning and end is in the record")
    expect(lines).toContain("# patience: nobody gave up")
  })
})

describe("arrivals", () => {
  /** So many visits on each date of a list, at 08:00:00, 08:00:01, … */
  const days = (counts: readonly number[]) =>
    `arrived\n${counts.flatMap((count, day) => Array.from({ length: count }, (_, i) => `${new Date(Date.UTC(2026, 0, 5 + day, 8, 0, i)).toISOString().slice(0, 19)}\n`)).join("")}`
  const profile = (counts: readonly number[]) => calibrate(tickets(days(counts)), null).classes[0].arrivals

  test("dates without a visit count as closed; those on which only others came do not", () => {
    const { visits, days: open, perDay } = profile([10, 0, 0, 10])
    expect([visits, open, perDay.value]).toEqual([20, 2, 10])
    const text = "arrived,class\n2026-01-05 08:00,a\n2026-01-06 08:00,b\n"
    expect(calibrate(tickets(text), null).classes.map(({ arrivals }) => arrivals.perDay.value)).toEqual([0.5, 0.5])
  })

  test("the interval is Garwood's over the days: 10 in 2 days, 4.795 / 2 to 18.390 / 2", () => {
    const { perDay } = profile([6, 4])
    expect(perDay.lower).toBeCloseTo(4.795 / 2, 3)
    expect(perDay.upper).toBeCloseTo(18.39 / 2, 2)
  })

  test("days of 20 and 60 by turns scatter more than Poisson counts, and the interval is wider for it", () => {
    const { dispersion, perDay } = profile(Array.from({ length: 20 }, (_, i) => (i % 2 ? 60 : 20)))
    // Each day is 20 off its mean of 40: 20 · 400 / 40 = 200, by 19 degrees of freedom.
    expect(dispersion).toMatchObject({ ratio: expect.closeTo(200 / 19, 10), varies: true })
    // About 1.96 √(40 · 10.53 / 20) = 9.0 to either side, and 2.8 if days were Poisson.
    expect((perDay.upper - perDay.lower) / 2).toBeCloseTo(9, 0)
  })

  test("Poisson days are taken as such, in all but 1 % of records", () => {
    // 200 records: 2 refused are expected; 10 or more come by chance less than once in 10,000 (Poisson of mean 2: 4.6e-5).
    const random = new RandomStream("poisson days")
    const draw = sampler({ kind: "poisson", mean: 25 })
    let refused = 0
    for (let record = 0; record < 200; record++)
      if (profile(Array.from({ length: 12 }, () => draw(random))).dispersion!.varies) refused++
    expect(refused).toBeLessThan(10)
  })

  test("weekdays are told apart from four dates each on, and their factors written where they differ", () => {
    const weekly = (weeks: number) =>
      profile(Array.from({ length: 7 * weeks }, (_, i) => (i % 7 === 0 ? 80 : i % 7 < 5 ? 40 : 0)))
    expect(weekly(3).weekdays).toBeNull()
    const { weekdays, weekdaysAlike } = weekly(4)
    expect(weekdays!.map(({ factor }) => factor.value)).toEqual(
      [80, 40, 40, 40, 40].map((each) => expect.closeTo(each / 48, 10)),
    )
    expect(weekdaysAlike).toBeLessThan(1e-10)
    const text = days(Array.from({ length: 28 }, (_, i) => (i % 7 === 0 ? 80 : i % 7 < 5 ? 40 : 0)))
    const lines = scenarioLines(calibrate(tickets(text), null), null)
    expect(lines).toContain("by_weekday:")
    expect(lines).toContain("on-visitor-mon: { value: 1.667,")
  })
})

describe("patience", () => {
  test("who is neither served nor gone is seen until the last time of that date", () => {
    const { patience } = calibrate(
      tickets(
        "arrived,started,ended,left\n2026-01-05 08:00,,,\n2026-01-05 08:10,,,2026-01-05 08:40\n2026-01-06 08:00,,2026-01-06 15:00,\n",
      ),
      null,
    ).classes[0]
    expect([patience.stillThere, patience.ended, patience.censored, patience.atRisk]).toEqual([
      1,
      1,
      2,
      (40 + 30 + 420) * 60,
    ])
  })
})

describe("who perhaps did not go of their own accord", () => {
  const patience = (rows: string, other: string | null = null) =>
    calibrate(
      tickets(`arrived,started,ended,left,office\n${rows}`),
      other === null ? null : incidents(`dependency,from,to,office\n${other}`),
    ).classes[0].patience

  test("visits are looked at until something goes down, at their own office", () => {
    const rows =
      "2026-01-05 08:00,,,2026-01-05 08:40,a\n2026-01-05 08:00,2026-01-05 08:50,2026-01-05 08:55,,a\n2026-01-05 08:00,,,2026-01-05 08:40,b\n"
    const fit = patience(rows, "power,2026-01-05 08:30,2026-01-05 08:45,a\n")
    expect([fit.leftDuringIncidents, fit.ended, fit.censored, fit.atRisk]).toEqual([1, 1, 2, (30 + 30 + 40) * 60])
  })

  test("those who leave together last on a date were sent away, and so was who left alone at that time of another", () => {
    const left = (arrived: string, at: string) => `2026-01-${arrived},,,2026-01-${at},\n`
    const rows =
      left("05 13:00", "05 15:00") +
      left("05 13:10", "05 15:00") +
      left("05 13:20", "05 15:00") +
      left("05 13:30", "05 14:00") +
      left("06 14:00", "06 15:00") +
      left("07 14:00", "07 14:30")
    const fit = patience(rows)
    expect([fit.leftAtClosing, fit.ended, fit.censored, fit.stillThere]).toEqual([4, 2, 4, 0])
  })
})

describe("times up and down", () => {
  const up = (text: string) =>
    calibrate(tickets("arrived\n2026-01-05 08:00\n2026-01-14 08:00\n"), incidents(`dependency,from,to\n${text}`))
      .outages![0]

  test("the mean time up is all of it in the record, by the failures", () => {
    // Ten dates of 24 h, two failures of 6 h: 228 h up, 114 h between repair and failure; 12 h down, 6 h each.
    const { up: fit, down } = up("power,2026-01-06 00:00,2026-01-06 06:00\npower,2026-01-10 00:00,2026-01-10 06:00\n")
    expect(fit.fitted!.mean.value / 3600).toBeCloseTo(114, 3)
    expect([fit.ended, fit.censored]).toEqual([2, 1])
    expect(down.fitted!.mean.value / 3600).toBeCloseTo(6, 4)
  })

  test("incidents that touch or overlap are one outage, and one within a minute is one", () => {
    const { incidents, joined, down } = up(
      "power,2026-01-06 10:00,2026-01-06 11:00\npower,2026-01-06 11:00,2026-01-06 12:00\npower,2026-01-06 11:30,2026-01-06 11:40\npower,2026-01-10 09:00,2026-01-10 09:00\n",
    )
    expect([incidents, joined, down.ended, down.atRisk]).toEqual([2, 2, 2, 2 * 3600])
    const { fitted } = up("power,2026-01-10 09:00,2026-01-10 09:00\n").down
    expect(fitted!.mean.value).toBe(30)
  })

  test("what is down by office is up by office, where it never failed as well", () => {
    const visits = "arrived,office\n2026-01-05 08:00,a\n2026-01-14 08:00,b\n2026-01-14 08:00,c\n"
    const table =
      "dependency,office,from,to,cause\npower,a,2026-01-06 00:00,2026-01-06 06:00,x\npower,b,2026-01-06 02:00,2026-01-06 08:00,x\n"
    const { outages, incidents: about } = calibrate(tickets(visits), incidents(table))
    // Three offices of ten dates; two were down for 6 h each.
    const [{ places, up: fit, down }] = outages!
    expect([places, fit.ended, fit.censored, fit.atRisk]).toEqual([3, 2, 3, (720 - 12) * 3600])
    expect(down.fitted!.mean.value / 3600).toBeCloseTo(6, 6)
    expect(about!.passedOver).toEqual(["cause"])
  })

  test.each([
    ["office", null],
    ["region", "scope: region"],
    ["cause", "scope: nation"],
  ])("with a column %s the lines say what fails together", (column, scope) => {
    const table = `dependency,${column},from,to\npower,a,2026-01-06 00:00,2026-01-06 06:00\n`
    const visits =
      "arrived,started,ended,office\n2026-01-05 08:00,2026-01-05 08:00,2026-01-05 08:05,a\n2026-01-14 08:00,,,b\n"
    const lines = scenarioLines(calibrate(tickets(visits), incidents(table)), "incidents.csv")
    expect(lines.match(/scope: \w+/)?.[0] ?? null).toBe(scope)
    expect(decoded(lines)).toBeNull()
  })

  test("the incident with which a record begins ends no time up that was seen", () => {
    // From 1 January 12:00 to 14 January 24:00 are 324 h; 12 h of them down, and one failure seen from repair on.
    const { up: fit } = up("power,2026-01-01 12:00,2026-01-01 18:00\npower,2026-01-10 00:00,2026-01-10 06:00\n")
    expect([fit.ended, fit.censored, fit.atRisk]).toEqual([1, 1, (324 - 12) * 3600])
  })

  test("what is still down lasts at least to the end of the record", () => {
    const { down } = up("power,2026-01-06 00:00,2026-01-06 06:00\npower,2026-01-14 12:00,\n")
    expect([down.ended, down.censored, down.atRisk]).toEqual([1, 1, 18 * 3600])
  })
})

describe("what is wrong with a table is told by line and column", () => {
  test.each([
    ["", "tickets.csv: the table is empty; a first line arrived"],
    ["arrived\n", "tickets.csv: there is a header and no row"],
    [
      "came\n2026-01-05 08:00\n",
      "tickets.csv: there is no column “arrived”; columns arrived and, if you have them, started",
    ],
    [
      "arrived,strated\n2026-01-05 08:00,\n",
      "tickets.csv:1:1: the column “strated” means nothing here; did you mean started?",
    ],
    ["arrived\n05/01/2026 08:00\n", "tickets.csv:2:1 arrived: “05/01/2026 08:00” is not an instant"],
    ["arrived\n2026-02-30 08:00\n", "tickets.csv:2:1 arrived: the date 2026-02-30 does not exist"],
    ["arrived\n2026-01-05\n", "tickets.csv:2:1 arrived: “2026-01-05” is not a date and time"],
    ["arrived,started\n,2026-01-05 08:00\n", "tickets.csv:2:1 arrived: there is no time of arrival"],
    ["arrived,started\n2026-01-05 08:00,2026-01-05 07:59\n", "tickets.csv:2:18 started: started is before arrived"],
    [
      "arrived,started,ended\n2026-01-05 08:00,2026-01-05 08:05,2026-01-05 08:04\n",
      "tickets.csv:2:35 ended: ended is before started",
    ],
    [
      "arrived,started\n2026-01-05 08:00,2026-01-07 08:00\n",
      "tickets.csv:2:18 started: started is more than a day after arrived",
    ],
    [
      "arrived,started,left\n2026-01-05 08:00,2026-01-05 08:01,2026-01-05 08:02\n",
      "tickets.csv:2:35 left: who was served has not left unserved",
    ],
    [
      "arrived,started\n2026-01-05 08:00,\n\n2026-01-05 08:00,\n",
      "tickets.csv:4:1: the same row as line 2; each visit once; visits that are alike need a `ticket` each",
    ],
    [
      "ticket,arrived\n1,2026-01-05 08:00\n1,2026-01-05 09:00\n",
      "tickets.csv:3:1 ticket: this ticket of that date is on line 2 too",
    ],
    ["arrived,class\n2026-01-05 08:00,Lansia\n", "tickets.csv:2:18 class: “Lansia” is not a name"],
    ["arrived,class\n2026-01-05 08:00,else\n", "tickets.csv:2:18 class: “else” is a word of the scenario file"],
    ["arrived,class\n2026-01-05 08:00\n", "tickets.csv: line 2 has 1 cells"],
    ['arrived\n"2026-01-05 08:00\n', "tickets.csv: line 2: a quote that is not closed"],
  ])("tickets %j", (text, message) => {
    expect(said(readTickets(text, "tickets.csv"))[0]).toContain(message)
  })

  test.each([
    ["dependency,from\npower,2026-01-05 08:00\n", "incidents.csv: there is no column “to”"],
    ["dependency,from,to\n,2026-01-05 08:00,\n", "incidents.csv:2:1 dependency: there is no name"],
    ["dependency,from,to\npower,,\n", "incidents.csv:2:7 from: there is no time"],
    [
      "dependency,from,to\npower,2026-01-05 08:00,2026-01-05 07:59\n",
      "incidents.csv:2:24 to: it ends before it begins",
    ],
    [
      "dependency,from,to\npower,2026-01-05 08:00,\npower,2026-01-05 09:00,\n",
      "incidents.csv:3:7 from: power is down already, since line 2",
    ],
    [
      "dependency,from,to,office\npower,2026-01-05 08:00,2026-01-05 09:00,a\npower,2026-01-06 08:00,2026-01-06 09:00,\n",
      "incidents.csv:3:1 dependency: power has no place here, and an office on line 2; on all rows of a dependency an office,",
    ],
    [
      "dependency,from,to,ofice\npower,2026-01-05 08:00,,a\n",
      "incidents.csv:1:1: the column “ofice” means nothing here; did you mean office?",
    ],
  ])("incidents %j", (text, message) => {
    expect(said(readIncidents(text, "incidents.csv"))[0]).toContain(message)
  })

  test("all of it at once, in the order of the lines", () => {
    const problems = readTickets("ticket,arrived\n1,x\n1,y\n1,x\n", "tickets.csv") as readonly Problem[]
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).toSorted((a, b) => a - b))
    expect(problems.length).toBeGreaterThan(3)
  })

  test("a ticket may be given out again on another date, and in another office; other columns are told", () => {
    const { rows, passedOver } = tickets(
      "ticket,arrived,office,nik\n1,2026-01-05T08:00,a,3\n1,2026-01-06 08:00:30,a,3\n1,2026-01-05 08:00,b,3\n",
    )
    expect(rows).toHaveLength(3)
    expect(passedOver).toEqual(["nik"])
  })
})
