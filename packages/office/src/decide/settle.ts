import { missing, servable, slowness } from "./blockers.ts"
import { EventType, NOWHERE, Reason, Said } from "./event.ts"
import { stopGenerators } from "./backups.ts"
import { vainReturn } from "./returns.ts"
import type { Run } from "./run.ts"
import { atCounter, head, taken, waiting } from "./queue.ts"
import { Door, QUEUES, Queue, Status } from "./state.ts"

/** Does all that an instant has made possible or impossible, office by office, until nothing is left to do. */
export function settle(run: Run, time: number): void {
  while (run.stirredCount > 0) {
    if (run.stirredCount === 1) {
      run.stirredCount = 0
      settleOffice(run, time, run.stirred[0])
    } else {
      const offices = run.stirred.slice(0, run.stirredCount).sort()
      run.stirredCount = 0
      for (let i = 0; i < offices.length; i++) settleOffice(run, time, offices[i])
    }
  }
  if (run.freshFailures.length > 0) run.freshFailures.length = 0
}

function settleOffice(run: Run, time: number, office: number): void {
  const { model, state } = run
  if (state.offices.recordFirst[office] >= 0) startUpload(run, time, office) // before the counters, whose pace it changes
  const wholly = run.calm(office) === 2
  for (let step = 0; step < model.steps; step++) {
    const station = office * model.steps + step
    if (wholly) counters(run, time, office, station)
    const shared = model.shared[step]
    if (shared === null) callNext(run, time, office, station)
    else if (step === shared[shared.length - 1]) callNextOf(run, time, office, shared)
  }
  if (run.freshFailures.length > 0) announce(run, time, office)
  if (state.offices.overtime[office] === 1) closeEarly(run, time, office)
}

/** Interrupts what cannot go on, resumes what can, sends those home who are interrupted after closing. */
function counters(run: Run, time: number, office: number, station: number): void {
  const { model, state } = run
  const { citizens, offices, stations } = state
  const lists = state.lists
  if (lists.size[station * QUEUES + Queue.counter] === 0) return
  const open = offices.door[office] === Door.open
  const step = station - office * model.steps
  const slow = slowness(model, state, station)
  let room = servable(model, state, station)
  for (let slot = lists.first[station * QUEUES + Queue.counter]; slot >= 0;) {
    const next = citizens.next[slot]
    const status = citizens.status[slot]
    const number = citizens.number[slot]
    if (status === Status.inService) {
      if (room > 0) {
        room--
        if (citizens.slow[slot] !== slow && offices.door[office] !== Door.closed)
          run.emit(time, EventType.ServicePaced, office, number, slow, 0, state.number, slot)
      } else {
        const lacking = missing(model, state, station)
        const lost = (lacking & model.repeats[step]) !== 0
        run.emit(
          time,
          EventType.ServiceInterrupted,
          office,
          number,
          lost ? 2 : 1,
          0,
          lastChange(run, office, lacking),
          slot,
        )
        if (offices.door[office] === Door.closed && model.stays[step] === 0) {
          run.emit(
            time,
            EventType.CitizenLeft,
            office,
            number,
            Reason.closing,
            vainReturn(run, slot, office, time),
            state.number,
            slot,
          )
        }
      }
    } else if (open && room > 0) {
      room--
      const cause = Math.max(citizens.since[slot], stations.ableSince[station])
      if (status === Status.called) start(run, time, office, slot, cause)
      else run.emit(time, EventType.ServiceResumed, office, number, 0, 0, cause, slot)
    }
    slot = next
  }
}

/** A free counter of an open office calls the next ticket, even while something it needs is down. */
function callNext(run: Run, time: number, office: number, station: number): void {
  const { model, state } = run
  if (state.offices.door[office] !== Door.open) return
  const capacity = model.capacity[station]
  while (atCounter(state, station) < capacity) {
    const slot = head(state, station)
    if (slot < 0) return
    call(run, time, office, station, slot)
  }
}

