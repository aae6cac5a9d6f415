import { beforeAll, describe, expect, test } from "vitest"
import {
  type Command,
  EventType,
  installed,
  model,
  NotInstallable,
  type Policy,
  restore,
  sampleWorld,
  simulate,
  type Snapshot,
  snapshot,
  type State,
} from "@tangguh/office"
import { catalogue } from "@tangguh/policies"
import {
  events,
  eventsUntil,
  fork,
  type Header,
  type KeptLog,
  loadHash,
  policiesAfter,
  Recorder,
  type Regime,
  replay,
  snapshotOf,
  SnapshotTaker,
  stateHash,
  stateOf,
  type Taken,
  takeSnapshot,
  WrongSnapshot,
} from "../src/index.ts"
import { live, queue, recorded, recorderOf, type Run, scenario } from "./recorded.ts"

beforeAll(loadHash)

const office = scenario("whole-office.yaml")
const pressed = scenario("hard-pressed.yaml")
const eventsOf = (log: KeptLog) => Array.from(events(log), (event) => ({ ...event }))
const worldOf = ({ plan }: Run, seed: string) => sampleWorld(plan, seed, 0)
const regimeOf = ({ model: prepared, policies }: Run): Regime => ({ model: prepared, policies })

/** A run that ends after so many days. */
const firstDays = ({ plan, policies, model: prepared }: Run, days: number): Run => {
  const horizon = days * 86_400
  return { policies, plan: { ...plan, horizon }, model: { ...prepared, plan: { ...prepared.plan, horizon } } }
}

/** A log of a fork, and the state in which it ended. */
function forked(run: Run, log: KeptLog, seed: string, at: number, to?: Regime) {
  const { header } = log
  const after = eventsOf(log).filter(({ time }) => time <= at).length
  const names = to?.policies.map(({ name }) => name)
  const recorder = new Recorder(
    names === undefined ? header : { ...header, forks: [...header.forks, { after, policies: names, future: null }] },
    { keep: true },
  )
  const state = fork(worldOf(run, seed), log, [regimeOf(run)], {
    at,
    observers: [recorder],
    ...(to === undefined ? {} : { to }),
  })
  recorder.close()
  return { log: recorder.log(), state }
}

describe("a fork under its own policies is the run again", () => {
  for (const [name, runs] of [
    ["whole-office", office],
    ["hard-pressed", pressed],
  ] as const)
    test(name, () => {
      for (const [r, run] of runs.entries()) {
        const seed = `fork ${r}`
        const log = recorded(run, seed)
        const times = [...new Set(eventsOf(log).map(({ time }) => time))]
        const { horizon } = run.plan
        // A few of thousands of instants each: spread over the run, none twice in a row.
        for (let k = 0; k < 4; k++) {
          const at = times[Math.floor(((k + 0.5 + r / runs.length / 2) / 4) * times.length)]
          expect(forked(run, log, seed, at).log.hash).toBe(log.hash)
          expect(forked(run, log, seed, Math.min(at + 0.5, horizon - 1)).log.hash).toBe(log.hash)
        }
      }
    })
})

test("at every instant of a run whose policies have memory and timers", () => {
  const cut = firstDays(office.at(-1)!, 2) // all of its policies at once
  const log = recorded(cut, "every")
  const snapshots: Taken[] = []
  const of = { scenario: "x", plan: "y", schema: 2, policies: [] }
  const taker = {
    event: () => {},
    settled: (_: number, state: Parameters<typeof stateHash>[0]) => void snapshots.push(takeSnapshot(state, of)),
  }
  const end = stateHash(live(cut, "every", taker))
  expect(eventsOf(log).some(({ type }) => type === EventType.TimerFired)).toBe(true)
  expect(snapshots.length).toBeGreaterThan(100)
  for (const taken of snapshots) {
    const from = stateOf(taken, of)
    expect(stateHash(from)).toBe(taken.hash)
    if (taken.number % 3 > 0) continue // a third of them is lived on to the end, all of them are folded
    expect(stateHash(simulate(worldOf(cut, "every"), { ...cut, prepared: cut.model, from }))).toBe(end)
  }
  for (const taken of snapshots)
    expect(stateHash(replay(cut.model, log, { policies: cut.policies, from: stateOf(taken, of) }))).toBe(end)
})

