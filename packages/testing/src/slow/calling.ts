import { Reason } from "@tangguh/office"
import {
  canWork,
  doorsLet,
  hasUnits,
  inService,
  isOffline,
  isLostWithout,
  lacks,
  neededToStart,
  stocksChanged,
  uses,
} from "./conditions.ts"
import { queueUp, rankOf } from "./counters.ts"
import { interrupt } from "./interrupting.ts"
import { leave } from "./leaving.ts"
import { type Citizen, type Now, say, sayOf, type Station } from "./now.ts"
import type { Notice } from "./notice.ts"
import { start, takeCounter } from "./serving.ts"

/** Calls from the queues of stations that share units, until nobody can be called. */
export function call(now: Now, group: readonly Station[]): void {
  for (const station of group) releaseBatch(now, station)
  while (callOne(now, group));
}

/** Those who gather start once there are enough of them. */
function releaseBatch(now: Now, station: Station): void {
  const { batch } = station.step
  if (batch === null || station.gathering.length < batch.size) return
  const cause = station.gathering.at(-1)!.since
  release(now, station, cause)
}

function release(now: Now, station: Station, cause: number): void {
  const event = say(now, "BatchReleased", { office: station.office.number, value: station.stepNumber, cause })
  station.gatheredBy = Infinity
  for (const citizen of station.gathering.splice(0)) {
    citizen.since = event
    queueUp(now, citizen, "tail")
  }
}

export function* batchNotices(now: Now): Generator<Notice> {
  for (const station of now.stations)
    yield {
      time: station.gatheredBy,
      phase: 18,
      entity: station.number,
      happens: () => release(now, station, station.gathering[0].since),
    }
}

/** Calls the first in order of those who can be called; says whether there was one. */
function callOne(now: Now, group: readonly Station[]): boolean {
  const offers = group.flatMap((station) => offer(now, station) ?? [])
  if (offers.length === 0) return false
  const order = ({ station, citizen }: Offer): number[] => {
    const rank = rankInQueue(station, citizen)
    return [rank === station.queue.length - 1 ? Infinity : rank, citizen.turn]
  }
  const [first] = offers.sort((a, b) => {
    const [x, y] = [order(a), order(b)]
    return x[0] === y[0] ? x[1] - y[1] : x[0] - y[0]
  })
  const { station, citizen } = first
  while (!hasUnits(now, station)) {
    const givesWay = lastBehind(now, station, citizen)
    if (givesWay === null) return true
    interrupt(now, givesWay, station.step.onPreempted, "nothing", citizen.since)
  }
  return callIn(now, station, citizen)
}

/** The rank of somebody who waits, as the queue has it. */
const rankInQueue = ({ queue }: Station, citizen: Citizen): number => queue.findIndex((list) => list.includes(citizen))

interface Offer {
  readonly station: Station
  readonly citizen: Citizen
}

/** Whom a station would call. */
function offer(now: Now, station: Station): Offer | null {
  for (const list of station.queue) {
    while (list.length > 0) {
      const citizen = list[0]
      if (!isAdmitted(station, citizen)) break
      const lacking = lacks(now, station, citizen)
      if (isLostWithout(now, lacking)) {
        leave(now, citizen, Reason.outOfStock, Math.max(citizen.since, stocksChanged(now, station)))
        continue
      }
      if (lacking.length > 0) break
      if (station.isJob && !canBegin(now, station)) break
      if (!hasUnits(now, station) && lastBehind(now, station, citizen) === null) break
      return { station, citizen }
    }
  }
  return null
}

/** Whether doors and limit let somebody be called. */
const isAdmitted = (station: Station, citizen: Citizen): boolean =>
  doorsLet(station, citizen) && (citizen.hasBegun || station.startedToday < station.step.limit)

/** Whoever is in service with the last rank behind somebody's, the last started among them. */
function lastBehind(now: Now, station: Station, citizen: Citizen): Citizen | null {
  if (!station.step.preempts) return null
  const rank = rankInQueue(station, citizen)
  const behind = inService(station).filter((other) => rankOf(now, station, other) > rank)
  const last = Math.max(...behind.map((other) => rankOf(now, station, other)))
  return behind.filter((other) => rankOf(now, station, other) === last).sort((a, b) => b.running - a.running)[0] ?? null
}

/** Whether work could start, or go on, at once. */
const canBegin = (now: Now, station: Station): boolean =>
  canWork(now, station, neededToStart(station.step), isOffline(now, station) ? inService(station).length : 0)

/** Calls somebody; says whether there was a counter to be called to, or the work could start. */
function callIn(now: Now, station: Station, citizen: Citizen): boolean {
  const pools = uses(now, station).map(({ pool }) => pool.changed)
  const cause = Math.max(citizen.since, station.allowedBy, ...pools, stocksChanged(now, station))
  if (!canBegin(now, station)) {
    if (station.step.with.length === 0) return false
    takeCounter(now, citizen)
    citizen.doing = "is called"
    sayOf(now, citizen, "TicketCalled", { value: citizen.ticket, cause })
    return true
  }
  takeCounter(now, citizen)
  start(now, citizen, Math.max(cause, station.able))
  return true
}
