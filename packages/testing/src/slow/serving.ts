import { Completed, Reason } from "@tangguh/office"
import { meanOf, onGrid } from "@tangguh/engine"
import { later } from "./calendar.ts"
import {
  canWork,
  free,
  inService,
  isOffline,
  isSentHome,
  isUsable,
  neededToStart,
  paceOf,
  takes,
  touch,
  touchGroup,
  touchUsers,
  uses,
  workaroundOf,
} from "./conditions.ts"
import { giveUpCounter, queueUp } from "./counters.ts"
import { workLeft } from "./interrupting.ts"
import { leave, planVisit } from "./leaving.ts"
import { type Citizen, goAway, type Now, say, sayOf, settleIn, type Station, stationOf } from "./now.ts"
import { occasionOfStock } from "./news.ts"
import type { Notice } from "./notice.ts"

/** Seconds of work at full pace on this pass; working days become calendar time now. */
export function drawWork(now: Now, citizen: Citizen): number {
  const { origin, entity, step, passes } = citizen
  const inDays = now.world.workInDays(origin, entity, step, citizen.class, passes)
  if (inDays === null) return now.world.workOf(origin, entity, step, citizen.class, passes)
  const schedule = stationOf(now, citizen).office.schedule
  // What ends after the horizon is not simulated.
  return Math.min(later(now.plan, schedule, now.time, inDays), now.plan.horizon + 1) - now.time
}

/** Takes the units of a step, the free ones with the lowest numbers where they are told apart. */
export function takeCounter(now: Now, citizen: Citizen): void {
  const station = stationOf(now, citizen)
  for (const list of station.queue) if (list.includes(citizen)) list.splice(list.indexOf(citizen), 1)
  station.counters.push(citizen)
  citizen.calledAs = now.nextCall++
  for (const { pool } of uses(now, station)) {
    if (pool.units === null) continue
    citizen.unit = pool.units.find(isUsable)!
    citizen.unit.serves = citizen
  }
}

/** Starts a service, or goes on with one that had begun. */
export function start(now: Now, citizen: Citizen, cause: number): void {
  const station = stationOf(now, citizen)
  citizen.slow = paceOf(now, station)
  citizen.workedAt = now.time
  citizen.waitsFor = "nothing"
  if (citizen.hasBegun) {
    if (citizen.work < 0) citizen.work = citizen.wholeWork = drawWork(now, citizen)
    citizen.running = sayOf(now, citizen, "ServiceResumed", { hidden: citizen.work, cause })
    citizen.doing = "is served"
    return
  }
  citizen.hasBegun = true
  station.startedToday++
  citizen.work = citizen.wholeWork = drawWork(now, citizen)
  const started = sayOf(now, citizen, "ServiceStarted", { value: citizen.ticket, hidden: citizen.work, cause })
  citizen.running = started
  citizen.doing = "is served"
  if (isDead(now, citizen)) return
  for (const { store, amount } of takes(now, station)) {
    store.changed = say(now, "StockTaken", {
      office: citizen.office,
      subject: store.number,
      value: amount,
      cause: started,
    })
    store.onHand -= amount
    if (store.onHand === 0) {
      const cause = store.changed
      const depleted = say(now, "StockDepleted", { office: citizen.office, subject: store.number, cause })
      occasionOfStock(now, store, depleted)
    }
    now.touchedStores.add(store)
    if (now.plan.stores[store.number].ifEmpty === "lose") touchUsers(now, store)
  }
}

export const isDead = (now: Now, { origin, entity }: Citizen): boolean => now.world.isDead(origin, entity)

/** Changes the pace of work in hand. What has been done so far is kept. */
export function changePace(now: Now, citizen: Citizen, factor: number, cause: number): void {
  citizen.work = workLeft(now, citizen)
  citizen.workedAt = now.time
  citizen.slow = factor
  sayOf(now, citizen, "ServicePaced", { value: factor, cause })
}

export const endOf = ({ workedAt, work, slow }: Citizen): number => onGrid(workedAt + work * slow)

export function* serviceNotices(now: Now): Generator<Notice> {
  for (const citizen of now.citizens)
    if (citizen?.doing === "is served")
      yield { time: endOf(citizen), phase: 0, entity: citizen.place, happens: () => end(now, citizen) }
}

