import { readdirSync, readFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit, type Scenario } from "@tangguh/scenario"
import * as Effect from "effect/Effect"
import { expect, test } from "vitest"
import { verifyScenario } from "../src/verify.ts"

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
const detects: Readonly<Record<string, number>> = {}

test.each(files)("%s holds", async (file) => {
  const scenario = scenarioOf(file)
  const { replications } = scenario.plan
  const results = await Effect.runPromise(
    verifyScenario(scenario, { replications, seed: `theory/${file}`, workers: availableParallelism() }),
  )
  expect(results.map(({ check }) => check.id)).toEqual(scenario.checks.map(({ id }) => id))
  for (const { check, expected, measured, holds, detects: found } of results) {
    expect.soft({ check: check.id, expected, measured, holds }).toMatchObject({ holds: true })
    const most = (detects[file.replace(".yaml", "")] ?? 0.2) * Math.abs(expected)
    expect.soft(found, `${check.id}: the smallest error found with 99 % power`).toBeLessThanOrEqual(most)
  }
})
