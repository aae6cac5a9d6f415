import { readFileSync } from "node:fs"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measure, Projector, wholeRun } from "@tangguh/outcomes"
import { policyOf } from "@tangguh/policies"
import { describe, expect, test } from "vitest"
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

/** What comes of 20 worlds, both offices together, as today and with redirection: on the day on which the outage begins, or in all. */
function paired(text: string, outcome: "completed" | "wasted_trips" | "sojourn", when: "that day" | "in all") {
  const { plan, today, named } = scenarioOf(text)
  const day = { kind: "between", from: instant(3), until: instant(4) } as const
  const measured = (replication: number, names: readonly string[]) => {
    const policies = [...today, ...names.map((name) => named.get(name)!)].map((choice) => policyOf(choice, plan))
    const prepared = model(prepare(plan, policies))
    const world = sampleWorld(plan, plan.seed, replication)
    const whole = outcome === "completed" ? wholeRun(outcome, 0) : wholeRun(outcome)
    const probe = measure(prepared, world, when === "in all" ? whole : { ...whole, during: day })
    const projector = new Projector(prepared, [probe])
    projector.finish(plan.horizon, simulate(world, { policies, prepared, observers: [projector] }))
    return probe.value()
  }
  return Array.from({ length: 20 }, (_, replication) => ({
    asToday: measured(replication, []),
    redirected: measured(replication, ["redirect"]),
  }))
}
const gains = (...asked: Parameters<typeof paired>) =>
  paired(...asked).map(({ asToday, redirected }) => redirected - asToday)
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

describe("while the centre is down", () => {
  test("nobody is recorded next door, though people are sent there", () => {
    for (const { asToday, redirected } of paired(services, "completed", "that day"))
      expect([asToday, redirected]).toEqual([0, 0])
    expect(sum(gains(services, "wasted_trips", "that day"))).toBeGreaterThan(0)
  })

  test("nothing is gained by the end: nobody is recorded more, and all have more trips and longer visits", () => {
    // Who is sent on means to come again at other instants: one citizen more or fewer by the end of a run is chance.
    const recorded = gains(services, "completed", "in all")
    expect(recorded.every((gain) => Math.abs(gain) <= 3)).toBe(true)
    expect(recorded.filter((gain) => gain > 0).length).toBeLessThan(15)
    expect(gains(services, "wasted_trips", "in all").every((more) => more > 0)).toBe(true)
    expect(sum(gains(services, "sojourn", "in all"))).toBeGreaterThan(0)
  })
})

describe("where one office fails by itself", () => {
  test("its people are recorded next door", () => {
    const days = paired(local, "completed", "that day")
    expect(days.every(({ asToday }) => asToday === 0)).toBe(true)
    // Three or four come a day and seven in ten of them, or more, have not called before: a day on which nobody is left is rare.
    expect(days.filter(({ redirected }) => redirected > 0).length).toBeGreaterThanOrEqual(15)
  })

  test("more are recorded by the end", () => expect(sum(gains(local, "completed", "in all"))).toBeGreaterThan(0))
})
