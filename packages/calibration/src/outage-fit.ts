import { type DurationFit, durationFit } from "./duration-fit.ts"
import { type Incidents, placeOf, type Scope, scopeOf } from "./incidents.ts"
import type { FamilyName } from "./lifetime-family.ts"
import type { Lifetime } from "./lifetime.ts"
import { united } from "./outages.ts"
import { FEWEST_FOR_A_SHAPE } from "./thin.ts"

/** How long one dependency stays up, from repair to the next failure, and down. */
export interface OutageFit {
  readonly dependency: string
  readonly scope: Scope
  /** The offices or regions that it is looked at; 1 where it is the same everywhere. */
  readonly places: number
  readonly incidents: number
  /** Incidents that touch or overlap an earlier one and are no outage of their own. */
  readonly joined: number
  readonly up: DurationFit
  readonly down: DurationFit
}

/** What was looked at: offices and regions by name, from the first to the last date, in days since 1970-01-01. */
export interface Watched {
  readonly office: readonly string[]
  readonly region: readonly string[]
  readonly nation: readonly []
  readonly firstDay: number
  readonly lastDay: number
}

const DAY = 86_400
const names: readonly FamilyName[] = ["exponential", "gamma", "lognormal", "weibull"]

/**
 * Returns what incidents tell of each dependency, by name. One that is down at an office or in a region by itself is looked at in
 * each of them, those where it never was down included, and they are taken as alike.
 *
 * The record is taken to be whole from the first to the last date that tickets or incidents name: the last time up,
 * and a time down without an end, last at least until then. The first time up began before the record, so it is
 * a full observation of an exponential law only, which has no memory; where other laws are tried it is left out. So it is where the
 * record begins with this very incident: a record that began earlier would have shown more time up.
 */
export function outageFits({ rows, resolution }: Incidents, watched: Watched): readonly OutageFit[] {
  const firstIncident = rows.reduce((least, each) => Math.min(least, Math.floor(each.from / DAY)), Infinity)
  const begins = Math.min(firstIncident, watched.firstDay) * DAY
  const until =
    rows.reduce((most, each) => Math.max(most, Math.floor((each.to ?? each.from) / DAY)), watched.lastDay) * DAY + DAY
  return [...new Set(rows.map(({ dependency }) => dependency))].sort().map((dependency) => {
    const own = rows.filter((each) => each.dependency === dependency)
    const down: Lifetime[] = []
    const up: Lifetime[] = []
    const first: Lifetime[] = []
    const scope = scopeOf(own[0])
    const places = [...new Set([...own.map(placeOf), ...watched[scope]])]
    for (const place of places) {
      let back = begins
      for (const outage of united(own.filter((each) => placeOf(each) === place))) {
        const isSetByIt = firstIncident < watched.firstDay && outage.from < begins + DAY
        const time = { seconds: outage.from - back, observed: true }
        if (back > begins) up.push(time)
        else if (!isSetByIt && time.seconds > 0) first.push(time)
        down.push({ seconds: Math.min(outage.to, until) - outage.from, observed: outage.to < Infinity })
        back = outage.to
      }
      if (back < until) (back > begins ? up : first).push({ seconds: until - back, observed: false })
    }
    const shaped = up.filter(({ observed }) => observed).length >= FEWEST_FOR_A_SHAPE
    return {
      dependency,
      scope,
      places: places.length,
      incidents: down.length,
      joined: own.length - down.length,
      up: durationFit(shaped ? up : [...first, ...up], names, resolution),
      down: durationFit(down, names, resolution),
    }
  })
}
