import {
  CitizenFollower,
  citizenOfPerson,
  citizenOfTicket,
  explain,
  type Explanation,
  lastCitizen,
  loadHash,
  Recorder,
  replay,
  waitedIn,
} from "@tangguh/event-log"
import { breakable, Cause, eventNames, EventType, type OfficeEvent, Reason } from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import * as fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { arbitraryCase, type Case, caseOf, clock, down, given, instant, record } from "../src/index.ts"

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
      cases(25),
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
      cases(25),
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

/** What is told of the parts of a person's stays: `busy 09:00-09:05`. */
const partsOf = ({ stays }: Explanation): string[] => {
  const names = new Map<number, string>(Object.entries(Cause).map(([name, cause]) => [cause, name]))
  return stays.flatMap(({ parts }) =>
    parts.map(
      ({ kind, cause, from, until }) => `${kind === "wait" ? names.get(cause) : kind} ${clock(from)}-${clock(until)}`,
    ),
  )
}
const told = (text: string, person: number, until?: number): Explanation => {
  const { model, log } = lived(caseOf(text))
  return explain(model, log, citizenOfPerson(log, person)!, until === undefined ? {} : { until })!
}

// One counter, ten minutes for everybody: worked out by hand.
describe("a story", () => {
  const cut = { dependencies: `{ power: { fails: [${down("09:05", "09:30")}] }, link: { scope: nation } }` }
  const two = { ana: "09:00", budi: "09:01" }

  test("of whoever is alone has no wait and one service", () => {
    const story = told(given({ ana: "09:00" }), 0)
    expect(partsOf(story)).toEqual(["service 09:00-09:10"])
    expect(story).toMatchObject({ person: 0, servedAt: (9 * 60 + 10) * 60 })
    expect(story.stays).toMatchObject([{ kind: "visit", ticket: 1, ahead: 0, atCounters: [] }])
  })

  test("of a power cut charges each minute, names the failure, and says who was before her", () => {
    const story = told(given(two, cut), 1)
    expect(partsOf(story)).toEqual([
      "busy 09:01-09:05",
      "dependency 09:05-09:30",
      "busy 09:30-09:35", // Ana had five minutes left
      "service 09:35-09:45",
    ])
    const [{ ahead, atCounters, parts, ticket }] = story.stays
    expect({ ahead, atCounters, ticket }).toEqual({ ahead: 1, atCounters: [1], ticket: 2 })
    const failure = story.events.find(({ type }) => type === EventType.DependencyFailed)!
    expect(parts.map(({ because }) => because)).toEqual([0, failure.number, 0, expect.any(Number)])
  })

  test("of a queue sent home leads back from the policy to the failure", () => {
    const longer = { dependencies: `{ power: { fails: [${down("09:05", "15:00")}] }, link: { scope: nation } }` }
    const story = told(given(two, { ...longer, policies: "{ send-home: { after: 20 min } }" }), 1)
    const chain = [EventType.DependencyFailed, EventType.TimerSet, EventType.TimerFired, EventType.QueueDismissed].map(
      (wanted) => story.events.find(({ type }) => type === wanted)!,
    )
    expect(chain.map(({ cause }) => cause)).toEqual([0, ...chain.slice(0, -1).map(({ number }) => number)])
    expect(story.stays[0].ended).toMatchObject({ type: EventType.CitizenLeft, value: Reason.dismissed })
    expect(story.servedAt).toBeNull()
  })

  test("of whoever comes while all are told “not today” says what told her", () => {
    const longer = { dependencies: `{ power: { fails: [${down("08:30", "15:00")}] }, link: { scope: nation } }` }
    const story = told(given({ ana: "10:00" }, { ...longer, policies: "{ send-home: { after: 20 min } }" }), 0)
    const standing = story.stays[0].standing.map(
      (number) => eventNames[story.events.find((event) => event.number === number)!.type],
    )
    expect(standing).toEqual(["DependencyFailed", "QueueDismissed"])
  })

  test("of a log that is cut off ends with it, and she is still there", () => {
    const story = told(given(two, cut), 1, (9 * 60 + 10) * 60)
    expect(partsOf(story)).toEqual(["busy 09:01-09:05", "dependency 09:05-09:10"])
    expect(story.stays[0].ended).toBeNull()
  })

  test("goes on in the back office, and is done there", () => {
    const services =
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link] }, { step: print, where: back office, takes: 30 min }] } }"
    const story = told(given({ ana: "09:00" }, { services }), 0)
    expect(story.stays.map(({ kind }) => kind)).toEqual(["visit", "job"])
    expect(partsOf(story)).toEqual(["service 09:00-09:10", "service 09:10-09:40"])
    expect(story.servedAt).toBe((9 * 60 + 40) * 60)
  })

  test("of a job that gathers has before it those that gather longer", () => {
    const services =
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link] }, { step: print, where: back office, takes: 30 min, batch: { size: 3, at_most: 2 working days } }] } }"
    const { model, log } = lived(caseOf(given({ ana: "09:00", budi: "09:00", citra: "09:00" }, { services })))
    const jobs = [1, 2, 3].map((citizen) => explain(model, log, citizen)!.stays.find(({ kind }) => kind === "job")!)
    expect(jobs.map(({ ahead }) => ahead)).toEqual([0, 1, 2])
  })

  test("of whoever phoned and heard of the failure has the call in it, and no visit that day", () => {
    const hotline = "{ hotline: { reach: 100 %, calls_first: 100 % } }"
    const longer = { dependencies: `{ power: { fails: [${down("08:00", "15:00")}] }, link: { scope: nation } }` }
    const arrive = `{ visitor: { wants: visit, arrive: { at: [${instant("10:00")}] } } }`
    const { model, log } = lived(caseOf(given({}, { ...longer, policies: hotline, citizens: arrive })))
    const { events, stays } = explain(model, log, 1)!
    const monday = events.filter(({ time }) => time < 86_400)
    expect(monday.map(({ type }) => eventNames[type])).toEqual(["CallAnswered", "TripAvoided"])
    expect(stays.filter(({ began }) => began.time < 86_400)).toEqual([])
  })

  test("is found by its ticket and day, or by the first day on which it is drawn", () => {
    const { model, log } = lived(caseOf(given({ ana: "09:00", budi: "tue 09:00", citra: "tue 10:00" })))
    const holder = (ticket: number, day: number | null) => citizenOfTicket(model, log, { office: 0, ticket, day })
    expect([holder(1, null), holder(1, 1), holder(2, null), holder(2, 0)]).toEqual([1, 2, 3, null])
  })
})
