import type { Part, Stay } from "@tangguh/event-log"
import { Cause } from "@tangguh/office"
import { minutesOf } from "./clock.ts"
import type { WaitMinutes } from "./wait-minutes.ts"

/** While nobody could be served at a step, though the doors were open. */
export interface Stop {
  /** With which it began. */
  readonly part: Part
  until: number
  seconds: number
  /** As it is told: those of all stops for a cause sum to what the stay waited for it. */
  minutes: number
}

const stands = ({ kind, cause }: Part): boolean =>
  kind === "wait" &&
  (cause >= Cause.dependency || cause === Cause.stock || cause === Cause.staff || cause === Cause.limit)

/** What stopped the queue in a stay. Stops at a step that are due to the same event are one: nights and breaks lie between. */
export function stopsOf({ parts }: Stay, minutes: WaitMinutes): readonly Stop[] {
  const stops: Stop[] = []
  for (const part of parts.filter(stands)) {
    const last = stops.at(-1)
    const seconds = part.until - part.from
    if (last?.part.cause === part.cause && last.part.because === part.because && last.part.step === part.step) {
      last.until = part.until
      last.seconds += seconds
    } else stops.push({ part, until: part.until, seconds, minutes: 0 })
  }
  for (const [cause, whole] of minutes) {
    const ofCause = stops.filter(({ part }) => part.cause === cause)
    const seconds = ofCause.map((stop) => stop.seconds)
    for (const [at, told] of minutesOf(seconds, whole).entries()) ofCause[at].minutes = told
  }
  return stops
}
