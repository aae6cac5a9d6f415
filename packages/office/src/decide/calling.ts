import { EventType, Reason } from "../event.ts"
import type { Model } from "../model.ts"
import { hasUnits, missing, servable } from "../state/blockers.ts"
import { counterList, gatherList, rankOf } from "../state/queue.ts"
import { Door, Flag, Held, type State, Status, VOUCHER } from "../state/state.ts"
import { interrupt } from "./interruption.ts"
import type { Run } from "./run.ts"
import { changedUnits, resumeService, startService } from "./service.ts"

const NOBODY = -1

/** Fills the free counters of a group of stations: always by whoever is next in the order that its steps share. */
export function callNext(run: Run, time: number, group: number): void {
  const { model } = run
  const simple = model.simple[group]
  if (simple >= 0) return callSimply(run, time, simple)
  const first = model.firstOfGroup[group]
  const end = model.firstOfGroup[group + 1]
  if (model.has.batches) for (let m = first; m < end; m++) releaseFull(run, time, model.members[m])
  if (end - first === 1) {
    const station = model.members[first]
    for (let slot = candidate(run, time, station); slot >= 0; slot = candidate(run, time, station)) {
      if (!call(run, time, station, slot)) return
    }
    return
  }
  for (;;) {
    let next = NOBODY
    let at = 0
    for (let m = first; m < end; m++) {
      const station = model.members[m]
      const slot = candidate(run, time, station)
      if (slot >= 0 && (next < 0 || comesBefore(model, run.state, slot, next))) {
        next = slot
        at = station
      }
    }
    if (next < 0 || !call(run, time, at, next)) return
  }
}

/** The same where nothing but doors and free units matters: the short way that most counters take. */
function callSimply(run: Run, time: number, station: number): void {
  const { model, state } = run
  const { first } = state.lists
  const { changed, taken, units } = state.pools
  const pool = model.solePool[station]
  if (taken[pool] >= units[pool] || state.offices.door[model.officeOf[station]] !== Door.open) return
  const vouchers = model.firstList[station] + VOUCHER
  const isAble = missing(model, state, station) === 0
  do {
    const slot = first[vouchers] >= 0 ? first[vouchers] : first[vouchers + 1]
    if (slot < 0) return
    if (isAble && (state.citizens.flags[slot] & Flag.begun) === 0) {
      const able = Math.max(changed[pool], state.stations.ableSince[station])
      startService(run, time, slot, Math.max(state.citizens.since[slot], able))
    } else call(run, time, station, slot)
  } while (taken[pool] < units[pool])
}

/** Vouchers come first, then the classes that come first at their step, in order, then by when the visit began. */
function comesBefore(model: Model, state: State, a: number, b: number): boolean {
  const placeA = placeOf(model, state, a)
  const placeB = placeOf(model, state, b)
  return placeA !== placeB ? placeA < placeB : state.citizens.turn[a] < state.citizens.turn[b]
}

const placeOf = (model: Model, state: State, slot: number): number => {
  const rank = rankInQueue(model, state, slot)
  return rank === model.ranks[state.citizens.step[slot]] ? Infinity : rank
}

/** The rank of somebody who waits, as the queue has it: a voucher is taken at the door and shows only there. */
function rankInQueue(model: Model, state: State, slot: number): number {
  const { list, office, step } = state.citizens
  return list[slot] - model.firstList[office[slot] * model.steps + step[slot]]
}

/**
 * Whoever a station would call now, and could; −1: nobody.
 *
 * Work that would find no stock is lost here where the store says so.
 */
function candidate(run: Run, time: number, station: number): number {
  const { model, state } = run
  const { first } = state.lists
  const from = model.firstList[station]
  const step = model.stepOf[station]
  const ranks = model.ranks[step]
  const isTaking = model.has.stock && model.firstTake[station] < model.firstTake[station + 1]
  const hasRoom = hasUnits(model, state, station)
  if (!hasRoom && !isTaking && model.preempts[step] === 0) return NOBODY
  for (let rank = VOUCHER; rank <= ranks; rank++) {
    for (let slot = first[from + rank]; slot >= 0; slot = first[from + rank]) {
      if (!isServing(model, state, station, slot)) break
      if (model.has.limits && isOverLimit(model, state, station, slot)) break
      if (isTaking && lacksStock(run, station, slot)) {
        if (!isLost(run, station, slot)) break
        const cause = Math.max(state.citizens.since[slot], changedStock(run, station))
        run.emitOf(time, EventType.CitizenLeft, slot, Reason.outOfStock, 0, cause)
        run.went(model.officeOf[station])
        continue
      }
      if (model.isJob[step] === 1 && !mayStart(model, state, station)) break
      if (hasRoom || (model.preempts[step] === 1 && preempted(run, station, rank) >= 0)) return slot
      break
    }
  }
  return NOBODY
}

