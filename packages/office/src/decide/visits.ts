import { onGrid } from "@tangguh/engine"
import { EventType, NOWHERE, Reason, SENT } from "../event.ts"
import { isSentHome } from "../state/blockers.ts"
import { isSentOn } from "../state/evolve-citizen.ts"
import { Flag, Status } from "../state/state.ts"
import { isOpenAt, nextSlot } from "../world/calendar.ts"
import { later } from "../world/delays.ts"
import { classOfRow, personCode, rowCode } from "../world/row-code.ts"
import { Chance } from "../world/world.ts"
import { turnsRound } from "./balking.ts"
import { nextAttempt, vainReturn } from "./returns.ts"
import { isFull, offerLetter } from "./routing.ts"
import type { Run } from "./run.ts"

export function arrive(run: Run, time: number, demand: number): void {
  const { codes, places, windows } = run.agenda.due
  const code = codes[demand]
  const window = windows[demand]!
  const patience = window.patience[places[demand]]
  if (patience < 0) {
    run.emit(time, EventType.NoShow, run.model.originOffice[demand], demand, code, 0, 0, -1)
    return
  }
  const entity = window.members === null ? code - rowCode(classOfRow(code), 0, 0) : window.members[places[demand]]
  firstVisit(run, time, demand, entity, run.model.originOffice[demand], code, patience)
}

export function comeAsScripted(run: Run, time: number, person: number): void {
  const { model, world } = run
  const origin = model.demands + person
  const scripted = model.plan.people[person]
  const patience = scripted.patience ?? world.patienceOf(origin, 0, scripted.class, 0, scripted.patienceAtLeast)
  comeIn(run, time, EventType.CitizenArrived, scripted.office, personCode(person), patience, -1)
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
  const { model, state, world } = run
  const { appointments } = model.plan.arrangement
  if (appointments !== null && world.chanceOf(origin, entity, 0, Chance.appointment) < appointments.reach) {
    const after = Math.max(time, state.offices.appointment[office])
    const slot = nextSlot(model.plan, model.schedules[office], appointments.perDay, after)
    const made = run.emit(time, EventType.AppointmentMade, office, state.nextCitizen, code, slot, 0, -1)
    statePurpose(run, time, made)
    return
  }
  const number = state.nextCitizen
  const news = newsHeard(run, time, number, origin, entity, 0, office, model.entryStep[model.originClass[origin]])
  if (news > 0) {
    const again = nextAttempt(run, origin, entity, 0, office, time)
    statePurpose(run, time, run.emit(time, EventType.TripAvoided, office, number, code, again, news, -1))
    return
  }
  comeIn(run, time, EventType.CitizenArrived, office, code, patience, -1)
}

/** Somebody stands at the door: with a reason to be served by a certain day, or turning round, or sent to another office. */
function comeIn(
  run: Run,
  time: number,
  type: typeof EventType.CitizenArrived | typeof EventType.CitizenReturned | typeof EventType.CitizenCame,
  office: number,
  value: number,
  patience: number,
  known: number,
): void {
  const { model, state } = run
  const number = known < 0 ? state.nextCitizen : state.citizens.number[known]
  const cause = known < 0 ? 0 : state.citizens.since[known]
  const came = run.emit(time, type, office, number, value, patience, cause, known)
  const { slot } = run
  const step = state.citizens.step[slot]
  run.stir(office * model.steps + step)
  if (model.has.stock) run.stirStocks(office, step, came)
  const isSentHere = known >= 0 && office !== model.originOffice[state.citizens.origin[slot]]
  if (!model.has.doorstep && !isSentHere && state.offices.redirectTo[office] < 0) return
  if (type === EventType.CitizenArrived) statePurpose(run, time, came)
  if (model.isJob[step] === 1) return offerLetter(run, time, slot, came)
  if (isSentOn(model, state, slot)) return redirect(run, time, slot, came)
  const isTooLate = isSentHere && isSentHome(model, state, office, step)
  const reason = isTooLate ? Reason.closing : reasonToGo(run, time, office, step, slot)
  if (reason === 0) return
  run.emitOf(time, EventType.CitizenTurnedAway, slot, reason, vainReturn(run, slot, time), came)
  run.gone[office] = state.number
}

/** Why whoever has just come goes away at once; 0: stays. */
function reasonToGo(run: Run, time: number, office: number, step: number, slot: number): number {
  const { model, state, world } = run
  const cap = model.plan.arrangement.ticketCap
  if (cap !== null && state.offices.tickets[office] + ghosts(run, office) > cap.most) return Reason.noTicket
  if (!model.has.balking) return 0
  if (isFull(run, office, step)) return Reason.full
  return turnsRound(run, time, office, step, slot, world)
}

/** Tickets drawn so far today for which nobody will come. */
function ghosts(run: Run, office: number): number {
  const { model, state, world } = run
  const { ghosts: chance } = model.plan.arrangement.ticketCap!
  if (chance === 0) return 0
  const day = state.offices.period[office]
  let ghosts = 0
  for (let ticket = 1; ticket < state.offices.tickets[office]; ticket++)
    if (world.officeDraws(office, 1 + day, ticket).next() < chance) ghosts++
  return ghosts
}

function statePurpose(run: Run, time: number, cause: number): void {
  const { model, state, world, slot } = run
  if (!model.has.purposes) return
  const { citizens } = state
  const origin = citizens.origin[slot]
  const stated = world.purposeOf(origin, citizens.entity[slot], model.originClass[origin])
  if (stated === null) return
  const deadline = later(model.plan, model.schedules[citizens.office[slot]], time, stated.deadline)
  run.emitOf(time, EventType.PurposeStated, slot, stated.purpose, deadline, cause)
}

