import { dayOf, EventType } from "@tangguh/office"
import type { Plan, ServicePromise } from "@tangguh/plan"
import { completes } from "./counting.ts"
import type { Probe, Windows } from "./probe.ts"

/** How far a promise is kept: value ÷ limit, at most 1. */
export const attainment = (plan: Plan, promise: ServicePromise, windows: Windows): Probe =>
  promise.outcome === "completed" ? daily(plan, promise, windows) : withinLimit(promise, windows)

/** The mean over working days of what was completed that day ÷ the limit. */
function daily(plan: Plan, promise: ServicePromise, windows: Windows): Probe {
  const counts = completes(promise.step)
  const done = new Float64Array(plan.days.length - 1)
  return {
    listensTo: [EventType.ServiceCompleted],
    event: (event, state, slot) => {
      if (windows.includes(event.time)) done[dayOf(plan, event.time)] += counts(event, state, slot)
    },
    value: () => {
      let kept = 0
      let days = 0
      plan.offices.forEach((office) =>
        plan.schedules[office.schedule].works.forEach((works, day) => {
          if (works === 0 || windows.overlap(plan.days[day], plan.days[day + 1]) === 0) return
          kept += Math.min(1, done[day] / plan.offices.length / promise.limit)
          days++
        }),
      )
      return days > 0 ? kept / days : NaN
    },
  }
}

/** The share of visits served within the limit ÷ the share promised. Visits that end unserved were not. */
function withinLimit(promise: ServicePromise, windows: Windows): Probe {
  let kept = 0
  let visits = 0
  /** Who is at a counter, and so has been counted. */
  const started = new Set<number>()
  return {
    listensTo: [EventType.ServiceStarted, EventType.ServiceCompleted, EventType.CitizenLeft],
    event: (event, state, slot) => {
      if (event.type === EventType.ServiceStarted) started.add(event.subject)
      else if (started.delete(event.subject)) return
      if (!windows.includes(event.time)) return
      visits++
      if (event.type === EventType.ServiceStarted && event.time - state.citizens.arrivedAt[slot] <= promise.limit)
        kept++
    },
    value: () => (visits > 0 ? Math.min(1, kept / visits / promise.share) : NaN),
  }
}
