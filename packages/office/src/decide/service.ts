import { EventType } from "../event.ts"
import { later } from "../world/delays.ts"
import type { Run } from "./run.ts"

/** Number of the last event that changed the units that a station draws on. */
export function changedUnits(run: Run, station: number): number {
  const { model, state } = run
  const sole = model.solePool[station]
  if (sole >= 0) return state.pools.changed[sole]
  let changed = 0
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
    changed = Math.max(changed, state.pools.changed[model.usePool[use]])
  return changed
}

/** Number of the last event with which one of these dependencies went down here, or up. */
export function changedNeeds({ model, state }: Run, office: number, needs: number): number {
  let changed = 0
  const { switches } = model.plan.offices[office]
  for (let d = 0; d < switches.length; d++)
    if ((needs & (1 << d)) !== 0) changed = Math.max(changed, state.switches.changed[switches[d]])
  return changed
}

/** Number of the last event that changed one of the factors on service times at a station, or opened its doors. */
export function changedPace({ model, state }: Run, station: number): number {
  const office = model.officeOf[station]
  const step = model.stepOf[station]
  const { extendedBy, openedBy, uploadedBy } = state.offices
  let changed = Math.max(openedBy[office], extendedBy[office])
  if ((model.workaround[step]?.upload?.surge ?? 1) > 1) changed = Math.max(changed, uploadedBy[office])
  const { switches } = model.plan.offices[office]
  const needs = model.needsInAll[step]
  for (let d = 0; d < switches.length; d++)
    if ((needs & (1 << d)) !== 0) changed = Math.max(changed, state.switches.pacedBy[switches[d]])
  return changed
}

export function startService(run: Run, time: number, slot: number, cause: number): void {
  const { citizens } = run.state
  const work = workOf(run, time, slot)
  const started = run.emitOf(time, EventType.ServiceStarted, slot, citizens.ticket[slot], work, cause)
  if (run.model.has.stock) takeStock(run, time, slot, started)
}

/** What a step uses leaves the store when it starts; a job that will never end takes nothing. */
function takeStock(run: Run, time: number, slot: number, started: number): void {
  const { model, state, world } = run
  const { citizens } = state
  if (world.isDead(citizens.origin[slot], citizens.entity[slot])) return
  const station = citizens.office[slot] * model.steps + citizens.step[slot]
  for (let take = model.firstTake[station]; take < model.firstTake[station + 1]; take++) {
    const store = model.takeStore[take]
    const office = citizens.office[slot]
    const taken = run.emit(time, EventType.StockTaken, office, store, model.takeAmount[take], 0, started, -1)
    if (state.stores.onHand[store] === 0) run.emit(time, EventType.StockDepleted, office, store, 0, 0, taken, -1)
    run.stocks.add(store)
    if (model.plan.stores[store].ifEmpty === "lose") run.stirStore(store) // who finds too little now is lost
  }
}

/** Goes on with what is left; with work that is to be drawn anew it starts all over. */
export function resumeService(run: Run, time: number, slot: number, cause: number): void {
  const { work } = run.state.citizens
  run.emitOf(time, EventType.ServiceResumed, slot, 0, work[slot] < 0 ? workOf(run, time, slot) : work[slot], cause)
}

/** Seconds of work of a citizen at the step, on this pass through it. */
function workOf(run: Run, time: number, slot: number): number {
  const { model, state, world } = run
  const { origin, entity, step, passes, office } = state.citizens
  const citizenClass = model.originClass[origin[slot]]
  if (model.inDays[step[slot]] === 1) {
    const drawn = world.workInDays(origin[slot], entity[slot], step[slot], citizenClass, passes[slot])
    if (drawn !== null) {
      const end = later(model.plan, model.schedules[office[slot]], time, drawn)
      return Math.min(end, model.plan.horizon + 1) - time // what ends after the horizon is not simulated
    }
  }
  return world.workOf(origin[slot], entity[slot], step[slot], citizenClass, passes[slot])
}
