import { EventType, Flag, type OfficeEvent, type State } from "@tangguh/office"
import type { Asked } from "./asked.ts"
import { ofVisits } from "./of-visits.ts"
import { isDone, passesOn } from "./passing-on.ts"
import type { Probe } from "./probe.ts"

/** When the first step of each citizen ended who is still in the middle of the service; of a job that was there at the start, when it began. */
export class LeadTimes implements Probe {
  readonly open = new Map<number, { readonly began: number; readonly office: number }>()
  private readonly asked: Asked
  private readonly listeners: ((event: OfficeEvent, began: number) => void)[] = []
  readonly listensTo = [
    EventType.JobFound,
    EventType.ServiceCompleted,
    EventType.ServedAtHome,
    EventType.CitizenLeft,
    EventType.CitizenTurnedAway,
  ] as const

  private constructor(asked: Asked) {
    this.asked = asked
  }

  /** Those of the people who are meant; `done` is told when a service ends, and when it began. */
  static of(asked: Asked, done: (event: OfficeEvent, began: number) => void): LeadTimes {
    const { class: ofClass, service, purpose } = asked.outcome
    const times = asked.shared(`lead times ${ofClass} ${service} ${purpose}`, () => new LeadTimes(asked))
    times.listeners.push(done)
    return times
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    const began = this.follow(event, state, slot)
    if (Number.isNaN(began)) return
    for (const done of this.listeners) done(event, began)
  }

  value(): number {
    return NaN
  }

  /** When the service began that this event ends; NaN: it ends none. */
  private follow(event: OfficeEvent, state: State, slot: number): number {
    const { asked } = this
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
    if (!isDone(event, state, slot, model.next)) {
      if (isFirst && !this.open.has(subject)) this.open.set(subject, { began: time, office })
      return NaN
    }
    const before = this.open.size > 0 ? this.open.get(subject) : undefined
    if (before === undefined) return isFirst ? time : NaN
    this.open.delete(subject)
    return before.began
  }
}

/** From the end of the first step to the end of the last one. */
export function leadTime(asked: Asked): Probe {
  const values = ofVisits(asked)
  const times = LeadTimes.of(asked, ({ office, time }, began) => {
    if (asked.meansOffice(office)) values.add(time, time - began)
  })
  return { parts: [times], value: () => values.value() }
}
