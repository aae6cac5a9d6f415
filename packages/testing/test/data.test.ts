import { EventType, type OfficeEvent, sampleWorld } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue } from "@tangguh/policies"
import { type DataKind, decodeExit, type Scenario } from "@tangguh/scenario"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { arbitraryCase, type Case, policiesIn, record } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"

/* Runs that start from tables. The office opens at 8 on Monday 2025-01-06; nobody loses patience. */

const hour = 3600

const text = (arrive: string) => `tangguh: 1
title: From data
run: { zone: Asia/Jakarta, from: 2025-01-06, for: 4 days, replications: 1, seed: data }
hours: { mon-thu: 08:00-12:00 and 13:00-16:00 }
offices: { town: { at_start: { print: { jobs: 9, age: 1 days } } } }
resources: { counter: 2, printer: 1 }
dependencies: { power: { fails: [{ up_for: { exponential: 6 h }, down_for: { exponential: 30 min } }] } }
services:
  card: { steps: [{ step: serve, with: counter, takes: { exponential: 9 min }, needs: [power], queue: { at_closing: stay } }, { step: print, where: back office, with: printer, takes: 10 min }] }
citizens:
  resident: { wants: card, arrive: ${arrive} }
  elder: { wants: card, arrive: { rate: 9 / working day } }
policies: { ups: {}, send-home: {} }
`

const tables = {
  arrivals:
    "arrived,class,ticket\n2025-01-06 07:50,resident,1\n2025-01-06 08:00,resident,3\n2025-01-06 07:50,resident,2\n2025-01-07 09:00:30,elder,1\n2025-01-07 09:00,resident,2\n",
  state: "step,age,count,class\nprint,3 h,2,\nprint,2 days,1,elder\nprint,5 days,1,\nserve,1 h,2,resident\n",
  incidents: "dependency,from,to\npower,2025-01-05 20:00,2025-01-06 08:30\npower,2025-01-06 10:00,2025-01-06 10:20\n",
}
/** Rows of the second class, and none of the first, are from here on. */
const CLASS = 68_719_476_736
const lastVisit = 24 * hour + 9 * hour + 30

const kinds = {
  rate: "{ rate: 40 / working day }",
  groups: "{ rate: 20 / working day, batch: { choice: { 1: 50 %, 3: 50 % } } }",
  pool: "{ pool: 200, each: 10 % / working day, grows: 5 / working day }",
  instants: "{ at: [2025-01-06 08:00, 2025-01-07 09:00:30, 2025-01-07 09:30, 2025-01-08 08:00] }".replace(":30,", ","),
  appointments: "{ appointments: 20 / working day, no_show: 30 % }",
}

function started(arrive: string, from: readonly DataKind[]): Scenario {
  const data = Object.fromEntries(from.map((kind) => [kind, { file: `${kind}.csv`, text: tables[kind] }]))
  const decoded = decodeExit(text(arrive), { file: "data.yaml", policies: catalogue, bundles, outcomes, data })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return decoded.scenario
}

function caseFrom(arrive: string, from: readonly DataKind[]): Case {
  const scenario = started(arrive, from)
  const world = sampleWorld(scenario.plan, "data", 0)
  const made = { text: text(arrive), seed: "data", world, policies: policiesIn(scenario), added: [] }
  return Object.defineProperty(made, fc.toStringMethod, { value: () => made.text })
}

const eventsOf = (arrive: string, from: readonly DataKind[]): readonly OfficeEvent[] =>
  record(sampleWorld(started(arrive, from).plan, "data", 0)).events

const firstVisits = (events: readonly OfficeEvent[]) =>
  events.filter(({ type }) => type === EventType.CitizenArrived || type === EventType.NoShow)

describe.each(Object.entries(kinds))("visits of a demand by %s", (_, arrive) => {
  const known = firstVisits(eventsOf(arrive, ["arrivals"]))
  const drawn = firstVisits(eventsOf(arrive, []))

  test("are exactly those of the table until the last of them", () => {
    const until = known.filter(({ time }) => time <= lastVisit)
    // 7:50 twice and 8:00 on Monday, 9:00 and 9:00:30 on Tuesday, in seconds since Monday's midnight
    expect(until.map(({ time }) => time)).toEqual([28_200, 28_200, 28_800, 118_800, 118_830])
    expect(until.every(({ type }) => type === EventType.CitizenArrived)).toBe(true)
  })

  test("are then those that were drawn, with all their draws; of a pool, of members who have not come", () => {
    const isPool = arrive === kinds.pool
    const memberOf = ({ value }: OfficeEvent) => (isPool && value < CLASS ? value % 1_048_576 : -1)
    const early = new Set(
      [...known, ...drawn].flatMap((e) => (e.time <= lastVisit && memberOf(e) >= 0 ? memberOf(e) : [])),
    )
    const after = (events: readonly OfficeEvent[]) =>
      events
        .filter((event) => event.time > lastVisit && !early.has(memberOf(event)))
        .map(({ time, value, hidden }) => [time, value, hidden])
    expect(after(known)).toEqual(after(drawn))
    expect(after(known).length).toBeGreaterThan(0)
    expect(known.filter(({ time }) => time > lastVisit).some((e) => memberOf(e) >= 196 && memberOf(e) < 200)).toBe(
      false,
    )
  })

  test("and the slow simulator writes the same log, whatever the run starts from", () => {
    const cases = fc.constantFrom(caseFrom(arrive, ["arrivals"]), caseFrom(arrive, ["state", "incidents", "arrivals"]))
    fc.assert(sameLog(cases), { numRuns: 4 })
  })
})

test("jobs are found with their ages, the oldest first", () => {
  const found = eventsOf(kinds.rate, ["state"]).filter(({ type }) => type === EventType.JobFound)
  expect(found.map(({ hidden }) => hidden / hour)).toEqual([120, 48, 3, 3, 1, 1])
})

test("a dependency is down when the table says so until its last instant, and fails again afterwards", () => {
  const [failed, recovered] = [EventType.DependencyFailed, EventType.DependencyRecovered]
  const turns = eventsOf(kinds.rate, ["incidents"])
    .filter(({ type }) => type === failed || type === recovered)
    .map(({ type, time }) => [type, time / hour] as const)
  expect(turns.slice(0, 4)).toEqual([
    [failed, 0],
    [recovered, 8.5],
    [failed, 10],
    [recovered, 10 + 1 / 3],
  ])
  expect(turns.length).toBeGreaterThan(6)
})

test("two simulators write the same log of generated plans with visits, ages and outages of tables", () => {
  const lattice = fc.integer({ min: 0, max: 96 }).map((half) => half * 1800)
  const cases = fc
    .record({ made: arbitraryCase, times: fc.array(lattice, { maxLength: 12 }), until: lattice, seed: fc.nat() })
    .map(({ made, times, until }): Case => {
      const { plan } = made.world
      const offices = plan.offices.map((office) => ({
        ...office,
        demand: office.demand.map((demand) => ({
          ...demand,
          recorded: {
            until: Math.max(until, ...times),
            times: Float64Array.from(demand.from.kind === "pool" ? times.slice(0, demand.from.size) : times).sort(),
          },
        })),
        atStart: office.atStart.map((each) => ({
          ...each,
          ages: Float64Array.from({ length: each.jobs }, (_, job) => (each.jobs - job) * 1800),
        })),
      }))
      const switches = plan.switches.map((each) => ({ ...each, recorded: { until, repaired: null } }))
      return { ...made, world: sampleWorld({ ...plan, offices, switches }, made.seed, 0) }
    })
  fc.assert(sameLog(cases), { seed: 7, numRuns: 25 })
})
