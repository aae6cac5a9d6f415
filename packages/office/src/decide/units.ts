import { EventType, NOWHERE } from "../event.ts"
import { counterList } from "../state/queue.ts"
import { Held, Status } from "../state/state.ts"
import { dayOf } from "../world/calendar.ts"
import { interrupt } from "./interruption.ts"
import type { Run } from "./run.ts"

/** A shift begins or ends, or a date begins on which some are absent. */
export function changeDuty(run: Run, time: number, pool: number): void {
  const { model, world } = run
  const { plan, units } = model
  const { duty, units: planned } = plan.pools[pool]
  let onDuty = units[pool]
  if (duty !== null) {
    let last = duty.from.length - 1
    while (last >= 0 && duty.from[last] > time) last--
    // What a policy has added works in every shift; outside shifts nobody does.
    const shift = last < 0 ? 0 : duty.units[last]
    onDuty = shift === 0 ? 0 : Math.max(0, shift + units[pool] - planned)
  }
  const present = Math.max(0, onDuty - world.absentOn(pool, dayOf(plan, time), onDuty))
  cutBack(run, time, pool, run.emit(time, EventType.DutyChanged, NOWHERE, pool, present, 0, 0, -1))
}

/** Units leave the office for a while, or come back. */
export function sendOut(run: Run, time: number, pool: number, units: number, cause: number): void {
  cutBack(run, time, pool, run.emit(time, EventType.UnitsSentOut, NOWHERE, pool, units, 0, cause, -1))
}

/** Where more units are taken than are there, those who were called last are interrupted, if their step does not let them finish. */
function cutBack(run: Run, time: number, pool: number, cause: number): void {
  const { pools } = run.state
  run.stirPool(pool)
  let excess = pools.taken[pool] - pools.held[pool] - pools.units[pool]
  for (const slot of lastCalled(run, pool)) {
    if (excess <= 0) return
    const station = stationOf(run, slot)
    interrupt(run, time, slot, run.model.plan.steps[run.state.citizens.step[slot]].onShift, Held.tooFewUnits, cause)
    excess -= unitsTaken(run, station, pool)
  }
}

/** Those in service with units of a pool whose step does not let them finish, the last called first. */
function lastCalled(run: Run, pool: number): number[] {
  const { model, state } = run
  const { citizens } = state
  const found: number[] = []
  for (const office of model.plan.pools[pool].offices) {
    for (let step = 0; step < model.steps; step++) {
      const station = office * model.steps + step
      if (model.plan.steps[step].onShift.work === "finish" || unitsTaken(run, station, pool) === 0) continue
      const list = counterList(model, station)
      for (let slot = state.lists.first[list]; slot >= 0; slot = citizens.next[slot])
        if (citizens.status[slot] === Status.inService) found.push(slot)
    }
  }
  return found.sort((a, b) => citizens.since[b] - citizens.since[a])
}

function unitsTaken({ model }: Run, station: number, pool: number): number {
  let units = 0
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
    if (model.usePool[use] === pool) units += model.useUnits[use]
  return units
}

const stationOf = ({ model, state }: Run, slot: number): number =>
  state.citizens.office[slot] * model.steps + state.citizens.step[slot]

/** A unit that wears in use is fitted at the start; later it breaks, unless protection keeps it from that. */
export function breakUnit(run: Run, time: number, unit: number): void {
  const { model, state, world } = run
  const { units, citizens } = state
  const pool = model.unitPool[unit]
  const mine = unit - model.firstUnit[pool]
  const worn = model.wornPool[pool] === 1
  const k = units.cuts[unit]
  if (worn && units.life[unit] === Infinity && k === 0) {
    run.emit(time, EventType.UnitFitted, NOWHERE, pool, mine, world.unitLife(pool, mine, 0), 0, -1)
    return
  }
  const protection = model.plan.arrangement.protection[pool]
  if (protection > 0 && world.protectionOf(pool, mine, k) < protection) {
    const life = worn ? world.unitLife(pool, mine, k + 1) : Infinity
    run.emit(time, EventType.UnitProtected, NOWHERE, pool, mine, life, 0, -1)
    return
  }
  const repaired = worn ? world.unitRepair(pool, mine, k, time) : world.unitOutages(pool, mine).until[k]
  const slot = units.serves[unit]
  const inService = slot >= 0 && citizens.status[slot] === Status.inService
  const failed = run.emit(time, EventType.UnitFailed, NOWHERE, pool, mine, repaired, 0, -1)
  if (inService) interrupt(run, time, slot, model.plan.steps[citizens.step[slot]].onBreakdown, Held.unitBroken, failed)
  run.stirPool(pool)
}

export function repairUnit(run: Run, time: number, unit: number): void {
  const { model, state, world } = run
  const pool = model.unitPool[unit]
  const mine = unit - model.firstUnit[pool]
  const life = model.wornPool[pool] === 1 ? world.unitLife(pool, mine, state.units.cuts[unit]) : Infinity
  run.emit(time, EventType.UnitRepaired, NOWHERE, pool, mine, life, 0, -1)
  run.stirPool(pool)
}
