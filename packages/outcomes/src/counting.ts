import { EventType, Flag, type Model, type OfficeEvent, type State } from "@tangguh/office"
import type { Probe, Windows } from "./probe.ts"

/** Counts events of some types within windows; `weigh` may say that one counts less, or not at all. */
export function counting(
  windows: Windows,
  types: readonly EventType[],
  weigh?: (event: OfficeEvent, state: State, slot: number) => number,
): Probe {
  let count = 0
  return {
    listensTo: types,
    event: (event, state, slot) => {
      if (windows.includes(event.time)) count += weigh === undefined ? 1 : weigh(event, state, slot)
    },
    value: () => (windows.isEmpty ? NaN : count),
  }
}

/** Whether a completed service was of this step, and not a retake of a recording that was lost. */
export const completes =
  (step: number) =>
  (_: OfficeEvent, state: State, slot: number): number =>
    state.citizens.step[slot] === step && (state.citizens.flags[slot] & Flag.captured) === 0 ? 1 : 0

/** The ratio of two probes; NaN where nothing is below the line. */
export function ratio(above: Probe, below: Probe): Probe {
  return {
    listensTo: [...new Set([...(above.listensTo ?? []), ...(below.listensTo ?? [])])],
    event: (event, state, slot) => {
      if (above.listensTo?.includes(event.type)) above.event!(event, state, slot)
      if (below.listensTo?.includes(event.type)) below.event!(event, state, slot)
    },
    ...(above.stretch || below.stretch
      ? {
          stretch: (stretch) => {
            above.stretch?.(stretch)
            below.stretch?.(stretch)
          },
        }
      : {}),
    value: () => (below.value() > 0 ? above.value() / below.value() : NaN),
  }
}

/**
 * Citizens before a step over time: those who came (or meant to) and have neither passed nor given up; with `membersAtHome`,
 * of a pool all who have not passed it. `change` is called before each change.
 */
export function backlogOf(
  model: Model,
  step: number,
  membersAtHome: boolean,
  change: (time: number, before: number) => void,
): { readonly probe: Probe; readonly now: () => number } {
  let backlog = 0
  const poolOrigin = new Uint8Array(model.origins)
  model.plan.offices.forEach((office, o) =>
    office.demand.forEach((demand, d) => {
      if (!membersAtHome || demand.from.kind !== "pool" || model.entryStep[demand.class] !== step) return
      backlog += demand.from.size
      poolOrigin[model.firstDemand[o] + d] = 1
    }),
  )
  const probe: Probe = {
    listensTo: [
      EventType.CitizenArrived,
      EventType.TripAvoided,
      EventType.ServiceCompleted,
      EventType.CitizenLeft,
      EventType.RecordLost,
    ],
    event: (event, state, slot) => {
      const { origin, step: at } = state.citizens
      if (model.entryStep[model.originClass[origin[slot]]] !== step && at[slot] !== step) return
      const pool = poolOrigin[origin[slot]] === 1
      let by = 0
      if (event.type === EventType.ServiceCompleted) by = -1
      else if (event.type === EventType.RecordLost) by = 1
      else if (event.type === EventType.CitizenLeft) by = !pool && event.hidden === 0 ? -1 : 0
      else if (!pool) by = 1
      if (by === 0) return
      change(event.time, backlog)
      backlog += by
    },
    value: () => backlog,
  }
  return { probe, now: () => backlog }
}
