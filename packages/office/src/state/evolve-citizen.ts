import { onGrid } from "@tangguh/engine"
import { Completed, EventType, Interrupted, type OfficeEvent, Said } from "../event.ts"
import { batchDue, demandOf, type Model } from "../model.ts"
import { classOfRow, personOfCode, placeOfRow, rowCode } from "../world/row-code.ts"
import { freeUnits, isFree, slowness } from "./blockers.ts"
import { tellOne } from "./evolve-office.ts"
import { copyRecord, keepRecord } from "./evolve-record.ts"
import { startWear, stopWear } from "./evolve-resource.ts"
import { append, counterList, gatherList, prepend, rankOf, remove } from "./queue.ts"
import { Dismissing, Flag, giveBack, Held, Member, setMember, type State, Status, takeSlot } from "./state.ts"

/** A first visit, made or avoided: a slot, a number, and the address of all that the world holds for this citizen. */
export function enter(model: Model, state: State, event: OfficeEvent): number {
  const code = event.value
  if (code < 0) {
    const person = personOfCode(code)
    state.people.arrived[person] = 1
    return newcomer(model, state, model.demands + person, 0)
  }
  const citizenClass = classOfRow(code)
  const origin = demandOf(model, event.office, citizenClass)
  state.demands.cursor[origin] = code
  const members = state.demands.members[origin]
  const entity = members.length > 0 ? placeOfRow(code) : code - rowCode(citizenClass, 0, 0)
  if (members.length > 0) members[entity] = Member.engaged
  return newcomer(model, state, origin, entity)
}

function newcomer(model: Model, state: State, origin: number, entity: number): number {
  const { citizens } = state
  const slot = takeSlot(citizens)
  citizens.number[slot] = state.nextCitizen++
  citizens.origin[slot] = origin
  citizens.entity[slot] = entity
  citizens.office[slot] = model.originOffice[origin]
  citizens.step[slot] = model.entryStep[model.originClass[origin]]
  citizens.ticket[slot] = 0
  citizens.visits[slot] = 0
  citizens.attempts[slot] = 0
  citizens.flags[slot] = 0
  if (model.has.passes) {
    citizens.passes[slot] = 0
    citizens.spoils[slot] = 0
  }
  return slot
}

export function arrive(model: Model, state: State, event: OfficeEvent): number {
  const slot = enter(model, state, event)
  state.citizens.visits[slot]++
  beginVisit(model, state, event, slot)
  return slot
}

export function stayAway(state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  citizens.status[slot] = Status.away
  citizens.since[slot] = event.number
  citizens.returnsAt[slot] = event.hidden
  citizens.attempts[slot]++
  citizens.flags[slot] &= ~Flag.appointment
}

/** A visit begins: a ticket, a place in the queue, and the patience of this visit. */
export function queueUp(model: Model, state: State, event: OfficeEvent, slot: number): void {
  if ((state.citizens.flags[slot] & Flag.onTheWay) === 0) state.citizens.visits[slot]++
  state.citizens.flags[slot] &= ~(
    Flag.told |
    Flag.begun |
    Flag.called |
    Flag.appointment |
    Flag.planned |
    Flag.onTheWay
  )
  beginVisit(model, state, event, slot)
}

function beginVisit(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  const { office, time } = event
  citizens.attempts[slot]++
  citizens.ticket[slot] = ++offices.tickets[office]
  citizens.arrivedAt[slot] = time
  citizens.turn[slot] = event.number
  citizens.patience[slot] = model.isJob[citizens.step[slot]] === 1 ? Infinity : time + event.hidden
  joinQueue(model, state, event, slot)
  citizens.flags[slot] &= ~Flag.voucher
  const dismissing = offices.dismissing[office]
  if (dismissing !== Dismissing.no && model.isJob[citizens.step[slot]] === 0 && !isSentOn(model, state, slot))
    tellOne(model, state, slot, time, Said.notToday, dismissing === Dismissing.withVoucher ? Flag.voucher : 0)
}

function joinQueue(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  const step = citizens.step[slot]
  const station = event.office * model.steps + step
  citizens.since[slot] = event.number
  if (model.has.batches && model.plan.steps[step].batch !== null) {
    gather(model, state, station, slot, event.time)
    return
  }
  citizens.status[slot] = Status.waiting
  append(state, model.firstList[station] + rankOf(model, state, slot), slot)
}

