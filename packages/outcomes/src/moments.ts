import type { Moment, Period, Plan } from "@tangguh/plan"
import type { World } from "@tangguh/office"
import { Windows } from "./probe.ts"

/** The switch that a dependency's moments are read from: that of the first office. */
const switchOf = (plan: Plan, dependency: number): number => plan.offices[0].switches[dependency]

/** The instant of a moment in the world as fed; Infinity where it never comes. */
export function instantOf(plan: Plan, world: World, moment: Moment): number {
  switch (moment.kind) {
    case "instant":
      return moment.at
    case "end":
      return plan.horizon
    default: {
      const outages = world.outages[switchOf(plan, moment.dependency)]
      const times = moment.kind === "fails" ? outages.from : outages.until
      const time = times[moment.nth - 1] ?? Infinity
      return time < plan.horizon ? time : Infinity
    }
  }
}

/** The time that a period covers in the world as fed; all of it after warm-up where none is named. */
export function windowsOf(plan: Plan, world: World, period: Period | null): Windows {
  if (period === null) return new Windows([[plan.warmUp, plan.horizon]])
  if (period.kind === "between") {
    const from = instantOf(plan, world, period.from)
    const until = instantOf(plan, world, period.until)
    return new Windows(from < until && from < Infinity ? [[from, Math.min(until, plan.horizon)]] : [])
  }
  const { from, until } = world.outages[switchOf(plan, period.dependency)]
  return new Windows(Array.from(from, (start, i) => [start, Math.min(until[i], plan.horizon)] as const))
}
