import type { Plan } from "@tangguh/plan"
import type { Model } from "../model.ts"
import { queueing } from "./queue.ts"
import { Door, Flag, Held, type State, Status } from "./state.ts"

/** Dependencies that the station's step needs and that are down there, as bits. */
export const missing = (model: Model, state: State, station: number): number =>
  state.offices.down[model.officeOf[station]] & model.needs[model.stepOf[station]]

/** Whether nobody may stay at a step any more: the office has closed, and it is none at which people wait or are served then. */
export const isSentHome = (model: Model, state: State, office: number, step: number): boolean =>
  state.offices.door[office] === Door.closed && model.atClosing[step] === 0

/** How many citizens a station can serve at once with what is missing: all, none, or as many as the buffer has room for. */
export function servable(model: Model, state: State, station: number): number {
  return roomWithout(model, state, station, missing(model, state, station))
}

/** The same for work in hand, which needs less than work that starts. */
export function continuable(model: Model, state: State, station: number): number {
  const step = model.stepOf[station]
  return roomWithout(model, state, station, state.offices.down[model.officeOf[station]] & model.stopsWork[step])
}

function roomWithout(model: Model, state: State, station: number, lacking: number): number {
  if (lacking === 0) return Infinity
  const step = model.stepOf[station]
  if ((lacking & ~model.without[step]) !== 0) return 0
  const { upload } = model.workaround[step]!
  return upload === null ? Infinity : Math.max(0, upload.buffer - state.offices.records[model.officeOf[station]])
}

/** Whether a dependency that is down keeps some step of an office from being done. */
export function stops(model: Model, state: State, office: number, dependency: number): boolean {
  const bit = 1 << dependency
  if ((state.offices.down[office] & bit) === 0) return false
  for (let step = 0; step < model.steps; step++) if ((model.needs[step] & ~model.without[step] & bit) !== 0) return true
  return false
}

/** Whether something that is down keeps some step of an office from being done. */
export function isBlocked(model: Model, state: State, office: number): boolean {
  for (let step = 0; step < model.steps; step++)
    if ((state.offices.down[office] & model.needs[step] & ~model.without[step]) !== 0) return true
  return false
}

/** Units of each of its pools that a station could take now: whether there are enough of all. */
export function hasUnits(model: Model, state: State, station: number): boolean {
  const sole = model.solePool[station]
  if (sole >= 0) return state.pools.taken[sole] < state.pools.units[sole]
  const last = model.firstUse[station + 1]
  for (let use = model.firstUse[station]; use < last; use++) {
    const pool = model.usePool[use]
    if (freeUnits(model, state, pool) < model.useUnits[use]) return false
  }
  return true
}

/** Units of a pool that are on duty, in order, under their limit, and free. */
export function freeUnits(model: Model, state: State, pool: number): number {
  if (model.individual[pool] === 0) return state.pools.units[pool] - state.pools.taken[pool]
  let free = 0
  for (let unit = model.firstUnit[pool]; unit < model.firstUnit[pool + 1]; unit++)
    if (isFree(model, state, pool, unit)) free++
  return free
}

/** Whether one of the units that are told apart can take somebody. Those on duty are the ones with the lowest numbers. */
export function isFree(model: Model, state: State, pool: number, unit: number): boolean {
  const { broken, serves, ended } = state.units
  return (
    broken[unit] === 0 &&
    serves[unit] < 0 &&
    unit - model.firstUnit[pool] < state.pools.units[pool] &&
    ended[unit] < model.plan.pools[pool].limit
  )
}

/** Units of a pool that are on duty and in order, busy ones too. */
export function onDuty(model: Model, state: State, pool: number): number {
  let units = state.pools.units[pool]
  if (model.individual[pool] === 0) return units
  const last = model.firstUnit[pool] + units
  for (let unit = model.firstUnit[pool]; unit < last; unit++) if (state.units.broken[unit] === 1) units--
  return units
}

/** Whether stock is at hand for one more service at a station; `reserved`: for a class that it may be kept for. */
export function hasStock(model: Model, state: State, station: number, reserved: boolean): boolean {
  const { reserve } = model.plan.arrangement
  const last = model.firstTake[station + 1]
  for (let take = model.firstTake[station]; take < last; take++) {
    const store = model.takeStore[take]
    const kept = reserved ? 0 : (reserve[model.plan.stores[store].stock]?.below ?? 0)
    if (state.stores.onHand[store] - kept < model.takeAmount[take]) return false
  }
  return true
}

/** Factor on service times at a station now: the largest of what slows it, not the product. */
export function slowness(model: Model, state: State, station: number): number {
  const office = model.officeOf[station]
  let slow = state.offices.overtime[office] === 1 ? state.offices.fatigue[office] : 1
  if (!model.has.slowness) return slow
  const step = model.stepOf[station]
  const upload = model.workaround[step]?.upload ?? null
  if (upload !== null && state.offices.uploading[office] >= 0) slow = Math.max(slow, upload.surge)
  const { switches } = model.plan.offices[office]
  const needs = model.needsInAll[step]
  for (let d = 0; d < switches.length; d++) {
    if ((needs & (1 << d)) === 0) continue
    slow = Math.max(slow, state.switches.slow[switches[d]], state.switches.pace[switches[d]])
  }
  return slow
}

/** What people wait for; `way`: to be at the office to which they are sent. From `Cause.dependency` on it has failed: dependencies follow, and behind them the resources that can break. */
export const Cause = {
  closed: 0,
  onBreak: 1,
  staff: 2,
  busy: 3,
  stock: 4,
  batch: 5,
  limit: 6,
  way: 7,
  dependency: 8,
} as const

