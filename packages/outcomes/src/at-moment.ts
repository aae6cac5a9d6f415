import type { State } from "@tangguh/office"
import type { Probe } from "./probe.ts"
import type { Instant } from "./windows.ts"

/** The value of a state once everything at an instant has settled. */
export function atMoment(at: Instant, read: (state: State) => number): Probe {
  let value = NaN
  let isTaken = false
  return {
    ...(at.time < Infinity && { settlesFrom: at.time }),
    settled: (until, state) => {
      if (isTaken || until < at.time) return
      value = read(state)
      isTaken = until > at.time
    },
    value: () => value,
  }
}