test("a snapshot after any event, and the tail of the log, are the whole fold", () => {
  const run = firstDays(pressed.at(-1)!, 3)
  const log = recorded(run, "tail")
  const states: { readonly number: number; readonly state: Snapshot }[] = []
  const end = stateHash(
    live(run, "tail", { event: ({ number }, state) => void states.push({ number, state: snapshot(state) }) }),
  )
  expect(states.length).toBeGreaterThan(300)
  for (const { state } of states)
    expect(stateHash(replay(run.model, log, { policies: run.policies, from: restore(state) }))).toBe(end)
})

const withPolicy = (run: Run, name: string, parameters: Record<string, unknown>): Regime => {
  const added = catalogue.get(name)!.make(name, parameters, run.plan, [])
  const policies = [...run.policies, added]
  return { policies, model: installed(run.plan, run.model, run.policies, policies) }
}

test("another policy takes over with an event of its own, and the log that results folds to the state that was lived", () => {
  const [today] = office
  const log = recorded(today, "other")
  const at = Math.floor(today.plan.horizon / 3)
  const to = withPolicy(today, "send-home", { for: [], after: 0, priority: true })
  const { log: other, state } = forked(today, log, "other", at, to)
  const [before, after] = [eventsOf(log), eventsOf(other)]
  const parted = after.findIndex(({ type }) => type === EventType.PoliciesChanged)
  expect(after.slice(0, parted)).toEqual(before.slice(0, parted))
  expect(after[parted]).toMatchObject({ time: at, subject: 1 })
  expect(before[parted].time).toBeGreaterThan(at)
  const folded = replay(today.model, other, { forks: [to] })
  expect(stateHash(folded)).toBe(stateHash(state))
})

test("timers of policies that are gone fire unheard, and are heard again by none but their own", () => {
  const ringing = (name: string): Policy => ({
    name,
    listensTo: [EventType.OfficeOpened, EventType.PoliciesChanged, EventType.TimerFired],
    initialMemory: () => 0,
    remember: (memory, { type }) => (memory as number) + (type === EventType.TimerFired ? 1 : 0),
    decide: (_, { type, time }): readonly Command[] =>
      type === EventType.TimerFired ? [] : [{ kind: "set timer", at: time + 3600, token: 1 }],
  })
  const { plan } = queue(40)
  const policies = [ringing("one")]
  const run: Run = { plan, policies, model: model(plan) }
  const log = recorded(run, "timers")
  const to: Regime = { model: run.model, policies: [ringing("two")] }
  const { state, log: other } = forked(run, log, "timers", 1800, to)
  const fired = eventsOf(other).filter(({ type }) => type === EventType.TimerFired)
  expect(fired.map(({ subject }) => subject)).toEqual([0, 1])
  expect(state.memory).toEqual({ two: 1 })
  expect(stateHash(replay(run.model, other, { policies, forks: [to] }))).toBe(stateHash(state))
})

test("what a policy remembers when it takes over has been folded from the beginning", () => {
  const counting: Policy = {
    name: "counting",
    listensTo: [EventType.CitizenArrived],
    initialMemory: () => 0,
    remember: (memory) => (memory as number) + 1,
  }
  const run = queue(200)
  const log = recorded(run, "counting")
  const to: Regime = { model: run.model, policies: [counting] }
  const { state } = forked(run, log, "counting", run.plan.horizon / 2, to)
  expect(state.memory).toEqual({
    counting: eventsOf(log).filter(({ type }) => type === EventType.CitizenArrived).length,
  })
})