export function comeAgain(run: Run, time: number, slot: number): void {
  const { model, state, world } = run
  const { citizens } = state
  const origin = citizens.origin[slot]
  const entity = citizens.entity[slot]
  const attempts = citizens.attempts[slot]
  const office = citizens.office[slot]
  const { appointments } = model.plan.arrangement
  const isOnTheWay = (citizens.flags[slot] & Flag.onTheWay) !== 0
  if ((citizens.flags[slot] & Flag.appointment) !== 0) {
    if (world.chanceOf(origin, entity, attempts, Chance.noShow) < appointments!.noShow) {
      const again = nextAttempt(run, origin, entity, attempts, office, time)
      run.emitOf(time, EventType.AppointmentMissed, slot, 0, again, citizens.since[slot])
      return
    }
  } else if (!isOnTheWay) {
    const news = newsHeard(run, time, citizens.number[slot], origin, entity, attempts, office, citizens.step[slot])
    if (news > 0) {
      const again = nextAttempt(run, origin, entity, attempts, office, time)
      run.emitOf(time, EventType.ReturnAvoided, slot, 0, again, Math.max(citizens.since[slot], news))
      return
    }
  }
  const patience = isOnTheWay
    ? Math.max(0, citizens.patience[slot] - time)
    : world.patienceOf(origin, entity, model.originClass[origin], attempts)
  const isPlanned = (citizens.flags[slot] & (Flag.planned | Flag.appointment)) !== 0
  const type = isPlanned ? EventType.CitizenCame : EventType.CitizenReturned
  const value = isPlanned ? citizens.step[slot] : isOnTheWay ? SENT : citizens.visits[slot]
  comeIn(run, time, type, office, value, patience, slot)
}

/**
 * Number of the event by which a citizen who would now come has learnt that the way is in vain: in the news, from the published
 * status, or by phone; 0: has not.
 */
function newsHeard(
  run: Run,
  time: number,
  number: number,
  origin: number,
  entity: number,
  attempt: number,
  office: number,
  step: number,
): number {
  const { model, state, world } = run
  const { announcements, hotline, publicStatus } = model.plan.arrangement
  if (hotline === null && publicStatus === null && announcements.length === 0) return 0
  const { offices, stations } = state
  const heard = offices.heard[office]
  if (
    heard >= 0 &&
    time < offices.heardUntil[office] &&
    world.chanceOf(origin, entity, attempt, Chance.announcement + heard) < announcements[heard].reach
  )
    return offices.heardBy[office]
  if (
    publicStatus !== null &&
    offices.published[office] === 1 &&
    world.chanceOf(origin, entity, attempt, Chance.status) < publicStatus.reach
  )
    return offices.publishedBy[office]
  if (hotline === null || !(world.chanceOf(origin, entity, attempt, Chance.phone) < hotline.reach * hotline.callsFirst))
    return 0
  const asked = time - hotline.lead
  if (asked < offices.lineFreeAt[office] || !isOpenAt(model.schedules[office], asked)) return 0
  const station = office * model.steps + step
  const blocked = stations.blockedFrom[station] <= asked && asked < stations.blockedUntil[station]
  const answered = run.emit(time, EventType.CallAnswered, office, number, blocked ? 1 : 0, 0, 0, -1)
  return blocked ? answered : 0
}

/** Patience is over; of somebody who waits for a card with a letter, the letter. */
export function runOut(run: Run, time: number, slot: number): void {
  const { model, state } = run
  const { citizens } = state
  const office = citizens.office[slot]
  if (model.isJob[citizens.step[slot]] === 1) {
    const { valid } = model.plan.arrangement.temporaryLetter!
    run.emitOf(time, EventType.LetterRenewed, slot, 0, onGrid(time + valid), citizens.since[slot])
    return
  }
  const reason = (citizens.flags[slot] & Flag.told) !== 0 ? Reason.dismissed : Reason.patience
  const station = office * model.steps + citizens.step[slot]
  run.emitOf(time, EventType.CitizenLeft, slot, reason, vainReturn(run, slot, time), citizens.since[slot])
  run.stir(station)
  run.went(office)
}

/** Sends somebody who waits on to the office that others are sent to. */
export function redirect(run: Run, time: number, slot: number, cause: number): void {
  const { offices, citizens } = run.state
  const office = citizens.office[slot]
  const station = office * run.model.steps + citizens.step[slot]
  const at = onGrid(time + offices.redirectTravel[office])
  run.emitOf(time, EventType.CitizenRedirected, slot, offices.redirectTo[office], at, cause)
  run.stir(station)
  run.went(office)
}

/** Everybody who waits is sent to another office, but for those sent here; those who come are, too, until the work can go on. */
export function redirectAll(run: Run, time: number, office: number, to: number, travel: number, cause: number): void {
  const { model, state } = run
  const started = run.emit(time, EventType.RedirectStarted, office, NOWHERE, to, travel, cause, -1)
  for (let step = 0; step < model.steps; step++) {
    if (model.isJob[step] === 1) continue
    const counter = model.firstList[office * model.steps + step]
    for (let list = counter + model.ranks[step]; list >= counter; list--) {
      for (let slot = state.lists.first[list]; slot >= 0;) {
        const next = state.citizens.next[slot]
        if (state.citizens.status[slot] !== Status.inService && isSentOn(model, state, slot))
          redirect(run, time, slot, started)
        slot = next
      }
    }
  }
}
