import { readdirSync, readFileSync } from "node:fs"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit, type Scenario } from "@tangguh/scenario"
import { smallestDetectable } from "@tangguh/statistics"
import { describe, expect, test } from "vitest"
import { checkJobs, judge } from "../src/check.ts"
import { replicate } from "../src/replicate.ts"
import { chain, erlangC } from "./queueing-theory.ts"

/*
 * Textbook queues, written as scenario files, held to theory: a t-test of the mean over replications at a false-alarm rate
 * of 1e-5 each. `detects` is the smallest relative error that each test finds with 99 % power, at most.
 */

const HOUR = 3600

interface Expected {
  readonly value: number
  readonly detects: number
}

const mm1 = { lambda: 9, mu: 12 }
const mm3 = { lambda: 18, mu: 7.5, servers: 3 }
const mg1 = { lambda: 7.2, mean: 1 / 12, cv: 1.5 }
const mm3Waits = erlangC(mm3)
const mg1Wait = ((mg1.lambda * mg1.mean) / (1 - mg1.lambda * mg1.mean)) * ((1 + mg1.cv ** 2) / 2) * mg1.mean
const erlangA = chain({ lambda: 40, mu: 12, servers: 3, theta: 6 })
const breakdowns = chain({ lambda: 6, mu: 12, servers: 1, failure: 1 / 8, repair: 1 })
const erlangABreakdowns = chain({ lambda: 40, mu: 12, servers: 4, theta: 2, failure: 1 / 10, repair: 2 })

/** What each check of each file must expect, worked out here and not there. Waits in seconds, rates by the hour. */
const theory: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  mm1: {
    "mean-wait": { value: (mm1.lambda / mm1.mu / (mm1.mu - mm1.lambda)) * HOUR, detects: 0.07 },
    "mean-queue": { value: mm1.lambda ** 2 / (mm1.mu * (mm1.mu - mm1.lambda)), detects: 0.07 },
    busy: { value: mm1.lambda / mm1.mu, detects: 0.012 },
  },
  mm3: {
    "mean-wait": { value: (mm3Waits / (mm3.servers * mm3.mu - mm3.lambda)) * HOUR, detects: 0.09 },
    "mean-queue": { value: (mm3Waits * mm3.lambda) / (mm3.servers * mm3.mu - mm3.lambda), detects: 0.095 },
    busy: { value: mm3.lambda / mm3.mu / mm3.servers, detects: 0.011 },
  },
  mg1: {
    "mean-wait": { value: mg1Wait * HOUR, detects: 0.11 },
    "mean-queue": { value: mg1.lambda * mg1Wait, detects: 0.11 },
    busy: { value: mg1.lambda * mg1.mean, detects: 0.015 },
  },
  "erlang-a": {
    abandon: { value: (6 * erlangA.waiting) / 40, detects: 0.03 },
    queue: { value: erlangA.waiting, detects: 0.03 },
    rate: { value: 12 * erlangA.busy, detects: 0.01 },
    busy: { value: erlangA.busy / 3, detects: 0.01 },
  },
  "mm1-breakdowns": {
    up: { value: 8 / 9, detects: 0.009 },
    queue: { value: breakdowns.waiting, detects: 0.115 },
    busy: { value: 6 / 12, detects: 0.012 },
  },
  "erlang-a-breakdowns": {
    up: { value: 2 / 2.1, detects: 0.01 },
    abandon: { value: (2 * erlangABreakdowns.waiting) / 40, detects: 0.1 },
    queue: { value: erlangABreakdowns.waiting, detects: 0.1 },
    rate: { value: 12 * erlangABreakdowns.busy, detects: 0.02 },
  },
}

const folder = new URL("./theory/", import.meta.url)
const scenarioOf = (name: string): Scenario => {
  const text = readFileSync(new URL(`${name}.yaml`, folder), "utf8")
  const decoded = decodeExit(text, { file: `${name}.yaml`, policies: catalogue, outcomes })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return decoded.scenario
}

test("every file of the folder is held to theory", () => {
  const files = readdirSync(folder).map((file) => file.replace(".yaml", ""))
  expect(files.toSorted()).toEqual(Object.keys(theory).toSorted())
})

describe.each(Object.keys(theory))("%s", (name) => {
  const scenario = scenarioOf(name)
  const { replications } = scenario.plan

  test("expects what theory says", () => {
    expect(scenario.checks.map(({ id }) => id).toSorted()).toEqual(Object.keys(theory[name]).toSorted())
    for (const check of scenario.checks) {
      const { expect: expected } = check
      if (expected.kind !== "between") throw new Error(`${check.id} expects no number`)
      expect(Math.abs(expected.low / theory[name][check.id].value - 1), check.id).toBeLessThan(1e-8)
      expect(expected.high).toBe(expected.low)
      expect(check.in, check.id).toEqual({ kind: "mean", falseAlarm: 1e-5 })
      expect(check.kind).toBe("theory")
    }
  })

  test("holds", () => {
    const jobs = checkJobs(scenario, `theory/${name}`)
    const results = jobs.map((job) => replicate(job, 0, replications).arms)
    for (const { check, holds, measured, exercised } of judge(scenario, results, replications)) {
      expect(exercised, check.id).toBe(replications)
      expect({ check: check.id, measured, holds }).toMatchObject({ holds: true })
    }
    const [arm] = results[0]
    scenario.checks.forEach(({ id }, place) => {
      const values = Float64Array.from(
        { length: replications },
        (_, run) => arm.values[run * scenario.checks.length + place],
      )
      const { value, detects } = theory[name][id]
      const found = smallestDetectable({ values, alpha: 1e-5 }) / value
      expect.soft(found, `${id}: the smallest error found with 99 % power, of the value`).toBeLessThan(detects)
    })
  })
})
