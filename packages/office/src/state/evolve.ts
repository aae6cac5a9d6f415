import { evolveDependency } from "./evolve-dependency.ts"
import { EventType, NOWHERE, type OfficeEvent, Said } from "./event.ts"
import type { Model } from "./model.ts"
import { slowness } from "./blockers.ts"
import { append, remove, taken } from "./queue.ts"
import { classOfRow, personOfCode, placeOfRow, rowCode } from "./row-code.ts"
import { Door, Flag, giveBack, Member, Queue, QUEUES, type State, Status, takeSlot } from "./state.ts"
import { onGrid } from "@tangguh/engine"

/**
 * Changes the state by one event; the only code that does. It is total, and reads no clock and no random number.
 *
 * `slot` is where the event's citizen is kept, −1 for an event without one and for a citizen who is new.
 * Returns that slot: for a new citizen, the one that was taken.
 */
export function evolve(model: Model, state: State, event: OfficeEvent, slot: number): number {
  const { citizens, offices, stations } = state
  const { office, time } = event
  state.time = time
  state.number = event.number
  switch (event.type) {
    case EventType.CitizenArrived: {
      const taken = enter(model, state, event)
      queueUp(model, state, event, taken)
      return taken
    }
    case EventType.CitizenReturned:
      queueUp(model, state, event, slot)
      return slot
    case EventType.TripAvoided: {
      const taken = enter(model, state, event)
      stayAway(state, event, taken)
      return taken
    }
    case EventType.ReturnAvoided:
      stayAway(state, event, slot)
      return slot
    case EventType.TicketCalled:
      toCounter(model, state, event, slot)
      citizens.status[slot] = Status.called
      return slot
    case EventType.ServiceStarted: {
      if (citizens.status[slot] === Status.waiting) toCounter(model, state, event, slot)
      citizens.wholeWork[slot] = event.hidden
      citizens.work[slot] = event.hidden
      run(model, state, event, slot)
      return slot
    }
    case EventType.ServiceInterrupted:
      citizens.work[slot] = event.value === 2 ? citizens.wholeWork[slot] : workLeft(state, slot, time)
      citizens.status[slot] = Status.interrupted
      citizens.patience[slot] += time
      citizens.since[slot] = event.number
      stations.active[office * model.steps + citizens.step[slot]]--
      return slot
    case EventType.ServiceResumed:
      run(model, state, event, slot)
      return slot
    case EventType.ServicePaced:
      citizens.work[slot] = workLeft(state, slot, time)
      citizens.runsSince[slot] = time
      citizens.slow[slot] = event.value
      return slot
    case EventType.ServiceCompleted:
      complete(model, state, event, slot)
      return slot
    case EventType.CitizenLeft:
      leave(model, state, event, slot)
      return slot
    case EventType.OfficeOpened:
      if (!stopped(model, state, office)) offices.dismissing[office] = 0
      offices.door[office] = Door.open
      return able(model, state, event)
    case EventType.BreakEnded:
      offices.door[office] = Door.open
      return able(model, state, event)
    case EventType.BreakStarted:
      offices.door[office] = Door.onBreak
      offices.period[office]++
      return slot
    case EventType.OvertimeStarted:
      offices.overtime[office] = 1
      return slot
    case EventType.OfficeClosed:
      offices.door[office] = Door.closed
      offices.period[office]++
      offices.overtime[office] = 0
      offices.extendedUntil[office] = 0
      offices.fatigue[office] = 1
      offices.tickets[office] = 0
      offices.called[office] = 0
      return slot
    case EventType.HoursExtended:
      offices.extendedUntil[office] = event.value
      offices.fatigue[office] = event.hidden
      return slot
    case EventType.Announced:
      if (event.value === Said.notToday && offices.dismissing[office] === 0) offices.dismissing[office] = 1
      tell(model, state, event, event.value === Said.notToday, 0)
      return slot
    case EventType.QueueDismissed:
      offices.dismissing[office] = event.value
      if (event.value > 0) tell(model, state, event, true, event.value === 2 ? Flag.voucher : 0)
      return slot
    case EventType.StatusPublished:
      offices.published[office] = event.value
      offices.publishesAt[office] = Infinity
      offices.wrongUpAt[office] = event.value === 1 ? event.hidden : Infinity
      return slot
    case EventType.UploadStarted:
      citizens.status[slot] = Status.recordUploading
      citizens.since[slot] = event.number
      offices.uploading[office] = slot
      offices.uploadEnds[office] = onGrid(event.time + model.plan.arrangement.offlineCapture!.upload)
      return slot
    case EventType.RecordUploaded:
    case EventType.RecordRejected:
      takeRecord(state, office, slot)
      giveBack(citizens, slot)
      return slot
    case EventType.RecordLost:
      takeRecord(state, office, slot)
      citizens.status[slot] = Status.away
      citizens.returnsAt[slot] = event.hidden
      citizens.flags[slot] |= Flag.captured
      setMember(model, state, slot, Member.engaged)
      return slot
    case EventType.TimerSet:
      state.timers = state.timers.filter((timer) => timer.policy !== event.subject || timer.token !== event.value)
      state.timers.push({ policy: event.subject, token: event.value, at: event.hidden })
      return slot
    case EventType.TimerFired:
      state.timers = state.timers.filter((timer) => timer.policy !== event.subject || timer.token !== event.value)
      return slot
    case EventType.CallAnswered: {
      const hotline = model.plan.arrangement.hotline!
      offices.lineFreeAt[office] = time - hotline.lead + hotline.call
      return slot
    }
    case EventType.CommandRefused:
      return slot
    default:
      evolveDependency(model, state, event)
      return slot
  }
}

