import type { Incident } from "./incidents.ts"
import type { Ticket } from "./tickets.ts"
import { usualOffice } from "./tickets.ts"

/** A time for which something was down, in seconds; `to` is Infinity where it still is at the end of the record. */
export interface Outage {
  readonly from: number
  readonly to: number
}

/** Returns incidents in order; those that touch or overlap are one outage, as where a run is told of them. */
export function united(incidents: readonly Incident[]): readonly Outage[] {
  const outages: { from: number; to: number }[] = []
  for (const { from, to } of incidents.toSorted((a, b) => a.from - b.from)) {
    const last = outages.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to ?? Infinity)
    else outages.push({ from, to: to ?? Infinity })
  }
  return outages
}

/** The first instant from which something is down where a visitor is, of those between two instants; or null. */
export type FirstDown = (ticket: Ticket, from: number, until: number) => number | null

/** An incident at an office or in a region is one of all visits of which the record does not say where they were. */
export function firstDown(incidents: readonly Incident[]): FirstDown {
  const byPlace = new Map<string, readonly Outage[]>()
  const outagesOf = ({ office, region }: Ticket): readonly Outage[] => {
    const key = [office, region].join("\u0000")
    const known = byPlace.get(key)
    if (known !== undefined) return known
    const own = united(
      incidents.filter(
        (each) =>
          (each.office === null || each.office === office || office === usualOffice) &&
          (each.region === null || each.region === region || region === null),
      ),
    )
    byPlace.set(key, own)
    return own
  }
  return (ticket, from, until) => {
    const outages = outagesOf(ticket)
    let [low, high] = [0, outages.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (outages[middle].to <= from) low = middle + 1
      else high = middle
    }
    return low < outages.length && outages[low].from < until ? Math.max(from, outages[low].from) : null
  }
}
