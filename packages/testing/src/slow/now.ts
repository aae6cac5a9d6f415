import { onGrid } from "@tangguh/engine"
import { EventType, type OfficeEvent, type World } from "@tangguh/office"
import { withExtraPeriods } from "@tangguh/office/world"
import type { Backup, Pool as PlannedPool, Plan, Schedule, Step, Switch as PlannedSwitch } from "@tangguh/plan"

/** A citizen, a job, or the record of a citizen who has gone on. */
export interface Citizen {
  /** The number of its slot: ties are broken by it. */
  place: number
  number: number
  /** With `entity`, the address of all that is drawn for it. */
  origin: number
  entity: number
  class: number
  office: number
  step: number
  doing:
    | "waits"
    | "gathers"
    | "is called"
    | "is served"
    | "is interrupted"
    | "passes on"
    | "is away"
    | "is a waiting record"
    | "is uploaded"
  /** Visits begun, and visits meant: those at home too. */
  visits: number
  attempts: number
  passes: number
  spoils: number
  ticket: number
  /** When and with which event the visit began; of a job: when it came to the step. */
  arrivedAt: number
  turn: number
  /** Seconds that it will still bear to wait. */
  bears: number
  /** Number of the event that last changed what it waits for. */
  since: number
  /** Work left at full pace, as of `workedAt`, and the whole of it. */
  work: number
  wholeWork: number
  workedAt: number
  slow: number
  /** Work has begun, and has taken its stock; −1 in `work`: it is drawn anew when it goes on. */
  hasBegun: boolean
  /** Event since which the work runs. */
  running: number
  /** Place in the order of those at the counters: later calls have larger ones. */
  calledAs: number
  unit: Unit | null
  waitsFor: "nothing" | "its unit" | "enough units"
  comesAgainAt: number
  /** Seconds for which its temporary letter lasts; that time stands still in service. */
  letterLasts: number
  hasVoucher: boolean
  wasToldNotToday: boolean
  hasAppointment: boolean
  isPlanned: boolean
  isRecord: boolean
  onlyThisStep: boolean
}

export interface Station {
  number: number
  office: Office
  stepNumber: number
  step: Step
  /** Whether those here are jobs: they have no patience and nobody calls them. */
  isJob: boolean
  group: Station[]
  /** In the order in which they came to the counters. */
  counters: Citizen[]
  /** Those who wait: vouchers, the classes that come first, everyone else. */
  queue: Citizen[][]
  gathering: Citizen[]
  gatheredBy: number
  startedToday: number
  /** Number of the last event that made work possible here. */
  able: number
}

export interface Office {
  number: number
  schedule: Schedule
  /** Of the opening period that lasts, or comes next. */
  period: number
  door: "closed" | "open" | "on break"
  closedAt: number
  extendedUntil: number
  fatigue: number
  isOvertime: boolean
  tickets: number
  lastAppointment: number
  /** What those who come are told until the work can go on. */
  dismissal: "none" | "plain" | "with voucher"
  /** The announcement to everyone that keeps people at home; −1: none. */
  news: number
  /** Dependencies that went down at this instant, until the office has settled. */
  freshlyDown: Set<number>
  records: Citizen[]
  uploading: Citizen | null
  uploadEnds: number
  courierAt: number
  stations: Station[]
}

export interface Unit {
  pool: Pool
  /** Among all units that are told apart; and in its pool. */
  number: number
  index: number
  isBroken: boolean
  repairedAt: number
  serves: Citizen | null
  endedToday: number
  cuts: number
  life: number
}

export interface Pool {
  number: number
  plan: PlannedPool
  isEndless: boolean
  onDuty: number
  away: number
  changes: number
  changed: number
  /** Null where units are not told apart. */
  units: Unit[] | null
}

export interface BackupNow {
  number: number
  index: number
  plan: Backup
  phase: "unfitted" | "idle" | "starting" | "carries" | "exhausted" | "failed" | "ready"
  /** Seconds of charge or fuel as of `levelAt`. */
  level: number
  levelAt: number
  full: number
  until: number
  outcome: number
}

export interface Switch {
  number: number
  plan: PlannedSwitch
  failedByCalendar: boolean
  isWorn: boolean
  isCutOff: boolean
  isDown: boolean
  cuts: number
  gaps: number
  /** Number of the event that made it down, or up. */
  changed: number
  damagedUntil: number
  pace: number
  paces: number
  life: number
  lives: number
  repairedAt: number
  backups: BackupNow[]
}

