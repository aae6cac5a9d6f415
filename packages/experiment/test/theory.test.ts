import { readdirSync, readFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit, type Scenario } from "@tangguh/scenario"
import * as Effect from "effect/Effect"
import { beforeAll, expect, test } from "vitest"
import { type Model, type Verified, verifyModels } from "../src/verify.ts"

/*
 * Textbook models, written as scenario files, held to theory: a t-test of the mean over replications at a false-alarm rate
 * of 1e-5 each. That the files expect what theory says is tested beside them.
 */

const folder = new URL("../../office/test/theory/", import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"))

const scenarioOf = (file: string): Scenario => {
  const decoded = decodeExit(readFileSync(new URL(file, folder), "utf8"), { file, policies: catalogue, outcomes })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return decoded.scenario
}

/** The smallest error that is found with 99 % power, at most, as a share of the value; 0.2 where none is said. */
const detects: Readonly<Record<string, number>> = {
  absent: 0.35,
  "breakdown-busy-clock-mm3": 0.25,
  "breakdown-finish": 0.25,
  "opening-day": 0.45,
  "stock-periodic": 0.25,
}

const models = files.map((file): Model => {
  const scenario = scenarioOf(file)
  return { scenario, replications: scenario.plan.replications, seed: `theory/${file}` }
})
let results: readonly (readonly Verified[])[] = []

beforeAll(async () => {
  results = await Effect.runPromise(verifyModels(models, { workers: availableParallelism() }))
}, 600_000)

test.each(models.map(({ scenario }, i) => [scenario.plan.scenario, i] as const))("%s holds", (name, i) => {
  expect(results[i].map(({ check }) => check.id)).toEqual(models[i].scenario.checks.map(({ id }) => id))
  for (const { check, expected, measured, holds, detects: found } of results[i]) {
    expect.soft({ check: check.id, expected, measured, holds }).toMatchObject({ holds: true })
    if (expected === 0) continue
    const share = found / Math.abs(expected)
    expect.soft(share, `${check.id}: the smallest error found with 99 % power`).toBeLessThan(detects[name] ?? 0.2)
  }
})
