import {
  EventType,
  futureOf,
  installed,
  model,
  type OfficeEvent,
  type Policy,
  sampleWorld,
  simulate,
  type World,
} from "@tangguh/office"
import { fork, loadHash, Recorder, type Regime } from "@tangguh/event-log"
import { policyOf } from "@tangguh/policies"
import { acceptMean, smallestDetectable } from "@tangguh/statistics"
import * as fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { arbitraryCase, arbitraryTakeover, type Case, laws, scenarioOf } from "../src/index.ts"
import { takeoverOf } from "../src/takeover.ts"

/* Worlds that are as another was until an instant, and new from then on. Fixed seeds, as for the laws. */

const hour = 3600
const day = 24 * hour

beforeAll(() => loadHash())

/** An office that is open from 8 to 16 for some days. */
const office = (days: number, rest: string, arrive = "{ rate: 40 / working day }") =>
  scenarioOf(`tangguh: 1
title: Futures
run: { zone: Asia/Jakarta, from: 2025-01-06, for: ${days} days, replications: 1, seed: futures }
hours: { mon-fri: 08:00-16:00 }
offices: { town: {} }
resources: { counter: 2 }
${rest}
citizens: { resident: { wants: card, arrive: ${arrive}, patience: { exponential: 2 h } } }
policies: { send-home: {}, ups: {} }
`)
const power = (fails: string) => `dependencies: { power: { fails: [{ ${fails} }] } }
services: { card: { steps: [{ step: serve, with: counter, takes: { exponential: 9 min }, needs: [power] }] } }`

const rows = (world: World, demand: number, onDay: number) => {
  const { count, members, places, times } = world.window(demand, onDay)
  return Array.from({ length: count }, (_, row) => [times[row], (members ?? places)?.[row] ?? row] as const)
}

describe("what has happened stays, and what comes is new", () => {
  const until = (times: Float64Array, at: number) => Array.from(times).filter((time) => time <= at)
  const agree = (world: World, future: World, at: number) => {
    const { plan } = world
    plan.switches.forEach((_, s) => {
      for (const postponed of [false, true]) {
        const [was, is] = [world.outagesOf(s, postponed), future.outagesOf(s, postponed)]
        const begun = until(was.from, at)
        expect(until(is.from, at)).toEqual(begun)
        begun.forEach((_from, k) => {
          if (was.until[k] <= at) expect(is.until[k]).toBe(was.until[k])
          else expect(is.until[k]).toBeGreaterThan(at)
        })
      }
      const [was, is] = [world.slowdowns[s], future.slowdowns[s]]
      const paces = until(was.from, at)
      expect(until(is.from, at)).toEqual(paces)
      expect(is.factor.slice(0, paces.length)).toEqual(was.factor.slice(0, paces.length))
    })
    plan.pools.forEach(({ fails, units }, pool) => {
      for (let unit = 0; fails.length > 0 && unit < units; unit++) {
        const [was, is] = [world.unitOutages(pool, unit), future.unitOutages(pool, unit)]
        const begun = until(was.from, at)
        expect(until(is.from, at)).toEqual(begun)
        expect(is.until.slice(0, begun.length)).toEqual(was.until.slice(0, begun.length)) // repairs are in the state
      }
    })
    plan.stores.forEach((_, s) => {
      const [was, is] = [world.deliveries[s], future.deliveries[s]]
      const come = until(was.at, at)
      expect(until(is.at, at)).toEqual(come)
      expect(is.amount.slice(0, come.length)).toEqual(was.amount.slice(0, come.length))
    })
    plan.offices
      .flatMap((each) => each.demand)
      .forEach((_, demand) => {
        for (let d = 0; d < plan.days.length - 1; d++) {
          const [was, is] = [rows(world, demand, d), rows(future, demand, d)]
          const come = was.filter(([time]) => time <= at)
          expect(is.filter(([time]) => time <= at)).toEqual(come)
          expect(is.toSorted((a, b) => a[0] - b[0])).toEqual(is)
          expect(new Set(is.map(([, place]) => place)).size).toBe(is.length)
        }
      })
  }

  test("in whatever scenario, at whatever instant, and of a future of a future", () =>
    fc.assert(
      fc.property(arbitraryCase, fc.nat({ max: 999 }), fc.boolean(), ({ world }, where, redraw) => {
        const at = Math.floor((where / 1000) * world.plan.horizon)
        const future = futureOf(world, { at, seed: "f", replication: where, redraw })
        agree(world, future, at)
        const later = Math.floor((at + world.plan.horizon) / 2)
        agree(future, futureOf(future, { at: later, seed: "g", replication: where, redraw }), later)
      }),
      { seed: 201, numRuns: 60, endOnFailure: true },
    ))

  test("others come after it, in each future", () => {
    const world = sampleWorld(office(3, power("up_for: { exponential: 5 h }, down_for: 10 min")).plan, "s", 0)
    const at = day + 12 * hour
    const after = (of: World) => [1, 2].flatMap((d) => rows(of, 0, d).filter(([time]) => time > at))
    const futures = [0, 1].map((replication) => futureOf(world, { at, seed: "s", replication }))
    const [was, one, two] = [world, ...futures].map(after)
    expect(one.length).toBeGreaterThan(0)
    for (const [time] of one) expect([...was, ...two].some(([other]) => other === time)).toBe(false)
    const next = after(futureOf(futures[0], { at, seed: "s", replication: 0 })) // the same key, and yet another future
    for (const [time] of next) expect(one.some(([other]) => other === time)).toBe(false)
  })
})

