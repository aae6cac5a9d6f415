import { type DurationFit, durationFit } from "./duration-fit.ts"
import { families, survivalOf } from "./lifetime-family.ts"
import type { Ticket } from "./tickets.ts"

export interface PatienceFit extends DurationFit {
  /** Of those who gave up, how many did while something was down: they may have been told to. */
  readonly leftDuringIncidents: number
  /** Neither served nor gone by the record: seen until the last instant that it names on that date. */
  readonly stillThere: number
  /** The longest wait that was seen, in seconds, and the share that by the law would still wait then: all the rest is a guess. */
  readonly longest: number
  readonly beyond: number
}

/**
 * Returns the patience of visitors. Whoever gave up is seen whole; whoever was served, sent away or still there
 * had at least as much as they waited: counting only those who gave up would show the impatient alone.
 */
export function patienceFit(
  rows: readonly Ticket[],
  resolution: number,
  lastSeen: (row: Ticket) => number,
  isDown: (from: number, until: number) => boolean,
): PatienceFit {
  const lifetimes = rows.map((row) => ({
    seconds:
      row.left === null
        ? (row.started ?? row.ended ?? lastSeen(row)) - row.arrived
        : Math.max(row.left - row.arrived, resolution / 2),
    observed: row.left !== null,
  }))
  const fit = durationFit(lifetimes, ["exponential", "lognormal", "weibull"])
  const longest = lifetimes.reduce((most, { seconds }) => Math.max(most, seconds), 0)
  return {
    ...fit,
    leftDuringIncidents: rows.filter(({ arrived, left }) => left !== null && isDown(arrived, left)).length,
    stillThere: rows.filter(({ started, ended, left }) => started === null && ended === null && left === null).length,
    longest,
    beyond:
      fit.fitted === null
        ? 1
        : survivalOf(families[fit.fitted.family], fit.fitted.scale.value, fit.fitted.shape.value, longest),
  }
}
