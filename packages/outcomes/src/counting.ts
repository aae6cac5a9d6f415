import type { EventType, OfficeEvent, State } from "@tangguh/office"
import { type Asked, meansAll } from "./asked.ts"
import type { Between, Move, Probe } from "./probe.ts"
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

/** Counts moves of those who are meant; `counts`: only some of them. */
export function countingMoves(asked: Asked, between: Between, counts: (move: Move) => boolean = () => true): Probe {
  const period = periodOf(asked)
  const all = meansAll(asked)
  let count = 0
  return {
    between,
    move: (move, state) => {
      if (!period.includes(move.time) || !counts(move)) return
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
export const together = (parts: readonly Probe[], value: () => number): Probe => ({ parts, value })

/** The ratio of two probes; NaN where nothing is below the line. */
export const ratio = (above: Probe, below: Probe): Probe =>
  together([above, below], () => (below.value() > 0 ? above.value() / below.value() : NaN))
