import { type DurationFit, durationFit } from "./duration-fit.ts"
import type { FamilyName } from "./lifetime-family.ts"
import type { Lifetime } from "./lifetime.ts"
import type { Incident } from "./incidents.ts"
import { FEWEST_FOR_A_SHAPE } from "./thin.ts"

/** How long one dependency stays up, from repair to the next failure, and down. */
export interface OutageFit {
  readonly dependency: string
  readonly incidents: number
  readonly up: DurationFit
  readonly down: DurationFit
}

const DAY = 86_400
const names: readonly FamilyName[] = ["exponential", "gamma", "lognormal", "weibull"]

/**
 * Returns what incidents tell of each dependency, by name.
 *
 * The record is taken to be whole from the first to the last date that tickets or incidents name: the last time up,
 * and a time down without an end, last at least until then. The first time up began before the record, so it is
 * a full observation of an exponential law only, which has no memory; where other laws are tried it is left out.
 */
export function outageFits(incidents: readonly Incident[], firstDay: number, lastDay: number): readonly OutageFit[] {
  const from = incidents.reduce((least, each) => Math.min(least, Math.floor(each.from / DAY)), firstDay) * DAY
  const until =
    incidents.reduce((most, each) => Math.max(most, Math.floor((each.to ?? each.from) / DAY)), lastDay) * DAY + DAY
  return [...new Set(incidents.map(({ dependency }) => dependency))].sort().map((dependency) => {
    const own = incidents.filter((each) => each.dependency === dependency).toSorted((a, b) => a.from - b.from)
    const down = own.map((each): Lifetime => ({ seconds: (each.to ?? until) - each.from, observed: each.to !== null }))
    const up = own.map((each, i): Lifetime => ({
      seconds: each.from - (i === 0 ? from : (own[i - 1].to ?? until)),
      observed: true,
    }))
    const last = own.at(-1)!
    if (last.to !== null) up.push({ seconds: until - last.to, observed: false })
    const shaped = own.length > FEWEST_FOR_A_SHAPE
    return {
      dependency,
      incidents: own.length,
      up: durationFit(shaped ? up.slice(1) : up, names),
      down: durationFit(down, names),
    }
  })
}
