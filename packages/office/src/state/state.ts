import { type Column, lengthened, moreThan } from "@tangguh/engine"
import type { Backup, Plan } from "@tangguh/plan"
import type { Model } from "../model.ts"

/** Where a citizen or a job is. Slots of those away and of records that wait stay reserved. */
export const Status = {
  free: 0,
  waiting: 1,
  called: 2,
  inService: 3,
  interrupted: 4,
  away: 5,
  recordWaiting: 6,
  recordUploading: 7,
  /** Between two events of one instant: a step is behind, and what follows is about to be said. */
  passing: 8,
  /** Before a step that starts in batches. */
  gathering: 9,
} as const

/** The doors of an office. */
export const Door = { closed: 0, open: 1, onBreak: 2 } as const

/** What a member of a pool is doing: at home, on the way through the office or due to return, recorded, or given up. */
export const Member = { idle: 0, engaged: 1, served: 2, lapsed: 3 } as const

/** How far a backup is. */
export const BackupPhase = {
  idle: 0,
  starting: 1,
  carrying: 2,
  exhausted: 3,
  failed: 4,
  ready: 5,
  unfitted: 6,
} as const

/** Why something fails: what it needs is down, by its calendar, or worn out in use. Bits of `switches.failed`. */
export const Failing = { calendar: 1, worn: 2 } as const

/** What keeps an interrupted citizen from going on, beside what the step needs. */
export const Held = { no: 0, unitBroken: 1, tooFewUnits: 2 } as const

/** What an office tells those who come, until the work can go on. */
export const Dismissing = { no: 0, plainly: 1, withVoucher: 2 } as const

/** What a citizen carries along. */
export const Flag = {
  voucher: 1,
  told: 2,
  /** Has been served already, but the record was lost. */
  captured: 4,
  /** Service has begun and was interrupted; the work in `work` is what is left. */
  begun: 8,
  /** Holds a temporary letter until `patience`. */
  letter: 16,
  /** Only the record of a citizen who has gone on. */
  record: 32,
  /** Does this step again and nothing after it. */
  onlyThisStep: 64,
  /** The ticket of this visit has been called. */
  called: 128,
  /** Comes at an appointment. */
  appointment: 256,
  /** Is away until a visit that belongs to the service, and not because one was in vain. */
  planned: 512,
  /** Has been sent to another office and is not there yet; what is left of patience is taken along. */
  onTheWay: 1024,
} as const

/** Lists of citizens at a station: the counter, then those who wait, rank by rank. Vouchers are rank 1. */
export const COUNTER = 0
export const VOUCHER = 1

/** Citizens, jobs and records in the system, a slot each. `free` is the slot last given back; `next` leads on to the one before it. */
export interface Citizens {
  capacity: number
  used: number
  freeCount: number
  free: number
  number: Float64Array
  status: Uint8Array
  /** The demand, person or initial backlog that the citizen stems from: with `entity`, the address of all draws. */
  origin: Int32Array
  entity: Float64Array
  office: Int32Array
  /** Visits begun. */
  visits: Int32Array
  /** Visits intended, the avoided ones too: the address of draws for each attempt. */
  attempts: Int32Array
  step: Int32Array
  /** Services ended or drawn anew: with the step, the address of draws for each pass through it. */
  passes: Int32Array
  /** Times that what was taken from stock was spoiled. */
  spoils: Int32Array
  flags: Uint16Array
  ticket: Int32Array
  /** Start of this visit; of a job that was there at the start, when it began. */
  arrivedAt: Float64Array
  /** Number of the event with which this visit, or this job's time at the step, began: the order in which steps that share units call. */
  turn: Float64Array
  /** While waiting: the instant at which patience (of a job: its letter) runs out. Else: what is left of it. */
  patience: Float64Array
  /** Work that is left, seconds at full pace. */
  work: Float64Array
  /** The whole work of this service, for a repeat. */
  wholeWork: Float64Array
  /** Since when the work in `work` runs, while in service. */
  runsSince: Float64Array
  slow: Float64Array
  /** When one who is away comes next. */
  returnsAt: Float64Array
  /** Number of the last event that changed what this citizen waits for. */
  since: Float64Array
  /** The unit that serves, where units are told apart; −1: none. */
  unit: Int32Array
  held: Uint8Array
  next: Int32Array
  previous: Int32Array
  /** Which of the lists of the station; −1 none. */
  list: Int32Array
}

