import { onGrid, sample } from "@tangguh/engine"
import { EventType, NOWHERE } from "../event.ts"
import { isLost } from "../state/evolve-dependency.ts"
import { BackupPhase, Door } from "../state/state.ts"
import type { Run } from "./run.ts"

/** Sets going what can take over: a standby at once, a generator when somebody is there to start it. */
export function startBackups(run: Run, time: number, at: number): void {
  const { model, state, world } = run
  if (!isLost(state, at)) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const made = backup(run, b)
    const phase = state.backups.phase[b]
    if (made.kind === "ups" || (phase !== BackupPhase.idle && phase !== BackupPhase.ready)) continue
    const cause = ableToStart(run, b)
    if (made.kind === "standby") {
      if (made.needs.some((needed) => state.switches.down[needed] === 1)) continue
      const draws = world.policyDraws(at, channelOf(run, b), state.switches.gaps[at])
      const gap = onGrid(sample(made.failover, draws))
      const fails = made.failoverFailure > 0 && draws.next() < made.failoverFailure
      run.emit(time, EventType.BackupStarting, NOWHERE, at, b, fails ? -Math.max(gap, 1) : gap, cause, -1)
    } else if (staffed(run, at)) {
      if (phase === BackupPhase.ready) {
        run.emit(time, EventType.BackupStarting, NOWHERE, at, b, 0, cause, -1)
        continue
      }
      const draw = world.policyDraws(at, channelOf(run, b), state.switches.gaps[at]).next()
      const outcome = draw < made.startFailure ? 1 : draw < made.startFailure + made.damage ? 2 : 0
      run.emit(time, EventType.BackupStarting, NOWHERE, at, b, outcome, cause, -1)
    }
  }
}

/** Number of the event since which a backup can start: the switch lost, it ready, and staff there or what it needs up. */
function ableToStart(run: Run, b: number): number {
  const { model, state } = run
  const at = model.backupSwitch[b]
  const made = backup(run, b)
  let since = Math.max(state.switches.lostBy[at], state.backups.began[b])
  if (made.kind === "standby") for (const needed of made.needs) since = Math.max(since, state.switches.changed[needed])
  else {
    let staffed = Infinity
    for (const office of model.plan.switches[at].offices)
      if (state.offices.door[office] !== Door.closed) staffed = Math.min(staffed, state.offices.openedBy[office])
    since = Math.max(since, staffed)
  }
  return since
}

/**
 * Lets something happen to a switch, and then what follows from that at once: a battery takes over, generators and standbys are
 * started, and what needs this switch is cut off or has it again.
 */
export function follow(run: Run, time: number, at: number, happen: () => number): void {
  const { model, state } = run
  const { switches } = state
  const wasDown = switches.down[at]
  const carried = batteryOf(run, at)
  const cause = happen()
  const carries = batteryOf(run, at) // evolve has let it take over, for a battery leaves no gap
  if (carries >= 0 && carries !== carried) run.emit(time, EventType.BackupTookOver, NOWHERE, at, carries, 0, cause, -1)
  startBackups(run, time, at)
  if (switches.down[at] === 1 && wasDown === 0) noteFreshlyDown(run, at)
  stirBehind(run, at)
  if (switches.down[at] === wasDown) return
  for (const other of model.dependents[at]) {
    const cutOff = model.plan.switches[other].needs.some((needed) => switches.down[needed] === 1) ? 1 : 0
    if (cutOff !== switches.cutOff[other]) {
      const type = cutOff === 1 ? EventType.DependencyCutOff : EventType.DependencyRejoined
      const { dependency } = model.plan.switches[other]
      follow(run, time, other, () => run.emit(time, type, NOWHERE, other, dependency, 0, switches.changed[at], -1))
    } else if (switches.down[at] === 0) startBackups(run, time, other)
    if (switches.down[at] === 1) stopStandbys(run, time, other, at)
  }
}

export function stirBehind(run: Run, at: number): void {
  for (const office of run.model.plan.switches[at].offices) run.stirWholly(office)
}

function noteFreshlyDown(run: Run, at: number): void {
  const { dependency, offices } = run.model.plan.switches[at]
  for (const office of offices) run.freshlyDown[office] |= 1 << dependency
}

/** The battery that carries the load of a switch; −1: none does. */
export function batteryOf(run: Run, at: number): number {
  for (let b = run.model.firstBackup[at]; b < run.model.firstBackup[at + 1]; b++)
    if (run.state.backups.phase[b] === BackupPhase.carrying && backup(run, b).kind === "ups") return b
  return -1
}

/** Nobody is left to mind the generators. */
export function stopGenerators(run: Run, time: number, at: number, cause: number): void {
  if (!staffed(run, at)) stopThose(run, time, at, cause, (b) => backup(run, b).kind === "generator")
}

/** What a standby needs has gone down. */
export function stopStandbys(run: Run, time: number, at: number, needed: number): void {
  const cause = run.state.switches.changed[needed]
  stopThose(run, time, at, cause, (b) => {
    const made = backup(run, b)
    return made.kind === "standby" && made.needs.includes(needed)
  })
}

function stopThose(run: Run, time: number, at: number, cause: number, these: (b: number) => boolean): void {
  const { model, state } = run
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const phase = state.backups.phase[b]
    if (!these(b) || (phase !== BackupPhase.carrying && phase !== BackupPhase.starting)) continue
    follow(run, time, at, () => run.emit(time, EventType.BackupStopped, NOWHERE, at, b, 0, cause, -1))
  }
}

/** The phase of a backup has run its time: fitted, or started, or empty, or full again. */
export function backupDue(run: Run, time: number, b: number): void {
  const { model, state, world } = run
  const { phase, outcome } = state.backups
  const at = model.backupSwitch[b]
  const say = (type: EventType) => () => run.emit(time, type, NOWHERE, at, b, 0, state.backups.began[b], -1)
  switch (phase[b]) {
    case BackupPhase.unfitted: {
      const made = backup(run, b)
      const full = made.kind === "ups" ? onGrid(sample(made.battery, world.policyDraws(at, channelOf(run, b), 0))) : 0
      run.emit(time, EventType.BatteryFitted, NOWHERE, at, b, full, 0, -1)
      return
    }
    case BackupPhase.starting:
      if (outcome[b] === 0) takeOver(run, time, at, b)
      else follow(run, time, at, say(outcome[b] === 1 ? EventType.BackupFailed : EventType.EquipmentDamaged))
      return
    case BackupPhase.carrying:
      follow(run, time, at, say(EventType.BackupExhausted))
      return
    case BackupPhase.exhausted:
      follow(run, time, at, say(EventType.BackupReady))
  }
}

/** What starts relieves the battery before it, which then charges. */
function takeOver(run: Run, time: number, at: number, b: number): void {
  const { model, state } = run
  let started = 0
  const say = () => run.emit(time, EventType.BackupTookOver, NOWHERE, at, b, 0, state.backups.began[b], -1)
  follow(run, time, at, () => (started = say()))
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
  return before * 3 + (kind === "standby" ? 1 : kind === "ups" ? 2 : 0)
}

/** Whether staff are at work behind a switch: a break is spent at the office. */
const staffed = (run: Run, at: number): boolean =>
  run.model.plan.switches[at].offices.some((office) => run.state.offices.door[office] !== Door.closed)

const backup = (run: Run, b: number) => {
  const at = run.model.backupSwitch[b]
  return run.model.plan.arrangement.backups[at][b - run.model.firstBackup[at]]
}
