import { readFileSync } from "node:fs"
import { join } from "node:path"
import { events, type KeptLog, loadHash, Recorder } from "@tangguh/event-log"
import { EventType, futureOf, model, type Observer, sampleWorld, simulate } from "@tangguh/office"
import { outcomes, wholeRun } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { beforeAll, expect, test } from "vitest"
import { asFed, type Job } from "../src/arm.ts"
import { courseOf } from "../src/course.ts"
import { replicate } from "../src/replicate.ts"

const file = join(import.meta.dirname, "../../cli/test/small.yaml")
const { scenario } = decodeExit(readFileSync(file, "utf8"), { file, policies: catalogue, outcomes })
const hour = 3600
/** In the middle of an outage of the power, from 9 to 11. */
const at = 10 * hour
const plan = { ...scenario!.plan, warmUp: at }

/** A run of the office as today. */
function run(): KeptLog {
  const recorder = new Recorder(
    { scenario: plan.scenario, plan: "", seed: "run", replication: 0, policies: [] },
    { keep: true },
  )
  simulate(sampleWorld(plan, "run", 0), { prepared: model(plan), observers: [recorder] })
  recorder.close()
  return recorder.log()
}

const nothing = { choices: [], files: [], without: asFed, bound: null }
const measured = [wholeRun("hours_waited"), wholeRun("visits"), wholeRun("wasted_trips"), wholeRun("completed", 0)]
const arm = (name: string, ...choices: readonly string[]) => ({
  ...nothing,
  name,
  choices: scenario!.policies.filter((choice) => choices.includes(choice.name)),
  outcomes: measured,
})
const job: Job = {
  plan,
  seed: "futures",
  arms: [arm("as-today"), arm("the same"), arm("generator", "generator")],
  instants: new Float64Array(0),
  hash: true,
  from: { log: "", inForce: [nothing], asked: ["as-today"], at, redraw: false },
}

let log: KeptLog
beforeAll(async () => {
  await loadHash()
  log = run()
})

test("what takes over from itself differs by exactly 0 in every future, and a generator does not", () => {
  const [today, same, generator] = replicate(job, 0, 5, undefined, { log }).arms
  expect(same.values).toEqual(today.values)
  expect(same.causes).toEqual(today.causes)
  expect(generator.values).not.toEqual(today.values)
  expect(new Set(today.hashes).size).toBe(5) // futures differ
})

test("nothing before the instant is counted", () => {
  const [{ values }] = replicate({ ...job, arms: job.arms.slice(0, 1) }, 0, 3, undefined, { log }).arms
  for (let replication = 0; replication < 3; replication++) {
    const counted = { first: 0, again: 0 }
    const count: Observer = {
      event: ({ time, type }) => {
        if (time < at) return
        if (type === EventType.CitizenArrived) counted.first++
        if (type === EventType.CitizenReturned) counted.again++
      },
    }
    const past = sampleWorld(plan, "run", 0)
    simulate(futureOf(past, { at, seed: "futures", replication }), { prepared: model(plan), observers: [count] })
    expect(values[replication * measured.length + 1]).toBe(counted.first + counted.again)
  }
})

test("all go on from the run: until the instant its events, each in its place", () => {
  const { worldOf, ways } = courseOf(job, undefined, log)
  const before = Array.from(events(log), ({ time, type, subject }) => ({ time, type, subject })).filter(
    ({ time }) => time <= at,
  )
  expect(before.length).toBeGreaterThan(0)
  for (const way of ways) {
    const lived: object[] = []
    way.live(worldOf(1), [{ event: ({ time, type, subject }) => void lived.push({ time, type, subject }) }])
    expect(lived.slice(0, before.length)).toEqual(before)
    expect(lived.length).toBeGreaterThan(before.length)
  }
})
