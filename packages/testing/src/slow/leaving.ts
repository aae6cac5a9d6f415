import { onGrid } from "@tangguh/engine"
import type { Drawn } from "@tangguh/office/world"
import { Reason } from "@tangguh/office"
import { dayOf, hourOf, later, openingTimeOf, workingDayAfter } from "./calendar.ts"
import { touch, touchGroup } from "./conditions.ts"
import { giveUpCounter } from "./counters.ts"
import { type Citizen, goAway, homeOf, isWaiting, type Now, sayOf, stationOf } from "./now.ts"
import type { Notice } from "./notice.ts"

/** The instant of a return on a working day, at an hour of the class; in an office that never closes exactly after the delay. */
export function returnInstant(now: Now, citizen: Citizen, after: Drawn, hour: number): number {
  return instantAt(now, citizen, citizen.office, after, hour)
}

function instantAt(now: Now, citizen: Citizen, o: number, after: Drawn, hour: number): number {
  const { plan } = now
  const { schedule } = now.offices[o]
  const exact = later(plan, schedule, now.time, after)
  if (schedule.closes.includes(Infinity) && after.unit === "seconds") return exact < plan.horizon ? exact : Infinity
  const today = dayOf(plan, now.time)
  let day: number
  if (after.unit === "working days") day = workingDayAfter(schedule, today, after.amount)
  else {
    if (!(exact < plan.horizon)) return Infinity
    const date = dayOf(plan, exact)
    day = date > today && schedule.works[date] === 1 ? date : workingDayAfter(schedule, date, 1)
  }
  if (day < 0) return Infinity
  const demand = plan.offices[o].demand.find((d) => d.class === citizen.class)
  const at = demand === undefined ? Infinity : hourOf(plan.profiles[demand.profile], day, hour)
  return at < Infinity ? at : openingTimeOf(plan, schedule, day, hour)
}

/** When whoever was there in vain comes again: 0 never, Infinity not before the end. */
export function nextAttempt(now: Now, citizen: Citizen, always: boolean): number {
  const { chance, atMost } = now.plan.classes[citizen.class].returns
  const drawn = now.world.returnOf(citizen.origin, citizen.entity, citizen.class, citizen.attempts)
  if (!always && (drawn.chance >= chance || citizen.visits > atMost)) return 0
  return instantAt(now, citizen, always ? citizen.office : homeOf(now, citizen), drawn.after, drawn.hour)
}

/** Goes home unserved, or ends as a job. */
export function leave(now: Now, citizen: Citizen, reason: number, cause: number): void {
  const station = stationOf(now, citizen)
  const isLost = reason === Reason.dead || reason === Reason.outOfStock
  const again = isLost ? 0 : nextAttempt(now, citizen, false)
  const left = sayOf(now, citizen, "CitizenLeft", { value: reason, hidden: again, cause })
  leaveQueue(now, citizen, left)
  citizen.since = left
  touchGroup(now, station)
  if (station.office.isOvertime) touch(now, station.office)
  citizen.office = homeOf(now, citizen)
  stayAway(now, citizen, again)
}

/** Is no longer at the counter, in the queue, or among those who gather. */
export function leaveQueue(now: Now, citizen: Citizen, event: number): void {
  const station = stationOf(now, citizen)
  if (station.counters.includes(citizen)) giveUpCounter(now, citizen, event)
  for (const list of [...station.queue, station.gathering])
    if (list.includes(citizen)) list.splice(list.indexOf(citizen), 1)
}

/** Is at home until an instant; 0: never comes again. */
export function stayAway(now: Now, citizen: Citizen, until: number): void {
  if (until === 0) goAway(now, citizen)
  else isAway(citizen, until)
}

/** Is not there until an instant. */
export function isAway(citizen: Citizen, until: number): void {
  citizen.hasBegun = false
  citizen.letterLasts = Infinity
  citizen.doing = "is away"
  citizen.comesAgainAt = until
}

/** A visit for a step that belongs to the service. */
export function planVisit(
  now: Now,
  citizen: Citizen,
  step: number,
  { after, hour }: { after: Drawn; hour: number },
  cause: number,
): void {
  const at = returnInstant(now, citizen, after, hour)
  citizen.step = step
  citizen.since = sayOf(now, citizen, "VisitPlanned", { value: step, hidden: at, cause })
  stayAway(now, citizen, at)
  citizen.isPlanned = true
}

/** Patience and letters run out. */
export function* patienceNotices(now: Now): Generator<Notice> {
  for (const citizen of now.citizens) {
    if (citizen === null) continue
    const { place } = citizen
    if (isWaiting(citizen) && !stationOf(now, citizen).isJob && citizen.bears < Infinity)
      yield {
        time: now.time + citizen.bears,
        phase: 19,
        entity: place,
        happens: () => leave(now, citizen, citizen.wasToldNotToday ? Reason.dismissed : Reason.patience, citizen.since),
      }
    const waitsAsJob = isWaiting(citizen) || citizen.doing === "gathers"
    if (waitsAsJob && citizen.letterLasts < Infinity)
      yield {
        time: now.time + citizen.letterLasts,
        phase: 19,
        entity: place,
        happens: () => renewLetter(now, citizen),
      }
  }
}

function renewLetter(now: Now, citizen: Citizen): void {
  const { valid } = now.plan.arrangement.temporaryLetter!
  citizen.letterLasts = valid
  sayOf(now, citizen, "LetterRenewed", { hidden: onGrid(now.time + valid), cause: citizen.since })
}
