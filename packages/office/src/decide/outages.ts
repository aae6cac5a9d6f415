import { EventType, NOWHERE } from "../event.ts"
import { follow, stirBehind } from "./backups.ts"
import type { Run } from "./run.ts"

/** By the calendar. */
export function fail(run: Run, time: number, at: number): void {
  failAs(run, time, at, 0)
}

/** What wears in use: at the start it is fitted, after its first life it fails. */
export function wearOut(run: Run, time: number, at: number): void {
  const { lives } = run.state.switches
  if (lives[at] === 0) run.emit(time, EventType.DependencyFitted, NOWHERE, at, -1, run.world.switchLife(at, 0), 0, -1)
  else failAs(run, time, at, run.world.switchRepair(at, lives[at] - 1, time))
}

function failAs(run: Run, time: number, at: number, repaired: number): void {
  const { dependency } = run.model.plan.switches[at]
  follow(run, time, at, () => run.emit(time, EventType.DependencyFailed, NOWHERE, at, dependency, repaired, 0, -1))
}

export function recover(run: Run, time: number, at: number): void {
  recoverAs(run, time, at, 0)
}

/** Repaired: another life begins. */
export function recoverWorn(run: Run, time: number, at: number): void {
  recoverAs(run, time, at, run.world.switchLife(at, run.state.switches.lives[at]))
}

function recoverAs(run: Run, time: number, at: number, life: number): void {
  const { dependency } = run.model.plan.switches[at]
  follow(run, time, at, () => run.emit(time, EventType.DependencyRecovered, NOWHERE, at, dependency, life, 0, -1))
}

export function repairEquipment(run: Run, time: number, at: number): void {
  const damaged = run.state.switches.damagedBy[at]
  follow(run, time, at, () => run.emit(time, EventType.EquipmentRepaired, NOWHERE, at, -1, 0, damaged, -1))
}

export function changePace(run: Run, time: number, at: number): void {
  const factor = run.world.slowdowns[at].factor[run.state.switches.paces[at]]
  run.emit(time, EventType.DependencySlowed, NOWHERE, at, factor, 0, 0, -1)
  stirAllBehind(run, at)
}

/** A slow dependency slows what needs it, and what needs that. */
function stirAllBehind(run: Run, at: number): void {
  stirBehind(run, at)
  for (const other of run.model.dependents[at]) stirAllBehind(run, other)
}
