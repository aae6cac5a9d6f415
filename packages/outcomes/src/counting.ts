import type { EventType, OfficeEvent, State } from "@tangguh/office"
import { type Asked, meansAll } from "./asked.ts"
import type { Move, Probe } from "./probe.ts"
import { Windows } from "./windows.ts"

/** When a count is taken: in the period; at a moment, all until then. */
const periodOf = ({ at, windows }: Asked): Windows => (at === null ? windows : new Windows([[{ time: 0 }, at]], true))

/** Counts events of some types; `weigh` may say that one counts for more, or not at all. */
export function counting(
  asked: Asked,
  types: readonly EventType[],
  weigh?: (event: OfficeEvent, state: State, slot: number) => number,
): Probe {
  const period = periodOf(asked)
  const all = meansAll(asked)
  let count = 0
  return {
    listensTo: types,
    event: (event, state, slot) => {
      if (period.includes(event.time) && (all || asked.means(event, state, slot)))
        count += weigh === undefined ? 1 : weigh(event, state, slot)
    },
    value: () => (period.isEmpty ? NaN : count),
  }
}

/** Counts moves of those who are meant. */
export function countingMoves(asked: Asked, counts: (move: Move) => boolean): Probe {
  const period = periodOf(asked)
  const all = meansAll(asked)
  let count = 0
  return {
    move: (move, state) => {
      if (!counts(move) || !period.includes(move.time)) return
      if (all) {
        count++
        return
      }
      const station = move.from < 0 ? move.to : move.from
      if (asked.meansOffice(asked.model.officeOf[station]) && asked.meansCitizen(state, move.slot)) count++
    },
    value: () => (period.isEmpty ? NaN : count),
  }
}

/** Several probes as one, with a value that is made of theirs. */
export function together(probes: readonly Probe[], value: () => number): Probe {
  const byType: Probe[][] = []
  for (const probe of probes) for (const type of probe.listensTo ?? []) (byType[type] ??= []).push(probe)
  const moved = probes.filter((probe) => probe.move !== undefined)
  const timed = probes.filter((probe) => probe.settled !== undefined)
  return {
    listensTo: Object.keys(byType).map((type) => Number(type) as EventType),
    event: (event, state, slot) => {
      for (const probe of byType[event.type]) probe.event!(event, state, slot)
    },
    ...(moved.length > 0 && {
      move: (move, state) => {
        for (const probe of moved) probe.move!(move, state)
      },
    }),
    ...(timed.length > 0 && {
      settled: (until, state) => {
        for (const probe of timed) probe.settled!(until, state)
      },
    }),
    value,
  }
}

/** The ratio of two probes; NaN where nothing is below the line. */
export const ratio = (above: Probe, below: Probe): Probe =>
  together([above, below], () => (below.value() > 0 ? above.value() / below.value() : NaN))