/** Resources whose units can break, in file order: so their causes follow those of the dependencies. */
export const breakable = ({ pools, resources }: Plan): number[] =>
  resources.flatMap((_, r) => (pools.some(({ fails, resource }) => resource === r && fails.length > 0) ? [r] : []))

/** What whoever waits at a station, and has not been called yet, waits for now: the first that holds. See SEMANTICS.md, §10. */
export function waitCause(model: Model, state: State, station: number): number {
  const door = doorCause(state, model.officeOf[station])
  if (door !== NOTHING) return door
  if (servable(model, state, station) === 0) {
    const down = failedOf(model, state, station, missing(model, state, station))
    if (down !== NOTHING) return down
  }
  if (model.has.stock && !hasStock(model, state, station, true)) return Cause.stock
  const short = shortOf(model, state, station)
  if (short !== NOTHING) return short
  const step = model.stepOf[station]
  if (model.has.limits && state.stations.started[station] >= model.plan.steps[step].limit) return Cause.limit
  if (model.has.batches && queueing(model, state, station) === 0 && model.plan.steps[step].batch !== null)
    return Cause.batch
  return Cause.busy
}

/** Whether somebody waits for other things than those before the counters: at one, or with work that has begun. */
export const waitsApart = ({ citizens }: State, slot: number): boolean =>
  citizens.status[slot] === Status.called ||
  citizens.status[slot] === Status.interrupted ||
  (citizens.status[slot] === Status.waiting && (citizens.flags[slot] & Flag.begun) !== 0)

/** The same of one who waits: whoever was interrupted in service waits for what stops work, and for units of its own. */
export function waitCauseOf(model: Model, state: State, slot: number): number {
  const { flags, held, office, status, step, unit } = state.citizens
  const station = office[slot] * model.steps + step[slot]
  if (!waitsApart(state, slot)) return waitCause(model, state, station)
  const door = doorCause(state, office[slot])
  if (door !== NOTHING) return door
  const isInterrupted = status[slot] === Status.interrupted
  const needs = isInterrupted ? model.stopsWork[step[slot]] : model.needs[step[slot]]
  const lacking = state.offices.down[office[slot]] & needs
  if (roomWithout(model, state, station, lacking) === 0) {
    const down = failedOf(model, state, station, lacking)
    if (down !== NOTHING) return down
  }
  const hasBegun = isInterrupted || (flags[slot] & Flag.begun) !== 0
  if (!hasBegun && model.has.stock && !hasStock(model, state, station, true)) return Cause.stock
  if (unit[slot] >= 0 && state.units.broken[unit[slot]] === 1)
    return model.brokenCause[model.plan.pools[model.unitPool[unit[slot]]].resource]
  if (isInterrupted) return held[slot] === Held.tooFewUnits ? Cause.staff : Cause.busy
  const short = status[slot] === Status.called ? NOTHING : shortOf(model, state, station)
  return short === NOTHING ? Cause.busy : short
}

/** Whether nobody can be served at a station because something is down, or too many units are broken. */
export const hasFailed = (model: Model, state: State, station: number): boolean =>
  servable(model, state, station) === 0 || shortOf(model, state, station) >= Cause.dependency

const NOTHING = -1

const doorCause = ({ offices }: State, office: number): number =>
  offices.door[office] === Door.closed ? Cause.closed : offices.door[office] === Door.onBreak ? Cause.onBreak : NOTHING

/** The dependency that a wait is charged to; the root of what it needs in turn, of the narrowest scope, then in file order. */
function failedOf(model: Model, state: State, station: number, lacking: number): number {
  const found = roots(model, state, model.officeOf[station], lacking)
  for (const d of model.chargeOrder) if ((found & (1 << d)) !== 0) return Cause.dependency + d
  return NOTHING
}

/** Too few units on duty; too few of those in order; too few of these below their limit. Busy ones count. */
function shortOf(model: Model, state: State, station: number): number {
  const { broken, ended } = state.units
  let short = NOTHING
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++) {
    const pool = model.usePool[use]
    const wanted = model.useUnits[use]
    if (state.pools.units[pool] < wanted) return Cause.staff
    if (model.individual[pool] === 0) continue
    const { limit, resource } = model.plan.pools[pool]
    let inOrder = 0
    let below = 0
    for (let unit = model.firstUnit[pool]; unit < model.firstUnit[pool] + state.pools.units[pool]; unit++) {
      if (broken[unit] === 1) continue
      inOrder++
      if (ended[unit] < limit) below++
    }
    if (inOrder < wanted && short <= Cause.limit) short = model.brokenCause[resource]
    else if (below < wanted && short === NOTHING) short = Cause.limit
  }
  return short
}

/** Of dependencies that are down at an office, those that are down by themselves, here or behind what they need. */
function roots(model: Model, state: State, office: number, lacking: number): number {
  const { plan } = model
  let found = 0
  let left = lacking
  for (let d = 0; left !== 0 && d < plan.dependencies.length; d++) {
    if ((left & (1 << d)) === 0) continue
    left &= ~(1 << d)
    found |= rootsOf(model, state, plan.offices[office].switches[d])
  }
  return found
}

function rootsOf(model: Model, state: State, at: number): number {
  const { failed, cutOff, down, damagedUntil } = state.switches
  const { dependency, needs } = model.plan.switches[at]
  let found = failed[at] !== 0 || cutOff[at] === 0 || damagedUntil[at] > 0 ? 1 << dependency : 0
  if (cutOff[at] === 1) for (const needed of needs) if (down[needed] === 1) found |= rootsOf(model, state, needed)
  return found
}
