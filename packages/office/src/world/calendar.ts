import type { Plan, Profile, Schedule } from "@tangguh/plan"
import { onGrid } from "@tangguh/engine"

/** The index of the last element that is at most `value`; −1 if none is. */
function lastAtMost(sorted: Float64Array, value: number): number {
  let low = -1
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (sorted[middle] <= value) low = middle
    else high = middle
  }
  return low
}

/** The day of an instant, by local midnights. */
export const dayOf = (plan: Plan, time: number): number => Math.min(lastAtMost(plan.days, time), plan.days.length - 2)

/** Whether the doors are open at an instant. */
export function isOpenAt(schedule: Schedule, time: number): boolean {
  const period = lastAtMost(schedule.opens, time)
  return period >= 0 && time < schedule.closes[period]
}

/** The nth working day after `day`; −1 where the plan ends before. */
export function workingDayAfter(schedule: Schedule, day: number, n: number): number {
  let left = n
  for (let d = day + 1; d < schedule.works.length; d++) if (schedule.works[d] === 1 && --left <= 0) return d
  return -1
}

/** The same clock time n working days later; Infinity where the plan ends before. */
export function workingDaysLater(plan: Plan, schedule: Schedule, time: number, n: number): number {
  const today = dayOf(plan, time)
  const day = workingDayAfter(schedule, today, n)
  return day < 0 ? Infinity : onGrid(plan.days[day] + (time - plan.days[today]))
}

/** An instant of the day drawn from the hours of a class, by inversion of its weights; Infinity where it has none that day. */
export function hourOf(profile: Profile, day: number, uniform: number): number {
  const first = profile.start[day]
  const end = profile.start[day + 1]
  let total = 0
  for (let p = first; p < end; p++) total += profile.weight[p]
  if (total === 0) return Infinity
  let target = uniform * total
  for (let p = first; p < end; p++) {
    const weight = profile.weight[p]
    if (target < weight || p === end - 1) {
      const share = Math.min(target / weight, 1)
      return onGrid(profile.from[p] + share * (profile.until[p] - profile.from[p]))
    }
    target -= weight
  }
  return Infinity
}
