import { EventType, type OfficeEvent, Reason, SENT, type State } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { counting, countingMoves, ratio, together } from "./counting.ts"
import { isDone } from "./passing-on.ts"
import type { Probe } from "./probe.ts"

/** How a visit to an office begins: the first, one after a vain one, one that the service asks for. */
export const visitTypes = [EventType.CitizenArrived, EventType.CitizenReturned, EventType.CitizenCame] as const

/** Counts visits that begin; one goes on at the office to which its citizen is sent. */
export const beginning = (
  asked: Asked,
  counts: (citizens: State["citizens"], slot: number) => boolean = () => true,
): Probe =>
  counting(asked, visitTypes, ({ type, value }, { citizens }, slot) =>
    (type === EventType.CitizenReturned && value === SENT) || !counts(citizens, slot) ? 0 : 1,
  )

const vainTypes = [EventType.CitizenLeft, EventType.CitizenTurnedAway] as const

/** Counts visits that end without service; `counts`: only some of them. */
const vain = (asked: Asked, counts: (event: OfficeEvent) => boolean = () => true): Probe => {
  const { isJob } = asked.model
  const isDead = ({ type, value }: OfficeEvent) => type === EventType.CitizenLeft && value === Reason.dead
  return counting(asked, vainTypes, (event, { citizens }, slot) =>
    isJob[citizens.step[slot]] === 0 && !isDead(event) && counts(event) ? 1 : 0,
  )
}

/** Citizens whose deadline passed before the whole service was done, or a letter stood in for it. */
function deadlinesMissed(asked: Asked): Probe {
  const { model, windows, plan } = asked
  if (!model.has.purposes) return { value: () => 0 }
  const due = new Map<number, number>()
  let missed = 0
  const pass = (deadline: number) => {
    if (windows.includes(deadline)) missed++
  }
  return {
    listensTo: [EventType.PurposeStated, EventType.ServiceCompleted, EventType.ServedAtHome, EventType.LetterIssued],
    event: (event, state, slot) => {
      if (event.type === EventType.PurposeStated) {
        if (asked.means(event, state, slot)) due.set(event.subject, event.hidden)
        return
      }
      if (event.type !== EventType.LetterIssued && !isDone(event, state, slot, model.next)) return
      const deadline = due.get(event.subject)
      if (deadline === undefined) return
      due.delete(event.subject)
      if (event.time > deadline) pass(deadline)
    },
    value: () => {
      for (const deadline of due.values()) if (deadline < plan.horizon) pass(deadline)
      due.clear()
      return windows.isEmpty ? NaN : missed
    },
  }
}

export const citizensProbes: Family = {
  visits: (asked) => {
    const visits = beginning(asked)
    const renewals = counting(asked, [EventType.LetterRenewed])
    return together([visits, renewals], () => visits.value() + renewals.value())
  },
  first_visits: (asked) => beginning(asked, ({ visits }, slot) => visits[slot] === 1),
  trips_avoided: (asked) => counting(asked, [EventType.TripAvoided, EventType.ReturnAvoided]),
  unserved: (asked) => vain(asked),
  wasted_trips: (asked) => {
    const trips = vain(asked)
    const others = counting(asked, [EventType.RecordLost, EventType.CitizenRedirected])
    return together([trips, others], () => trips.value() + others.value())
  },
  lapsed: (asked) => vain(asked, ({ hidden }) => hidden === 0),
  abandoned_share: (asked) =>
    ratio(
      vain(asked),
      countingMoves(
        asked,
        (_, __, wasThere, isThere) => wasThere && !isThere,
        ({ type }) => type !== EventType.CitizenRedirected,
      ),
    ),
  turned_away_share: (asked) => ratio(counting(asked, [EventType.CitizenTurnedAway]), beginning(asked)),
  no_shows: (asked) => {
    const { model } = asked
    const missed = counting(asked, [EventType.AppointmentMissed])
    let absent = 0
    const strangers: Probe = {
      listensTo: [EventType.NoShow],
      event: ({ time, office, subject }) => {
        const { class: named, service } = asked.outcome
        const itsClass = model.originClass[subject]
        const isMeant =
          asked.meansOffice(office) &&
          (named < 0 || itsClass === named) &&
          (service < 0 || model.plan.classes[itsClass].wants === service)
        if (isMeant && asked.windows.includes(time)) absent++
      },
      value: () => absent,
    }
    return together([missed, strangers], () => missed.value() + absent)
  },
  letters: (asked) => counting(asked, [EventType.LetterIssued, EventType.LetterRenewed]),
  deadlines_missed: deadlinesMissed,
}
