import { isOpenAt } from "./calendar.ts"
import { EventType, Reason } from "./event.ts"
import { nextAttempt, vainReturn } from "./returns.ts"
import { classOfRow, personCode, rowCode } from "./row-code.ts"
import type { Run } from "./run.ts"
import { Flag } from "./state.ts"

export function officeOf(run: Run, slot: number): number {
  return run.model.originOffice[run.state.citizens.origin[slot]]
}

export function arrive(run: Run, time: number, demand: number): void {
  const { codes, places, windows } = run.agenda.due
  const code = codes[demand]
  const window = windows[demand]!
  const entity = window.members === null ? code - rowCode(classOfRow(code), 0, 0) : window.members[places[demand]]
  firstVisit(run, time, demand, entity, run.model.originOffice[demand], code, window.patience[places[demand]])
}

export function comeAsScripted(run: Run, time: number, person: number): void {
  const { model, world } = run
  const origin = model.demands + person
  const scripted = model.plan.people[person]
  const patience = scripted.patience ?? world.patienceOf(origin, 0, scripted.class, 0)
  run.emit(time, EventType.CitizenArrived, scripted.office, run.state.nextCitizen, personCode(person), patience, 0, -1)
  run.stir(scripted.office)
}

function firstVisit(
  run: Run,
  time: number,
  origin: number,
  entity: number,
  office: number,
  code: number,
  patience: number,
): void {
  const number = run.state.nextCitizen
  if (staysAtHome(run, time, number, origin, entity, 0, office)) {
    run.emit(
      time,
      EventType.TripAvoided,
      office,
      number,
      code,
      nextAttempt(run, origin, entity, 0, office, time),
      0,
      -1,
    )
    return
  }
  run.emit(time, EventType.CitizenArrived, office, number, code, patience, 0, -1)
  run.stir(office)
}

export function comeAgain(run: Run, time: number, slot: number): void {
  const { model, state, world } = run
  const { citizens } = state
  const origin = citizens.origin[slot]
  const entity = citizens.entity[slot]
  const attempts = citizens.attempts[slot]
  const office = officeOf(run, slot)
  const number = citizens.number[slot]
  if (staysAtHome(run, time, number, origin, entity, attempts, office)) {
    run.emit(
      time,
      EventType.ReturnAvoided,
      office,
      number,
      0,
      nextAttempt(run, origin, entity, attempts, office, time),
      0,
      slot,
    )
    return
  }
  const patience = world.patienceOf(origin, entity, model.originClass[origin], attempts)
  run.emit(time, EventType.CitizenReturned, office, number, citizens.visits[slot], patience, 0, slot)
  run.stir(office)
}

/** Whether a citizen who would now arrive has learnt that the way is in vain: by phone, or from the published status. */
function staysAtHome(
  run: Run,
  time: number,
  number: number,
  origin: number,
  entity: number,
  attempts: number,
  office: number,
): boolean {
  const { model, state, world } = run
  const { hotline, publicStatus } = model.plan.arrangement
  if (hotline === null && publicStatus === null) return false
  const { offices, stations } = state
  if (
    publicStatus !== null &&
    offices.published[office] === 1 &&
    world.newsOf(origin, entity, attempts, 0) < publicStatus.reach
  )
    return true
  if (hotline === null || !(world.newsOf(origin, entity, attempts, 1) < hotline.reach * hotline.callsFirst))
    return false
  const asked = time - hotline.lead
  if (asked < offices.lineFreeAt[office] || !isOpenAt(model.plan.schedules[model.plan.offices[office].schedule], asked))
    return false
  const station = office * model.steps + model.entryStep[model.originClass[origin]]
  const blocked = stations.blockedFrom[station] <= asked && asked < stations.blockedUntil[station]
  run.emit(time, EventType.CallAnswered, office, number, blocked ? 1 : 0, 0, 0, -1)
  return blocked
}

export function runOut(run: Run, time: number, slot: number): void {
  const { citizens } = run.state
  const office = officeOf(run, slot)
  const reason = (citizens.flags[slot] & Flag.told) !== 0 ? Reason.dismissed : Reason.patience
  run.emit(
    time,
    EventType.CitizenLeft,
    office,
    citizens.number[slot],
    reason,
    vainReturn(run, slot, office, time),
    citizens.since[slot],
    slot,
  )
  run.stir(office)
}