/** Whether the station works: with open doors, or behind closed ones until those inside have been served. */
export function isServing(model: Model, state: State, station: number, slot: number): boolean {
  const office = model.officeOf[station]
  const door = state.offices.door[office]
  if (door === Door.open) return true
  return (
    door === Door.closed &&
    model.atClosing[model.stepOf[station]] === 2 &&
    state.citizens.arrivedAt[slot] < state.offices.closedAt[office]
  )
}

const isOverLimit = (model: Model, state: State, station: number, slot: number): boolean =>
  (state.citizens.flags[slot] & Flag.begun) === 0 &&
  state.stations.started[station] >= model.plan.steps[model.stepOf[station]].limit

export function lacksStock(run: Run, station: number, slot: number): boolean {
  const { model, state, world } = run
  const { citizens } = state
  if ((citizens.flags[slot] & Flag.begun) !== 0) return false // it has taken what it needs
  if (world.isDead(citizens.origin[slot], citizens.entity[slot])) return false // it takes nothing
  for (let take = model.firstTake[station]; take < model.firstTake[station + 1]; take++)
    if (isShort(run, take, slot)) return true
  return false
}

/** Whether a store has too little of what a station takes: what is kept of it for other classes does not count. */
function isShort({ model, state }: Run, take: number, slot: number): boolean {
  const store = model.takeStore[take]
  const reserve = model.plan.arrangement.reserve[model.plan.stores[store].stock]
  const isKept = reserve !== null && !reserve.classes.includes(model.originClass[state.citizens.origin[slot]])
  return state.stores.onHand[store] - (isKept ? reserve.below : 0) < model.takeAmount[take]
}

/** Whether work that a store has too little for is lost. */
export function isLost(run: Run, station: number, slot: number): boolean {
  const { firstTake, plan, takeStore } = run.model
  for (let take = firstTake[station]; take < firstTake[station + 1]; take++)
    if (plan.stores[takeStore[take]].ifEmpty === "lose" && isShort(run, take, slot)) return true
  return false
}

/** Room at a station for one more than are in service. */
const mayStart = (model: Model, state: State, station: number): boolean => {
  if (missing(model, state, station) === 0) return true
  const room = servable(model, state, station)
  return room === Infinity || state.stations.active[station] < room
}

/** Who would have to give up the counter for somebody of this rank: of the last rank, whoever started last; −1: nobody. */
function preempted(run: Run, station: number, rank: number): number {
  const { model, state } = run
  const { citizens } = state
  let victim = NOBODY
  let worst = rank
  for (let slot = state.lists.first[counterList(model, station)]; slot >= 0; slot = citizens.next[slot]) {
    if (citizens.status[slot] !== Status.inService) continue
    const its = rankOf(model, state, slot)
    if (its > worst || (its === worst && its > rank && citizens.since[slot] > citizens.since[victim])) {
      victim = slot
      worst = its
    }
  }
  return victim
}

/** A free counter of an open office calls the next ticket even while something it needs is down. Returns whether it called. */
function call(run: Run, time: number, station: number, slot: number): boolean {
  const { model, state } = run
  const { citizens, stations } = state
  if (model.preempts[model.stepOf[station]] === 1 && !makeRoom(run, time, station, slot)) return true
  let cause = Math.max(citizens.since[slot], changedUnits(run, station))
  if (model.has.stock) cause = Math.max(cause, changedStock(run, station))
  if (model.has.limits) cause = Math.max(cause, stations.allowedBy[station])
  if (mayStart(model, state, station)) {
    const able = Math.max(cause, stations.ableSince[station])
    if ((citizens.flags[slot] & Flag.begun) !== 0) resumeService(run, time, slot, able)
    else startService(run, time, slot, able)
    return true
  }
  if (model.firstUse[station] === model.firstUse[station + 1]) return false // no counter to be called to
  run.emitOf(time, EventType.TicketCalled, slot, citizens.ticket[slot], 0, cause)
  return true
}

/** Whether there are units for somebody, if need be of those with a later rank, who give way. */
function makeRoom(run: Run, time: number, station: number, slot: number): boolean {
  const { model, state } = run
  while (!hasUnits(model, state, station)) {
    const victim = preempted(run, station, rankInQueue(model, state, slot))
    if (victim < 0) return false
    const { onPreempted } = model.plan.steps[model.stepOf[station]]
    interrupt(run, time, victim, onPreempted, Held.no, state.citizens.since[slot])
  }
  return true
}

export function changedStock({ model, state }: Run, station: number): number {
  let changed = 0
  for (let take = model.firstTake[station]; take < model.firstTake[station + 1]; take++)
    changed = Math.max(changed, state.stores.changed[model.takeStore[take]])
  return changed
}

/** Those who gather start as soon as there are enough of them. */
function releaseFull(run: Run, time: number, station: number): void {
  const { model, state } = run
  const { batch } = model.plan.steps[model.stepOf[station]]
  if (batch === null) return
  const list = gatherList(model, station)
  if (state.lists.size[list] < batch.size) return
  const cause = state.citizens.since[state.lists.last[list]]
  run.emit(time, EventType.BatchReleased, model.officeOf[station], -1, model.stepOf[station], 0, cause, -1)
}
