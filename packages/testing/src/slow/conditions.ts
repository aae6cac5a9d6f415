import type { Step, Workaround } from "@tangguh/plan"
import type { Citizen, Now, Office, Pool, Station, Store, Switch, Unit } from "./now.ts"
import { switchOf } from "./now.ts"

/*
 * What a station has and lacks: dependencies, units, pieces.
 */

export const workaroundOf = (now: Now, step: number): Workaround | null =>
  now.plan.arrangement.workarounds.find((workaround) => workaround.step === step) ?? null

/** All that a step needs to start, in file order of the dependencies. */
export const neededToStart = ({ needs, needsToStart }: Step): number[] =>
  [...new Set([...needs, ...needsToStart])].sort((a, b) => a - b)

/** What a station needs and has no way round. */
export function cannotDoWithout(now: Now, { step, stepNumber }: Station): number[] {
  const without = workaroundOf(now, stepNumber)?.without ?? []
  return neededToStart(step).filter((d) => !without.includes(d))
}

/** Whether something is down that the step of a station cannot do without. */
export const isStopped = (now: Now, station: Station): boolean =>
  missing(now, station, cannotDoWithout(now, station)).length > 0

/** Whether something that is down keeps some step of an office from being done. */
export const isBlocked = (now: Now, office: Office): boolean =>
  office.stations.some((station) => isStopped(now, station))

/** Everybody at a station who is not in service: those who are called, interrupted or gather, too. */
export const waitingAt = ({ queue, gathering, counters }: Station): Citizen[] => [
  ...queue.flat(),
  ...gathering,
  ...counters.filter(({ doing }) => doing !== "is served"),
]

/** What work in hand stops without. */
export const neededToGoOn = (step: Step): number[] => step.needs.filter((d) => step.onFailure[d].work !== "finish")

export const missing = (now: Now, station: Station, needed: readonly number[]): number[] =>
  needed.filter((d) => switchOf(now, station.office.number, d).isDown)

/** Whether somebody served at a step now is served without something, so that a record is captured. */
export function isOffline(now: Now, station: Station): boolean {
  const workaround = workaroundOf(now, station.stepNumber)
  if (workaround === null) return false
  const needed = neededToStart(station.step).filter((d) => workaround.without.includes(d))
  return missing(now, station, needed).length > 0
}

/** Whether nothing that is needed is missing, or the step does without it and its buffer has room beside `others` in service. */
export function canWork(now: Now, station: Station, needed: readonly number[], others: number): boolean {
  const lacks = missing(now, station, needed)
  if (lacks.length === 0) return true
  const workaround = workaroundOf(now, station.stepNumber)
  if (workaround === null || lacks.some((d) => !workaround.without.includes(d))) return false
  return workaround.upload === null || station.office.records.length + others < workaround.upload.buffer
}

export const inService = (station: Station): Citizen[] => station.counters.filter(({ doing }) => doing === "is served")

/** Whether nobody may wait at a station any more, since the office has closed. */
export const isSentHome = ({ office, step, isJob }: Station): boolean =>
  office.door === "closed" && step.atClosing === "leave" && !isJob

/** Whether the doors let somebody be served: open, or closed while those inside are still served. */
export const doorsLet = ({ office, step, isJob }: Station, { arrivedAt }: Citizen): boolean =>
  office.door === "open" ||
  (!isJob && step.atClosing === "serve" && office.door === "closed" && arrivedAt < office.closedAt)

/** The factor on service times: the largest of all that hold. */
export function paceOf(now: Now, station: Station): number {
  const { office, step } = station
  const factors = [1]
  const consider = (at: Switch): void => {
    factors.push(at.pace)
    const carries = at.backups.find(({ phase }) => phase === "carries")?.plan
    if (carries?.kind === "standby") factors.push(carries.slow)
    for (const other of at.plan.needs) consider(now.switches[other])
  }
  for (const d of neededToStart(step)) consider(switchOf(now, office.number, d))
  if (office.isOvertime) factors.push(office.fatigue)
  const upload = workaroundOf(now, station.stepNumber)?.upload ?? null
  if (office.uploading !== null && upload !== null) factors.push(upload.surge)
  return Math.max(...factors)
}

/** Number of the last event that changed one of these factors, or opened the doors. */
export function paceChanged(now: Now, { office, step, stepNumber }: Station): number {
  const inTurn = (at: Switch): Switch[] => [at, ...at.plan.needs.flatMap((other) => inTurn(now.switches[other]))]
  const needs = neededToStart(step).flatMap((d) => inTurn(switchOf(now, office.number, d)))
  const surges = (workaroundOf(now, stepNumber)?.upload?.surge ?? 1) > 1
  const byOffice = [office.openedBy, office.extendedBy, surges ? office.uploadedBy : 0]
  return Math.max(...byOffice, ...needs.map(({ pacedBy }) => pacedBy))
}