/** The same where several steps share the counters: vouchers first, then whoever came first. */
function callNextOf(run: Run, time: number, office: number, shared: readonly number[]): void {
  const { model, state } = run
  if (state.offices.door[office] !== Door.open) return
  const { list, since } = state.citizens
  for (;;) {
    let next = -1
    let at = -1
    let ordinary = 2
    for (const step of shared) {
      const station = office * model.steps + step
      const slot = head(state, station)
      if (slot < 0) continue
      const rank = list[slot] === station * QUEUES + Queue.priority ? 0 : 1
      if (rank > ordinary || (rank === ordinary && since[slot] > since[next])) continue
      next = slot
      at = station
      ordinary = rank
    }
    if (next < 0 || taken(model, state, at) >= model.capacity[at]) return
    call(run, time, office, at, next)
  }
}

function call(run: Run, time: number, office: number, station: number, slot: number): void {
  const { model, state } = run
  const { citizens, stations } = state
  const since = citizens.since[slot]
  if (stations.active[station] < servable(model, state, station)) {
    start(run, time, office, slot, Math.max(since, stations.freeSince[station], stations.ableSince[station]))
    return
  }
  const cause = Math.max(since, stations.freeSince[station])
  run.emit(time, EventType.TicketCalled, office, citizens.number[slot], citizens.ticket[slot], 0, cause, slot)
}

function start(run: Run, time: number, office: number, slot: number, cause: number): void {
  const { citizens } = run.state
  const work = run.world.workOf(citizens.origin[slot], citizens.entity[slot], citizens.step[slot])
  run.emit(time, EventType.ServiceStarted, office, citizens.number[slot], citizens.ticket[slot], work, cause, slot)
}

/** Number of the event that made the first of these dependencies go down here. */
function lastChange(run: Run, office: number, lacking: number): number {
  const { model, state } = run
  let latest = 0
  const { switches } = model.plan.offices[office]
  for (let d = 0; d < switches.length; d++) {
    if ((lacking & (1 << d)) !== 0) latest = Math.max(latest, state.switches.changed[switches[d]])
  }
  return latest
}

/** Whether a dependency that is down keeps some step of the office from being done. */
function stops(run: Run, office: number, dependency: number): boolean {
  const { model, state } = run
  if ((state.offices.down[office] & (1 << dependency)) === 0) return false
  for (let step = 0; step < model.steps; step++) {
    if ((model.needs[step] & ~model.without[step] & (1 << dependency)) !== 0) return true
  }
  return false
}

function announce(run: Run, time: number, office: number): void {
  const { model, state } = run
  for (const failure of run.freshFailures) {
    if (failure.office !== office || !stops(run, office, failure.dependency)) continue
    for (const announcement of model.plan.arrangement.announcements) {
      if (announcement.dependency !== failure.dependency) continue
      const cause = state.switches.changed[model.plan.offices[office].switches[failure.dependency]]
      run.emit(
        time,
        EventType.Announced,
        office,
        failure.dependency,
        announcement.says === "wait" ? Said.wait : Said.notToday,
        0,
        cause,
        -1,
      )
    }
  }
}

/** Records go up one after the other, at any hour, while all that the step needs is up. */
function startUpload(run: Run, time: number, office: number): void {
  const { model, state } = run
  const offline = model.plan.arrangement.offlineCapture
  if (offline === null || state.offices.uploading[office] >= 0) return
  const slot = state.offices.recordFirst[office]
  if (slot < 0 || missing(model, state, office * model.steps + offline.step) !== 0) return
  run.emit(time, EventType.UploadStarted, office, state.citizens.number[slot], 0, 0, state.number, slot)
  run.stirWholly(office)
}

/** Overtime ends as soon as nobody is left to serve. */
function closeEarly(run: Run, time: number, office: number): void {
  const { model, state } = run
  if (state.offices.overtime[office] === 0 || state.offices.door[office] !== Door.open) return
  for (let step = 0; step < model.steps; step++) {
    const station = office * model.steps + step
    if (waiting(state, station) + state.stations.active[station] > 0) return
  }
  const closed = run.emit(time, EventType.OfficeClosed, office, NOWHERE, 0, 0, state.number, -1)
  for (const at of model.plan.offices[office].switches) stopGenerators(run, time, at, closed)
}
