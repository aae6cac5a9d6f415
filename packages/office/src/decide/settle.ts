import { EventType, NOWHERE, Reason } from "../event.ts"
import { continuable, freeUnits, servable, slowness } from "../state/blockers.ts"
import { counterList, waiting } from "../state/queue.ts"
import { Door, Flag, Held, Status } from "../state/state.ts"
import { stopGenerators } from "./backups.ts"
import { callNext, changedStock, isLost, isServing, lacksStock } from "./calling.ts"
import { interrupt, ruleOfFailure } from "./interruption.ts"
import type { Run } from "./run.ts"
import { changedNeeds, changedPace, changedUnits, resumeService, startService } from "./service.ts"
import { settleStocks } from "./stocks.ts"
import { startUpload } from "./uploads.ts"

/**
 * Does all that an instant has made possible or impossible, until nothing is left: offices whose conditions have changed, in order
 * (uploads, then the counters of each step); when there are none, groups of stations at which somebody may be called, in order;
 * and after each of these rounds the stocks.
 */
export function settle(run: Run, time: number): void {
  const { groups, offices } = run
  while (offices.count > 0 || groups.count > 0) {
    if (offices.count > 0) {
      const count = offices.drain()
      for (let i = 0; i < count; i++) settleOffice(run, time, offices.batch[i])
    } else {
      const count = groups.drain()
      for (let i = 0; i < count; i++) callNext(run, time, groups.batch[i])
    }
    if (run.model.has.stock) settleStocks(run, time)
  }
}

function settleOffice(run: Run, time: number, office: number): void {
  const { model, state } = run
  if (state.offices.recordFirst[office] >= 0) startUpload(run, time, office) // before the counters, whose pace it changes
  for (let step = 0; step < model.steps; step++) {
    const station = office * model.steps + step
    settleCounters(run, time, office, step, station)
    run.groups.add(model.groupOf[station])
  }
  run.freshlyDown[office] = 0
  if (state.offices.overtime[office] === 1) closeEarly(run, time, office)
}

/** Interrupts what cannot go on, resumes what can, sends those home who are interrupted after closing. */
function settleCounters(run: Run, time: number, office: number, step: number, station: number): void {
  const { model, state } = run
  const { citizens, offices, stations } = state
  const list = counterList(model, station)
  if (state.lists.size[list] === 0) return
  const door = offices.door[office]
  const slow = slowness(model, state, station)
  const toStart = servable(model, state, station)
  const room = continuable(model, state, station)
  let goingOn = 0
  const lacking = state.offices.down[office] & model.stopsWork[step]
  const harsh = run.freshlyDown[office] & model.harsh[step] & lacking
  for (let slot = state.lists.first[list]; slot >= 0;) {
    const next = citizens.next[slot]
    const status = citizens.status[slot]
    if (status === Status.inService) {
      if (goingOn < room) {
        goingOn++
        if (citizens.slow[slot] !== slow && door !== Door.closed)
          run.emitOf(time, EventType.ServicePaced, slot, slow, 0, changedPace(run, station))
      } else
        interrupt(run, time, slot, ruleOfFailure(model, step, lacking), Held.no, changedNeeds(run, office, lacking))
    } else if (status === Status.interrupted && harsh !== 0) {
      interrupt(run, time, slot, ruleOfFailure(model, step, harsh), Held.no, changedNeeds(run, office, harsh))
    } else if (isServing(model, state, station, slot) && stations.active[station] < room && !hasBrokenUnit(run, slot)) {
      const cause = Math.max(citizens.since[slot], stations.ableSince[station], changedUnits(run, station))
      if (status === Status.called) {
        if (model.has.stock && lacksStock(run, station, slot)) {
          const emptied = Math.max(citizens.since[slot], changedStock(run, station))
          if (isLost(run, station, slot)) {
            run.emitOf(time, EventType.CitizenLeft, slot, Reason.outOfStock, 0, emptied)
            run.gone[office] = state.number
          }
        } else if (stations.active[station] < toStart) {
          if ((citizens.flags[slot] & Flag.begun) !== 0) resumeService(run, time, slot, cause)
          else startService(run, time, slot, model.has.stock ? Math.max(cause, changedStock(run, station)) : cause)
        }
      } else if (mayResume(run, station, slot)) resumeService(run, time, slot, cause)
    }
    slot = next
  }
}

const hasBrokenUnit = ({ state }: Run, slot: number): boolean =>
  state.citizens.unit[slot] >= 0 && state.units.broken[state.citizens.unit[slot]] === 1

/** Whether there are enough units again for somebody interrupted because there were too few. */
function mayResume(run: Run, station: number, slot: number): boolean {
  const { model, state } = run
  if (state.citizens.held[slot] !== Held.tooFewUnits) return true
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++) {
    const pool = model.usePool[use]
    if (freeUnits(model, state, pool) + state.pools.held[pool] < model.useUnits[use]) return false
  }
  return true
}

/** Overtime ends as soon as nobody is left to serve. */
function closeEarly(run: Run, time: number, office: number): void {
  const { model, state } = run
  if (state.offices.overtime[office] === 0 || state.offices.door[office] !== Door.open) return
  for (let step = 0; step < model.steps; step++) {
    const station = office * model.steps + step
    if (waiting(model, state, station) + state.stations.active[station] > 0) return
  }
  const cause = Math.max(run.gone[office], state.offices.overtimeBy[office])
  const closed = run.emit(time, EventType.OfficeClosed, office, NOWHERE, 0, 0, cause, -1)
  for (const at of model.plan.offices[office].switches) stopGenerators(run, time, at, closed)
}