/** Pools that a station draws on, and how many units of each. */
export const uses = (now: Now, { office, step }: Station): { pool: Pool; units: number }[] =>
  step.with.map(({ resource, units }) => ({ pool: now.pools[now.plan.offices[office.number].pools[resource]], units }))

export const stationsOf = (now: Now, pool: Pool): Station[] =>
  now.stations.filter((station) => uses(now, station).some((use) => use.pool === pool))

/** Units taken by those at the counters, interrupted ones too. */
export const taken = (now: Now, pool: Pool): number =>
  now.stations.reduce(
    (sum, station) =>
      sum + uses(now, station).reduce((s, use) => s + (use.pool === pool ? use.units * station.counters.length : 0), 0),
    0,
  )

/** Units on duty are those with the lowest numbers. */
export const isUsable = ({ isBroken, serves, index, pool, endedToday }: Unit): boolean =>
  !isBroken && serves === null && index < pool.onDuty - pool.away && endedToday < pool.plan.limit

/** Units free and on duty; where they are told apart, in order and not at their limit. */
export function free(now: Now, pool: Pool): number {
  return pool.units === null ? pool.onDuty - pool.away - taken(now, pool) : pool.units.filter(isUsable).length
}

/** Units of a pool that somebody holds at a counter. */
export const unitsOf = (now: Now, station: Station, pool: Pool): number =>
  uses(now, station).reduce((sum, use) => sum + (use.pool === pool ? use.units : 0), 0)

/** Of the units taken, those of people whose unit has gone home. */
export const heldFor = (now: Now, pool: Pool): number =>
  now.stations.reduce(
    (sum, station) =>
      sum + unitsOf(now, station, pool) * station.counters.filter((c) => c.waitsFor === "enough units").length,
    0,
  )

export const hasUnits = (now: Now, station: Station): boolean =>
  uses(now, station).every(({ pool, units }) => free(now, pool) >= units)

/** What a station takes from stock at a start. */
export const takes = (now: Now, { office, step }: Station): { store: Store; amount: number }[] =>
  step.uses.map(({ stock, amount }) => ({ store: now.stores[now.plan.offices[office.number].stores[stock]], amount }))

/** Whether there is stock for one more, what is kept for others not counted. Who was interrupted has taken it. */
export function hasStock(now: Now, station: Station, citizen: Citizen): boolean {
  return lacks(now, station, citizen).length === 0
}

/** Stores that have too little for somebody. A job that is dead takes nothing. */
export function lacks(now: Now, station: Station, { hasBegun, origin, entity, class: c }: Citizen): Store[] {
  if (hasBegun || now.world.isDead(origin, entity)) return []
  return takes(now, station)
    .filter(({ store, amount }) => {
      const reserve = now.plan.arrangement.reserve[now.plan.stores[store.number].stock]
      const kept = reserve === null || reserve.classes.includes(c) ? 0 : reserve.below
      return store.onHand - kept < amount
    })
    .map(({ store }) => store)
}

/** Touches the stations that take from a store: those who wait there, and those who stand at their counters. */
export const touchUsers = (now: Now, store: Store): void => {
  for (const station of now.stations) {
    if (!takes(now, station).some((take) => take.store === store)) continue
    touchGroup(now, station)
    touch(now, station.office)
  }
}

/** Whether somebody is lost who finds too little of these stores. */
export const isLostWithout = (now: Now, lacking: readonly Store[]): boolean =>
  lacking.some(({ number }) => now.plan.stores[number].ifEmpty === "lose")

/** Number of the last event that changed what a station takes from stock. */
export const stocksChanged = (now: Now, station: Station): number =>
  Math.max(0, ...takes(now, station).map(({ store }) => store.changed))

/** Touches an office: conditions of work there have changed. */
export const touch = (now: Now, office: Office): void => void now.touchedOffices.add(office)

/** Touches the group of a station: somebody came, or a counter became free. */
export function touchGroup(now: Now, station: Station): void {
  now.touchedGroups.add(station.group)
  // Whoever was interrupted for want of units may go on with one that is given back.
  for (const { pool } of uses(now, station)) if (heldFor(now, pool) > 0) touchPool(now, pool)
}

export const touchPool = (now: Now, pool: Pool): void => {
  for (const office of pool.plan.offices) touch(now, now.offices[office])
}

/** Whether somebody who is interrupted waits for a unit: for the repair of its own, or for enough of them. */
export function isHeldUp(now: Now, station: Station, { waitsFor, unit }: Citizen): boolean {
  if (unit?.isBroken === true) return true
  if (waitsFor !== "enough units") return false
  return uses(now, station).some(({ pool, units }) => free(now, pool) + heldFor(now, pool) < units)
}
