import type { Model } from "../model.ts"
import { dayOfRow, placeOfRow, rowCode } from "../world/row-code.ts"
import { Member, type State } from "../state/state.ts"
import type { Window } from "../world/first-visits.ts"
import type { World } from "../world/world.ts"

/** The row that is due next at each demand. */
export interface DueRows {
  readonly codes: Float64Array
  readonly places: Int32Array
  /** The windows that these rows are in. */
  readonly windows: (Window | null)[]
}

/**
 * Finds the first visit that comes next at a demand: the row goes into `due`, its time is returned; Infinity where none comes.
 *
 * Rows of pool members who are no longer at home are void. Only a member's own visit changes that,
 * so the answer is the same at any instant between two visits of the demand: it follows from the state.
 */
export function nextRow(model: Model, state: State, world: World, demand: number, due: DueRows): number {
  const cursor = state.demands.cursor[demand]
  const current = due.windows[demand]
  if (current !== null && current.members === null && current.places === null && due.codes[demand] === cursor) {
    const next = due.places[demand] + 1
    if (next < current.count) {
      due.places[demand] = next
      due.codes[demand] = cursor + 1
      return current.times[next]
    }
  }
  const members = state.demands.members[demand]
  const pool = members.length > 0
  const days = model.plan.days.length - 1
  let day = cursor < 0 ? 0 : dayOfRow(cursor)
  let row = 0
  if (cursor >= 0) {
    const place = placeOfRow(cursor)
    const { members: told, places } = world.window(demand, day)
    row = (told ?? places)?.indexOf(place) ?? place
    row++
  }
  for (; day < days; day++, row = 0) {
    const window = world.window(demand, day)
    while (row < window.count && pool && members[window.members![row]] !== Member.idle) row++
    if (row < window.count) {
      const place = (window.members ?? window.places)?.[row] ?? row
      due.codes[demand] = rowCode(model.originClass[demand], day, place)
      due.places[demand] = row
      due.windows[demand] = window
      return window.times[row]
    }
  }
  return Infinity
}
