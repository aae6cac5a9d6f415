import { type DurationFit, durationFit } from "./duration-fit.ts"
import { families, survivalOf } from "./lifetime-family.ts"
import type { FirstDown } from "./outages.ts"
import { FEWEST_AT_CLOSING } from "./thin.ts"
import type { Ticket } from "./tickets.ts"

export interface PatienceFit extends DurationFit {
  /** Who gave up on a visit during which something was down: they may have been told to, and count as seen until it went down. */
  readonly leftDuringIncidents: number
  /** Who left with others at the end of a date: sent away, and so patient at least so long. */
  readonly leftAtClosing: number
  /** Neither served nor gone by the record: seen until the last instant that it names on that date. */
  readonly stillThere: number
  /** The longest wait that was seen, in seconds, and the share that by the law would still wait then: all the rest is a guess. */
  readonly longest: number
  readonly beyond: number
}

/** What is known of a record that one visit does not tell. */
export interface Surroundings {
  readonly resolution: number
  readonly lastSeen: (row: Ticket) => number
  readonly isClosing: (row: Ticket) => boolean
  readonly firstDown: FirstDown
}

/**
 * Returns the patience of visitors. Whoever gave up is seen whole; whoever was served, sent away or still there
 * had at least as much as they waited: counting only those who gave up would show the impatient alone. When something goes
 * down visitors are lost from sight, those who stay too: else only who is about to be told to go would be missing.
 */
export function patienceFit(
  rows: readonly Ticket[],
  { resolution, lastSeen, isClosing, firstDown }: Surroundings,
): PatienceFit {
  let [leftDuringIncidents, leftAtClosing] = [0, 0]
  const lifetimes = rows.map((row) => {
    const { arrived, left } = row
    const until = left ?? row.started ?? row.ended ?? lastSeen(row)
    const down = firstDown(row, arrived, until)
    if (left !== null && down !== null) leftDuringIncidents++
    else if (left !== null && isClosing(row)) leftAtClosing++
    else if (down === null) return { seconds: until - arrived, observed: left !== null }
    return { seconds: (down ?? until) - arrived, observed: false }
  })
  const fit = durationFit(lifetimes, ["exponential", "lognormal", "weibull"], resolution)
  const longest = lifetimes.reduce((most, { seconds }) => Math.max(most, seconds), 0)
  return {
    ...fit,
    leftDuringIncidents,
    leftAtClosing,
    stillThere: rows.filter(({ started, ended, left }) => started === null && ended === null && left === null).length,
    longest,
    beyond:
      fit.fitted === null
        ? 1
        : survivalOf(families[fit.fitted.family], fit.fitted.scale.value, fit.fitted.shape.value, longest),
  }
}

const DAY = 86_400
const dateOf = ({ office, arrived }: Ticket): string => `${Math.floor(arrived / DAY)} ${office}`

/** The last instant that any row of an office names on the date of an arrival: until then whoever is still there was seen. */
export function lastSeenOf(rows: readonly Ticket[]): (row: Ticket) => number {
  const last = new Map<string, number>()
  for (const row of rows) {
    const latest = Math.max(row.arrived, row.started ?? 0, row.ended ?? 0, row.left ?? 0)
    last.set(dateOf(row), Math.max(last.get(dateOf(row)) ?? 0, latest))
  }
  return (row) => last.get(dateOf(row))!
}

/**
 * Returns whether somebody left because the office closed: last on that date, at a time of day at which on some date at least
 * `FEWEST_AT_CLOSING` together were the last who left that office.
 */
export function closingOf(rows: readonly Ticket[]): (row: Ticket) => boolean {
  const last = new Map<string, { readonly at: number; count: number }>()
  for (const row of rows) {
    if (row.left === null) continue
    const known = last.get(dateOf(row))
    if (known?.at === row.left) known.count++
    else if (known === undefined || row.left > known.at) last.set(dateOf(row), { at: row.left, count: 1 })
  }
  const clockOf = ({ office, left }: Ticket) => `${left! % DAY} ${office}`
  const isLast = (row: Ticket) => row.left !== null && last.get(dateOf(row))!.at === row.left
  const closings = new Set(
    rows.filter((row) => isLast(row) && last.get(dateOf(row))!.count >= FEWEST_AT_CLOSING).map(clockOf),
  )
  return (row) => isLast(row) && closings.has(clockOf(row))
}