/** Pieces on their way to a store. */
export interface Shipment {
  readonly store: number
  /** Which order of the store it is; −1: sent by another store. */
  readonly order: number
  readonly amount: number
  readonly arrives: number
  /** Number of the event that sent it. */
  readonly cause: number
}

/** Something that is to be announced. */
export interface PendingAnnouncement {
  /** Index into the arrangement's announcements. */
  readonly announcement: number
  readonly office: number
  readonly at: number
  readonly cause: number
}

/** The whole state of the offices: plain data, changed by `evolve` alone. Every scheduled occurrence follows from it. */
export interface State {
  /** Of the last event. */
  time: number
  number: number
  nextCitizen: number
  /** Days begun. */
  day: number
  citizens: Citizens
  /** By list: first and last slot, how many. */
  lists: { first: Int32Array; last: Int32Array; size: Int32Array }
  stations: {
    /** Counters in active service. */
    active: Int32Array
    /** Number of the last event that changed what the station can do. */
    ableSince: Float64Array
    /** When the last block by a dependency began and ended; Infinity where there was none or it goes on. */
    blockedFrom: Float64Array
    blockedUntil: Float64Array
    /** Services started today. */
    started: Int32Array
    /** Number of the last date's event that ended a limit which had been reached. */
    allowedBy: Float64Array
    /** When those who gather start, whether enough of them or not; Infinity: nobody gathers. */
    gatheredBy: Float64Array
  }
  pools: {
    /** On duty and not sent out; Infinity where never short. */
    units: Float64Array
    /** On duty, those sent out among them. */
    onDuty: Float64Array
    /** By those at the counters, interrupted ones too. */
    taken: Float64Array
    /** Of those taken, by citizens interrupted because units are too few. */
    held: Int32Array
    /** Sent out of the office. */
    away: Int32Array
    /** Changes of duty so far: shifts and days. */
    changes: Int32Array
    /** Number of the event that changed what the pool can do. */
    changed: Float64Array
  }
  /** Units that are told apart. */
  units: {
    broken: Uint8Array
    /** The slot that it serves or holds; −1: nobody. */
    serves: Int32Array
    /** Services ended today. */
    ended: Int32Array
    /** Failures so far, those that protection kept away among them. */
    cuts: Int32Array
    /** Seconds of use that are left of this life, as of `wearsSince`; Infinity where it does not wear. */
    life: Float64Array
    wearsSince: Float64Array
    repairedAt: Float64Array
  }
  stores: {
    onHand: Float64Array
    onOrder: Float64Array
    /** Orders placed, and deliveries that came unasked. */
    orders: Int32Array
    deliveries: Int32Array
    /** When the stock is looked at next; Infinity: it is looked at all the time, or never. */
    reviewAt: Float64Array
    /** Number of the event that changed the level last. */
    changed: Float64Array
  }
  shipments: Shipment[]
  offices: {
    door: Uint8Array
    /** Index of the current or next opening period. */
    period: Int32Array
    closedAt: Float64Array
    /** Closing put off until this instant; 0: not. */
    extendedUntil: Float64Array
    /** Number of the event with which the doors opened, with which overtime began, and of that to which it is due. */
    openedBy: Float64Array
    overtimeBy: Float64Array
    extendedBy: Float64Array
    /** Factor on service times after the regular closing. */
    fatigue: Float64Array
    /** 1 after the regular closing, while the doors stay open. */
    overtime: Uint8Array
    tickets: Int32Array
    /** Tickets called today. */
    called: Int32Array
    lineFreeAt: Float64Array
    /** The last appointment that was given. */
    appointment: Float64Array
    /** Bit d set while dependency d is down here. */
    down: Int32Array
    /** What those who come are told, until the work can go on: see Dismissing. */
    dismissing: Uint8Array
    /** Where those who come are sent, until the work can go on; −1: nowhere. */
    redirectTo: Int32Array
    redirectTravel: Float64Array
    /** 1 while the published status says that the service is down. */
    published: Uint8Array
    /** When the published status changes next; Infinity: it does not. */
    publishesAt: Float64Array
    publishesAs: Uint8Array
    /** Number of the event that the published status is to follow. */
    publishesBecause: Float64Array
    /** When a wrong "up" appears. */
    wrongUpAt: Float64Array
    /** The announcement to everyone that keeps people at home, and until when; −1: none. */
    heard: Int32Array
    heardUntil: Float64Array
    /** Number of the event with which the published status, and the news to everyone, began to keep people at home. */
    publishedBy: Float64Array
    heardBy: Float64Array
    /** Records that wait for upload: first and last slot, how many, and the one under way. */
    recordFirst: Int32Array
    recordLast: Int32Array
    records: Int32Array
    uploading: Int32Array
    uploadEnds: Float64Array
    /** Number of the event with which the last upload began or ended. */
    uploadedBy: Float64Array
    courierAt: Float64Array
  }
  switches: {
    /** Not 0 while the dependency itself is down, whatever carries its load: bits of Failing. */
    failed: Uint8Array
    /** 1 while something that it needs is down. */
    cutOff: Uint8Array
    /** 1 while nothing carries the load. */
    down: Uint8Array
    /** How often it has failed: the next row of the world's failures. */
    cuts: Int32Array
    /** How often it has needed a backup: the address of draws for a cut. */
    gaps: Int32Array
    /** Number of the event that made it down, or up. */
    changed: Float64Array
    /** Number of the event since which it has needed a backup. */
    lostBy: Float64Array
    damagedUntil: Float64Array
    damagedBy: Float64Array
    /** Factor on service times of what carries the load now. */
    slow: Float64Array
    /** Factor of its own, and how often it has changed. */
    pace: Float64Array
    paces: Int32Array
    /** Number of the last event that changed one of these two factors. */
    pacedBy: Float64Array
    /** Services in hand that need it, where it wears in use. */
    inUse: Int32Array
    life: Float64Array
    lives: Int32Array
    wearsSince: Float64Array
    repairedAt: Float64Array
  }
  backups: {
    phase: Uint8Array
    /** Number of the event that began the phase. */
    began: Float64Array
    /** Charge or fuel in seconds, as of `levelAt`. */
    level: Float64Array
    levelAt: Float64Array
    /** Seconds when full. */
    full: Float64Array
    /** When the phase ends by itself; Infinity: it does not. */
    until: Float64Array
    /** Outcome drawn for the start that is under way. */
    outcome: Uint8Array
  }
  demands: {
    /** Row code of the last first visit, −1 before the first. */
    cursor: Float64Array
    /** Members by demand; empty for demands that are rates. */
    members: Uint8Array[]
  }
  people: { arrived: Uint8Array }
  /** 1 once the jobs of an initial backlog have been found. */
  initial: Uint8Array
  announcements: PendingAnnouncement[]
  /** Memory of each policy, by its name: a fold over events. */
  memory: Record<string, unknown>
  /** Timers of policies that have not fired, by policy and token. */
  timers: { policy: number; token: number; at: number; setBy: number }[]
}

