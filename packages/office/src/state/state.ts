import type { Plan } from "@tangguh/plan"
import type { Model } from "./model.ts"

/** Where a citizen is. Slots of those away and of records that wait stay reserved. */
export const Status = {
  free: 0,
  waiting: 1,
  called: 2,
  inService: 3,
  interrupted: 4,
  away: 5,
  recordWaiting: 6,
  recordUploading: 7,
} as const

/** The doors of an office. */
export const Door = { closed: 0, open: 1, onBreak: 2 } as const

/** What a member of a pool is doing: at home, on the way through the office or due to return, recorded, or given up. */
export const Member = { idle: 0, engaged: 1, served: 2, lapsed: 3 } as const

/** How far a backup is. */
export const BackupPhase = { idle: 0, starting: 1, carrying: 2, exhausted: 3, failed: 4, ready: 5 } as const

/** What a citizen carries along. */
export const Flag = { voucher: 1, told: 2, captured: 4 } as const

/** Lists of citizens at a station. */
export const Queue = { priority: 0, ordinary: 1, counter: 2 } as const
export const QUEUES = 3

/** Citizens and records in the system, a slot each. Columns grow by doubling; `free` holds the slots given back. */
export interface Citizens {
  capacity: number
  used: number
  freeCount: number
  free: Int32Array
  number: Float64Array
  status: Uint8Array
  /** The demand or person that the citizen stems from: with `entity`, the address of all draws. */
  origin: Int32Array
  entity: Float64Array
  /** Visits begun. */
  visits: Int32Array
  /** Visits intended, the avoided ones too: the address of draws for each attempt. */
  attempts: Int32Array
  step: Int32Array
  flags: Uint8Array
  ticket: Int32Array
  /** Start of this visit. */
  arrivedAt: Float64Array
  /** While waiting: the instant at which patience runs out. Else: the patience that is left. */
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
  next: Int32Array
  previous: Int32Array
  /** Which of the lists of the station; −1 none. */
  list: Int32Array
}

