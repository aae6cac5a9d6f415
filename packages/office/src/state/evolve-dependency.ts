import { Defect, onGrid } from "@tangguh/engine"
import { sameClockTime } from "../world/delays.ts"
import { EventType, type OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import { announceLater, endMessages } from "./evolve-office.ts"
import { BackupPhase, Failing, type State } from "./state.ts"

/** Changes the state by an event of a dependency or of what backs it up. `subject` is the switch, `value` the backup. */
export function evolveDependency(model: Model, state: State, event: OfficeEvent): void {
  const { backups, switches } = state
  const { time, subject: at, value: backup } = event
  const wasLost = isLost(state, at)
  switch (event.type) {
    case EventType.DependencyFailed:
      if (event.hidden > 0) {
        switches.failed[at] |= Failing.worn
        switches.repairedAt[at] = event.hidden
        switches.life[at] = Infinity
      } else {
        switches.failed[at] |= Failing.calendar
        switches.cuts[at]++
      }
      break
    case EventType.DependencyRecovered:
      if (event.hidden > 0) {
        switches.failed[at] &= ~Failing.worn
        switches.repairedAt[at] = Infinity
        wearsAnew(state, event)
      } else switches.failed[at] &= ~Failing.calendar
      break
    case EventType.DependencyFitted:
      wearsAnew(state, event)
      break
    case EventType.DependencyCutOff:
      switches.cutOff[at] = 1
      break
    case EventType.DependencyRejoined:
      switches.cutOff[at] = 0
      break
    case EventType.DependencySlowed:
      switches.pace[at] = event.value
      switches.paces[at]++
      switches.pacedBy[at] = event.number
      break
    case EventType.BatteryFitted:
      backups.full[backup] = event.hidden
      backups.level[backup] = event.hidden
      rest(state, backup, BackupPhase.idle, event)
      break
    case EventType.BackupStarting: {
      const made = madeOf(model, backup)
      backups.phase[backup] = BackupPhase.starting
      backups.began[backup] = event.number
      backups.until[backup] = onGrid(time + (made.kind === "generator" ? made.start : Math.abs(event.hidden)))
      backups.outcome[backup] = made.kind === "generator" ? event.hidden : event.hidden < 0 ? 1 : 0
      break
    }
    case EventType.BackupTookOver:
      carry(model, state, backup, event)
      break
    case EventType.BackupFailed:
      rest(state, backup, BackupPhase.failed, event)
      break
    case EventType.BackupExhausted: {
      const made = madeOf(model, backup)
      backups.level[backup] = 0
      rest(state, backup, BackupPhase.exhausted, event)
      if (made.kind === "generator") backups.until[backup] = workingDaysLater(model, at, time, made.refuelWorkingDays)
      break
    }
    case EventType.BackupStopped: {
      // A generator that was still starting has proved nothing: it is tried again, with the same outcome.
      const ran = madeOf(model, backup).kind === "generator" && backups.phase[backup] === BackupPhase.carrying
      backups.level[backup] = levelOf(model, state, backup, time)
      rest(state, backup, ran ? BackupPhase.ready : BackupPhase.idle, event)
      break
    }
    case EventType.BackupReady: {
      const made = madeOf(model, backup)
      if (made.kind === "generator") backups.level[backup] = made.fuel
      rest(state, backup, isLost(state, at) ? BackupPhase.ready : BackupPhase.idle, event)
      break
    }
    case EventType.EquipmentDamaged: {
      const made = madeOf(model, backup)
      rest(state, backup, BackupPhase.failed, event)
      switches.damagedUntil[at] = workingDaysLater(
        model,
        at,
        time,
        made.kind === "generator" ? made.repairWorkingDays : 0,
      )
      switches.damagedBy[at] = event.number
      break
    }
    case EventType.EquipmentRepaired:
      switches.damagedUntil[at] = 0
      break
    default:
      throw new Defect(`no event has type ${event.type}`)
  }
  settleSwitch(model, state, event, wasLost)
}

const workingDaysLater = (model: Model, at: number, time: number, days: number): number =>
  sameClockTime(model.plan, model.plan.schedules[model.plan.switches[at].schedule], time, days)

/** Whether a switch needs its backups: it has failed, or something that it needs is down. */
export const isLost = (state: State, at: number): boolean =>
  state.switches.failed[at] !== 0 || state.switches.cutOff[at] === 1

/** What wears in use begins another life, `hidden` seconds long. */
function wearsAnew({ switches }: State, { subject: at, hidden, time }: OfficeEvent): void {
  switches.life[at] = hidden
  switches.lives[at]++
  switches.wearsSince[at] = time
}

const madeOf = (model: Model, backup: number) => {
  const at = model.backupSwitch[backup]
  return model.plan.arrangement.backups[at][backup - model.firstBackup[at]]
}

function carry(model: Model, state: State, backup: number, { time, number }: OfficeEvent): void {
  const { backups } = state
  backups.level[backup] = levelOf(model, state, backup, time)
  backups.levelAt[backup] = time
  backups.phase[backup] = BackupPhase.carrying
  backups.began[backup] = number
  backups.until[backup] = madeOf(model, backup).kind === "standby" ? Infinity : onGrid(time + backups.level[backup])
}

/** Where nothing else carries a load, the first battery with a charge does, within the same event: it leaves no gap. */
function bridge(model: Model, state: State, at: number, event: OfficeEvent): void {
  const { phase } = state.backups
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) if (phase[b] === BackupPhase.carrying) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    if (madeOf(model, b).kind !== "ups" || (phase[b] !== BackupPhase.idle && phase[b] !== BackupPhase.ready)) continue
    if (levelOf(model, state, b, event.time) > 0) return carry(model, state, b, event)
    rest(state, b, BackupPhase.exhausted, event)
  }
}

