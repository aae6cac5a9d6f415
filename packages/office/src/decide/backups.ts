import { onGrid, sample } from "@tangguh/engine"
import { EventType, NOWHERE } from "./event.ts"
import type { Run } from "./run.ts"
import { BackupPhase, Door } from "./state.ts"
import { freshlyDown, stirBehind } from "./stirring.ts"

/** Sets going what can take over: a standby at once, a generator when somebody is there to start it. */
export function startBackups(run: Run, time: number, at: number): void {
  const { model, state, world } = run
  if (state.switches.failed[at] === 0) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const made = backup(run, b)
    const phase = state.backups.phase[b]
    if (made.kind === "standby" && phase === BackupPhase.idle) {
      const draws = world.policyDraws(at, channelOf(run, b), state.switches.cuts[at])
      run.emit(
        time,
        EventType.BackupStarting,
        NOWHERE,
        at,
        b,
        onGrid(sample(made.failover, draws)),
        state.switches.changed[at],
        -1,
      )
    }
    if (made.kind !== "generator" || !staffed(run, at)) continue
    if (phase === BackupPhase.ready) run.emit(time, EventType.BackupStarting, NOWHERE, at, b, 0, 0, -1)
    if (phase === BackupPhase.idle) {
      const draw = world.policyDraws(at, channelOf(run, b), state.switches.cuts[at]).next()
      const outcome = draw < made.startFailure ? 1 : draw < made.startFailure + made.damage ? 2 : 0
      run.emit(time, EventType.BackupStarting, NOWHERE, at, b, outcome, state.switches.changed[at], -1)
    }
  }
}

/** Says in the log which battery has taken over: `evolve` has let it, for a battery leaves no gap. */
export function bridge(run: Run, time: number, at: number, cause: number): void {
  const { model, state } = run
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    if (state.backups.phase[b] !== BackupPhase.carrying || state.backups.levelAt[b] !== time) continue
    if (backup(run, b).kind === "ups") run.emit(time, EventType.BackupTookOver, NOWHERE, at, b, 0, cause, -1)
  }
}

export function stopGenerators(run: Run, time: number, at: number, cause: number): void {
  const { model, state } = run
  if (staffed(run, at)) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const phase = state.backups.phase[b]
    if (backup(run, b).kind !== "generator" || (phase !== BackupPhase.carrying && phase !== BackupPhase.starting))
      continue
    const wasDown = state.switches.down[at]
    bridge(run, time, at, run.emit(time, EventType.BackupStopped, NOWHERE, at, b, 0, cause, -1))
    if (wasDown === 0) freshlyDown(run, at)
  }
}

/** The phase of a backup has run its time: started, or empty, or full again. */
export function backupDue(run: Run, time: number, b: number): void {
  const { model, state } = run
  const { phase, outcome } = state.backups
  const at = model.backupSwitch[b]
  const wasDown = state.switches.down[at]
  if (phase[b] === BackupPhase.starting) {
    if (outcome[b] === 0) takeOver(run, time, at, b)
    else if (outcome[b] === 1) run.emit(time, EventType.BackupFailed, NOWHERE, at, b, 0, 0, -1)
    else run.emit(time, EventType.EquipmentDamaged, NOWHERE, at, b, 0, 0, -1)
  } else if (phase[b] === BackupPhase.carrying)
    bridge(run, time, at, run.emit(time, EventType.BackupExhausted, NOWHERE, at, b, 0, 0, -1))
  else if (phase[b] === BackupPhase.exhausted) {
    run.emit(time, EventType.BackupReady, NOWHERE, at, b, 0, 0, -1)
    startBackups(run, time, at)
  }
  if (wasDown === 0) freshlyDown(run, at)
  stirBehind(run, at)
}

/** What starts relieves the battery before it, which then charges. */
function takeOver(run: Run, time: number, at: number, b: number): void {
  const { model, state } = run
  const started = run.emit(time, EventType.BackupTookOver, NOWHERE, at, b, 0, 0, -1)
  for (let other = model.firstBackup[at]; other < model.firstBackup[at + 1]; other++) {
    if (other !== b && backup(run, other).kind === "ups" && state.backups.phase[other] === BackupPhase.carrying) {
      run.emit(time, EventType.BackupStopped, NOWHERE, at, other, 0, started, -1)
    }
  }
}

/** Where the draws of a backup are: by its kind, so that what stands before it in the series moves none of them. */
function channelOf(run: Run, b: number): number {
  const { kind } = backup(run, b)
  let before = 0
  for (let other = run.model.firstBackup[run.model.backupSwitch[b]]; other < b; other++)
    if (backup(run, other).kind === kind) before++
  return before * 2 + (kind === "standby" ? 1 : 0)
}

/** Whether staff are at work behind a switch: a break is spent at the office. */
const staffed = (run: Run, at: number): boolean =>
  run.model.plan.switches[at].offices.some((office) => run.state.offices.door[office] !== Door.closed)

const backup = (run: Run, b: number) => {
  const at = run.model.backupSwitch[b]
  return run.model.plan.arrangement.backups[at][b - run.model.firstBackup[at]]
}