test("a snapshot that falls due at the instant of a fork has the memory of those who were in force", () => {
  const counting: Policy = {
    name: "counting",
    listensTo: [EventType.CitizenArrived],
    initialMemory: () => 0,
    remember: (memory) => (memory as number) + 1,
  }
  const run = queue(2000)
  const log = recorded(run, "due")
  const at = eventsOf(log)[4200].time + 1e-6
  const to: Regime = { model: run.model, policies: [counting] }
  const after = eventsUntil(log, at)
  const header: Header = { ...log.header, forks: [{ after, policies: ["counting"], future: null }] }
  const taken: Taken[] = []
  const taker = new SnapshotTaker(header, (each) => taken.push(each))
  let quiet = true // until the last instant before the fork: one is due since event 4096
  const late = {
    event: () => {},
    settled: (until: number, state: State) => {
      quiet &&= until < at
      if (!quiet) taker.settled(until, state)
    },
  }
  fork(worldOf(run, "due"), log, [regimeOf(run)], { at, to, observers: [late] })
  expect(taken[0].number).toBe(after)
  for (const each of taken) {
    const policies = policiesAfter(header, each.number)
    expect(Object.keys(stateOf(each, snapshotOf(header, each.number)).memory)).toEqual(policies)
  }
})

test("events until an instant are those at it and before", () => {
  const log = recorded(queue(60), "until")
  const times = eventsOf(log).map(({ time }) => time)
  for (const at of [-1, 0, ...times, ...times.map((time) => time + 1e-6), Infinity])
    expect(eventsUntil(log, at)).toBe(times.filter((time) => time <= at).length)
})

describe("what cannot take over is refused with the reason", () => {
  const [today] = office
  const prepares = (name: string, installable?: boolean): Policy => ({
    name,
    prepare: (arrangement) => ({ ...arrangement, ticketCap: { most: 5, ghosts: 0 } }),
    ...(installable === undefined ? {} : { installable }),
  })
  test("a policy that does not say how it is installed", () => {
    const are = [...today.policies, prepares("mine")]
    expect(() => installed(today.plan, today.model, today.policies, are)).toThrow(NotInstallable)
    expect(() => installed(today.plan, today.model, today.policies, are)).toThrow(
      "mine is prepared before the offices open, and does not say how it is installed",
    )
    const may = [...today.policies, prepares("mine", true)]
    expect(installed(today.plan, today.model, today.policies, may).plan.arrangement.ticketCap?.most).toBe(5)
  })
  test("one that has been in place and would be gone", () => {
    expect(() => installed(today.plan, today.model, [prepares("mine", true)], [])).toThrow("cannot be taken away")
  })
  test("what state is laid out by", () => {
    const order: Policy = {
      name: "order",
      installable: true,
      prepare: (arrangement) => ({ ...arrangement, first: arrangement.first.map(() => [0]) }),
    }
    expect(() => installed(today.plan, today.model, [], [order])).toThrow("order would change who comes before whom")
  })
})

test("a snapshot of another scenario, version or policy is refused whole, with the reason", () => {
  const run = queue(40)
  const of = { scenario: "one", plan: "a", schema: 1, policies: ["x"] }
  const taken = takeSnapshot(live(run, "snap"), of)
  expect(stateHash(stateOf(taken, of))).toBe(taken.hash)
  for (const [other, reason] of [
    [{ ...of, scenario: "two" }, "another scenario: of one, and not of two"],
    [{ ...of, plan: "b" }, "another plan of this scenario"],
    [{ ...of, schema: 2 }, "another version of the events"],
    [{ ...of, policies: [] }, "another policy: of x, and not of none"],
  ] as const) {
    expect(() => stateOf(taken, other)).toThrow(WrongSnapshot)
    expect(() => stateOf(taken, other)).toThrow(reason)
  }
})

test("snapshots are taken as a run goes, and take less than a byte an event before they are compressed", () => {
  const run = queue(20_000)
  const taken: Taken[] = []
  const recorder = recorderOf(run, "taker", false)
  live(run, "taker", recorder, new SnapshotTaker(recorder.header, (each) => taken.push(each)))
  const { events: number } = recorder.close()
  expect(taken.length).toBeGreaterThan(3)
  expect(taken.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(number)
})
