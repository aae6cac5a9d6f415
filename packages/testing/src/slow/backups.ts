import { onGrid, sampler } from "@tangguh/engine"
import { later } from "./calendar.ts"
import { isStopped, neededToStart, touch } from "./conditions.ts"
import { occasionOfSwitch } from "./news.ts"
import { type BackupNow, type Now, say, type Switch } from "./now.ts"
import type { Notice } from "./notice.ts"
import { stoppedOrNot } from "./status.ts"

/** Whether a switch has failed by itself, or something that it needs is down. */
export const isLost = (at: Switch): boolean => at.failedByCalendar || at.isWorn || at.isCutOff

/** The backup that carries the load: the first in order that does. */
export const carrier = (at: Switch): BackupNow | null => at.backups.find(({ phase }) => phase === "carries") ?? null

/** Charge or fuel, as of now. */
function levelNow(now: Now, { plan, phase, level, levelAt, full }: BackupNow): number {
  if (phase === "carries") return Math.max(0, level - (now.time - levelAt))
  if (plan.kind === "ups" && phase === "idle")
    return Math.min(full, onGrid(level + ((now.time - levelAt) * full) / plan.recharge))
  return level
}

function setPhase(now: Now, b: BackupNow, phase: BackupNow["phase"], until = Infinity): void {
  b.level = levelNow(now, b)
  b.levelAt = now.time
  b.phase = phase
  b.until = until
}

/** A battery with a charge takes over at once where nothing carries; an empty one will not until the mains are back. */
export function batteriesTakeOver(now: Now, at: Switch): BackupNow | null {
  if (!isLost(at) || carrier(at) !== null) return null
  for (const b of at.backups) {
    if (b.plan.kind !== "ups" || (b.phase !== "idle" && b.phase !== "ready")) continue
    const level = levelNow(now, b)
    setPhase(now, b, level > 0 ? "carries" : "exhausted", level > 0 ? onGrid(now.time + level) : Infinity)
    if (level > 0) return b
  }
  return null
}

/** Batteries charge only while something else than a battery carries the load. */
function chargeOrKeep(now: Now, at: Switch): void {
  const isFed = !isLost(at) || at.backups.some(({ phase, plan }) => phase === "carries" && plan.kind !== "ups")
  for (const b of at.backups) {
    if (b.plan.kind !== "ups") continue
    if (isFed && (b.phase === "ready" || b.phase === "exhausted")) setPhase(now, b, "idle")
    if (!isFed && b.phase === "idle") setPhase(now, b, "ready")
  }
}

/** Standbys whose needs are up, and generators where staff are at work, start while the switch is lost. */
export function startBackups(now: Now, at: Switch): void {
  if (!isLost(at)) return
  for (const b of at.backups) {
    if (b.phase !== "idle" && b.phase !== "ready") continue
    const draws = now.world.policyDraws(at.number, channelOf(at, b), at.gaps)
    if (b.plan.kind === "standby") {
      if (b.plan.needs.some((needed) => now.switches[needed].isDown)) continue
      const gap = onGrid(sampler(b.plan.failover)(draws))
      const fails = b.plan.failoverFailure > 0 && draws.next() < b.plan.failoverFailure
      begin(now, at, b, gap, fails ? 1 : 0, fails ? -Math.max(gap, 1) : gap, sinceWhen(now, at, b))
    } else if (b.plan.kind === "generator" && isStaffed(now, at)) {
      const { start, startFailure, damage: damages } = b.plan
      const u = draws.next()
      const outcome = u < startFailure ? 1 : u < startFailure + damages ? 2 : 0
      if (b.phase === "ready") begin(now, at, b, start, 0, 0, sinceWhen(now, at, b))
      else begin(now, at, b, start, outcome, outcome, sinceWhen(now, at, b))
    }
  }
}

/** The last of what lets a backup start: the switch is lost, it is ready, what it needs is up, staff are there. */
function sinceWhen(now: Now, at: Switch, { began, plan }: BackupNow): number {
  const needs = plan.kind === "standby" ? plan.needs.map((needed) => now.switches[needed].changed) : []
  const open = at.plan.offices.map((o) => now.offices[o]).filter(({ door }) => door !== "closed")
  const staff = plan.kind === "generator" ? [Math.min(...open.map(({ openedBy }) => openedBy))] : []
  return Math.max(at.lostBy, began, ...needs, ...staff)
}

