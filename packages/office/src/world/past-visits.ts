import type { Window } from "./first-visits.ts"
import { RECORDED } from "./recorded-visits.ts"

/** The first visits of a day as they were, of which those up to an instant have been made. */
export interface Visited {
  readonly window: Window
  readonly at: number
}

/** How often a member who must not have come by an instant is drawn; then the member stays at home. */
export const MOST_TRIES = 1000

interface Row {
  readonly time: number
  readonly place: number
}

/**
 * Puts the visits that have been made in place of those drawn for the time until then. They keep their places, and what comes after
 * them has places behind; recorded visits keep theirs.
 *
 * `again`: when a member of a pool comes that day, try by try. Members who have come do not come again, and the others come as they
 * would, given that they have not come yet: by rejection.
 */
export function putPast(
  { window: before, at }: Visited,
  window: Window,
  again: ((member: number, tries: number) => number) | null,
): void {
  const made = rowsOf(before).filter(({ time }) => time <= at)
  const after = again === null ? behind(made, window, at) : others(made, window, at, again)
  const rows = [...made, ...after]
  const places = Int32Array.from(rows, ({ place }) => place)
  if (again !== null) window.members = places
  else window.places = before.places === null && window.places === null ? null : places
  window.count = rows.length
  window.times = Float64Array.from(rows, ({ time }) => time)
  window.patience = new Float64Array(rows.length)
  window.work = new Float64Array(rows.length)
}

const rowsOf = ({ count, members, places, times }: Window): Row[] =>
  Array.from({ length: count }, (_, row) => ({ time: times[row], place: (members ?? places)?.[row] ?? row }))

function behind(made: readonly Row[], window: Window, at: number): Row[] {
  let free = made.reduce((most, { place }) => (place < RECORDED ? Math.max(most, place + 1) : most), 0)
  return rowsOf(window)
    .filter(({ time }) => time > at)
    .map(({ time, place }) => ({ time, place: place < RECORDED ? free++ : place }))
}

function others(
  made: readonly Row[],
  window: Window,
  at: number,
  again: (member: number, tries: number) => number,
): Row[] {
  const came = new Set(made.map(({ place }) => place))
  return rowsOf(window)
    .filter(({ place }) => !came.has(place))
    .map(({ time, place }): Row => {
      let comes = time
      for (let tries = 0; comes <= at && tries < MOST_TRIES; tries++) comes = again(place, tries)
      return { time: comes, place }
    })
    .filter(({ time }) => time > at && time < Infinity)
    .sort((a, b) => a.time - b.time || a.place - b.place)
}
