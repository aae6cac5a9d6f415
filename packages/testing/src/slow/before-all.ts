import { onGrid } from "@tangguh/engine"
import type { World } from "@tangguh/office"
import type { Backup, Plan, Reorder } from "@tangguh/plan"
import { scheduleOf } from "./calendar.ts"
import type { BackupNow, Now, Office, Pool, Station, Unit } from "./now.ts"

/** The state before anything has happened. */
export function beforeAll(plan: Plan, world: World): Now {
  const { arrangement } = plan
  const now: Now = {
    plan,
    world,
    time: 0,
    log: [],
    remember: () => undefined,
    citizens: [],
    freePlaces: [],
    nextNumber: 1,
    nextCall: 0,
    offices: [],
    stations: [],
    groups: [],
    pools: [],
    units: [],
    switches: [],
    stores: plan.stores.map((store, number) => ({
      number,
      onHand: arrangement.immune.stores.includes(number) ? Infinity : store.onHand,
      orders: 0,
      deliveries: 0,
      reviewAt: firstReview(
        arrangement.reorder[number] ?? null,
        store.onHand,
        arrangement.immune.stores.includes(number),
      ),
      changed: 0,
      lowered: 0,
    })),
    shipments: [],
    announcements: [],
    cursors: [],
    people: [],
    initial: [],
    nextDay: 0,
    touchedOffices: new Set(),
    touchedGroups: new Set(),
    touchedStores: new Set(),
  }
  buildOffices(now)
  buildGroups(now)
  arrangement.announcements.forEach(({ at, delay }, announcement) => {
    if (at.kind !== "instant") return
    for (const office of now.offices)
      now.announcements.push({ announcement, office, at: onGrid(at.at + delay), cause: 0 })
  })
  plan.pools.forEach((pool, number) => {
    const isEndless = arrangement.immune.pools.includes(number)
    const made: Pool = {
      number,
      plan: pool,
      isEndless,
      onDuty: isEndless ? Infinity : pool.duty === null ? arrangement.units[number] : 0,
      away: 0,
      changesAt: dutyChanges(plan, pool),
      changes: 0,
      changed: 0,
      units: null,
    }
    if (!isEndless && (pool.limit < Infinity || pool.fails.length > 0)) {
      const units = Array.from({ length: arrangement.units[number] }, (_, index) =>
        newUnit(made, index, now.units.length + index),
      )
      now.units.push(...units)
      if (!isEndless) made.units = units
    }
    now.pools.push(made)
  })
  let backups = 0
  plan.switches.forEach((at, number) =>
    now.switches.push({
      number,
      plan: at,
      failedByCalendar: false,
      isWorn: false,
      isCutOff: false,
      isDown: false,
      cuts: 0,
      gaps: 0,
      changed: 0,
      lostBy: 0,
      damagedUntil: 0,
      damagedBy: 0,
      pace: 1,
      paces: 0,
      pacedBy: 0,
      life: Infinity,
      lives: 0,
      repairedAt: Infinity,
      backups: arrangement.backups[number].map((backup, index) => newBackup(backup, index, backups++)),
    }),
  )
  return now
}

/** Looked at now and then: at the start first; all the time: then too, where there is too little. */
function firstReview(reorder: Reorder | null, onHand: number, isEndless: boolean): number {
  if (reorder === null) return Infinity
  return reorder.review > 0 || (!isEndless && onHand <= reorder.at) ? 0 : Infinity
}

function dutyChanges({ days }: Plan, { absent, duty }: Plan["pools"][number]): readonly number[] {
  const dates = absent > 0 ? [...days].slice(0, -1) : []
  return [...new Set([...(duty?.from ?? []), ...dates])].sort((a, b) => a - b)
}

function buildOffices(now: Now): void {
  const { plan } = now
  const { arrangement } = plan
  plan.offices.forEach((planned, number) => {
    const office: Office = {
      number,
      schedule: scheduleOf(plan, number),
      period: 0,
      door: "closed",
      closedAt: -Infinity,
      extendedUntil: 0,
      fatigue: 1,
      isOvertime: false,
      tickets: 0,
      lastAppointment: -Infinity,
      openedBy: 0,
      extendedBy: 0,
      dismissal: "none",
      redirects: null,
      isPublishedDown: false,
      publishes: null,
      publishedBy: 0,
      newsBy: 0,
      wrongUpAt: Infinity,
      lineFreeAt: 0,
      news: -1,
      newsUntil: 0,
      freshlyDown: new Set(),
      records: [],
      uploading: null,
      uploadedBy: 0,
      uploadEnds: Infinity,
      courierAt: Math.min(Infinity, ...arrangement.workarounds.map(({ upload }) => upload?.courier ?? Infinity)),
      stations: [],
    }
    office.stations = plan.steps.map((step, stepNumber) => ({
      number: number * plan.steps.length + stepNumber,
      office,
      stepNumber,
      step,
      isJob: step.where === "back office" || arrangement.dropOff.includes(stepNumber),
      group: [],
      counters: [],
      queue: [[], ...arrangement.first[stepNumber].map(() => []), []],
      gathering: [],
      gatheredBy: Infinity,
      startedToday: 0,
      allowedBy: 0,
      able: 0,
      blockedFrom: Infinity,
      blockedUntil: Infinity,
    }))
    now.offices.push(office)
    now.stations.push(...office.stations)
    for (const demand of planned.demand) now.cursors.push({ office, demand, day: 0, row: 0, busyMembers: new Set() })
  })
  let origin = now.cursors.length
  now.people = plan.people.map(({ office }) => ({ office: now.offices[office], origin: origin++, hasCome: false }))
  for (const office of now.offices)
    for (let i = 0; i < plan.offices[office.number].atStart.length; i++)
      now.initial.push({ office, origin: origin++, isFound: false })
}

/** Stations that draw on a common pool of units, directly or through others, form a group, numbered by its first station. */
function buildGroups(now: Now): void {
  const poolsOf = (station: Station) =>
    station.step.with.map(({ resource }) => now.plan.offices[station.office.number].pools[resource])
  const grouped = new Set<Station>()
  for (const first of now.stations) {
    if (grouped.has(first)) continue
    let group = [first]
    for (let size = 0; size < group.length;) {
      size = group.length
      const pools = new Set(group.flatMap(poolsOf))
      group = now.stations.filter((station) => station === first || poolsOf(station).some((pool) => pools.has(pool)))
    }
    for (const station of group) {
      station.group = group
      grouped.add(station)
    }
    now.groups.push(group)
  }
}

const newUnit = (pool: Pool, index: number, number: number): Unit => ({
  pool,
  number,
  index,
  isBroken: false,
  repairedAt: Infinity,
  serves: null,
  endedToday: 0,
  cuts: 0,
  life: Infinity,
})

/** A battery whose seconds are drawn is fitted at the start. */
function newBackup(plan: Backup, index: number, number: number): BackupNow {
  const isDrawn = plan.kind === "ups" && plan.battery.kind !== "constant"
  const charge = plan.kind === "ups" && plan.battery.kind === "constant" ? onGrid(plan.battery.value) : 0
  const full = plan.kind === "generator" ? plan.fuel : charge
  return {
    number,
    index,
    plan,
    phase: isDrawn ? "unfitted" : "idle",
    level: full,
    levelAt: 0,
    full,
    until: isDrawn ? 0 : Infinity,
    outcome: 0,
    began: 0,
  }
}