/** Batteries charge while the mains, a generator or a standby carries the load; else they keep what they have. */
function charge(model: Model, state: State, at: number, event: OfficeEvent): void {
  const { level, phase } = state.backups
  let isFed = !isLost(state, at)
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++)
    if (phase[b] === BackupPhase.carrying && madeOf(model, b).kind !== "ups") isFed = true
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    if (madeOf(model, b).kind !== "ups") continue
    const charges = phase[b] === BackupPhase.idle
    const keeps = phase[b] === BackupPhase.ready || phase[b] === BackupPhase.exhausted
    if (isFed ? !keeps : !charges) continue
    level[b] = levelOf(model, state, b, event.time)
    rest(state, b, isFed ? BackupPhase.idle : BackupPhase.ready, event)
  }
}

function rest(state: State, backup: number, phase: number, { time, number }: OfficeEvent): void {
  state.backups.phase[backup] = phase
  state.backups.began[backup] = number
  state.backups.levelAt[backup] = time
  state.backups.until[backup] = Infinity
}

/** Seconds of charge or fuel left at an instant. A battery charges, evenly, while it is idle. */
export function levelOf(model: Model, state: State, backup: number, time: number): number {
  const { level, levelAt, phase } = state.backups
  const made = madeOf(model, backup)
  const elapsed = time - levelAt[backup]
  const { full } = state.backups
  if (phase[backup] === BackupPhase.carrying) return Math.max(0, level[backup] - elapsed)
  if (made.kind !== "ups" || phase[backup] !== BackupPhase.idle) return level[backup]
  return Math.min(full[backup], onGrid(level[backup] + (elapsed * full[backup]) / made.recharge))
}

/** The mains are back: batteries begin to charge, generators stop and are topped up, standbys hand back. */
function standDown(model: Model, state: State, backup: number, event: OfficeEvent): void {
  const made = madeOf(model, backup)
  const { phase, level } = state.backups
  if (made.kind === "generator") {
    if (phase[backup] === BackupPhase.exhausted) return
    level[backup] = made.fuel
  } else level[backup] = levelOf(model, state, backup, event.time)
  if (phase[backup] !== BackupPhase.unfitted) rest(state, backup, BackupPhase.idle, event)
}

/** Whether the load of a switch is carried, and what that means for the offices behind it. */
export function settleSwitch(model: Model, state: State, event: OfficeEvent, wasLost: boolean): void {
  const { backups, offices, stations, switches } = state
  const at = event.subject
  const lost = isLost(state, at)
  if (!wasLost && lost) {
    switches.gaps[at]++
    switches.lostBy[at] = event.number
  }
  if (wasLost && !lost)
    for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) standDown(model, state, b, event)
  if (lost) bridge(model, state, at, event)
  charge(model, state, at, event)
  let carried = !lost
  let slow = 1
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    if (backups.phase[b] !== BackupPhase.carrying) continue
    const made = madeOf(model, b)
    if (!carried && made.kind === "standby") slow = made.slow // the first in order carries
    carried = true
  }
  const down = !carried || switches.damagedUntil[at] > 0 ? 1 : 0
  if (slow !== switches.slow[at]) switches.pacedBy[at] = event.number
  switches.slow[at] = slow
  if (down === switches.down[at]) return
  switches.down[at] = down
  switches.changed[at] = event.number
  const { dependency, offices: behind } = model.plan.switches[at]
  const bit = 1 << dependency
  for (const office of behind) {
    const before = offices.down[office]
    offices.down[office] = down === 1 ? before | bit : before & ~bit
    for (let step = 0; step < model.steps; step++) {
      const needs = model.needs[step]
      if ((needs & bit) === 0) continue
      const station = office * model.steps + step
      if (down === 0) stations.ableSince[station] = event.number
      const blocking = needs & ~model.without[step]
      const wasBlocked = (before & blocking) !== 0
      const isBlocked = (offices.down[office] & blocking) !== 0
      if (wasBlocked === isBlocked) continue
      if (isBlocked) {
        stations.blockedFrom[station] = event.time
        stations.blockedUntil[station] = Infinity
      } else stations.blockedUntil[station] = event.time
      if (!isBlocked) endMessages(model, state, office)
      publishLater(model, state, office, isBlocked, event)
    }
    if (model.plan.arrangement.announcements.length > 0)
      announceLater(model, state, office, down === 1 ? "fails" : "recovers", dependency, event)
  }
}

/** What is published follows what is so, with a delay; a change that is undone before it is published is never published. */
export function publishLater(
  model: Model,
  state: State,
  office: number,
  blocked: boolean,
  { number, time }: OfficeEvent,
): void {
  const status = model.plan.arrangement.publicStatus
  if (status === null) return
  const { offices } = state
  const news = blocked ? 1 : 0
  offices.wrongUpAt[office] = Infinity
  offices.publishesAs[office] = news
  offices.publishesBecause[office] = number
  offices.publishesAt[office] = offices.published[office] === news ? Infinity : onGrid(time + status.delay)
}
