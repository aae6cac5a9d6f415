import {
  eventNames,
  EventType,
  evolve,
  initialState,
  model,
  type Observer,
  type Policy,
  restore,
  snapshot,
  type Snapshot,
  type State,
} from "@tangguh/office"
import { isDeepStrictEqual } from "node:util"
import { beforeAll, describe, expect, test } from "vitest"
import { Cursor, events, length, loadHash, replay } from "../src/index.ts"
import { Slots } from "../src/slots.ts"
import { live, queue, recorded, recorderOf, type Run, scenario } from "./recorded.ts"

beforeAll(loadHash)

/** Snapshots of every event as it happens, and of every instant as it is over. */
class Album implements Observer {
  readonly pages: { number: number; slot: number; state: Snapshot }[] = []
  readonly instants: { until: number; number: number }[] = []
  event({ number }: { number: number }, state: State, slot: number): void {
    this.pages.push({ number, slot, state: snapshot(state) })
  }
  settled(until: number, state: State): void {
    this.instants.push({ until, number: state.number })
  }
}

const scenarios = [
  "hard-pressed.yaml",
  "whole-office.yaml",
  "../../../scenarios/ngargoyoso-2016.yaml",
  "../../../scenarios/palmerah-2013.yaml",
  "../../../scenarios/kedoya-selatan-2013.yaml",
].flatMap(scenario)
const runs: [string, Run][] = [queue(200), ...scenarios].map((run) => [
  `${run.plan.scenario}: ${run.policies.map(({ name }) => name).join(", ") || "no policy"}`,
  run,
])

describe.each(runs)("%s", (_, run) => {
  test("is, folded, what it was alive: at every event, and at every instant", () => {
    const recorder = recorderOf(run, "replay", true)
    const alive = new Album()
    const state = live(run, "replay", recorder, alive)
    recorder.close()
    const again = new Album()
    const replayed = replay(run.model, recorder.log(), { policies: run.policies, observers: [again] })
    expect(again.pages.length).toBe(state.number)
    const differs = again.pages.findIndex((page, i) => !isDeepStrictEqual(page, alive.pages[i]))
    expect(again.pages[differs]).toEqual(alive.pages[differs])
    expect(again.instants).toEqual(alive.instants)
    expect(snapshot(replayed)).toEqual(snapshot(state))
  })

  test("goes on from any instant as from the beginning", () => {
    const log = recorded(run, "tail")
    const whole = snapshot(replay(run.model, log, { policies: run.policies }))
    for (const share of [0.1, 0.5, 0.9]) {
      const cursor = new Cursor(log)
      cursor.goTo(Math.ceil(share * length(log)))
      const half = snapshot(replay(run.model, log, { policies: run.policies, until: cursor.event.time }))
      expect(snapshot(replay(run.model, log, { policies: run.policies, from: restore(half) }))).toEqual(whole)
    }
  })
})

test("without the policies, all but their memories is folded", () => {
  const overtime = scenarios.find(({ policies }) => policies.some(({ initialMemory }) => initialMemory !== undefined))!
  const recorder = recorderOf(overtime, "memory", true)
  const state = live(overtime, "memory", recorder)
  recorder.close()
  expect(state.memory).not.toEqual({})
  expect(snapshot(replay(overtime.model, recorder.log()))).toEqual(snapshot({ ...state, memory: {} }))
})

test("a timer is remembered by the policy whose it is, and by no other", () => {
  const counting = (name: string, token: number): Policy<number> => ({
    name,
    listensTo: [EventType.OfficeOpened, EventType.TimerSet, EventType.TimerFired],
    initialMemory: () => 0,
    remember: (memory, { type }) => memory + (type === EventType.TimerFired ? 1 : 0),
    decide: (_, { type, time }) =>
      type === EventType.OfficeOpened
        ? Array.from({ length: token }, (_timer, k) => ({ kind: "set timer", at: time + 60 + k, token: k }))
        : [],
  })
  const { plan } = queue(40)
  const policies = [counting("one", 1), { name: "silent" }, counting("three", 3)] as Policy[]
  const run: Run = { plan, policies, model: model(plan) }
  const recorder = recorderOf(run, "timers", true)
  const state = live(run, "timers", recorder)
  recorder.close()
  expect(state.memory).toEqual({ one: 1, three: 3 })
  expect(snapshot(replay(run.model, recorder.log(), { policies }))).toEqual(snapshot(state))
})

test("slots are kept for those who are there, and for nobody else", () => {
  const run = scenarios[0]
  const state = initialState(run.model)
  const slots = new Slots(state)
  for (const event of events(recorded(run, "slots"))) {
    slots.after(event, state, evolve(run.model, state, event, slots.before(event)!))
    if (event.number % 97 === 0) expect(slots.size).toBe(state.citizens.used - state.citizens.freeCount)
  }
  expect(slots.size).toBe(new Slots(state).size)
})

test("every type of event is folded somewhere in these runs", () => {
  const seen = new Set<number>()
  for (const [, run] of runs) {
    for (let seed = 0; seed < 20; seed++) {
      const recorder = recorderOf(run, String(seed), true)
      const state = live(run, String(seed), recorder, { event: ({ type }) => seen.add(type) })
      recorder.close()
      expect(snapshot(replay(run.model, recorder.log(), { policies: run.policies }))).toEqual(snapshot(state))
    }
  }
  seen.add(EventType.PoliciesChanged) // of forks alone: fork.test.ts
  const unseen = Object.values(EventType).filter((type) => !seen.has(type))
  expect(unseen.map((type) => eventNames[type])).toEqual([])
})

test("stops after the instant that was asked for", () => {
  const run = queue(200)
  const log = recorded(run, "until")
  const numbers = Array.from(events(log), ({ time, number }) => ({ time, number }))
  const { time } = numbers[99]
  const album = new Album()
  expect(replay(run.model, log, { until: time, observers: [album] }).number).toBe(
    numbers.findLast((event) => event.time <= time)!.number,
  )
  expect(album.instants.at(-1)!.until).toBe(time)
  expect(snapshot(replay(run.model, log, { until: -1 }))).toEqual(snapshot(initialState(run.model)))
})

test("refuses a log that is of somebody who is not there, by the event's number", () => {
  const run = queue(40)
  const log = recorded(run, "stranger")
  const { columns } = log.blocks[0]
  const row = columns.type.indexOf(EventType.ServiceStarted)
  columns.subject[row] = 1_000_000
  expect(() => replay(run.model, log)).toThrow(`event ${row + 1} is of citizen 1000000`)
})
