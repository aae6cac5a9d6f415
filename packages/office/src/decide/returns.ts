import { onGrid } from "@tangguh/engine"
import type { Delay } from "@tangguh/plan"
import { dayOf, hourOf, openingTimeOf, workingDayAfter } from "../world/calendar.ts"
import type { Drawn } from "../world/delays.ts"
import type { Run } from "./run.ts"

/** When a citizen who goes home unserved comes again, to the office of the first visit; 0: never. */
export function vainReturn(run: Run, slot: number, time: number): number {
  const { citizens } = run.state
  const origin = citizens.origin[slot]
  const citizenClass = run.model.originClass[origin]
  const { returns } = run.model.plan.classes[citizenClass]
  if (citizens.visits[slot] > returns.atMost) return 0
  const drawn = run.world.returnOf(origin, citizens.entity[slot], citizenClass, citizens.attempts[slot])
  if (!(drawn.chance < returns.chance)) return 0
  return comesAgain(run, run.model.originOffice[origin], citizenClass, time, drawn.after, drawn.hour)
}

/** When a citizen whose record was lost comes again: always, for the office calls. */
export function recalled(
  run: Run,
  origin: number,
  entity: number,
  attempts: number,
  office: number,
  time: number,
  recall: Delay,
): number {
  const citizenClass = run.model.originClass[origin]
  const { hour } = run.world.returnOf(origin, entity, citizenClass, attempts)
  return comesAgain(run, office, citizenClass, time, run.world.recallOf(origin, entity, attempts, recall), hour)
}

/** When a citizen who was kept from a vain trip tries again: always, for nothing was lost. */
export function nextAttempt(
  run: Run,
  origin: number,
  entity: number,
  attempts: number,
  office: number,
  time: number,
): number {
  const citizenClass = run.model.originClass[origin]
  const { after, hour } = run.world.returnOf(origin, entity, citizenClass, attempts)
  return comesAgain(run, office, citizenClass, time, after, hour)
}

/**
 * The visit after a delay: a working day, and an hour of it drawn from the hours of the class; Infinity where the plan ends before.
 *
 * A class without hours of its own that day comes in the opening time of that day; to an office that never closes people come
 * when the delay is over.
 */
export function comesAgain(
  run: Run,
  office: number,
  citizenClass: number,
  time: number,
  { amount, unit }: Drawn,
  hour: number,
): number {
  const { plan, firstDemand, originClass, schedules } = run.model
  const schedule = schedules[office]
  if (unit === "seconds" && schedule.closes[0] === Infinity)
    return time + amount < plan.horizon ? onGrid(time + amount) : Infinity
  const today = dayOf(plan, time)
  let day: number
  if (unit === "working days") day = workingDayAfter(schedule, today, amount)
  else {
    const earliest = dayOf(plan, time + amount)
    day = schedule.works[earliest] === 1 && earliest > today ? earliest : workingDayAfter(schedule, earliest, 1)
  }
  if (day < 0 || (unit === "seconds" && time + amount >= plan.horizon)) return Infinity
  for (let demand = firstDemand[office]; demand < firstDemand[office + 1]; demand++) {
    if (originClass[demand] === citizenClass) {
      const at = hourOf(plan.profiles[plan.offices[office].demand[demand - firstDemand[office]].profile], day, hour)
      if (at < Infinity) return at
    }
  }
  return openingTimeOf(plan, schedule, day, hour)
}