describe("what comes has the law that it would have, given what has been", () => {
  const FUTURES = 1000
  const alpha = 1e-5
  /** A value of each of a thousand futures is held against its mean: one false alarm in 100 000, and an error of `least` is found 99 times in 100. */
  const holds = (world: World, at: number, value: (future: World) => number, expected: number, least: number) => {
    const values = Float64Array.from({ length: FUTURES }, (_, replication) =>
      value(futureOf(world, { at, seed: "law", replication, redraw: true })),
    )
    expect(acceptMean({ values, expected, alpha })).toMatchObject({ holds: true })
    expect(smallestDetectable({ values, alpha })).toBeLessThan(least)
  }
  const later = (world: World, at: number) => rows(world, 0, 0).filter(([time]) => time > at).length

  test("first visits: rate times the time that is left", () => {
    const { plan } = office(1, power("up_for: 90 days, down_for: 10 min"), "{ rate: 48 / working day }")
    const at = 13 * hour // three of eight hours are left
    holds(sampleWorld(plan, "visits", 0), at, (future) => later(future, at), (48 * 3) / 8, 1)
  })

  test("members of a pool: those who have not come by noon come with c (1 − F) / (1 − c F)", () => {
    const { plan } = office(1, power("up_for: 90 days, down_for: 10 min"), "{ pool: 60, each: 50 % / working day }")
    const at = 12 * hour
    const world = sampleWorld(plan, "pool", 0)
    const come = rows(world, 0, 0).filter(([time]) => time <= at).length
    expect(come).toBeGreaterThan(0)
    // c = F = 1/2: a third of them; were they drawn without regard to the morning, a quarter.
    holds(world, at, (future) => later(future, at), (60 - come) / 3, 0.75)
  })

  test("the next failure: uniform from now on, where its time was uniform", () => {
    const { plan } = office(20, power("up_for: { uniform: 10 h to 90 h }, down_for: 400 h"))
    const at = 50 * hour
    const seed = ["a", "b", "c", "d", "e", "f"].find((each) => sampleWorld(plan, each, 0).outages[0].from[0] > at)!
    // Uniform on 50 h to 90 h: 70 h.
    holds(sampleWorld(plan, seed, 0), at, (future) => future.outages[0].from[0], 70 * hour, 2.6 * hour)
  })

  test("the end of an outage that is drawn anew: uniform from now on, where its length was uniform", () => {
    const { plan } = office(20, power("up_for: 10 h, down_for: { uniform: 1 h to 9 h }"))
    const at = 15 * hour // five hours into it
    const seed = ["a", "b", "c", "d", "e", "f"].find((each) => sampleWorld(plan, each, 0).outages[0].until[0] > at)!
    // Its length is uniform on 5 h to 9 h: it ends at 10 h + 7 h.
    holds(sampleWorld(plan, seed, 0), at, (future) => future.outages[0].until[0], 17 * hour, 0.3 * hour)
  })
})

test("an outage in progress ends when it would have, or at other times, all of them ahead", () => {
  const { plan } = office(3, power("up_for: { exponential: 10 h }, down_for: { exponential: 4 h }"))
  const world = sampleWorld(plan, "outage", 0)
  const [from, until] = [world.outages[0].from[0], world.outages[0].until[0]]
  const at = (from + until) / 2
  const ends = (redraw: boolean) =>
    [0, 1, 2, 3].map((replication) => futureOf(world, { at, seed: "o", replication, redraw }).outages[0].until[0])
  expect(new Set(ends(false))).toEqual(new Set([until]))
  expect(new Set(ends(true)).size).toBe(4)
  expect(Math.min(...ends(true))).toBeGreaterThan(at)
})