const filled = (length: number, value: number) => new Float64Array(length).fill(value)

/** Room for so many citizens. */
export const citizenColumns = (capacity: number) => ({
  number: new Float64Array(capacity),
  status: new Uint8Array(capacity),
  origin: new Int32Array(capacity),
  entity: new Float64Array(capacity),
  office: new Int32Array(capacity),
  visits: new Int32Array(capacity),
  attempts: new Int32Array(capacity),
  step: new Int32Array(capacity),
  passes: new Int32Array(capacity),
  spoils: new Int32Array(capacity),
  flags: new Uint16Array(capacity),
  ticket: new Int32Array(capacity),
  arrivedAt: new Float64Array(capacity),
  turn: new Float64Array(capacity),
  patience: new Float64Array(capacity),
  work: new Float64Array(capacity),
  wholeWork: new Float64Array(capacity),
  runsSince: new Float64Array(capacity),
  slow: new Float64Array(capacity),
  returnsAt: new Float64Array(capacity),
  since: new Float64Array(capacity),
  unit: new Int32Array(capacity),
  held: new Uint8Array(capacity),
  next: new Int32Array(capacity),
  previous: new Int32Array(capacity),
  list: new Int32Array(capacity),
})

/** Backups before anything has happened: idle, batteries and tanks full; batteries that last a drawn time are fitted first. */
export function freshBackups({ arrangement }: Plan): State["backups"] {
  const backups = arrangement.backups.flat()
  const isUnfitted = (backup: Backup) => backup.kind === "ups" && backup.battery.kind !== "constant"
  const full = backups.map((backup) =>
    backup.kind === "generator"
      ? backup.fuel
      : backup.kind === "ups" && backup.battery.kind === "constant"
        ? backup.battery.value
        : 0,
  )
  return {
    phase: Uint8Array.from(backups, (backup) => (isUnfitted(backup) ? BackupPhase.unfitted : BackupPhase.idle)),
    began: new Float64Array(backups.length),
    level: Float64Array.from(full),
    levelAt: new Float64Array(backups.length),
    full: Float64Array.from(full),
    until: Float64Array.from(backups, (backup) => (isUnfitted(backup) ? 0 : Infinity)),
    outcome: new Uint8Array(backups.length),
  }
}

