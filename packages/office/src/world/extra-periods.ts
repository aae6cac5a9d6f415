import type { Arrangement, Plan, Schedule } from "@tangguh/plan"
import { dayOf } from "./calendar.ts"

/** A schedule with the opening periods that a policy adds on dates on which the office is closed. */
export function withExtraPeriods(
  plan: Plan,
  schedule: Schedule,
  office: number,
  extra: Arrangement["extraPeriods"],
): Schedule {
  const mine = extra.filter((period) => period.office === office && schedule.works[dayOf(plan, period.from)] === 0)
  if (mine.length === 0) return schedule
  const periods = [
    ...Array.from(schedule.opens, (opens, p) => ({ opens, closes: schedule.closes[p], last: schedule.last[p] })),
    ...mine.map(({ from, until }) => ({ opens: from, closes: until, last: 1 })),
  ].sort((a, b) => a.opens - b.opens)
  const works = schedule.works.slice()
  for (const { from } of mine) works[dayOf(plan, from)] = 1
  return {
    opens: Float64Array.from(periods, ({ opens }) => opens),
    closes: Float64Array.from(periods, ({ closes }) => closes),
    last: Uint8Array.from(periods, ({ last }) => last),
    works,
  }
}
