import { onGrid } from "@tangguh/engine"
import type { Drawn } from "@tangguh/office/world"
import type { Plan, Profile, Schedule } from "@tangguh/plan"

/* Dates, working days and opening time, date by date and period by period: nothing here is the code of `office`. */

/** The date of an instant, by local midnights; after the horizon the last one. */
export function dayOf({ days }: Plan, time: number): number {
  let day = 0
  while (day + 2 < days.length && days[day + 1] <= time) day++
  return day
}

/** The nth working day after a date; −1 where the plan ends before. */
export function workingDayAfter({ works }: Schedule, day: number, n: number): number {
  const after = [...works.keys()].filter((date) => date > day && works[date] === 1)
  return after[n - 1] ?? -1
}

/** The instant after a delay; working days end at the same clock time, parts of one in proportion. Infinity: not before the end. */
export function later(plan: Plan, schedule: Schedule, from: number, { amount, unit }: Drawn): number {
  if (unit === "seconds") return onGrid(from + amount)
  const whole = Math.floor(amount)
  const before = sameClock(plan, schedule, from, whole)
  if (amount === whole || before === Infinity) return onGrid(before)
  const after = sameClock(plan, schedule, from, whole + 1)
  return onGrid(before + (amount - whole) * (after - before))
}

/** So many working days later as long after midnight. */
function sameClock(plan: Plan, schedule: Schedule, from: number, n: number): number {
  if (n === 0) return from
  const today = dayOf(plan, from)
  const day = workingDayAfter(schedule, today, n)
  return day < 0 ? Infinity : plan.days[day] + (from - plan.days[today])
}

/** An hour that a class comes on a date, its pieces in proportion to their weights; Infinity where it has none. */
export function hourOf({ start, from, until, weight }: Profile, day: number, uniform: number): number {
  const pieces = [...weight.keys()].slice(start[day], start[day + 1]).filter((p) => weight[p] > 0)
  let left = uniform * pieces.reduce((sum, p) => sum + weight[p], 0)
  for (const p of pieces) {
    if (left < weight[p] || p === pieces.at(-1)) return onGrid(from[p] + (left / weight[p]) * (until[p] - from[p]))
    left -= weight[p]
  }
  return Infinity
}

/** When a share of a date's opening time is over; Infinity where it has none. */
export function openingTimeOf({ days }: Plan, { opens, closes }: Schedule, day: number, share: number): number {
  const periods = Array.from(opens, (from, p) => ({
    from: Math.max(from, days[day]),
    until: Math.min(closes[p], days[day + 1]),
  })).filter(({ from, until }) => from < until)
  let left = share * periods.reduce((sum, { from, until }) => sum + until - from, 0)
  for (const { from, until } of periods) {
    if (left < until - from) return onGrid(from + left)
    left -= until - from
  }
  return Infinity
}

/** The next appointment after an instant: in the middle of equal parts of a date's opening time; Infinity where there is none. */
export function nextAppointment(plan: Plan, schedule: Schedule, perDay: number, after: number): number {
  for (const [day, works] of schedule.works.entries())
    for (let part = 0; works === 1 && part < perDay; part++) {
      const at = openingTimeOf(plan, schedule, day, (2 * part + 1) / (2 * perDay))
      if (at > after) return at
    }
  return Infinity
}

/** The schedule of an office, with the periods that policies add on dates on which it is closed. */
export function scheduleOf(plan: Plan, office: number): Schedule {
  const { opens, closes, last, works } = plan.schedules[plan.offices[office].schedule]
  const added = plan.arrangement.extraPeriods
    .filter((period) => period.office === office && works[dayOf(plan, period.from)] === 0)
    .map(({ from, until }) => ({ from, until, last: 1 }))
  const dates = added.map(({ from }) => dayOf(plan, from))
  const usual = Array.from(opens, (from, p) => ({ from, until: closes[p], last: last[p] }))
  const periods = [...usual, ...added].sort((a, b) => a.from - b.from)
  return {
    opens: Float64Array.from(periods, ({ from }) => from),
    closes: Float64Array.from(periods, ({ until }) => until),
    last: Uint8Array.from(periods, (period) => period.last),
    works: works.map((isWorked, day) => (dates.includes(day) ? 1 : isWorked)),
  }
}