/** The end of a service, and what follows. */
function end(now: Now, citizen: Citizen): void {
  const station = stationOf(now, citizen)
  const { step } = station
  const cause = citizen.running
  if (station.office.isOvertime) touch(now, station.office)
  if (isDead(now, citizen)) {
    const ended = complete(now, citizen, Completed.notPassed, cause)
    leave(now, citizen, Reason.dead, ended)
    return
  }
  const spoiledStock = findSpoiled(now, citizen)
  if (spoiledStock !== null) {
    citizen.spoils++
    const spoiled = sayOf(now, citizen, "WorkSpoiled", { value: spoiledStock, cause })
    if (citizen.unit !== null) citizen.unit.endedToday++
    giveUpCounter(now, citizen, spoiled)
    citizen.hasBegun = false
    citizen.since = spoiled
    queueUp(now, citizen, "head")
    if (isSentHome(station)) leave(now, citizen, Reason.closing, spoiled)
    touchStores(now, station, spoiled)
    return
  }
  const pass = citizen.passes
  const workaround = workaroundOf(now, citizen.step)
  const offline = isOffline(now, station)
  if (offline && workaround!.stale > now.world.staleOf(citizen.origin, citizen.entity, citizen.step, pass)) {
    const ended = complete(now, citizen, Completed.notPassed, cause)
    enter(now, citizen, citizen.step, "tail", ended)
    return
  }
  let left = now.world.exitOf(citizen.origin, citizen.entity, citizen.step, pass)
  for (const [e, exit] of citizen.onlyThisStep ? [] : step.exits.entries()) {
    left -= exit.share
    if (left >= 0) continue
    const isLater = exit.to >= 0 && isAfter(now, station, exit.to)
    const ended = complete(now, citizen, isLater ? Completed.passedOn : Completed.notPassed, cause)
    if (exit.to < 0) leave(now, citizen, Reason.refused, ended)
    else if (exit.after !== null) {
      planVisit(
        now,
        citizen,
        exit.to,
        now.world.exitAfterOf(citizen.origin, citizen.entity, citizen.step, e, pass),
        ended,
      )
    } else if (exit.to === citizen.step) enter(now, citizen, exit.to, exit.at, ended)
    else goTo(now, citizen, exit.to, ended)
    return
  }
  const recordWaits = offline && workaround!.upload !== null
  const goesOnAtOnce = recordWaits && !citizen.onlyThisStep && goesOnInThisVisit(now, station)
  const ended = complete(
    now,
    citizen,
    recordWaits ? Completed.recordWaits : Completed.passedOn,
    cause,
    goesOnAtOnce ? now.nextNumber : 0,
  )
  if (recordWaits) touch(now, station.office)
  if (recordWaits && !goesOnAtOnce) {
    citizen.doing = "is a waiting record"
    station.office.records.push(citizen)
    return
  }
  if (goesOnAtOnce) station.office.records.push(separateRecord(now, citizen))
  goOn(now, citizen, ended)
}

/** Whether a step comes after that of a station in its service. */
function isAfter(now: Now, station: Station, step: number): boolean {
  const { steps } = now.plan.services[station.step.service]
  return steps.indexOf(step) > steps.indexOf(station.stepNumber)
}

/** The step that follows in the service; −1: none. */
export function nextStep(now: Now, step: number): number {
  const { steps } = now.plan.services[now.plan.steps[step].service]
  return steps[steps.indexOf(step) + 1] ?? -1
}

/** Whether the citizen goes on from a station to another counter in the same visit. */
function goesOnInThisVisit(now: Now, { stepNumber, office, isJob }: Station): boolean {
  const next = nextStep(now, stepNumber)
  return next >= 0 && !isJob && !office.stations[next].isJob && now.plan.steps[next].comes === null
}

function separateRecord(now: Now, citizen: Citizen): Citizen {
  const number = now.nextNumber++
  return settleIn(now, { ...citizen, number, doing: "is a waiting record", isRecord: true, hasVoucher: false })
}

function complete(now: Now, citizen: Citizen, value: number, cause: number, hidden = 0): number {
  const ended = sayOf(now, citizen, "ServiceCompleted", { value, hidden, cause })
  if (citizen.unit !== null) citizen.unit.endedToday++
  giveUpCounter(now, citizen, ended)
  citizen.hasBegun = false
  if (value === Completed.notPassed) citizen.passes++
  citizen.doing = "passes on"
  citizen.since = ended
  return ended
}

/** The stock of which a piece was spoiled; null: none. */
function findSpoiled(now: Now, { origin, entity, step, spoils }: Citizen): number | null {
  const use = now.plan.steps[step].uses.find(
    ({ stock, spoiled }) => spoiled > 0 && now.world.spoiledOf(origin, entity, step, stock, spoils) < spoiled,
  )
  return use?.stock ?? null
}