function begin(now: Now, at: Switch, b: BackupNow, long: number, outcome: number, hidden: number, cause: number): void {
  const takes = b.plan.kind === "standby" && outcome === 1 ? Math.max(long, 1) : long
  setPhase(now, b, "starting", onGrid(now.time + takes))
  b.outcome = outcome
  b.began = say(now, "BackupStarting", { subject: at.number, value: b.number, hidden, cause })
}

/** Where its draws are: by its kind, and how many of the kind come before it. */
function channelOf(at: Switch, { plan, index }: BackupNow): number {
  const before = at.backups.filter((other) => other.plan.kind === plan.kind && other.index < index).length
  return before * 3 + { generator: 0, standby: 1, ups: 2 }[plan.kind]
}

/** Whether staff are at work at an office of the switch. */
const isStaffed = (now: Now, at: Switch): boolean => at.plan.offices.some((o) => now.offices[o].door !== "closed")

/** The primary is back: batteries charge, generators are topped up unless they are empty, standbys hand back. */
export function switchedOn(now: Now, at: Switch): void {
  for (const b of at.backups) {
    if (b.phase === "unfitted" || (b.plan.kind === "generator" && b.phase === "exhausted")) continue
    setPhase(now, b, "idle")
    if (b.plan.kind === "generator") b.level = b.plan.fuel
  }
}

export function stopGenerators(now: Now, at: Switch, cause: number): void {
  if (isStaffed(now, at)) return
  for (const b of at.backups)
    if (b.plan.kind === "generator" && (b.phase === "carries" || b.phase === "starting")) stop(now, at, b, cause)
}

export function stopStandbys(now: Now, at: Switch, needed: Switch): void {
  for (const b of at.backups)
    if (
      b.plan.kind === "standby" &&
      b.plan.needs.includes(needed.number) &&
      (b.phase === "carries" || b.phase === "starting")
    )
      stop(now, at, b, needed.changed)
}

const stop = (now: Now, at: Switch, b: BackupNow, cause: number): void =>
  follow(now, at, () => {
    const ran = b.plan.kind === "generator" && b.phase === "carries"
    setPhase(now, b, ran ? "ready" : "idle")
    return say(now, "BackupStopped", { subject: at.number, value: b.number, cause })
  })

export function* backupNotices(now: Now): Generator<Notice> {
  for (const at of now.switches)
    for (const b of at.backups)
      if (b.until < Infinity) yield { time: b.until, phase: 11, entity: b.number, happens: () => due(now, at, b) }
}

function due(now: Now, at: Switch, b: BackupNow): void {
  const saying = (type: "BackupExhausted" | "BackupReady" | "BackupFailed" | "EquipmentDamaged") =>
    say(now, type, { subject: at.number, value: b.number, cause: b.began })
  switch (b.phase) {
    case "unfitted":
      if (b.plan.kind !== "ups") return
      b.full = onGrid(sampler(b.plan.battery)(now.world.policyDraws(at.number, channelOf(at, b), 0)))
      setPhase(now, b, "idle")
      b.level = b.full
      say(now, "BatteryFitted", { subject: at.number, value: b.number, hidden: b.full })
      return
    case "starting":
      if (b.outcome === 0) return takeOver(now, at, b)
      return follow(now, at, () => {
        setPhase(now, b, "failed")
        if (b.outcome === 2 && b.plan.kind === "generator") {
          at.damagedUntil = workingDaysLater(now, at, b.plan.repairWorkingDays)
        }
        const said = saying(b.outcome === 1 ? "BackupFailed" : "EquipmentDamaged")
        if (b.outcome === 2) at.damagedBy = said
        return said
      })
    case "carries":
      return follow(now, at, () => {
        const refuelled = b.plan.kind === "generator" ? workingDaysLater(now, at, b.plan.refuelWorkingDays) : Infinity
        setPhase(now, b, "exhausted", refuelled)
        b.level = 0
        return saying("BackupExhausted")
      })
    default:
      follow(now, at, () => {
        setPhase(now, b, isLost(at) ? "ready" : "idle")
        b.level = b.full
        return saying("BackupReady")
      })
  }
}

