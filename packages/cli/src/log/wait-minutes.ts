import type { Language } from "@tangguh/charts"
import { type Stay, waitedIn } from "@tangguh/event-log"
import { durationText, minutesOf } from "./clock.ts"

/** Whole minutes waited in a stay for each cause, in the order in which these were met; 0: less, so it is told in seconds. */
export type WaitMinutes = ReadonlyMap<number, number>

/** The waits of each stay as they are told: the minutes of all stays of a kind sum to their whole wait, to the minute. */
export function waitMinutes(stays: readonly Stay[]): ReadonlyMap<Stay, WaitMinutes> {
  const ofKind = (kind: Stay["kind"]) => {
    const those = stays.filter((stay) => stay.kind === kind)
    const whole = minutesOf(those.map((stay) => waitedIn(stay)))
    return those.map((stay, at) => [stay, byCause(stay, waitedIn(stay) < 59.5 ? 0 : whole[at])] as const)
  }
  return new Map([...ofKind("visit"), ...ofKind("job")])
}

function byCause(stay: Stay, whole: number): WaitMinutes {
  const waits = stay.parts.filter(({ kind }) => kind === "wait")
  const causes = [...new Set(waits.map(({ cause }) => cause))]
  const seconds = causes.map((cause) => waitedIn(stay, cause))
  const minutes = whole === 0 ? seconds.map(() => 0) : minutesOf(seconds, whole)
  return new Map(causes.map((cause, at) => [cause, minutes[at]]))
}

/** A wait in so many minutes; where these are 0, in seconds. */
export const waitText = (seconds: number, minutes: number, language: Language): string =>
  durationText(minutes === 0 ? seconds : minutes * 60, language)
