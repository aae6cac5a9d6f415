import { EventType, type OfficeEvent, type World } from "@tangguh/office"
import type { Backup, Demand, Pool as PlannedPool, Plan, Schedule, Step, Switch as PlannedSwitch } from "@tangguh/plan"

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
  /** Has been sent to another office and is not there yet. */
  isOnTheWay: boolean
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
  /** Number of the event with which a limit that had been reached began anew. */
  allowedBy: number
  /** Number of the last event that made work possible here. */
  able: number
  /** The last time in which something was down that its step cannot do without: what the phone tells. */
  blockedFrom: number
  blockedUntil: number
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
  /** Numbers of the events with which the doors opened, and to which overtime is due. */
  openedBy: number
  extendedBy: number
  /** What those who come are told until the work can go on. */
  dismissal: "none" | "plain" | "with voucher"
  /** The office to which they are sent, and how far it is; null: they are not. */
  redirects: { to: Office; travel: number } | null
  /** Whether the published status says that there is no service. */
  isPublishedDown: boolean
  /** What is to be published, and when; and when it will say, wrongly, that there is service again. */
  publishes: { isDown: boolean; at: number; because: number } | null
  /** Number of the event with which it was published last, and of the news to everyone. */
  publishedBy: number
  newsBy: number
  wrongUpAt: number
  /** Nobody else can phone about how things stood before this. */
  lineFreeAt: number
  /** The announcement to everyone that keeps people at home; −1: none. */
  news: number
  newsUntil: number
  /** Dependencies that went down at this instant, until the office has settled. */
  freshlyDown: Set<number>
  records: Citizen[]
  uploading: Citizen | null
  /** Number of the event with which an upload began or ended last. */
  uploadedBy: number
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
  /** When the number on duty may change: shifts, and dates on which units may be absent; and how many of these are behind. */
  changesAt: readonly number[]
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
  /** Number of the event that began the phase. */
  began: number
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
  /** Number of the event since which it is lost. */
  lostBy: number
  damagedUntil: number
  damagedBy: number
  pace: number
  paces: number
  /** Number of the last event that changed its pace, or that of the standby that carries. */
  pacedBy: number
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
  /** Number of the last event that lowered its position. */
  lowered: number
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
  /** Lets policies remember what has been said, now that all is so which the last event made so. */
  remember: () => void
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
  cursors: { office: Office; demand: Demand; day: number; row: number; busyMembers: Set<number> }[]
  people: { office: Office; origin: number; hasCome: boolean }[]
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

/** More events than a small scenario can have: a run that does not end. */
export const ENDLESS = 200_000

/** Writes an event to the log, and returns its number. What it makes so is so only afterwards. */
export function say(now: Now, type: keyof typeof EventType, said: Said = {}): number {
  now.remember()
  const number = now.log.length + 1
  if (number > ENDLESS) throw new Error(`more than ${ENDLESS} events`)
  const { office = -1, subject = -1, value = 0, hidden = 0, cause = 0 } = said
  now.log.push({ time: now.time, number, type: EventType[type], office, subject, value, hidden, cause })
  return number
}

/** Writes an event of a citizen. */
export const sayOf = (now: Now, citizen: Citizen, type: keyof typeof EventType, said: Said = {}): number =>
  say(now, type, { office: citizen.office, subject: citizen.number, ...said })

/** The office of somebody's own: where the first visit was made, or the job was found. */
export function homeOf(now: Now, { origin }: Citizen): number {
  const known =
    now.people.find((person) => person.origin === origin) ?? now.initial.find((jobs) => jobs.origin === origin)
  return (known ?? now.cursors[origin]).office.number
}

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