/** The whole state of the offices: plain data, changed by `evolve` alone. Every scheduled occurrence follows from it. */
export interface State {
  /** Of the last event. */
  time: number
  number: number
  nextCitizen: number
  citizens: Citizens
  /** By station and list (QUEUES a station): first and last slot, how many. */
  lists: { first: Int32Array; last: Int32Array; size: Int32Array }
  stations: {
    /** Counters in active service. */
    active: Int32Array
    /** Number of the event that made a counter free. */
    freeSince: Float64Array
    /** Number of the last event that changed what the station can do. */
    ableSince: Float64Array
    /** When the last block by a dependency began and ended; Infinity where there was none or it goes on. */
    blockedFrom: Float64Array
    blockedUntil: Float64Array
  }
  offices: {
    door: Uint8Array
    /** Index of the current or next opening period. */
    period: Int32Array
    /** Closing put off until this instant; 0: not. */
    extendedUntil: Float64Array
    /** Factor on service times after the regular closing. */
    fatigue: Float64Array
    /** 1 after the regular closing, while the doors stay open. */
    overtime: Uint8Array
    tickets: Int32Array
    /** Tickets called today. */
    called: Int32Array
    lineFreeAt: Float64Array
    /** Bit d set while dependency d is down here. */
    down: Int32Array
    /** 1, or 2 with a voucher, while those who come are told that there is no service today: until the work can go on. */
    dismissing: Uint8Array
    /** 1 while the published status says that the service is down. */
    published: Uint8Array
    /** When the published status changes next; Infinity: it does not. */
    publishesAt: Float64Array
    publishesAs: Uint8Array
    /** When a wrong "up" appears. */
    wrongUpAt: Float64Array
    /** Records that wait for upload: first and last slot, how many, and the one under way. */
    recordFirst: Int32Array
    recordLast: Int32Array
    records: Int32Array
    uploading: Int32Array
    uploadEnds: Float64Array
  }
  switches: {
    /** 1 while the dependency itself is down, whatever carries its load. */
    failed: Uint8Array
    /** 1 while nothing carries the load. */
    down: Uint8Array
    /** How often it has failed: the next row of the world's failures, and the address of draws for a cut. */
    cuts: Int32Array
    /** Number of the event that made it down, or up. */
    changed: Float64Array
    damagedUntil: Float64Array
    /** Factor on service times of what carries the load now. */
    slow: Float64Array
  }
  backups: {
    phase: Uint8Array
    /** Charge or fuel in seconds, as of `levelAt`. */
    level: Float64Array
    levelAt: Float64Array
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
  /** Memory of each policy, by its name: a fold over events. */
  memory: Record<string, unknown>
  /** Timers of policies that have not fired, by policy and token. */
  timers: { policy: number; token: number; at: number }[]
}

const filled = (length: number, value: number) => new Float64Array(length).fill(value)

const citizenColumns = (capacity: number) => ({
  free: new Int32Array(capacity),
  number: new Float64Array(capacity),
  status: new Uint8Array(capacity),
  origin: new Int32Array(capacity),
  entity: new Float64Array(capacity),
  visits: new Int32Array(capacity),
  attempts: new Int32Array(capacity),
  step: new Int32Array(capacity),
  flags: new Uint8Array(capacity),
  ticket: new Int32Array(capacity),
  arrivedAt: new Float64Array(capacity),
  patience: new Float64Array(capacity),
  work: new Float64Array(capacity),
  wholeWork: new Float64Array(capacity),
  runsSince: new Float64Array(capacity),
  slow: new Float64Array(capacity),
  returnsAt: new Float64Array(capacity),
  since: new Float64Array(capacity),
  next: new Int32Array(capacity),
  previous: new Int32Array(capacity),
  list: new Int32Array(capacity),
})

/** The state before anything has happened: doors closed, everything up, nobody there, batteries and tanks full. */
export function initialState(model: Model): State {
  const plan: Plan = model.plan
  const offices = plan.offices.length
  const switches = plan.switches.length
  const backups = model.backupSwitch.length
  const lists = model.stations * QUEUES
  const full = plan.arrangement.backups.flatMap((series) =>
    series.map((backup) => (backup.kind === "ups" ? backup.battery : backup.kind === "generator" ? backup.fuel : 0)),
  )
  return {
    time: 0,
    number: 0,
    nextCitizen: 1,
    citizens: { capacity: 64, used: 0, freeCount: 0, ...citizenColumns(64) },
    lists: { first: new Int32Array(lists).fill(-1), last: new Int32Array(lists).fill(-1), size: new Int32Array(lists) },
    stations: {
      active: new Int32Array(model.stations),
      freeSince: new Float64Array(model.stations),
      ableSince: new Float64Array(model.stations),
      blockedFrom: filled(model.stations, Infinity),
      blockedUntil: filled(model.stations, Infinity),
    },
    offices: {
      door: new Uint8Array(offices),
      period: new Int32Array(offices),
      extendedUntil: new Float64Array(offices),
      fatigue: filled(offices, 1),
      overtime: new Uint8Array(offices),
      tickets: new Int32Array(offices),
      called: new Int32Array(offices),
      lineFreeAt: new Float64Array(offices),
      down: new Int32Array(offices),
      dismissing: new Uint8Array(offices),
      published: new Uint8Array(offices),
      publishesAt: filled(offices, Infinity),
      publishesAs: new Uint8Array(offices),
      wrongUpAt: filled(offices, Infinity),
      recordFirst: new Int32Array(offices).fill(-1),
      recordLast: new Int32Array(offices).fill(-1),
      records: new Int32Array(offices),
      uploading: new Int32Array(offices).fill(-1),
      uploadEnds: filled(offices, Infinity),
    },
    switches: {
      failed: new Uint8Array(switches),
      down: new Uint8Array(switches),
      cuts: new Int32Array(switches),
      changed: new Float64Array(switches),
      damagedUntil: new Float64Array(switches),
      slow: filled(switches, 1),
    },
    backups: {
      phase: new Uint8Array(backups),
      level: Float64Array.from(full),
      levelAt: new Float64Array(backups),
      until: filled(backups, Infinity),
      outcome: new Uint8Array(backups),
    },
    demands: {
      cursor: filled(model.demands, -1),
      members: plan.offices.flatMap((office) =>
        office.demand.map((demand) => new Uint8Array(demand.from.kind === "pool" ? demand.from.size : 0)),
      ),
    },
    people: { arrived: new Uint8Array(plan.people.length) },
    memory: {},
    timers: [],
  }
}

/** A slot for a new citizen: one that was given back, else a new one. */
export function takeSlot(citizens: Citizens): number {
  if (citizens.freeCount > 0) return citizens.free[--citizens.freeCount]
  if (citizens.used === citizens.capacity) grow(citizens)
  return citizens.used++
}

export function giveBack(citizens: Citizens, slot: number): void {
  citizens.status[slot] = Status.free
  citizens.free[citizens.freeCount++] = slot
}

function grow(citizens: Citizens): void {
  const capacity = citizens.capacity * 2
  const wider = citizenColumns(capacity)
  for (const name of Object.keys(wider) as (keyof typeof wider)[]) {
    wider[name].set(citizens[name])
    Object.assign(citizens, { [name]: wider[name] })
  }
  citizens.capacity = capacity
}