function gather(model: Model, state: State, station: number, slot: number, time: number): void {
  state.citizens.status[slot] = Status.gathering
  append(state, gatherList(model, station), slot)
  if (state.stations.gatheredBy[station] === Infinity)
    state.stations.gatheredBy[station] = batchDue(model, station, time)
}

/** Those who gathered may start. */
export function release(model: Model, state: State, event: OfficeEvent): void {
  const station = event.office * model.steps + event.value
  const from = gatherList(model, station)
  for (let slot = state.lists.first[from]; slot >= 0; slot = state.lists.first[from]) {
    remove(state, slot)
    state.citizens.status[slot] = Status.waiting
    state.citizens.since[slot] = event.number
    append(state, model.firstList[station] + rankOf(model, state, slot), slot)
  }
  state.stations.gatheredBy[station] = Infinity
}

/** Goes on to another step, or to the same one again: stays in the visit at a counter, becomes a job in the back office. */
export function enterStep(model: Model, state: State, event: OfficeEvent, slot: number, atHead: boolean): void {
  const { citizens } = state
  const { time } = event
  const step = event.value
  citizens.step[slot] = step
  if (model.isJob[step] === 1) {
    citizens.patience[slot] = Infinity
    citizens.turn[slot] = event.number
  } else citizens.patience[slot] += time
  citizens.flags[slot] &= ~Flag.begun
  if (!atHead) return joinQueue(model, state, event, slot)
  citizens.since[slot] = event.number
  citizens.status[slot] = Status.waiting
  prepend(state, model.firstList[event.office * model.steps + step] + rankOf(model, state, slot), slot)
}

/** A job that was there before the run began. */
export function findJob(model: Model, state: State, event: OfficeEvent): number {
  const { citizens } = state
  const initial = Math.floor(event.value / JOBS)
  const slot = newcomer(model, state, model.firstInitial + initial, event.value % JOBS)
  state.initial[initial] = 1
  citizens.step[slot] = model.initialStep[initial]
  citizens.arrivedAt[slot] = -event.hidden
  citizens.turn[slot] = event.number
  citizens.patience[slot] = Infinity
  if (model.plan.steps[citizens.step[slot]].comes === null) joinQueue(model, state, event, slot)
  else citizens.status[slot] = Status.passing // when they come, the next event says
  return slot
}

/** Jobs of one initial backlog: fewer than this. */
export const JOBS = 1_073_741_824

/** From the queue to a counter: takes its units. */
export function toCounter(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, pools, offices } = state
  const station = event.office * model.steps + citizens.step[slot]
  remove(state, slot)
  append(state, counterList(model, station), slot)
  const sole = model.solePool[station]
  if (sole >= 0) pools.taken[sole]++
  else takeUnits(model, state, station, slot)
  if ((citizens.flags[slot] & Flag.called) === 0) {
    citizens.flags[slot] |= Flag.called
    if (model.isJob[citizens.step[slot]] === 0) offices.called[event.office]++
  }
}

function takeUnits(model: Model, state: State, station: number, slot: number): void {
  const last = model.firstUse[station + 1]
  for (let use = model.firstUse[station]; use < last; use++) {
    const pool = model.usePool[use]
    state.pools.taken[pool] += model.useUnits[use]
    if (model.individual[pool] === 1) takeUnit(model, state, pool, slot)
  }
}

function takeUnit(model: Model, state: State, pool: number, slot: number): void {
  for (let unit = model.firstUnit[pool]; unit < model.firstUnit[pool + 1]; unit++) {
    if (!isFree(model, state, pool, unit)) continue
    state.units.serves[unit] = slot
    state.citizens.unit[slot] = unit
    return
  }
}

/** Gives the units of a counter back. */
export function freeCounter(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, pools } = state
  const station = event.office * model.steps + citizens.step[slot]
  const sole = model.solePool[station]
  if (sole >= 0 && citizens.held[slot] === Held.no) {
    if (pools.taken[sole]-- >= pools.units[sole]) pools.changed[sole] = event.number
  } else giveUnits(model, state, event, station, slot)
  remove(state, slot)
}

