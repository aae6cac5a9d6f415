import { free, touchGroup, unitsOf, uses } from "./conditions.ts"
import { type Citizen, type Now, type Pool, type Station, stationOf } from "./now.ts"

/** Units of a pool that one service takes at most. */
export const mostUsed = (now: Now, pool: Pool): number =>
  Math.max(...now.stations.map((station) => unitsOf(now, station, pool)))

/** A counter becomes free, and its units with it: an event that changes something where there were too few for a service. */
export function giveUpCounter(now: Now, citizen: Citizen, event: number): void {
  const station = stationOf(now, citizen)
  for (const { pool } of uses(now, station)) if (free(now, pool) < mostUsed(now, pool)) pool.changed = event
  station.counters = station.counters.filter((other) => other !== citizen)
  citizen.waitsFor = "nothing"
  if (citizen.unit !== null) citizen.unit.serves = null
  citizen.unit = null
  touchGroup(now, station)
}

/** The place of a citizen in the order of a station: vouchers, the classes that come first, everyone else. */
export function rankOf(now: Now, station: Station, citizen: Citizen): number {
  if (citizen.hasVoucher) return 0
  const place = now.plan.arrangement.first[station.stepNumber].indexOf(citizen.class)
  return place < 0 ? station.queue.length - 1 : 1 + place
}

/** Puts somebody into the queue of the station, by rank. */
export function queueUp(now: Now, citizen: Citizen, at: "head" | "tail"): void {
  const station = stationOf(now, citizen)
  const list = station.queue[rankOf(now, station, citizen)]
  if (at === "head") list.unshift(citizen)
  else list.push(citizen)
  citizen.doing = "waits"
  touchGroup(now, station)
}