function takeOver(now: Now, at: Switch, b: BackupNow): void {
  let started = 0
  follow(now, at, () => {
    setPhase(now, b, "carries")
    if (b.plan.kind === "generator" && b.level < Infinity) b.until = onGrid(now.time + b.level)
    started = say(now, "BackupTookOver", { subject: at.number, value: b.number, cause: b.began })
    return started
  })
  for (const other of at.backups)
    if (other !== b && other.plan.kind === "ups" && other.phase === "carries") {
      const pace = paceOfCarrier(at)
      setPhase(now, other, "idle")
      other.began = say(now, "BackupStopped", { subject: at.number, value: other.number, cause: started })
      if (paceOfCarrier(at) !== pace) at.pacedBy = other.began
    }
}

const workingDaysLater = (now: Now, at: Switch, amount: number): number =>
  later(now.plan, now.plan.schedules[at.plan.schedule], now.time, { amount, unit: "working days" })

/** What happens to a switch, and then to its backups, its offices, and the switches that need it. */
export function follow(now: Now, at: Switch, happens: () => number): void {
  const wasLost = isLost(at)
  const wasDown = at.isDown
  const phases = at.backups.map(({ phase }) => phase)
  const pace = paceOfCarrier(at)
  const event = happens()
  if (!isLost(at) && wasLost) switchedOn(now, at)
  if (isLost(at) && !wasLost) {
    at.gaps++
    at.lostBy = event
  }
  const battery = batteriesTakeOver(now, at)
  chargeOrKeep(now, at)
  const behind = at.plan.offices
    .flatMap((o) => now.offices[o].stations)
    .filter(({ step }) => neededToStart(step).includes(at.plan.dependency))
  const blockedBefore = behind.filter((station) => isStopped(now, station))
  at.isDown = (isLost(at) && carrier(at) === null) || at.damagedUntil > 0
  if (at.isDown !== wasDown) {
    at.changed = event
    occasionOfSwitch(now, at, at.isDown ? "fails" : "recovers", event)
    if (at.isDown) for (const o of at.plan.offices) now.offices[o].freshlyDown.add(at.plan.dependency)
    for (const station of behind) {
      if (!at.isDown) station.able = event
      if (blockedBefore.includes(station) !== isStopped(now, station)) stoppedOrNot(now, station, event)
    }
  }
  for (const o of at.plan.offices) touch(now, now.offices[o])
  for (const [i, b] of at.backups.entries()) if (b.phase !== phases[i]) b.began = event
  if (paceOfCarrier(at) !== pace) at.pacedBy = event
  if (battery !== null)
    battery.began = say(now, "BackupTookOver", { subject: at.number, value: battery.number, cause: event })
  startBackups(now, at)
  if (at.isDown === wasDown) return
  for (const other of now.switches) {
    const passed = other.plan.needs.includes(at.number) && passOn(now, at, other)
    const isStandby = other.backups.some(({ plan }) => plan.kind === "standby" && plan.needs.includes(at.number))
    if (!isStandby) continue
    if (at.isDown) stopStandbys(now, other, at)
    else if (!passed) startBackups(now, other)
  }
}

/** The pace of a shared standby that carries. */
function paceOfCarrier(at: Switch): number {
  const plan = carrier(at)?.plan
  return plan?.kind === "standby" ? plan.slow : 1
}

/** Something that a switch needs went down, or all is up again: says whether that changes anything. */
function passOn(now: Now, from: Switch, to: Switch): boolean {
  const isCutOff = to.plan.needs.some((at) => now.switches[at].isDown)
  if (isCutOff === to.isCutOff) return false
  follow(now, to, () => {
    to.isCutOff = isCutOff
    const said = { subject: to.number, value: to.plan.dependency, cause: from.changed }
    return say(now, isCutOff ? "DependencyCutOff" : "DependencyRejoined", said)
  })
  return true
}
