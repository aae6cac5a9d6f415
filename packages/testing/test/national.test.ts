import { readFileSync } from "node:fs"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measure, Projector, wholeRun } from "@tangguh/outcomes"
import { expect, test } from "vitest"
import { scenarioOf } from "../src/index.ts"

const text = readFileSync(new URL("../../../scenarios/national.yaml", import.meta.url), "utf8")
const { plan: year } = scenarioOf(text)
const plan = { ...year, horizon: 7 * 86_400, days: year.days.slice(0, 8) }

test(
  "every kecamatan of the country for a week: who came is done, or gone, or not done yet",
  { timeout: 300_000 },
  () => {
    const prepared = model(prepare(plan, []))
    const world = sampleWorld(plan, plan.seed, 0)
    const of = (name: string) => measure(prepared, world, wholeRun(name, 0))
    const probes = [of("first_visits"), of("completed"), of("lapsed")]
    const projector = new Projector(prepared, probes)
    const { citizens } = simulate(world, { prepared, observers: [projector] })
    const [came, done, gone] = probes.map((probe) => probe.value())
    expect(done + gone + citizens.used - citizens.freeCount).toBe(came)
    // On five working days 2,145 × 90 and 5,140 × 40: 1,993,250, with a standard deviation of 15,000 between offices.
    expect(Math.abs(came - 1_993_250)).toBeLessThan(75_000)
  },
)
