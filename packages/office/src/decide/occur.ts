import { EventType, NOWHERE } from "../event.ts"
import { JOBS } from "../state/evolve-citizen.ts"
import { gatherList } from "../state/queue.ts"
import { TOKENS } from "./agenda.ts"
import { backupDue } from "./backups.ts"
import { turnDoors } from "./doors.ts"
import { changePace, fail, recover, recoverWorn, repairEquipment, wearOut } from "./outages.ts"
import { Phase } from "./phase.ts"
import { announce, publish } from "./publishing.ts"
import { goTo, offerLetter } from "./routing.ts"
import type { Run } from "./run.ts"
import { settle } from "./settle.ts"
import { arriveShipment, deliver, review } from "./stocks.ts"
import { breakUnit, changeDuty, repairUnit } from "./units.ts"
import { endUpload, sendCourier } from "./uploads.ts"
import { arrive, comeAgain, comeAsScripted, runOut } from "./visits.ts"
import { endService } from "./work.ts"

/** What was due has come: turns a notice into events. */
export function occur(run: Run, time: number, phase: number, entity: number): void {
  run.agenda.fired(phase, entity)
  switch (phase) {
    // Those that happen most come first.
    case Phase.serviceEnds:
      return endService(run, time, entity)
    case Phase.arrival:
      return arrive(run, time, entity)
    case Phase.patience:
      return runOut(run, time, entity)
    case Phase.return:
      return comeAgain(run, time, entity)
    case Phase.uploadEnds:
      return endUpload(run, time, entity)
    case Phase.courier:
      return sendCourier(run, time, entity)
    case Phase.recovery:
      return recover(run, time, entity)
    case Phase.wornRecovery:
      return recoverWorn(run, time, entity)
    case Phase.repair:
      return repairEquipment(run, time, entity)
    case Phase.unitRepair:
      return repairUnit(run, time, entity)
    case Phase.pace:
      return changePace(run, time, entity)
    case Phase.delivery:
      return deliver(run, time, entity)
    case Phase.shipment:
      return arriveShipment(run, time, entity)
    case Phase.review:
      return review(run, time, entity)
    case Phase.backup:
      return backupDue(run, time, entity)
    case Phase.failure:
      return fail(run, time, entity)
    case Phase.wornFailure:
      return wearOut(run, time, entity)
    case Phase.unitFailure:
      return breakUnit(run, time, entity)
    case Phase.day:
      return beginDay(run, time)
    case Phase.duty:
      return changeDuty(run, time, entity)
    case Phase.doors:
      return turnDoors(run, time, entity)
    case Phase.batch:
      return releaseLate(run, time, entity)
    case Phase.initial:
      return findJobs(run, time, entity)
    case Phase.person:
      return comeAsScripted(run, time, entity)
    case Phase.status:
      return publish(run, time, entity)
    case Phase.announcement:
      settle(run, time) // it reaches those who now wait because of what it is about
      return announce(run, time, entity)
    case Phase.timer:
      return fireTimer(run, time, Math.floor(entity / TOKENS), entity % TOKENS)
  }
}

function fireTimer(run: Run, time: number, policy: number, token: number): void {
  const set = run.state.timers.find((timer) => timer.policy === policy && timer.token === token)!
  run.emit(time, EventType.TimerFired, NOWHERE, policy, token, 0, set.setBy, -1)
}

/** A date begins: what is limited by the day can go on. */
function beginDay(run: Run, time: number): void {
  run.emit(time, EventType.DayBegan, NOWHERE, -1, 0, 0, 0, -1)
  for (let group = 0; group < run.model.groups; group++) run.groups.add(group)
}

/** The first of those who gather has waited long enough. */
function releaseLate(run: Run, time: number, station: number): void {
  const { model, state } = run
  const { officeOf, stepOf } = model
  const first = state.citizens.since[state.lists.first[gatherList(model, station)]]
  run.emit(time, EventType.BatchReleased, officeOf[station], -1, stepOf[station], 0, first, -1)
  run.stir(station)
}

/** The jobs that were there before, oldest first; for a step that `comes` those who have not come yet, and of them the dead never do. */
function findJobs(run: Run, time: number, initial: number): void {
  const { model, world } = run
  const origin = model.firstInitial + initial
  const office = model.originOffice[origin]
  const step = model.initialStep[initial]
  const isVisit = model.plan.steps[step].comes !== null
  let last = 0
  world.agesOf(initial).forEach((age, job) => {
    const code = initial * JOBS + job
    const found = run.emit(time, EventType.JobFound, office, run.state.nextCitizen, code, age, 0, -1)
    last = found
    if (!isVisit) offerLetter(run, time, run.slot, found)
    else if (world.isDead(origin, job)) run.emitOf(time, EventType.VisitPlanned, run.slot, step, Infinity, found)
    else goTo(run, time, run.slot, step, found)
  })
  const station = office * model.steps + model.initialStep[initial]
  run.stir(station)
  run.stirStocks(office, step, last)
}