function giveUnits(model: Model, state: State, event: OfficeEvent, station: number, slot: number): void {
  const { citizens, pools, units } = state
  const last = model.firstUse[station + 1]
  for (let use = model.firstUse[station]; use < last; use++) {
    const pool = model.usePool[use]
    if (freeUnits(model, state, pool) < model.mostUsed[pool]) pools.changed[pool] = event.number
    pools.taken[pool] -= model.useUnits[use]
    if (citizens.held[slot] === Held.tooFewUnits) pools.held[pool] -= model.useUnits[use]
  }
  if (citizens.unit[slot] >= 0) {
    units.serves[citizens.unit[slot]] = -1
    citizens.unit[slot] = -1
  }
  citizens.held[slot] = Held.no
}

export function startService(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, stations } = state
  const station = event.office * model.steps + citizens.step[slot]
  if (citizens.status[slot] === Status.waiting) toCounter(model, state, event, slot)
  citizens.wholeWork[slot] = event.hidden
  citizens.work[slot] = event.hidden
  if (model.has.limits) stations.started[station]++
  run(model, state, event, slot)
}

/** Service runs from now, at the pace of the station; patience stands still. */
function run(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  const station = event.office * model.steps + citizens.step[slot]
  citizens.status[slot] = Status.inService
  citizens.since[slot] = event.number
  citizens.patience[slot] -= event.time
  citizens.runsSince[slot] = event.time
  citizens.slow[slot] = slowness(model, state, station)
  state.stations.active[station]++
  if (model.wears[citizens.step[slot]] === 1) startWear(model, state, event, slot)
}

function stop(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const step = state.citizens.step[slot]
  state.stations.active[event.office * model.steps + step]--
  if (model.wears[step] === 1) stopWear(model, state, event, slot)
}

/** Seconds of work that are left of a service which has been running. */
const workLeft = (state: State, slot: number, time: number): number => {
  const { work, runsSince, slow } = state.citizens
  return Math.max(
    0,
    slow[slot] === 1
      ? work[slot] - (time - runsSince[slot])
      : onGrid(work[slot] - (time - runsSince[slot]) / slow[slot]),
  )
}

export function paceWork(state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  citizens.work[slot] = workLeft(state, slot, event.time)
  citizens.runsSince[slot] = event.time
  citizens.slow[slot] = event.value
}

/** The work stops, or, where it had stopped already, is lost; and whoever is served stays, or gives up the counter. */
export function interrupt(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  const { time, value } = event
  const toHead = (value & Interrupted.toHead) !== 0
  const toTail = (value & Interrupted.toTail) !== 0
  const work = value & 3
  if (citizens.status[slot] === Status.inService) {
    citizens.work[slot] = workLeft(state, slot, time)
    stop(model, state, event, slot)
    citizens.patience[slot] += time
    citizens.status[slot] = Status.interrupted
  }
  if (work === Interrupted.repeat) citizens.work[slot] = citizens.wholeWork[slot]
  if (work === Interrupted.redraw) {
    citizens.work[slot] = -1
    citizens.passes[slot]++
  }
  citizens.since[slot] = event.number
  if (toHead || toTail) {
    freeCounter(model, state, event, slot)
    citizens.status[slot] = Status.waiting
    citizens.flags[slot] |= Flag.begun
    const list = model.firstList[event.office * model.steps + citizens.step[slot]] + rankOf(model, state, slot)
    if (toHead) prepend(state, list, slot)
    else {
      citizens.turn[slot] = event.number
      append(state, list, slot)
    }
    return
  }
  if (event.hidden === Held.no || citizens.held[slot] !== Held.no) return
  citizens.held[slot] = event.hidden
  if (event.hidden !== Held.tooFewUnits) return
  const station = event.office * model.steps + citizens.step[slot]
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
    state.pools.held[model.usePool[use]] += model.useUnits[use]
}

export function resume(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, pools } = state
  if (citizens.status[slot] === Status.waiting) toCounter(model, state, event, slot)
  if (citizens.held[slot] === Held.tooFewUnits) {
    const station = event.office * model.steps + citizens.step[slot]
    for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
      pools.held[model.usePool[use]] -= model.useUnits[use]
  }
  citizens.held[slot] = Held.no
  citizens.flags[slot] &= ~Flag.begun
  if (citizens.work[slot] < 0) citizens.wholeWork[slot] = event.hidden
  citizens.work[slot] = event.hidden
  run(model, state, event, slot)
}