/** A first visit, made or avoided: a slot, a number, and the address of all that the world holds for this citizen. */
function enter(model: Model, state: State, event: OfficeEvent): number {
  const { citizens } = state
  const slot = takeSlot(citizens)
  const code = event.value
  let origin: number
  let entity: number
  if (code < 0) {
    const person = personOfCode(code)
    origin = model.demands + person
    entity = 0
    state.people.arrived[person] = 1
  } else {
    const citizenClass = classOfRow(code)
    origin = model.firstDemand[event.office]
    while (model.originClass[origin] !== citizenClass) origin++
    state.demands.cursor[origin] = code
    const members = state.demands.members[origin]
    entity = members.length > 0 ? placeOfRow(code) : code - rowCode(citizenClass, 0, 0)
    if (members.length > 0) members[entity] = Member.engaged
  }
  citizens.number[slot] = state.nextCitizen++
  citizens.origin[slot] = origin
  citizens.entity[slot] = entity
  citizens.visits[slot] = 0
  citizens.attempts[slot] = 0
  citizens.flags[slot] = 0
  citizens.list[slot] = -1
  return slot
}

function stayAway(state: State, event: OfficeEvent, slot: number): void {
  state.citizens.status[slot] = Status.away
  state.citizens.returnsAt[slot] = event.hidden
  state.citizens.attempts[slot]++
}

function queueUp(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  const { office, time } = event
  const step = model.entryStep[model.originClass[citizens.origin[slot]]]
  citizens.visits[slot]++
  citizens.attempts[slot]++
  citizens.step[slot] = step
  citizens.ticket[slot] = ++offices.tickets[office]
  citizens.arrivedAt[slot] = time
  citizens.patience[slot] = time + event.hidden
  citizens.status[slot] = Status.waiting
  citizens.since[slot] = event.number
  const priority = (citizens.flags[slot] & Flag.voucher) !== 0
  append(state, office * model.steps + step, priority ? Queue.priority : Queue.ordinary, slot)
  const dismissing = offices.dismissing[office]
  citizens.flags[slot] &= ~(Flag.told | Flag.voucher)
  if (dismissing > 0) tellOne(model, state, slot, time, true, dismissing === 2 ? Flag.voucher : 0)
}

