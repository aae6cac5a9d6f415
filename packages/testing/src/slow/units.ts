import { dayOf } from "./calendar.ts"
import { free, heldFor, inService, stationsOf, taken, touchPool, unitsOf } from "./conditions.ts"
import { mostUsed } from "./counters.ts"
import { interrupt } from "./interrupting.ts"
import { type Now, type Pool, say, stationOf, type Unit } from "./now.ts"
import type { Notice } from "./notice.ts"

export function* unitNotices(now: Now): Generator<Notice> {
  if (countsDays(now) && now.nextDay < now.plan.days.length - 1)
    yield { time: now.plan.days[now.nextDay], phase: 15, entity: 0, happens: () => beginDay(now) }
  for (const pool of now.pools) {
    if (pool.isEndless) continue
    const at = pool.changesAt[pool.changes]
    if (at !== undefined) yield { time: at, phase: 16, entity: pool.number, happens: () => changeDuty(now, pool) }
    for (const unit of pool.units ?? []) yield* noticesOf(now, unit)
  }
}

/** Whether there is a limit for each date. */
const countsDays = ({ plan }: Now): boolean =>
  plan.steps.some(({ limit }) => limit < Infinity) || plan.pools.some(({ limit }) => limit < Infinity)

function beginDay(now: Now): void {
  now.nextDay++
  const event = say(now, "DayBegan")
  const before = now.pools.map((pool) => free(now, pool))
  for (const station of now.stations) {
    if (station.startedToday >= station.step.limit) station.allowedBy = event
    station.startedToday = 0
  }
  for (const unit of now.units) unit.endedToday = 0
  now.pools.forEach((pool, p) => {
    if (before[p] < mostUsed(now, pool) && before[p] < free(now, pool)) pool.changed = event
  })
  for (const group of now.groups) now.touchedGroups.add(group)
}

function changeDuty(now: Now, pool: Pool): void {
  pool.changes++
  const { duty } = pool.plan
  const extra = now.plan.arrangement.units[pool.number] - pool.plan.units
  let onDuty = now.plan.arrangement.units[pool.number]
  if (duty !== null) onDuty = duty.units[duty.from.findLastIndex((from) => from <= now.time)] ?? 0
  if (duty !== null && onDuty > 0) onDuty += extra
  onDuty = Math.max(0, onDuty)
  const before = pool.onDuty
  const present = onDuty - now.world.absentOn(pool.number, dayOf(now.plan, now.time), onDuty)
  const event = say(now, "DutyChanged", { subject: pool.number, value: present })
  pool.onDuty = present
  if (pool.onDuty > before) pool.changed = event
  cutBack(now, pool, event)
}

/** So many units are away from the office from now on. */
export function sendOut(now: Now, pool: Pool, units: number, cause: number): void {
  const event = say(now, "UnitsSentOut", { subject: pool.number, value: units, cause })
  if (pool.onDuty - units > pool.onDuty - pool.away) pool.changed = event
  pool.away = units
  cutBack(now, pool, event)
}

/** Interrupts those started last where there are fewer units than they take; `finish` lets the unit go when it is done. */
function cutBack(now: Now, pool: Pool, cause: number): void {
  let excess = taken(now, pool) - heldFor(now, pool) - (pool.onDuty - pool.away)
  const served = stationsOf(now, pool)
    .filter(({ step }) => step.onShift.work !== "finish")
    .flatMap(inService)
    .sort((a, b) => b.running - a.running)
  for (const citizen of served) {
    if (excess <= 0) break
    const station = stationOf(now, citizen)
    excess -= unitsOf(now, station, pool)
    interrupt(now, citizen, station.step.onShift, "enough units", cause)
  }
  touchPool(now, pool)
}

function* noticesOf(now: Now, unit: Unit): Generator<Notice> {
  const { pool, number: entity, index } = unit
  const isWorn = pool.plan.fails.some((source) => source.kind === "random" && source.clock === "busy")
  if (unit.isBroken) {
    yield { time: unit.repairedAt, phase: 6, entity, happens: () => repairUnit(now, unit) }
    return
  }
  if (isWorn && unit.life === Infinity) yield { time: 0, phase: 14, entity, happens: () => fitUnit(now, unit) }
  else if (isWorn && unit.serves?.doing === "is served")
    yield { time: now.time + unit.life, phase: 14, entity, happens: () => failUnit(now, unit) }
  const { from } = now.world.unitOutages(pool.number, index)
  if (unit.cuts < from.length) yield { time: from[unit.cuts], phase: 14, entity, happens: () => failUnit(now, unit) }
}

function fitUnit(now: Now, unit: Unit): void {
  unit.life = now.world.unitLife(unit.pool.number, unit.index, 0)
  say(now, "UnitFitted", { subject: unit.pool.number, value: unit.index, hidden: unit.life })
}

function failUnit(now: Now, unit: Unit): void {
  const { pool, index, cuts } = unit
  const isWorn = unit.life === 0
  const repaired = isWorn
    ? now.world.unitRepair(pool.number, index, cuts, now.time)
    : now.world.unitOutages(pool.number, index).until[cuts]
  unit.cuts++
  const protection = now.plan.arrangement.protection[pool.number]
  if (protection > 0 && now.world.protectionOf(pool.number, index, cuts) < protection) {
    if (isWorn) unit.life = now.world.unitLife(pool.number, index, unit.cuts)
    say(now, "UnitProtected", { subject: pool.number, value: index, hidden: unit.life })
    return
  }
  const served = unit.serves
  const failed = say(now, "UnitFailed", { subject: pool.number, value: index, hidden: repaired })
  unit.isBroken = true
  unit.repairedAt = repaired
  if (served?.doing === "is served") interrupt(now, served, stationOf(now, served).step.onBreakdown, "its unit", failed)
  touchPool(now, pool)
}

function repairUnit(now: Now, unit: Unit): void {
  const { pool, index } = unit
  if (unit.life === 0) unit.life = now.world.unitLife(pool.number, index, unit.cuts)
  pool.changed = say(now, "UnitRepaired", { subject: pool.number, value: index, hidden: unit.life })
  unit.isBroken = false
  touchPool(now, pool)
}