/** The state before anything has happened: doors closed, everything up, nobody there, batteries and tanks full. */
export function initialState(model: Model): State {
  const { plan } = model
  const offices = plan.offices.length
  const switches = plan.switches.length
  const units = model.unitPool.length
  const onDuty = Float64Array.from(model.units, (all, pool) =>
    all < Infinity && (plan.pools[pool].duty !== null || plan.pools[pool].absent > 0) ? 0 : all,
  )
  let room = 64
  while (room < 256 * offices) room *= 2 // untouched room costs nothing, and to move in is slow
  return {
    time: 0,
    number: 0,
    nextCitizen: 1,
    day: 0,
    citizens: { capacity: room, used: 0, freeCount: 0, free: -1, ...citizenColumns(room) },
    lists: {
      first: new Int32Array(model.lists).fill(-1),
      last: new Int32Array(model.lists).fill(-1),
      size: new Int32Array(model.lists),
    },
    stations: {
      active: new Int32Array(model.stations),
      ableSince: new Float64Array(model.stations),
      blockedFrom: filled(model.stations, Infinity),
      blockedUntil: filled(model.stations, Infinity),
      started: new Int32Array(model.stations),
      allowedBy: new Float64Array(model.stations),
      gatheredBy: filled(model.stations, Infinity),
    },
    pools: {
      units: onDuty.slice(),
      onDuty,
      taken: new Float64Array(plan.pools.length),
      held: new Int32Array(plan.pools.length),
      away: new Int32Array(plan.pools.length),
      changes: new Int32Array(plan.pools.length),
      changed: new Float64Array(plan.pools.length),
    },
    units: {
      broken: new Uint8Array(units),
      serves: new Int32Array(units).fill(-1),
      ended: new Int32Array(units),
      cuts: new Int32Array(units),
      life: filled(units, Infinity),
      wearsSince: new Float64Array(units),
      repairedAt: filled(units, Infinity),
    },
    stores: {
      onHand: Float64Array.from(plan.stores, (store, s) => (model.bottomless[s] === 1 ? Infinity : store.onHand)),
      onOrder: new Float64Array(plan.stores.length),
      orders: new Int32Array(plan.stores.length),
      deliveries: new Int32Array(plan.stores.length),
      // Continuous review looks by itself at the start alone, where there is too little from the beginning.
      reviewAt: Float64Array.from(plan.arrangement.reorder, (reorder, s) => {
        if (reorder === null || (model.bottomless[s] === 1 && reorder.review === 0)) return Infinity
        return reorder.review > 0 || plan.stores[s].onHand <= reorder.at ? 0 : Infinity
      }),
      changed: new Float64Array(plan.stores.length),
    },
    shipments: [],
    offices: {
      door: new Uint8Array(offices),
      period: new Int32Array(offices),
      closedAt: filled(offices, -Infinity),
      extendedUntil: new Float64Array(offices),
      openedBy: new Float64Array(offices),
      overtimeBy: new Float64Array(offices),
      extendedBy: new Float64Array(offices),
      fatigue: filled(offices, 1),
      overtime: new Uint8Array(offices),
      tickets: new Int32Array(offices),
      called: new Int32Array(offices),
      lineFreeAt: new Float64Array(offices),
      appointment: new Float64Array(offices),
      down: new Int32Array(offices),
      dismissing: new Uint8Array(offices),
      redirectTo: new Int32Array(offices).fill(-1),
      redirectTravel: new Float64Array(offices),
      published: new Uint8Array(offices),
      publishesAt: filled(offices, Infinity),
      publishesAs: new Uint8Array(offices),
      publishesBecause: new Float64Array(offices),
      wrongUpAt: filled(offices, Infinity),
      heard: new Int32Array(offices).fill(-1),
      heardUntil: new Float64Array(offices),
      publishedBy: new Float64Array(offices),
      heardBy: new Float64Array(offices),
      recordFirst: new Int32Array(offices).fill(-1),
      recordLast: new Int32Array(offices).fill(-1),
      records: new Int32Array(offices),
      uploading: new Int32Array(offices).fill(-1),
      uploadEnds: filled(offices, Infinity),
      uploadedBy: new Float64Array(offices),
      courierAt: filled(offices, courierPeriod(model)),
    },
    switches: {
      failed: new Uint8Array(switches),
      cutOff: new Uint8Array(switches),
      down: new Uint8Array(switches),
      cuts: new Int32Array(switches),
      gaps: new Int32Array(switches),
      changed: new Float64Array(switches),
      lostBy: new Float64Array(switches),
      damagedUntil: new Float64Array(switches),
      damagedBy: new Float64Array(switches),
      slow: filled(switches, 1),
      pace: filled(switches, 1),
      paces: new Int32Array(switches),
      pacedBy: new Float64Array(switches),
      inUse: new Int32Array(switches),
      life: filled(switches, Infinity),
      lives: new Int32Array(switches),
      wearsSince: new Float64Array(switches),
      repairedAt: filled(switches, Infinity),
    },
    backups: freshBackups(plan),
    demands: {
      cursor: filled(model.demands, -1),
      members: Array.from(model.poolSize, (size) => new Uint8Array(size)),
    },
    people: { arrived: new Uint8Array(plan.people.length) },
    initial: new Uint8Array(model.origins - model.firstInitial),
    announcements: scripted(model),
    memory: {},
    timers: [],
  }
}

