import { dayOf, EventType, type Model, type OfficeEvent, ofNewcomers, type State } from "@tangguh/office"
import { Cursor } from "../cursor.ts"
import type { Log } from "../log.ts"
import type { Regime } from "../regime.ts"
import { replay } from "../replay.ts"

/** The highest number of a citizen, job or record in a log: they have all from 1 to it. 0: nobody is there. */
export function lastCitizen(log: Log): number {
  let last = 0
  const cursor = new Cursor(log)
  while (cursor.next()) {
    const { type, subject, hidden } = cursor.event
    if (ofNewcomers.has(type) || type === EventType.ServedAtHome) last = Math.max(last, subject)
    else if (type === EventType.ServiceCompleted) last = Math.max(last, hidden)
  }
  return last
}

/** The number of a person of the scenario's file; null: has not come in this log. */
export function citizenOfPerson(log: Log, person: number): number | null {
  const cursor = new Cursor(log)
  while (cursor.next()) {
    const { type, subject, value } = cursor.event
    if (type === EventType.CitizenArrived && value === -1 - person) return subject
  }
  return null
}

export interface Ticket {
  readonly office: number
  readonly ticket: number
  /** null: the first on which it is drawn. */
  readonly day: number | null
}

const beginsVisit: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.CitizenReturned,
  EventType.CitizenCame,
])

/** Who drew a ticket and was not turned away with it; null: nobody, or not on that day. */
export function citizenOfTicket(
  model: Model,
  log: Log,
  { office, ticket, day }: Ticket,
  forks: readonly Regime[] = [],
): number | null {
  let holder: number | null = null
  let since = 0
  const event = ({ type, subject, time, office: at }: OfficeEvent, { offices }: State) => {
    if (type === EventType.CitizenTurnedAway) {
      if (subject === holder && time === since) holder = null
    } else if (
      holder === null &&
      at === office &&
      beginsVisit.has(type) &&
      offices.tickets[office] === ticket &&
      (day === null || dayOf(model.plan, time) === day)
    ) {
      holder = subject
      since = time
    }
  }
  replay(model, log, { forks, observers: [{ event }], ...(day !== null && { until: model.plan.days[day + 1] }) })
  return holder
}
