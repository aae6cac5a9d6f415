import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { loadHash } from "@tangguh/event-log"
import { model, sampleWorld, simulate } from "@tangguh/office"
import { outcomes, Projector, wholeRun } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit, type Scenario } from "@tangguh/scenario"
import { beforeAll, describe, expect, test } from "vitest"
import { asFed, type Job } from "../src/arm.ts"
import { waitCauses } from "../src/causes.ts"
import { runJobs } from "../src/pool.ts"
import { replicate } from "../src/replicate.ts"

const scenarioOf = (text: string, file: string): Scenario => {
  const decoded = decodeExit(text, { file, policies: catalogue, outcomes })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return decoded.scenario
}
const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8")
const ngargoyoso = scenarioOf(read("../../../scenarios/ngargoyoso-2016.yaml"), "ngargoyoso-2016.yaml")

const nothing = { choices: [], files: [], without: asFed, bound: null }

/** Every policy of the scenario beside today, each run recorded for its hash. */
const job: Job = {
  plan: ngargoyoso.plan,
  seed: "workers",
  arms: [
    { ...nothing, name: "as-today", outcomes: [wholeRun("hours_waited"), wholeRun("wasted_trips")] },
    ...ngargoyoso.policies.map((choice) => ({
      ...nothing,
      name: choice.name,
      choices: [choice],
      outcomes: [wholeRun("hours_waited"), wholeRun("visits")],
    })),
  ],
  instants: Float64Array.of(30_000, 50_000, 120_000),
  hash: true,
}
const replications = 7

beforeAll(() => loadHash())

describe("the same seed gives the same logs and numbers", () => {
  const inProcess = () => replicate(job, 0, replications).arms

  test.each([1, 2, 4])("on %i worker threads as on this one", async (workers) => {
    const [threads] = await Effect.runPromise(runJobs([job], { replications, workers }))
    const here = inProcess()
    expect(threads.map(({ hashes }) => hashes)).toEqual(here.map(({ hashes }) => hashes))
    expect(threads).toEqual(here)
    expect(new Set(here[0].hashes).size).toBe(replications) // worlds differ
  })

  test("in whatever shards they are run", () => {
    const whole = inProcess()
    for (const from of [0, 3, 6]) {
      const part = replicate(job, from, from + 1).arms
      part.forEach(({ hashes, values }, arm) => {
        expect(hashes[0]).toBe(whole[arm].hashes[from])
        expect([...values]).toEqual([...whole[arm].values].slice(2 * from, 2 * from + 2))
      })
    }
  })

  test("recorded or not", () => {
    const silent = replicate({ ...job, hash: false }, 0, 2).arms
    const recorded = replicate(job, 0, 2).arms
    expect(silent.map(({ values }) => values)).toEqual(recorded.map(({ values }) => values))
  })
})

test("what fails in a worker names the replications and the seed", async () => {
  const broken = { ...ngargoyoso.policies[0], name: "broken", is: "no-such-policy" }
  const failing: Job = { ...job, arms: [{ ...job.arms[0], choices: [broken] }] }
  const exit = await Effect.runPromiseExit(runJobs([failing], { replications, workers: 2 }))
  expect(Exit.isFailure(exit)).toBe(true)
  expect(JSON.stringify(exit)).toContain("workers")
  await expect(Effect.runPromise(runJobs([failing], { replications, workers: 2 }))).rejects.toThrow(
    /replications \d to \d \(seed workers\) failed/,
  )
})

describe("over a long run", () => {
  const mm1 = scenarioOf(read("../../office/test/theory/mm1.yaml"), "mm1.yaml")
  const prepared = model(mm1.plan)

  test("memory does not grow with the number of citizens served", () => {
    const state = simulate(sampleWorld(mm1.plan, "memory", 0))
    expect(state.nextCitizen).toBeGreaterThan(10_000)
    expect(state.citizens.used).toBeLessThanOrEqual(128)
  })

  test("waits by cause add up to the queue that Little's law integrates, exactly", () => {
    const causes = waitCauses(prepared)
    let area = 0
    const queue = {
      stretch: ({ waiting, from, until }: { waiting: number; from: number; until: number }) => {
        area += waiting * Math.max(0, until - Math.max(from, mm1.plan.warmUp ?? 0))
      },
      value: () => area,
    }
    const projector = new Projector(prepared, [causes, queue])
    const state = simulate(sampleWorld(mm1.plan, "causes", 0), { observers: [projector] })
    projector.finish(mm1.plan.horizon, state)
    expect(causes.value()).toBe(area)
    expect(area).toBeGreaterThan(0)
  })
})
