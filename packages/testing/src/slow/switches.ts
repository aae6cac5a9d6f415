import { onGrid } from "@tangguh/engine"
import { batteriesTakeOver, startBackups, stopStandbys, switchedOn, carrier } from "./backups.ts"
import { cannotDoWithout, inService, missing, neededToStart, touch } from "./conditions.ts"
import { occasionOfSwitch } from "./news.ts"
import { type Now, say, type Switch } from "./now.ts"
import type { Notice } from "./notice.ts"

export const isLost = (at: Switch): boolean => at.failedByCalendar || at.isWorn || at.isCutOff

/** Outages of a switch on the calendar, as the arrangement has them. */
function outage(now: Now, at: Switch): { from: number; until: number } | null {
  const { immune, offHours, repairedWithin } = now.plan.arrangement
  if (immune.switches.includes(at.number)) return null
  const { from, until } = now.world.outagesOf(at.number, offHours.includes(at.number))
  if (at.cuts >= from.length) return null
  const start = from[at.cuts]
  return { from: start, until: Math.min(until[at.cuts], onGrid(start + repairedWithin[at.number])) }
}

/** Whether something that needs the switch is in service, so that it wears. */
export const isInUse = (now: Now, at: Switch): boolean =>
  at.plan.offices.some((o) =>
    now.offices[o].stations.some(
      (station) => station.step.needs.includes(at.plan.dependency) && inService(station).length > 0,
    ),
  )

export function* switchNotices(now: Now): Generator<Notice> {
  for (const at of now.switches) {
    const entity = at.number
    const next = outage(now, at)
    if (next !== null && at.failedByCalendar)
      yield { time: next.until, phase: 3, entity, happens: () => recover(now, at, "calendar") }
    if (next !== null && !at.failedByCalendar)
      yield { time: next.from, phase: 12, entity, happens: () => fail(now, at, "calendar") }
    if (at.isWorn) yield { time: at.repairedAt, phase: 4, entity, happens: () => recover(now, at, "wear") }
    if (isDamaged.has(at)) yield { time: at.damagedUntil, phase: 5, entity, happens: () => repair(now, at) }
    const { from, factor } = now.world.slowdowns[at.number]
    if (at.paces < from.length && !now.plan.arrangement.immune.switches.includes(at.number))
      yield { time: from[at.paces], phase: 7, entity, happens: () => slowDown(now, at, factor[at.paces]) }
    if (now.world.wear[at.number] === null || now.plan.arrangement.immune.switches.includes(at.number)) continue
    if (at.lives === 0) yield { time: 0, phase: 13, entity, happens: () => fit(now, at) }
    else if (!at.isWorn && isInUse(now, at))
      yield { time: now.time + at.life, phase: 13, entity, happens: () => fail(now, at, "wear") }
  }
}

const isDamaged = new WeakSet<Switch>()

function fit(now: Now, at: Switch): void {
  at.life = now.world.switchLife(at.number, at.lives++)
  say(now, "DependencyFitted", { subject: at.number, value: -1, hidden: at.life })
}

function fail(now: Now, at: Switch, by: "calendar" | "wear"): void {
  const { number: subject, plan } = at
  const repaired = by === "wear" ? now.world.switchRepair(subject, at.lives - 1, now.time) : 0
  follow(now, at, () => {
    if (by === "wear") {
      at.isWorn = true
      at.repairedAt = repaired
    } else at.failedByCalendar = true
    return say(now, "DependencyFailed", { subject, value: plan.dependency, hidden: repaired })
  })
}

function recover(now: Now, at: Switch, by: "calendar" | "wear"): void {
  const { number: subject, plan } = at
  follow(now, at, () => {
    if (by === "wear") {
      at.isWorn = false
      at.life = now.world.switchLife(subject, at.lives++)
    } else {
      at.failedByCalendar = false
      at.cuts++
    }
    return say(now, "DependencyRecovered", { subject, value: plan.dependency, hidden: by === "wear" ? at.life : 0 })
  })
}

function repair(now: Now, at: Switch): void {
  follow(now, at, () => {
    isDamaged.delete(at)
    at.damagedUntil = 0
    return say(now, "EquipmentRepaired", { subject: at.number, value: -1 })
  })
}

export const damage = (at: Switch, until: number): void => {
  at.damagedUntil = until
  isDamaged.add(at)
}

function slowDown(now: Now, at: Switch, factor: number): void {
  at.pace = factor
  at.paces++
  say(now, "DependencySlowed", { subject: at.number, value: factor })
  for (const other of now.switches)
    if (needsInTurn(now, other, at)) for (const o of other.plan.offices) touch(now, now.offices[o])
}

const needsInTurn = (now: Now, at: Switch, needed: Switch): boolean =>
  at === needed || at.plan.needs.some((other) => needsInTurn(now, now.switches[other], needed))

/** What happens to a switch, and then to its backups, its offices, and the switches that need it. */
export function follow(now: Now, at: Switch, happens: () => number): void {
  const wasLost = isLost(at)
  const wasDown = at.isDown
  const event = happens()
  if (!isLost(at) && wasLost) switchedOn(now, at)
  if (isLost(at) && !wasLost) at.gaps++
  const battery = batteriesTakeOver(now, at)
  at.isDown = (isLost(at) && carrier(at) === null) || isDamaged.has(at)
  if (at.isDown !== wasDown) {
    at.changed = event
    occasionOfSwitch(now, at, at.isDown ? "fails" : "recovers", event)
    for (const o of at.plan.offices) {
      const office = now.offices[o]
      if (at.isDown) office.freshlyDown.add(at.plan.dependency)
      for (const station of office.stations) {
        const { step } = station
        if (at.isDown || !neededToStart(step).includes(at.plan.dependency)) continue
        station.able = event
        if (!cannotDoWithout(now, station).includes(at.plan.dependency)) continue
        if (missing(now, station, cannotDoWithout(now, station)).length === 0) office.dismissal = "none"
      }
    }
  }
  for (const o of at.plan.offices) touch(now, now.offices[o])
  if (battery !== null) say(now, "BackupTookOver", { subject: at.number, value: battery.number, cause: event })
  startBackups(now, at)
  if (at.isDown === wasDown) return
  for (const other of now.switches) {
    if (other.plan.needs.includes(at.number) && passOn(now, at, other)) continue
    const isStandby = other.backups.some(({ plan }) => plan.kind === "standby" && plan.needs.includes(at.number))
    if (!isStandby) continue
    if (at.isDown) stopStandbys(now, other, at)
    else startBackups(now, other)
  }
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
