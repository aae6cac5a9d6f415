import { EventType, futureOf, sampleWorld, type World } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { acceptMean, smallestDetectable } from "@tangguh/statistics"
import { describe, expect, test } from "vitest"
import { record, scenarioOf } from "../src/index.ts"

/* What fails after a record of outages. Worlds are sampled, not run; the run begins on Monday 2025-01-06 at 00:00. */

const hour = 3600
const alpha = 1e-5

const text = (fails: string) => `tangguh: 1
title: Recorded outages
run: { zone: Asia/Jakarta, from: 2025-01-06, for: 20 days, replications: 1, seed: outages }
hours: { mon-fri: 08:00-16:00 }
offices: { town: {}, hill: {} }
resources: { counter: 1 }
dependencies: { power: { fails: [{ ${fails} }] } }
services: { card: { steps: [{ step: serve, with: counter, takes: 9 min, needs: [power] }] } }
citizens: { resident: { wants: card, arrive: { rate: 40 / working day } } }
`

/** Worlds in which a table of outages of the power holds. */
function worlds(fails: string, rows: readonly string[]): (replication: number) => World {
  const incidents = { file: "incidents.csv", text: ["dependency,office,from,to", ...rows].join("\n") }
  const decoded = decodeExit(text(fails), {
    file: "outages.yaml",
    policies: catalogue,
    bundles,
    outcomes,
    data: { incidents },
  })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return (replication) => sampleWorld(decoded.scenario.plan, "outages", replication)
}

/** Hours from the start of the run to the first failure of an office (0: town, 1: hill) after so many hours. */
const failure = (world: World, office: number, after: number): number =>
  world.outages[office].from.find((from) => from >= after * hour)! / hour

/** Values of a thousand worlds against their mean: one false alarm in 100 000, and an error of `least` is found 99 times in 100. */
function holds(value: (replication: number) => number, expected: number, least: number): void {
  const values = Float64Array.from({ length: 1000 }, (_, replication) => value(replication))
  expect(acceptMean({ values, expected, alpha })).toMatchObject({ holds: true })
  expect(smallestDetectable({ values, alpha })).toBeLessThan(least)
}

const morning = ["power,town,2025-01-06 06:00,2025-01-06 09:00"]
const morningAndWednesday = [...morning, "power,hill,2025-01-08 01:00,2025-01-08 02:00"] // until 50 h

describe("the next failure after a record", () => {
  test("exponential times up: their mean from the end of the record on, at every place", () => {
    const of = worlds("up_for: { exponential: 2 h }, down_for: { exponential: 2 h }", morning)
    holds((k) => failure(of(k), 0, 9), 9 + 2, 0.5)
    holds((k) => failure(of(k), 1, 9), 9 + 2, 0.5)
  })

  test("a constant time up: exactly that long after the last repair of the place, though the record goes on", () => {
    const of = worlds("up_for: 60 h, down_for: 1 h", morningAndWednesday)
    expect(failure(of(0), 0, 9)).toBe(9 + 60)
    expect(failure(of(0), 1, 50)).toBe(50 + 60)
    expect(of(0).outages[0].from[2] / hour).toBe(9 + 60 + 1 + 60)
  })

  test("where nothing was recorded: from the start of the run, given that it has lasted until the record ends", () => {
    const rows = ["power,town,2025-01-08 01:00,2025-01-08 02:00"]
    const of = worlds("up_for: { uniform: 10 h to 90 h }, down_for: 400 h", rows)
    // At the hill uniform on 50 h to 90 h; in the town on 10 h to 90 h after 50 h.
    holds((k) => failure(of(k), 1, 0), 70, 2.6)
    holds((k) => failure(of(k), 0, 50), 100, 5.2)
  })

  test("where the law has no time so long: as after a repair at the end of the record", () => {
    const of = worlds("up_for: 30 h, down_for: 1 h", morningAndWednesday)
    expect(failure(of(0), 0, 9)).toBe(50 + 30)
  })

  test("a failure that falls on the end of the record is not of the record", () => {
    const of = worlds("up_for: 41 h, down_for: 1 h", morningAndWednesday)
    expect(failure(of(0), 0, 9)).toBe(50)
  })

  test("a recorded repair may be followed by a relapse, as any; the start of the run may not", () => {
    const of = worlds("up_for: 30 h, down_for: 400 h, relapse: { chance: 50 %, within: 1 h }", morning)
    holds((k) => failure(of(k), 0, 9), 9 + (30 + 1) / 2, 3.2)
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((k) => failure(of(k), 1, 9)))).toEqual(new Set([30]))
  })

  test("in a future of the world: the same, whether it begins within the record or behind it", () => {
    const of = worlds("up_for: { exponential: 2 h }, down_for: 400 h", morning)
    const seed = "future"
    const future = (k: number, at: number) => futureOf(of(7), { at: at * hour, seed, replication: k })
    holds((k) => failure(future(k, 8), 0, 9), 9 + 2, 0.5)
    const at = 9 + (failure(of(7), 0, 9) - 9) / 2
    holds((k) => failure(future(k, at), 0, 9), at + 2, 0.5)
    expect(Array.from(future(0, 8).outages[0].from.slice(0, 1))).toEqual([6 * hour])
  })
})

test("what goes down before the run is down from its start on, in planned work too", () => {
  const { plan } = scenarioOf(text("planned: { first: 2025-01-04 22:00, every: 1 days, for: 4 h }"))
  const [first, second] = record(sampleWorld(plan, "planned", 0)).events.filter(
    ({ type, subject }) =>
      subject === 0 && (type === EventType.DependencyFailed || type === EventType.DependencyRecovered),
  )
  expect([first, second].map(({ time }) => time)).toEqual([0, 2 * hour])
})
