import { EventType, Flag, type OfficeEvent, type State } from "@tangguh/office"
import type { Asked } from "./asked.ts"
import { ofVisits } from "./of-visits.ts"
import { isDone, passesOn } from "./passing-on.ts"
import type { Probe } from "./probe.ts"

/** When the first step of each citizen ended who is still in the middle of the service; of a job that was there at the start, when it began. */
export class LeadTimes {
  readonly open = new Map<number, { readonly began: number; readonly office: number }>()
  static readonly listensTo = [
    EventType.JobFound,
    EventType.ServiceCompleted,
    EventType.ServedAtHome,
    EventType.CitizenLeft,
    EventType.CitizenTurnedAway,
  ] as const

  /** When the service began that this event ends; NaN: it ends none. */
  follow(asked: Asked, event: OfficeEvent, state: State, slot: number): number {
    const { model } = asked
    const { type, subject, time, hidden, office } = event
    if (type === EventType.CitizenLeft || type === EventType.CitizenTurnedAway) {
      if (hidden === 0) this.open.delete(subject)
      return NaN
    }
    if (!asked.meansCitizen(state, slot)) return NaN
    if (type === EventType.JobFound) this.open.set(subject, { began: -hidden, office })
    if (!passesOn(event)) return NaN
    const { origin, step, flags } = state.citizens
    if ((flags[slot] & Flag.onlyThisStep) !== 0) return NaN
    const isFirst = step[slot] === model.entryStep[model.originClass[origin[slot]]]
    const began = this.open.get(subject)?.began ?? (isFirst ? time : NaN)
    if (!isDone(event, state, slot, model.next)) {
      if (isFirst && !this.open.has(subject)) this.open.set(subject, { began, office })
      return NaN
    }
    if (this.open.size > 0) this.open.delete(subject)
    return began
  }
}

/** From the end of the first step to the end of the last one. */
export function leadTime(asked: Asked): Probe {
  const times = new LeadTimes()
  const values = ofVisits(asked)
  return {
    listensTo: LeadTimes.listensTo,
    event: (event, state, slot) => {
      const began = times.follow(asked, event, state, slot)
      if (!Number.isNaN(began) && asked.meansOffice(event.office)) values.add(event.time, event.time - began)
    },
    value: () => values.value(),
  }
}