/** What is to be said at instants that are known beforehand. */
export const scripted = ({ plan }: Model): PendingAnnouncement[] =>
  plan.arrangement.announcements.flatMap(({ at, delay }, announcement) =>
    at.kind === "instant" && at.at + delay < plan.horizon
      ? plan.offices.map((_, office) => ({ announcement, office, at: at.at + delay, cause: 0 }))
      : [],
  )

/** Seconds between the couriers that fetch records; Infinity: none does. */
export const courierPeriod = (model: Model): number =>
  model.plan.arrangement.workarounds.reduce(
    (least, { upload }) => Math.min(least, upload?.courier ?? Infinity),
    Infinity,
  )

/** A slot for a new citizen: one that was given back, else a new one. It is in no list, and no unit holds it. */
export function takeSlot(citizens: Citizens): number {
  if (citizens.freeCount > 0) {
    const slot = citizens.free
    citizens.free = citizens.next[slot]
    citizens.freeCount--
    return slot
  }
  if (citizens.used === citizens.capacity) grow(citizens)
  citizens.unit[citizens.used] = citizens.list[citizens.used] = -1
  return citizens.used++
}

export function giveBack(citizens: Citizens, slot: number): void {
  citizens.status[slot] = Status.free
  citizens.next[slot] = citizens.free
  citizens.free = slot
  citizens.freeCount++
}

function grow(citizens: Citizens): void {
  const capacity = moreThan(citizens.capacity)
  for (const [name, column] of Object.entries(citizens) as [string, Column | number][]) {
    if (typeof column !== "number") Object.assign(citizens, { [name]: lengthened(column, capacity) })
  }
  citizens.capacity = capacity
}

/** A member of a pool who has been served, or has given up, makes no more first visits. */
export function setMember(model: Model, state: State, slot: number, status: number): void {
  const origin = state.citizens.origin[slot]
  if (origin >= model.demands) return
  const members = state.demands.members[origin]
  if (members.length > 0) members[state.citizens.entity[slot]] = status
}
