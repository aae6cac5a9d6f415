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

/** Whether a profile has hours on a day. */
export const isWorkingDay = (profile: Profile, day: number): boolean => profile.start[day] < profile.start[day + 1]

/** The first of `perDay` equally spaced instants of opening time after an instant; Infinity where the plan ends before. */
export function nextSlot(plan: Plan, schedule: Schedule, perDay: number, after: number): number {
  for (let day = dayOf(plan, after); day < schedule.works.length; day++) {
    if (schedule.works[day] === 0) continue
    for (let k = 0; k < perDay; k++) {
      const at = openingTimeOf(plan, schedule, day, (k + 0.5) / perDay)
      if (at > after) return at
    }
  }
  return Infinity
}

/** The instant at which a share of a day's opening time is over. */
export function openingTimeOf(plan: Plan, schedule: Schedule, day: number, share: number): number {
  const from = plan.days[day]
  const until = plan.days[day + 1]
  const { opens, closes } = schedule
  const first = Math.max(0, lastAtMost(opens, from))
  let open = 0
  for (let p = first; p < opens.length && opens[p] < until; p++) open += within(schedule, p, from, until)
  let left = share * open
  for (let p = first; p < opens.length; p++) {
    const room = within(schedule, p, from, until)
    if (room > 0 && left < room) return onGrid(Math.max(opens[p], from) + left)
    left -= room
    if (closes[p] >= until) break
  }
  return onGrid(until - 1)
}

const within = (schedule: Schedule, period: number, from: number, until: number): number =>
  Math.max(0, Math.min(schedule.closes[period], until) - Math.max(schedule.opens[period], from))