function toCounter(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  const station = event.office * model.steps + citizens.step[slot]
  remove(state, slot)
  append(state, station, Queue.counter, slot)
  offices.called[event.office]++
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

function freeCounter(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const station = event.office * model.steps + state.citizens.step[slot]
  if (taken(model, state, station) >= model.capacity[station]) {
    const shared = model.shared[state.citizens.step[slot]]
    if (shared === null) state.stations.freeSince[station] = event.number
    else for (const step of shared) state.stations.freeSince[event.office * model.steps + step] = event.number
  }
  remove(state, slot)
}

function complete(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  state.stations.active[event.office * model.steps + citizens.step[slot]]--
  freeCounter(model, state, event, slot)
  setMember(model, state, slot, Member.served)
  if (event.value === 0) return giveBack(citizens, slot)
  citizens.status[slot] = Status.recordWaiting
  citizens.next[slot] = -1
  if (offices.recordLast[event.office] < 0) offices.recordFirst[event.office] = slot
  else citizens.next[offices.recordLast[event.office]] = slot
  offices.recordLast[event.office] = slot
  offices.records[event.office]++
}

/** The record under way is always the first. */
function takeRecord(state: State, office: number, slot: number): void {
  const { citizens, offices } = state
  offices.recordFirst[office] = citizens.next[slot]
  if (offices.recordFirst[office] < 0) offices.recordLast[office] = -1
  offices.records[office]--
  offices.uploading[office] = -1
  offices.uploadEnds[office] = Infinity
}

function leave(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  if (citizens.status[slot] === Status.waiting) remove(state, slot)
  else freeCounter(model, state, event, slot)
  if (event.hidden === 0) {
    setMember(model, state, slot, Member.lapsed)
    giveBack(citizens, slot)
  } else {
    citizens.status[slot] = Status.away
    citizens.returnsAt[slot] = event.hidden
  }
}

/** A member of a pool who has been served, or has given up, makes no more first visits. */
function setMember(model: Model, state: State, slot: number, status: number): void {
  const origin = state.citizens.origin[slot]
  if (origin >= model.demands) return
  const members = state.demands.members[origin]
  if (members.length > 0) members[state.citizens.entity[slot]] = status
}

/** News changes the patience of everybody who waits at the office: those called and interrupted too. */
function tell(model: Model, state: State, event: OfficeEvent, notToday: boolean, flag: number): void {
  for (let step = 0; step < model.steps; step++) {
    const station = event.office * model.steps + step
    for (let queue = 0; queue < QUEUES; queue++) {
      for (let slot = state.lists.first[station * QUEUES + queue]; slot >= 0; slot = state.citizens.next[slot]) {
        if (state.citizens.status[slot] !== Status.inService) tellOne(model, state, slot, event.time, notToday, flag)
      }
    }
  }
}

function tellOne(model: Model, state: State, slot: number, time: number, notToday: boolean, flag: number): void {
  const { patience, flags, origin } = state.citizens
  const told = model.plan.classes[model.originClass[origin[slot]]].whenTold
  if (notToday) patience[slot] = Math.min(patience[slot], onGrid(time + told.notToday))
  else if (told.wait !== 1 && patience[slot] < Infinity)
    patience[slot] = onGrid(time + (patience[slot] - time) * told.wait)
  flags[slot] |= flag | (notToday ? Flag.told : 0)
}

/** Whether something keeps a step of the office from being done. */
function stopped(model: Model, state: State, office: number): boolean {
  for (let step = 0; step < model.steps; step++)
    if ((state.offices.down[office] & model.needs[step] & ~model.without[step]) !== 0) return true
  return false
}

/** The stations of an office can work again: what made them able is this event. */
function able(model: Model, state: State, event: OfficeEvent): number {
  if (event.office !== NOWHERE) {
    for (let step = 0; step < model.steps; step++)
      state.stations.ableSince[event.office * model.steps + step] = event.number
  }
  return -1
}
