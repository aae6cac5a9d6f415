import { readFileSync } from "node:fs"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measure, Projector, wholeRun } from "@tangguh/outcomes"
import { policyOf } from "@tangguh/policies"
import { expect, test } from "vitest"
import { scenarioOf } from "../src/index.ts"

const central = readFileSync(new URL("../../../scenarios/kedoya-selatan-2013.yaml", import.meta.url), "utf8")
const [services] = central.split(/^checks:$/m) // they ask about the central outage
const failure = /^ {4}fails:\n {6}- (\{ from: .* \})\n/m
const [, outage] = failure.exec(services)!
/** The same outage, of the mains of one office. */
const local = services
  .replace(failure, "")
  .replace("kedoya-selatan: { ", `kedoya-selatan: { dependencies: { power: { fails: [${outage}] } }, `)

const instant = (day: number) => ({ kind: "instant", at: day * 86_400 }) as const

/** Recorded on the day on which the outage begins, in both offices, as today and with redirection, world by world. */
function recordedThatDay(text: string): { asToday: number; redirected: number }[] {
  const { plan, today, named } = scenarioOf(text)
  const day = { kind: "between", from: instant(3), until: instant(4) } as const
  const recorded = (replication: number, names: readonly string[]) => {
    const policies = [...today, ...names.map((name) => named.get(name)!)].map((choice) => policyOf(choice, plan))
    const prepared = model(prepare(plan, policies))
    const world = sampleWorld(plan, plan.seed, replication)
    const probe = measure(prepared, world, { ...wholeRun("completed", 0), during: day })
    const projector = new Projector(prepared, [probe])
    projector.finish(plan.horizon, simulate(world, { policies, prepared, observers: [projector] }))
    return probe.value()
  }
  return Array.from({ length: 20 }, (_, replication) => ({
    asToday: recorded(replication, []),
    redirected: recorded(replication, ["redirect"]),
  }))
}

test("nobody is recorded next door while the centre is down", () => {
  for (const { asToday, redirected } of recordedThatDay(services)) expect([asToday, redirected]).toEqual([0, 0])
})

test("where one office fails by itself its people are recorded next door", () => {
  const days = recordedThatDay(local)
  expect(days.every(({ asToday }) => asToday === 0)).toBe(true)
  // Three or four come a day and seven in ten of them, or more, have not called before: a day on which nobody is left is rare.
  expect(days.filter(({ redirected }) => redirected > 0).length).toBeGreaterThanOrEqual(15)
})
