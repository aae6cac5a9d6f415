import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { withWarmUp } from "../src/index.ts"

/** 101 jobs at four printers, ten minutes each: 26 rounds, and then nothing is in the system. */
const draining = (warmUp: string) => `tangguh: 1
title: A list to work off
run: { from: 2025-01-01, for: 2 days${warmUp} }
hours: always
offices: { works: { at_start: { print: { jobs: 101 } } } }
resources: { printer: 4 }
services: { printing: { steps: [{ step: apply, takes: 0 min }, { step: print, where: back office, with: printer, takes: 10 min }] } }
citizens: { reader: { wants: printing, arrive: { rate: 0 / h } } }
`
const scenarioOf = (warmUp: string) =>
  decodeExit(draining(warmUp), { file: "draining.yaml", policies: catalogue, outcomes }).scenario!

test("counting begins where what was there at the start has gone", () => {
  const { warmUp } = withWarmUp(scenarioOf(", warm_up: auto"), "seed").plan
  const aBatch = (2 * 86_400) / 400
  expect(warmUp).toBeGreaterThanOrEqual(26 * 600)
  expect(warmUp).toBeLessThan(26 * 600 + aBatch)
})

test("what the file says is left as it is", () => {
  const terminating = scenarioOf("")
  expect(withWarmUp(terminating, "seed")).toBe(terminating)
  expect(withWarmUp(scenarioOf(", warm_up: 6 h"), "seed").plan.warmUp).toBe(6 * 3600)
})