test("policies that take over meet the same future, and the same policies under another name change nothing", () => {
  const { plan, policies: choices } = office(3, power("up_for: { exponential: 6 h }, down_for: { exponential: 1 h }"))
  const were: Regime = { policies: [], model: model(plan) }
  const world = sampleWorld(plan, "forks", 0)
  const recorder = new Recorder(
    { scenario: "x", plan: "", seed: "forks", replication: 0, policies: [] },
    { keep: true },
  )
  simulate(world, { prepared: were.model, observers: [recorder] })
  recorder.close()
  const at = day + 11 * hour
  const future = futureOf(world, { at, seed: "forks", replication: 0 })
  const lived = (policies: readonly Policy[] | null): OfficeEvent[] => {
    const events: OfficeEvent[] = []
    const to = policies === null ? {} : { to: { policies, model: installed(plan, were.model, [], policies) } }
    const observers = [{ event: (event: OfficeEvent) => void events.push({ ...event }) }]
    fork(future, recorder.log(), [were], { at, ...to, observers })
    return events
  }
  const visits = (events: readonly OfficeEvent[]) =>
    events
      .filter(({ type }) => type === EventType.CitizenArrived)
      .map(({ time, value, hidden }) => [time, value, hidden])
  const asBefore = lived(null)
  const without: OfficeEvent[] = []
  simulate(future, { prepared: were.model, observers: [{ event: (event) => void without.push({ ...event }) }] })
  expect(without).toEqual(asBefore) // a run of the future is the run of its past, and goes on
  const sentHome = lived([
    policyOf(
      choices.find(({ name }) => name === "send-home")!,
      plan,
    ),
  ])
  expect(visits(sentHome)).toEqual(visits(asBefore))
  expect(sentHome.length).not.toBe(asBefore.length + 1)
  const nothingNew = lived([])
  const what = ({ time, type, office: where, subject, value, hidden }: OfficeEvent) => [
    time,
    type,
    where,
    subject,
    value,
    hidden,
  ]
  expect(nothingNew.filter(({ type }) => type !== EventType.PoliciesChanged).map(what)).toEqual(asBefore.map(what))
})

test("who comes again because a record was lost does that step and takes no exit of it, whatever the future draws", () => {
  const { plan, today } = office(
    3,
    `dependencies: { power: {}, link: { fails: [{ date: 2025-01-06 }] } }
services: { card: { steps: [{ step: serve, with: counter, takes: 5 min, needs: [power, link], then: { check: { share: 40 %, at: tail }, leave: 40 % } }, { step: check, with: counter, takes: 1 min }] } }
today: { offline-capture: { without: [link], loss: 100 %, recall: 1 working day } }`,
  )
  const policies = today.map((choice) => policyOf(choice, plan))
  const world = sampleWorld(plan, "lost", 0)
  const at = day // the link is down until then: all who were captured are lost, and called again
  let lost = 0
  let recalled = 0
  for (let replication = 0; replication < 3; replication++) {
    const again = new Map<number, EventType[]>()
    const follow = ({ time, type, subject }: OfficeEvent) => {
      if (type === EventType.RecordLost) lost++
      if (type === EventType.RecordLost) again.set(subject, [])
      else if (time > at) again.get(subject)?.push(type)
    }
    simulate(futureOf(world, { at, seed: "lost", replication }), { policies, observers: [{ event: follow }] })
    for (const types of again.values()) {
      if (types.includes(EventType.ServiceCompleted)) recalled++
      expect(types).not.toContain(EventType.StepEntered)
      if (types.includes(EventType.ServiceCompleted)) expect(types.at(-1)).toBe(EventType.ServiceCompleted)
    }
  }
  expect(lost).toBeGreaterThan(10)
  expect(recalled).toBeGreaterThan(10)
})

describe("the laws hold in futures", () => {
  const more = Number(process.env["TANGGUH_RUNS"] ?? 1)
  /** Half of them go on under the same policies, and to half of them others come at that instant. */
  const arbitraryFuture: fc.Arbitrary<Case> = fc
    .tuple(fc.oneof(arbitraryCase, arbitraryTakeover), fc.nat({ max: 999 }), fc.boolean())
    .map(([subject, where, redraw]) => {
      const at = takeoverOf(subject.policies)?.at ?? Math.floor((where / 1000) * subject.world.plan.horizon)
      const world = futureOf(subject.world, { at, seed: subject.seed, replication: where, redraw })
      const shown = `${fc.stringify(subject)}\n# a future from ${at} s on${redraw ? ", drawn anew" : ""}`
      return Object.defineProperty({ ...subject, world }, fc.toStringMethod, { value: () => shown })
    })
  const holds = (property: fc.IPropertyWithHooks<[Case, number]>, seed: number) =>
    fc.assert(property, { seed: more > 1 ? seed + 1000 * more : seed, numRuns: 15 * more, endOnFailure: true })

  test("nobody vanishes", () => holds(laws.nobodyVanishes(arbitraryFuture), 211))
  test("every citizen's story can happen", () => holds(laws.storiesArePossible(arbitraryFuture), 212))
  test("no service without what it needs", () => holds(laws.noServiceWithoutNeeds(arbitraryFuture), 213))
  test("waits by cause add up to the waits, exactly", () => holds(laws.waitsAddUp(arbitraryFuture), 214))
  test("a member of a pool makes one first visit at most", () => holds(laws.poolMembersComeOnce(arbitraryFuture), 215))
  test("subjects exist", () => holds(laws.subjectsExist(arbitraryFuture), 216))
  test("the log is in order, on the grid, and causes come first", () => holds(laws.logIsInOrder(arbitraryFuture), 217))
})
