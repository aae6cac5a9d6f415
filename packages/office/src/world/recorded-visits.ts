import type { Demand, Plan, RecordedVisits } from "@tangguh/plan"
import type { Window } from "./first-visits.ts"
import { ROWS_A_DAY } from "./row-code.ts"

/** Recorded rows have the places of their day from here on, so that drawn ones keep theirs, and with them all their draws. */
export const RECORDED = ROWS_A_DAY / 2

/**
 * Puts the recorded visits of a day in place of what was drawn for the time that is recorded.
 * Of a pool, they are made by its last members: those who are served at home are its first.
 */
export function putRecorded(
  plan: Plan,
  { from }: Demand,
  { until, times }: RecordedVisits,
  day: number,
  window: Window,
): void {
  if (plan.days[day] > until) return
  const rows: { readonly time: number; readonly place: number }[] = []
  times.forEach((time, nth) => {
    if (time >= plan.days[day] && time < plan.days[day + 1])
      rows.push({ time, place: from.kind === "pool" ? from.size - 1 - nth : RECORDED + rows.length })
  })
  for (let row = 0; row < window.count; row++)
    if (window.times[row] > until) rows.push({ time: window.times[row], place: window.members?.[row] ?? row })
  const places = Int32Array.from(rows, ({ place }) => place)
  if (window.members === null) window.places = places
  else window.members = places
  window.count = rows.length
  window.times = Float64Array.from(rows, ({ time }) => time)
  window.patience = new Float64Array(rows.length)
  window.work = new Float64Array(rows.length)
}
