import { onGrid } from "@tangguh/engine"
import { EventType, Reason } from "../event.ts"
import type { Model } from "../model.ts"
import { freeUnits, isSentHome, servable } from "../state/blockers.ts"
import { Door, type State, Status } from "../state/state.ts"
import { comesAgain, vainReturn } from "./returns.ts"
import type { Run } from "./run.ts"

/**
 * What follows a step that is behind: the next one of the service, past those that something else makes unnecessary.
 * Who is at home comes to a counter by a visit of its own, on a day as after a vain one.
 */
export function goOn(run: Run, time: number, slot: number, cause: number, atHome = false): void {
  const { model, state, world } = run
  const { citizens } = state
  if (citizens.status[slot] !== Status.passing) return // the service is done
  const { bypass } = model.plan.arrangement
  let step = model.next[citizens.step[slot]]
  let because = cause
  while (bypass[step] > 0 && world.bypassOf(citizens.origin[slot], citizens.entity[slot], step) < bypass[step]) {
    because = run.emitOf(time, EventType.StepBypassed, slot, step, 0, because)
    step = model.next[step]
    if (step < 0) return
  }
  if (!atHome || model.isJob[step] === 1 || model.plan.steps[step].comes !== null)
    return goTo(run, time, slot, step, because)
  const origin = citizens.origin[slot]
  const { attempts, entity } = citizens
  const { after, hour } = world.returnOf(origin, entity[slot], model.originClass[origin], attempts[slot])
  planVisit(run, time, slot, step, after, hour, because)
}

/** To a step at once, or by a new visit where the step is one. */
export function goTo(run: Run, time: number, slot: number, step: number, cause: number): void {
  const { model, state, world } = run
  const { citizens } = state
  if (model.plan.steps[step].comes === null) return enterStep(run, time, slot, step, cause, false)
  const { after, hour } = world.comesOf(citizens.origin[slot], citizens.entity[slot], step, citizens.passes[slot])
  planVisit(run, time, slot, step, after, hour, cause)
}

export function planVisit(
  run: Run,
  time: number,
  slot: number,
  step: number,
  after: Parameters<typeof comesAgain>[4],
  hour: number,
  cause: number,
): void {
  const { citizens } = run.state
  const citizenClass = run.model.originClass[citizens.origin[slot]]
  const at = comesAgain(run, citizens.office[slot], citizenClass, time, after, hour)
  run.emitOf(time, EventType.VisitPlanned, slot, step, at, cause)
}

export function enterStep(run: Run, time: number, slot: number, step: number, cause: number, atHead: boolean): void {
  const { model, state } = run
  const office = state.citizens.office[slot]
  const entered = run.emitOf(time, atHead ? EventType.SentBack : EventType.StepEntered, slot, step, 0, cause)
  offerLetter(run, time, slot, entered)
  const reason = isSentHome(model, state, office, step) ? Reason.closing : isFull(run, office, step) ? Reason.full : 0
  if (model.isJob[step] === 0 && reason > 0) {
    run.emitOf(time, EventType.CitizenLeft, slot, reason, vainReturn(run, slot, time), entered)
    run.gone[office] = state.number
  }
  if (model.has.stock) run.stirStocks(office, step, entered)
  run.stir(office * model.steps + step)
}

/** Whether the waiting room had no place for the last who came. */
export function isFull(run: Run, office: number, step: number): boolean {
  const { model, state } = run
  const { waitingRoom } = model.plan.steps[step]
  if (waitingRoom === Infinity) return false
  const station = office * model.steps + step
  let others = -1 // the last who came is among them
  for (let rank = 1; rank <= model.ranks[step]; rank++) others += state.lists.size[model.firstList[station] + rank]
  return others >= waitingRoom + callable(model, state, station)
}

/** How many can be called at once, as far as doors and units go; of a step without units, how many can be served. */
function callable(model: Model, state: State, station: number): number {
  if (state.offices.door[model.officeOf[station]] !== Door.open) return 0
  const last = model.firstUse[station + 1]
  if (last === model.firstUse[station])
    return Math.max(0, servable(model, state, station) - state.stations.active[station])
  let most = Infinity
  for (let use = model.firstUse[station]; use < last; use++)
    most = Math.min(most, Math.floor(freeUnits(model, state, model.usePool[use]) / model.useUnits[use]))
  return Math.max(0, most)
}

/** Whoever goes home while a card is made may take a letter that serves meanwhile. */
export function offerLetter(run: Run, time: number, slot: number, cause: number): void {
  const { model, state, world } = run
  const letter = model.plan.arrangement.temporaryLetter
  const { citizens } = state
  if (letter === null || citizens.step[slot] !== letter.step || model.isJob[letter.step] === 0) return
  if (world.letterOf(citizens.origin[slot], citizens.entity[slot]) < letter.uptake)
    run.emitOf(time, EventType.LetterIssued, slot, 0, onGrid(time + letter.valid), cause)
}
