import { Reason } from "@tangguh/office"
import { call } from "./calling.ts"
import {
  canWork,
  doorsLet,
  inService,
  isHeldUp,
  isLostWithout,
  isOffline,
  lacks,
  missing,
  neededToGoOn,
  neededToStart,
  paceChanged,
  paceOf,
  stocksChanged,
  uses,
} from "./conditions.ts"
import { closeIfDone } from "./doors.ts"
import { harshest, interrupt, isHarsh } from "./interrupting.ts"
import { leave } from "./leaving.ts"
import { type Citizen, type Now, type Station, switchOf } from "./now.ts"
import { startUpload } from "./records.ts"
import { changePace, start } from "./serving.ts"
import { orderIfLow } from "./stocks.ts"

/** Lets everything that has become possible, or impossible, happen. */
export function settle(now: Now): void {
  while (now.touchedOffices.size > 0 || now.touchedGroups.size > 0) {
    if (now.touchedOffices.size > 0) {
      const offices = now.offices.filter((office) => now.touchedOffices.has(office))
      now.touchedOffices.clear()
      for (const office of offices) {
        startUpload(now, office)
        for (const station of office.stations) {
          lookAtCounters(now, station)
          now.touchedGroups.add(station.group)
        }
        office.freshlyDown.clear()
        closeIfDone(now, office)
      }
    } else {
      const groups = now.groups.filter((group) => now.touchedGroups.has(group))
      now.touchedGroups.clear()
      for (const group of groups) call(now, group)
    }
    const stores = now.stores.filter((store) => now.touchedStores.has(store))
    now.touchedStores.clear()
    for (const store of stores) orderIfLow(now, store, true)
  }
}

/** Those at the counters of a station, in the order in which they came to them. */
function lookAtCounters(now: Now, station: Station): void {
  for (const citizen of station.counters) {
    if (!station.counters.includes(citizen)) continue
    if (citizen.doing === "is served") lookAtWork(now, station, citizen)
    else lookAtWaiting(now, station, citizen)
  }
}

function lookAtWork(now: Now, station: Station, citizen: Citizen): void {
  const served = inService(station)
  const others = isOffline(now, station) ? served.indexOf(citizen) : 0
  const needed = neededToGoOn(station.step)
  if (canWork(now, station, needed, others)) {
    const pace = paceOf(now, station)
    if (pace !== citizen.slow && station.office.door !== "closed")
      changePace(now, citizen, pace, paceChanged(now, station))
    return
  }
  interruptFor(now, station, citizen, missing(now, station, needed))
}

function interruptFor(now: Now, station: Station, citizen: Citizen, lacks: readonly number[]): void {
  const cause = Math.max(...lacks.map((d) => switchOf(now, station.office.number, d).changed))
  interrupt(now, citizen, harshest(lacks.map((d) => station.step.onFailure[d])), "nothing", cause)
}

function lookAtWaiting(now: Now, station: Station, citizen: Citizen): void {
  const { office, step } = station
  if (citizen.doing === "is interrupted") {
    const fresh = missing(now, station, neededToGoOn(step)).filter(
      (d) => office.freshlyDown.has(d) && isHarsh(step.onFailure[d]),
    )
    if (fresh.length > 0) return interruptFor(now, station, citizen, fresh)
  }
  if (!doorsLet(station, citizen)) return
  const others = isOffline(now, station) ? inService(station).length : 0
  if (!canWork(now, station, neededToGoOn(step), others) || isHeldUp(now, station, citizen)) return
  const pools = uses(now, station).map(({ pool }) => pool.changed)
  let cause = Math.max(citizen.since, station.able, ...pools)
  if (citizen.doing === "is called") {
    const lacking = lacks(now, station, citizen)
    const stocks = stocksChanged(now, station)
    if (isLostWithout(now, lacking)) leave(now, citizen, Reason.outOfStock, Math.max(citizen.since, stocks))
    if (lacking.length > 0 || !canWork(now, station, neededToStart(step), others)) return
    cause = Math.max(cause, citizen.hasBegun ? 0 : stocks)
  }
  start(now, citizen, cause)
}