/** What was taken from stock is spoiled: back to the head of the queue, for another piece and the same time again. */
export function spoil(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  endOfService(model, state, event, slot)
  citizens.spoils[slot]++
  citizens.patience[slot] += event.time
  citizens.status[slot] = Status.waiting
  citizens.since[slot] = event.number
  prepend(state, model.firstList[event.office * model.steps + citizens.step[slot]] + rankOf(model, state, slot), slot)
}

function endOfService(model: Model, state: State, event: OfficeEvent, slot: number): void {
  if (model.unitPool.length > 0) {
    const unit = state.citizens.unit[slot]
    if (unit >= 0) state.units.ended[unit]++
  }
  stop(model, state, event, slot)
  freeCounter(model, state, event, slot)
}

export function complete(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  endOfService(model, state, event, slot)
  if (event.value !== Completed.notPassed) setMember(model, state, slot, Member.served)
  // What is left of a job's letter is nobody's patience.
  if ((citizens.flags[slot] & Flag.letter) !== 0 && model.isJob[citizens.step[slot]] === 1)
    citizens.patience[slot] = Infinity
  const last = model.next[citizens.step[slot]] < 0 || (citizens.flags[slot] & Flag.onlyThisStep) !== 0
  switch (event.value) {
    case Completed.passedOn:
      if (last) return giveBack(citizens, slot)
      break
    case Completed.recordWaits:
      if (last || model.isVisit[citizens.step[slot]] === 0) return keepRecord(state, event, slot)
      copyRecord(state, event, slot)
      break
    default:
      citizens.passes[slot]++
  }
  citizens.status[slot] = Status.passing
  citizens.since[slot] = event.number
}

export function leave(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  fromWhereverOne(model, state, event, slot)
  if (event.type === EventType.CitizenTurnedAway && offices.tickets[event.office] === citizens.ticket[slot])
    offices.tickets[event.office]--
  if (event.hidden === 0) {
    setMember(model, state, slot, Member.lapsed)
    giveBack(citizens, slot)
    return
  }
  citizens.status[slot] = Status.away
  citizens.since[slot] = event.number
  citizens.office[slot] = model.originOffice[citizens.origin[slot]]
  citizens.returnsAt[slot] = event.hidden
}

function fromWhereverOne(model: Model, state: State, event: OfficeEvent, slot: number): void {
  switch (state.citizens.status[slot]) {
    case Status.waiting:
    case Status.gathering:
      remove(state, slot)
      break
    case Status.called:
    case Status.interrupted:
      freeCounter(model, state, event, slot)
  }
}

/** Whether the office of a citizen sends its people to another one: only those who did not come from another one themselves. */
export const isSentOn = (model: Model, { citizens, offices }: State, slot: number): boolean =>
  offices.redirectTo[citizens.office[slot]] >= 0 && model.originOffice[citizens.origin[slot]] === citizens.office[slot]

/** On the way to another office, in the same visit. */
export function sendTo(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  fromWhereverOne(model, state, event, slot)
  citizens.status[slot] = Status.away
  citizens.since[slot] = event.number
  citizens.office[slot] = event.value
  citizens.returnsAt[slot] = event.hidden
  citizens.flags[slot] |= Flag.onTheWay
}

/** Served without a visit: somebody who was away, or (value: a row of the world) a member of a pool who had not come yet. */
export function serveAtHome(model: Model, state: State, event: OfficeEvent, slot: number): number {
  const { citizens } = state
  const at = slot >= 0 ? slot : enterMember(model, state, event)
  setMember(model, state, at, Member.served)
  citizens.attempts[at]++
  citizens.since[at] = event.number
  if (model.next[citizens.step[at]] < 0 || (citizens.flags[at] & Flag.onlyThisStep) !== 0) giveBack(citizens, at)
  else citizens.status[at] = Status.passing
  return at
}

/** A member of a pool without the row of a visit: the demand's cursor stays where it is. */
function enterMember(model: Model, state: State, event: OfficeEvent): number {
  const origin = demandOf(model, event.office, classOfRow(event.value))
  const member = placeOfRow(event.value)
  state.demands.members[origin][member] = Member.engaged
  return newcomer(model, state, origin, member)
}
