import { Completed, EventType, Flag, type OfficeEvent, type State } from "@tangguh/office"
import type { Asked } from "./asked.ts"
import { counting } from "./counting.ts"
import type { Probe } from "./probe.ts"

/** Whether an event is somebody's passing on from a step: the one that the citizen's place still shows. */
export const passesOn = ({ type, value }: OfficeEvent): boolean =>
  type === EventType.ServedAtHome || (type === EventType.ServiceCompleted && value !== Completed.notPassed)

/** Whether an event ends the whole service of a citizen or job. */
export const isDone = (event: OfficeEvent, { citizens }: State, slot: number, next: Int32Array): boolean =>
  passesOn(event) && next[citizens.step[slot]] < 0 && (citizens.flags[slot] & Flag.onlyThisStep) === 0

/** Those who passed on from a step (−1: the last of their service), a retake of a lost recording not counted again. */
export function completing(asked: Asked, step: number, weigh?: () => number): Probe {
  const { next } = asked.model
  const lost = new Set<number>()
  const passed = counting(asked, [EventType.ServiceCompleted, EventType.ServedAtHome], weigh)
  return {
    ...passed,
    listensTo: [...passed.listensTo!, EventType.RecordLost],
    ...(step >= 0 && { atStep: step }),
    event: (event, state, slot) => {
      if (step < 0 && next[state.citizens.step[slot]] >= 0) return
      if (event.type === EventType.RecordLost) lost.add(event.subject)
      else if (passesOn(event) && (lost.size === 0 || !lost.delete(event.subject))) passed.event!(event, state, slot)
    },
  }
}
