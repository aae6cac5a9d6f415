import { onGrid } from "@tangguh/engine"
import { follow } from "./backups.ts"
import { inService, touch } from "./conditions.ts"
import { type Now, say, type Switch } from "./now.ts"
import type { Notice } from "./notice.ts"

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
    if (at.damagedUntil > 0) yield { time: at.damagedUntil, phase: 5, entity, happens: () => repair(now, at) }
    const { from, factor } = now.world.slowdowns[at.number]
    if (at.paces < from.length && !now.plan.arrangement.immune.switches.includes(at.number))
      yield { time: from[at.paces], phase: 7, entity, happens: () => slowDown(now, at, factor[at.paces]) }
    if (now.world.wear[at.number] === null || now.plan.arrangement.immune.switches.includes(at.number)) continue
    if (at.lives === 0) yield { time: 0, phase: 13, entity, happens: () => fit(now, at) }
    else if (!at.isWorn && isInUse(now, at))
      yield { time: now.time + at.life, phase: 13, entity, happens: () => fail(now, at, "wear") }
  }
}

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
    at.damagedUntil = 0
    return say(now, "EquipmentRepaired", { subject: at.number, value: -1, cause: at.damagedBy })
  })
}

function slowDown(now: Now, at: Switch, factor: number): void {
  at.pace = factor
  at.paces++
  at.pacedBy = say(now, "DependencySlowed", { subject: at.number, value: factor })
  for (const other of now.switches)
    if (needsInTurn(now, other, at)) for (const o of other.plan.offices) touch(now, now.offices[o])
}

const needsInTurn = (now: Now, at: Switch, needed: Switch): boolean =>
  at === needed || at.plan.needs.some((other) => needsInTurn(now, now.switches[other], needed))
