import { Completed, EventType, Reason } from "../event.ts"
import { isSentHome } from "../state/blockers.ts"
import { Flag } from "../state/state.ts"
import { vainReturn } from "./returns.ts"
import { enterStep, goOn, goTo, planVisit } from "./routing.ts"
import type { Run } from "./run.ts"

export function endService(run: Run, time: number, slot: number): void {
  const { model, state, world } = run
  const { citizens } = state
  const office = citizens.office[slot]
  const step = citizens.step[slot]
  const cause = citizens.since[slot]
  run.stir(office * model.steps + step)
  if (state.offices.overtime[office] === 1) {
    run.stirWholly(office) // it ends with the last of them
    run.gone[office] = state.number + 1
  }
  const lacking = state.offices.down[office] & model.without[step]
  if (model.isPlain[step] === 1 && lacking === 0) {
    run.emitOf(time, EventType.ServiceCompleted, slot, Completed.passedOn, 0, cause)
    return
  }
  const origin = citizens.origin[slot]
  const entity = citizens.entity[slot]
  const pass = citizens.passes[slot]
  if (world.isDead(origin, entity)) {
    const ended = run.emitOf(time, EventType.ServiceCompleted, slot, Completed.notPassed, 0, cause)
    run.emitOf(time, EventType.CitizenLeft, slot, Reason.dead, 0, ended)
    return
  }
  const spoiled = spoiledStock(run, slot)
  if (spoiled >= 0) {
    const again = run.emitOf(time, EventType.WorkSpoiled, slot, spoiled, 0, cause)
    if (isSentHome(model, state, office, step))
      run.emitOf(time, EventType.CitizenLeft, slot, Reason.closing, vainReturn(run, slot, time), again)
    run.stirStocks(office, step, again)
    return
  }
  if (lacking !== 0 && world.staleOf(origin, entity, step, pass) < model.workaround[step]!.stale) {
    const ended = run.emitOf(time, EventType.ServiceCompleted, slot, Completed.notPassed, 0, cause)
    enterStep(run, time, slot, step, ended, false)
    return
  }
  const taken = exitTaken(run, slot)
  if (taken < 0) {
    const waits = lacking !== 0 && model.workaround[step]!.upload !== null
    const how = waits ? Completed.recordWaits : Completed.passedOn
    const goesOn = model.isVisit[step] === 1 && (citizens.flags[slot] & Flag.onlyThisStep) === 0
    const record = waits && goesOn ? state.nextCitizen : 0
    if (waits) run.stirWholly(office) // the buffer is that of other steps, too
    goOn(run, time, slot, run.emitOf(time, EventType.ServiceCompleted, slot, how, record, cause))
    return
  }
  const exit = model.plan.steps[step].exits[taken]
  const { steps } = model.plan.services[model.plan.steps[step].service]
  const onward = exit.to >= 0 && steps.indexOf(exit.to) > steps.indexOf(step)
  const how = onward ? Completed.passedOn : Completed.notPassed
  const ended = run.emitOf(time, EventType.ServiceCompleted, slot, how, 0, cause)
  if (exit.to < 0) run.emitOf(time, EventType.CitizenLeft, slot, Reason.refused, vainReturn(run, slot, time), ended)
  else if (exit.after !== null) {
    const { after, hour } = world.exitAfterOf(origin, entity, step, taken, pass)
    planVisit(run, time, slot, exit.to, after, hour, ended)
  } else if (exit.to === step) enterStep(run, time, slot, step, ended, exit.at === "head")
  else goTo(run, time, slot, exit.to, ended)
}

/** Which of the exits of a step is taken; −1: none, the service goes on. Who does only this step again has been past its exits. */
function exitTaken({ model, state, world }: Run, slot: number): number {
  const { citizens } = state
  const step = citizens.step[slot]
  const { exits } = model.plan.steps[step]
  if (exits.length === 0 || (citizens.flags[slot] & Flag.onlyThisStep) !== 0) return -1
  let left = world.exitOf(citizens.origin[slot], citizens.entity[slot], step, citizens.passes[slot])
  for (let exit = 0; exit < exits.length; exit++) {
    left -= exits[exit].share
    if (left < 0) return exit
  }
  return -1
}

/** The stock of which a piece was spoiled, found at the end; −1: none. */
function spoiledStock({ model, state, world }: Run, slot: number): number {
  const { citizens } = state
  const step = citizens.step[slot]
  for (const { stock, spoiled } of model.plan.steps[step].uses) {
    if (spoiled === 0) continue
    const draw = world.spoiledOf(citizens.origin[slot], citizens.entity[slot], step, stock, citizens.spoils[slot])
    if (draw < spoiled) return stock
  }
  return -1
}