/** What follows a step that is done: nothing, the next step, or a visit for it; from home always a visit, if it is at a counter. */
export function goOn(now: Now, citizen: Citizen, cause: number, from: "here" | "from home" = "here"): void {
  let next = citizen.onlyThisStep ? -1 : nextStep(now, citizen.step)
  let because = cause
  const isBypassed = (step: number) =>
    now.world.bypassOf(citizen.origin, citizen.entity, step) < now.plan.arrangement.bypass[step]
  for (; next >= 0 && isBypassed(next); next = nextStep(now, next))
    because = sayOf(now, citizen, "StepBypassed", { value: next, cause: because })
  const { origin, entity, attempts, class: c } = citizen
  const isVisit = from === "from home" && next >= 0 && now.plan.steps[next].comes === null
  if (next < 0) goAway(now, citizen)
  else if (isVisit && !now.offices[citizen.office].stations[next].isJob)
    planVisit(now, citizen, next, now.world.returnOf(origin, entity, c, attempts), because)
  else goTo(now, citizen, next, because)
}

/** To a step at once, or by a new visit where the step is one. */
function goTo(now: Now, citizen: Citizen, step: number, cause: number): void {
  const { origin, entity, passes } = citizen
  if (now.plan.steps[step].comes === null) enter(now, citizen, step, "tail", cause)
  else planVisit(now, citizen, step, now.world.comesOf(origin, entity, step, passes), cause)
}

/** Comes to a step in the same visit, or as a job. */
export function enter(now: Now, citizen: Citizen, step: number, at: "head" | "tail", cause: number): void {
  if (stationOf(now, citizen).isJob) citizen.bears = Infinity
  citizen.step = step
  citizen.letterLasts = Infinity
  const entered = sayOf(now, citizen, at === "head" ? "SentBack" : "StepEntered", { value: step, cause })
  citizen.since = entered
  const station = stationOf(now, citizen)
  if (station.isJob) {
    citizen.turn = entered
    citizen.bears = Infinity
  }
  offerLetter(now, citizen, entered)
  joinStation(now, citizen, at)
  if (isSentHome(station)) leave(now, citizen, Reason.closing, entered)
  else if (!station.isJob && isFull(now, station)) leave(now, citizen, Reason.full, entered)
  touchStores(now, station, entered)
}

/** Somebody came to a station, or needs another piece there. */
export const touchStores = (now: Now, station: Station, event: number): void => {
  for (const store of now.plan.offices[station.office.number].stores) now.touchedStores.add(now.stores[store])
  for (const { store } of takes(now, station)) store.lowered = event
}

/** Whether the waiting room had no place for the last who came. */
export function isFull(now: Now, station: Station): boolean {
  const others = station.queue.flat().length - 1
  return others >= station.step.waitingRoom + callable(now, station)
}

/** How many can be called at once, as far as doors and units go; where there are no units, how many can be served. */
function callable(now: Now, station: Station): number {
  if (station.office.door !== "open") return 0
  const served = inService(station).length
  const pools = uses(now, station)
  if (pools.length > 0)
    return Math.max(0, Math.min(...pools.map(({ pool, units }) => Math.floor(free(now, pool) / units))))
  let more = 0
  while (
    more <= station.queue.flat().length &&
    canWork(now, station, neededToStart(station.step), isOffline(now, station) ? served + more : 0)
  )
    more++
  return more
}

/** Joins the queue of a station, or those who gather for a batch. */
export function joinStation(now: Now, citizen: Citizen, at: "head" | "tail"): void {
  const station = stationOf(now, citizen)
  if (station.step.batch === null || at === "head") return queueUp(now, citizen, at)
  const { atMost } = station.step.batch
  if (station.gathering.length === 0 && atMost !== null && !("mixture" in atMost))
    station.gatheredBy = later(now.plan, station.office.schedule, now.time, {
      amount: meanOf(atMost.law),
      unit: atMost.unit,
    })
  station.gathering.push(citizen)
  citizen.doing = "gathers"
  touchGroup(now, station)
}

/** Whoever goes home while the step of the temporary letter is done may take one. */
export function offerLetter(now: Now, citizen: Citizen, cause: number): void {
  const letter = now.plan.arrangement.temporaryLetter
  if (letter === null || letter.step !== citizen.step || !stationOf(now, citizen).isJob) return
  if (!(now.world.letterOf(citizen.origin, citizen.entity) < letter.uptake)) return
  citizen.letterLasts = letter.valid
  sayOf(now, citizen, "LetterIssued", { hidden: onGrid(now.time + letter.valid), cause })
}
