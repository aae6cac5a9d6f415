import { dayOf, later, type State, Status } from "@tangguh/office"
import type { Plan, ServicePromise } from "@tangguh/plan"
import type { Asked, Family } from "./asked.ts"
import { type Move, Place, type Probe } from "./probe.ts"
import type { Instant } from "./windows.ts"

/** Opening dates of an office from one instant to another, both of their dates counted. */
export function openingDates(plan: Plan, office: number, from: number, until: number): number {
  const { works } = plan.schedules[plan.offices[Math.max(0, office)].schedule]
  let dates = 0
  for (let day = dayOf(plan, from); day <= dayOf(plan, until); day++) dates += works[day]
  return dates
}

/** A time in the unit that is asked for. */
export const timeBetween = ({ plan, outcome }: Asked, from: number, until: number): number =>
  outcome.inWorkingDays && until < Infinity && until > from
    ? openingDates(plan, outcome.office, from, until)
    : until - from

/** The last instant within a limit of seconds, or of opening dates: the same clock time so many of them later. */
export const deadlineOf = (
  plan: Plan,
  office: number,
  from: number,
  { limit, unit }: Pick<ServicePromise, "limit" | "unit">,
): number =>
  unit === "working days"
    ? later(plan, plan.schedules[plan.offices[Math.max(0, office)].schedule], from, { amount: limit, unit })
    : from + limit

/** Which of those in the system at an instant make up the list that is to be cleared. */
export type Listed = (state: State, slot: number) => boolean

/** The list of an instant: who is on it, and when the last of them was done. */
export class Cohort {
  /** Infinity: not yet; NaN: the instant has not come. */
  cleared = NaN
  private left: Set<number> | null = null
  readonly since: Instant
  private readonly isListed: Listed

  constructor(since: Instant, isListed: Listed) {
    this.since = since
    this.isListed = isListed
  }

  settled(until: number, state: State): void {
    if (this.left !== null || until <= this.since.time) return
    this.left = new Set()
    this.cleared = Infinity
    for (let slot = 0; slot < state.citizens.used; slot++)
      if (this.isListed(state, slot)) this.left.add(state.citizens.number[slot])
    if (this.left.size === 0) this.cleared = this.since.time
  }

  done(citizen: number, time: number): void {
    if (this.left?.delete(citizen) && this.left.size === 0) this.cleared = time
  }
}

/** Who waits at a step: people not yet served, and jobs, served or not. */
export function waitsAt({ model, meansOffice, meansCitizen, of }: Asked): Listed {
  return (state, slot) => {
    const { citizens } = state
    const status = citizens.status[slot]
    const step = citizens.step[slot]
    return (
      (status === Status.waiting ||
        status === Status.gathering ||
        status === Status.called ||
        status === Status.interrupted ||
        (status === Status.inService && model.isJob[step] === 1)) &&
      (of < 0 || step === of) &&
      meansOffice(citizens.office[slot]) &&
      meansCitizen(state, slot)
    )
  }
}

/** Whether somebody has left the queue of a step with this move: passed it, or gone. */
export const hasLeft = ({ is, from, to }: Move): boolean => (is !== Place.waits && is !== Place.served) || to !== from

function timeToClear(asked: Asked, isListed: Listed, isOver: (move: Move) => boolean): Probe {
  const cohort = new Cohort(asked.since, isListed)
  return {
    settled: (until, state) => cohort.settled(until, state),
    move: (move) => {
      if (isOver(move)) cohort.done(move.citizen, move.time)
    },
    value: () => timeBetween(asked, cohort.since.time, cohort.cleared),
  }
}

export const clearingProbes: Family = {
  time_to_clear: (asked) => timeToClear(asked, waitsAt(asked), hasLeft),
  time_to_make_good: (asked) => {
    const waits = waitsAt(asked)
    const isListed: Listed = (state, slot) =>
      waits(state, slot) ||
      (state.citizens.status[slot] === Status.away &&
        (asked.of < 0 || state.citizens.step[slot] === asked.of) &&
        asked.meansOffice(state.citizens.office[slot]) &&
        asked.meansCitizen(state, slot))
    const { stepOf } = asked.model
    return timeToClear(
      asked,
      isListed,
      ({ is, from, to }) => is === Place.nowhere || is === Place.record || stepOf[to] !== stepOf[from],
    )
  },
}
