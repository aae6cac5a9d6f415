import { bridge, startBackups } from "./backups.ts"
import { EventType, NOWHERE } from "./event.ts"
import type { Run } from "./run.ts"
import { freshlyDown, stirBehind } from "./stirring.ts"

export function fail(run: Run, time: number, at: number): void {
  const { model, state } = run
  const wasDown = state.switches.down[at]
  const failed = run.emit(time, EventType.DependencyFailed, NOWHERE, at, model.plan.switches[at].dependency, 0, 0, -1)
  bridge(run, time, at, failed)
  startBackups(run, time, at)
  if (wasDown === 0) freshlyDown(run, at)
}

export function recover(run: Run, time: number, at: number): void {
  run.emit(time, EventType.DependencyRecovered, NOWHERE, at, run.model.plan.switches[at].dependency, 0, 0, -1)
  stirBehind(run, at)
}
