import { CitizenFollower, explain, lastCitizen, loadHash, Recorder, replay, waitedIn } from "@tangguh/event-log"
import { breakable, Cause, EventType, type OfficeEvent } from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import * as fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { arbitraryCase, type Case, record } from "../src/index.ts"

beforeAll(loadHash)

/** A run with its log, the waits that outcomes counted in it, by cause, and of each visit that ended, by citizen. */
function lived({ world, policies, seed }: Case) {
  const { plan } = world
  const recorder = new Recorder({ scenario: "case", plan: "", seed, replication: 0, policies: [] }, { keep: true })
  const byCause = new Float64Array(Cause.dependency + plan.dependencies.length + breakable(plan).length)
  const visits = new Map<number, number[]>()
  const probe: Probe = {
    listensTo: [EventType.CitizenRedirected],
    event: ({ time, hidden }) => {
      byCause[Cause.way] += Math.min(hidden, plan.horizon) - time
    },
    stretch: ({ waiting, cause, from, until }) => {
      byCause[cause] += waiting * (until - from)
    },
    move: ({ citizen, wasThere, isThere, waited, type }) => {
      if (!wasThere || isThere || type === EventType.CitizenRedirected) return
      if (!visits.has(citizen)) visits.set(citizen, [])
      visits.get(citizen)!.push(waited)
    },
    value: () => NaN,
  }
  const { model } = record(world, policies, { until: -1 })
  const projector = new Projector(model, [probe])
  const { state } = record(world, policies, { observers: [recorder, projector] })
  projector.finish(plan.horizon, state)
  recorder.close()
  return { model, log: recorder.log(), byCause, visits }
}

const cases = (runs: number) => ({ numRuns: runs, seed: 20260916 })

describe("every citizen of a run explained", () => {
  test("the parts of all stays sum to what outcomes charge to each cause, and of each visit to its wait, exactly", () =>
    fc.assert(
      fc.property(arbitraryCase, (made) => {
        const { model, log, byCause, visits } = lived(made)
        const followers = Array.from(
          { length: lastCitizen(log) },
          (_, i) => new CitizenFollower(model, { number: i + 1 }),
        )
        replay(model, log, { observers: followers })
        const summed = new Float64Array(byCause.length)
        for (const { stays, number } of followers) {
          for (const { parts } of stays)
            for (const { kind, cause, from, until } of parts) if (kind === "wait") summed[cause] += until - from
          const ended = stays.filter(({ kind, ended: end }) => kind === "visit" && end !== null)
          expect(ended.map((stay) => waitedIn(stay))).toEqual(visits.get(number) ?? [])
        }
        expect(Array.from(summed)).toEqual(Array.from(byCause))
      }),
      cases(40),
    ))

  test("a stay has no gaps, and every event of an explanation is that of the log, its causes before it", () =>
    fc.assert(
      fc.property(arbitraryCase, fc.nat(), (made, which) => {
        const { model, log } = lived(made)
        const last = lastCitizen(log)
        fc.pre(last > 0)
        const { stays, events, until } = explain(model, log, 1 + (which % last))!
        for (const { began, ended, parts } of stays) {
          const bounds = [began.time, ...parts.map((part) => part.until)]
          expect(parts.map(({ from }) => from)).toEqual(bounds.slice(0, -1))
          expect(bounds.at(-1)).toBe(ended?.time ?? until)
        }
        const numbers = new Set(events.map(({ number }) => number))
        const isEnd = ({ cause }: OfficeEvent) => cause === 0 || numbers.has(cause)
        const named = stays.flatMap(({ parts }) => parts.map(({ because }) => because)).filter((number) => number > 0)
        expect(named.filter((number) => !numbers.has(number))).toEqual([])
        expect(events.filter(({ number, cause }) => cause >= number)).toEqual([])
        expect(events.some(isEnd)).toBe(true)
      }),
      cases(40),
    ))

  test("nobody has a number beyond the last", () =>
    fc.assert(
      fc.property(arbitraryCase, (made) => {
        const { model, log } = lived(made)
        expect(explain(model, log, lastCitizen(log) + 1)).toBeNull()
      }),
      cases(5),
    ))
})