export interface Store {
  number: number
  onHand: number
  orders: number
  deliveries: number
  reviewAt: number
  changed: number
}

export interface Shipment {
  store: Store
  order: number
  amount: number
  arrives: number
  cause: number
}

export interface PendingAnnouncement {
  announcement: number
  office: Office
  at: number
  cause: number
}

/** All that is so at an instant. */
export interface Now {
  plan: Plan
  world: World
  time: number
  log: OfficeEvent[]
  /** By place; null where the place is free. */
  citizens: (Citizen | null)[]
  freePlaces: number[]
  nextNumber: number
  nextCall: number
  offices: Office[]
  stations: Station[]
  groups: Station[][]
  pools: Pool[]
  units: Unit[]
  switches: Switch[]
  stores: Store[]
  shipments: Shipment[]
  announcements: PendingAnnouncement[]
  /** The next first visit of each demand: day and row. */
  cursors: { office: Office; day: number; row: number; busyMembers: Set<number> }[]
  people: { origin: number; hasCome: boolean }[]
  initial: { office: Office; origin: number; isFound: boolean }[]
  nextDay: number
  touchedOffices: Set<Office>
  touchedGroups: Set<Station[]>
  touchedStores: Set<Store>
}

/** What an event says beside its time and number. */
interface Said {
  office?: number
  subject?: number
  value?: number
  hidden?: number
  cause?: number
}

/** Writes an event to the log, and returns its number. */
export function say(now: Now, type: keyof typeof EventType, said: Said = {}): number {
  const number = now.log.length + 1
  const { office = -1, subject = -1, value = 0, hidden = 0, cause = 0 } = said
  now.log.push({ time: now.time, number, type: EventType[type], office, subject, value, hidden, cause })
  return number
}

/** Writes an event of a citizen. */
export const sayOf = (now: Now, citizen: Citizen, type: keyof typeof EventType, said: Said = {}): number =>
  say(now, type, { office: citizen.office, subject: citizen.number, ...said })

export const lastEvent = (now: Now): number => now.log.length

export const stationOf = (now: Now, { office, step }: Citizen): Station => now.offices[office].stations[step]

export const switchOf = (now: Now, office: number, dependency: number): Switch =>
  now.switches[now.plan.offices[office].switches[dependency]]

export const isWaiting = ({ doing }: Citizen): boolean =>
  doing === "waits" || doing === "is called" || doing === "is interrupted"

/** Gives a place to somebody new: the one given back last, else a new one. */
export function settleIn(now: Now, citizen: Citizen): Citizen {
  citizen.place = now.freePlaces.pop() ?? now.citizens.length
  now.citizens[citizen.place] = citizen
  return citizen
}

/** Gives the place of somebody back. */
export function goAway(now: Now, citizen: Citizen): void {
  now.citizens[citizen.place] = null
  now.freePlaces.push(citizen.place)
}

/** The state before anything has happened. */
export function beforeAll(plan: Plan, world: World): Now {
  const { arrangement } = plan
  const now: Now = {
    plan,
    world,
    time: 0,
    log: [],
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
      reviewAt: (arrangement.reorder[number]?.review ?? 0) > 0 ? 0 : Infinity,
      changed: 0,
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
      damagedUntil: 0,
      pace: 1,
      paces: 0,
      life: Infinity,
      lives: 0,
      repairedAt: Infinity,
      backups: arrangement.backups[number].map((backup, index) => newBackup(backup, index, backups++)),
    }),
  )
  return now
}

function buildOffices(now: Now): void {
  const { plan } = now
  const { arrangement } = plan
  plan.offices.forEach((planned, number) => {
    const schedule = withExtraPeriods(plan, plan.schedules[planned.schedule], number, arrangement.extraPeriods)
    const office: Office = {
      number,
      schedule,
      period: 0,
      door: "closed",
      closedAt: -Infinity,
      extendedUntil: 0,
      fatigue: 1,
      isOvertime: false,
      tickets: 0,
      lastAppointment: -Infinity,
      dismissal: "none",
      news: -1,
      freshlyDown: new Set(),
      records: [],
      uploading: null,
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
      able: 0,
    }))
    now.offices.push(office)
    now.stations.push(...office.stations)
    for (let d = 0; d < planned.demand.length; d++) now.cursors.push({ office, day: 0, row: 0, busyMembers: new Set() })
  })
  let origin = now.cursors.length
  now.people = plan.people.map(() => ({ origin: origin++, hasCome: false }))
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
  }
}
