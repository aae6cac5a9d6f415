/**
 * A policy of one's own: is it worth telling people at once that nobody can be served today, instead of after an hour?
 *
 * It can be named wherever the command takes a policy, beside those of the catalogue:
 *
 *     tangguh compare scenarios/ngargoyoso-2016.yaml --policies send-home,./examples/tell-at-once.ts
 *
 * Run by itself, it is set against one of the catalogue over the same worlds, without the command:
 *
 *     node examples/tell-at-once.ts
 */
import { EventType, type Policy, type World } from "@tangguh/office"

/** Whenever something fails, or the doors open while it is out, those who wait are told that there is no service today. */
const tellAtOnce: Policy & { readonly title: { readonly en: string; readonly id: string } } = {
  name: "tell-at-once",
  title: { en: "Tell people at once", id: "Langsung diberi tahu" },
  listensTo: [EventType.DependencyFailed, EventType.OfficeOpened, EventType.BreakEnded],
  decide: (_memory, _event, view) =>
    Array.from({ length: view.offices }, (_, office) => office)
      .filter((office) => view.isOpen(office) && view.isBlocked(office))
      .map((office) => ({ kind: "dismiss queue", office, voucher: true })),
}
export default tellAtOnce

if (import.meta.main) {
  const { readFileSync } = await import("node:fs")
  const { model, prepare, sampleWorld, simulate } = await import("@tangguh/office")
  const { measure, outcomes, Projector, wholeRun } = await import("@tangguh/outcomes")
  const { catalogue, policyOf } = await import("@tangguh/policies")
  const { decodeExit } = await import("@tangguh/scenario")
  const { pairedDifference } = await import("@tangguh/statistics")

  const file = new URL("../scenarios/ngargoyoso-2016.yaml", import.meta.url)
  const decoded = decodeExit(readFileSync(file, "utf8"), { file: file.pathname, policies: catalogue, outcomes })
  if (decoded.problems !== null) throw new Error(decoded.problems.map((problem) => problem.format()).join("\n"))
  const { plan, named } = decoded.scenario

  const sendHome = policyOf(named.get("send-home")!, plan)

  /** The hours that citizens wait in a world under some policies. */
  function hoursWaited(world: World, policies: readonly Policy[]): number {
    const prepared = model(prepare(plan, policies))
    const probe = measure(prepared, world, wholeRun("hours_waited"))
    const projector = new Projector(prepared, [probe])
    const state = simulate(world, { policies, prepared, observers: [projector] })
    projector.finish(plan.horizon, state)
    return probe.value() / 3600
  }

  // The world is drawn before any policy: it is the same for all of them, so a difference is the policies' doing.
  const worlds = Array.from({ length: 50 }, (_, replication) => sampleWorld(plan, plan.seed, replication))
  const asToday = worlds.map((world) => hoursWaited(world, []))
  const afterAnHour = worlds.map((world) => hoursWaited(world, [sendHome]))
  const atOnce = worlds.map((world) => hoursWaited(world, [tellAtOnce]))

  const show = (what: string, values: readonly number[], baseline: readonly number[]): void => {
    const { mean, lower, upper } = pairedDifference(values, baseline)
    console.log(`${what}: ${mean.toFixed(0)} hours (95 % interval ${lower.toFixed(0)} to ${upper.toFixed(0)})`)
  }
  show("told after an hour, against today", afterAnHour, asToday)
  show("told at once, against today", atOnce, asToday)
  show("told at once, against told after an hour", atOnce, afterAnHour)
}
