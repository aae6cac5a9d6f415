/** What can happen: every fact of a run is one of these. Numbers are part of the log's format and are never reused. */
export const EventType = {
  CitizenArrived: 1,
  CitizenReturned: 2,
  TripAvoided: 3,
  TicketCalled: 4,
  ServiceStarted: 5,
  ServiceInterrupted: 6,
  ServiceResumed: 7,
  ServicePaced: 8,
  ServiceCompleted: 9,
  CitizenLeft: 10,
  OfficeOpened: 11,
  BreakStarted: 12,
  BreakEnded: 13,
  OfficeClosed: 14,
  HoursExtended: 15,
  DependencyFailed: 16,
  DependencyRecovered: 17,
  BackupStarting: 18,
  BackupTookOver: 19,
  BackupFailed: 20,
  BackupExhausted: 21,
  BackupStopped: 22,
  BackupReady: 23,
  EquipmentDamaged: 24,
  EquipmentRepaired: 25,
  Announced: 26,
  QueueDismissed: 27,
  StatusPublished: 28,
  UploadStarted: 29,
  RecordUploaded: 30,
  RecordLost: 31,
  RecordRejected: 32,
  TimerSet: 33,
  TimerFired: 34,
  CommandRefused: 35,
  OvertimeStarted: 36,
  ReturnAvoided: 37,
  CallAnswered: 38,
  CitizenCame: 39,
  CitizenTurnedAway: 40,
  NoShow: 41,
  AppointmentMade: 42,
  AppointmentMissed: 43,
  PurposeStated: 44,
  StepEntered: 45,
  SentBack: 46,
  VisitPlanned: 47,
  WorkSpoiled: 48,
  BatchReleased: 49,
  JobFound: 50,
  StockOrdered: 51,
  StockDelivered: 52,
  StockDepleted: 53,
  StockSent: 54,
  StockShipped: 55,
  DayBegan: 56,
  DutyChanged: 57,
  UnitFailed: 58,
  UnitRepaired: 59,
  UnitsSentOut: 60,
  CitizenRedirected: 61,
  RedirectStarted: 62,
  CitizenInvited: 63,
  ServedAtHome: 64,
  LetterIssued: 65,
  LetterRenewed: 66,
  DependencySlowed: 67,
  DependencyCutOff: 68,
  DependencyRejoined: 69,
  BatteryFitted: 70,
  CourierLeft: 71,
  UnitFitted: 72,
  DependencyFitted: 73,
  StockReviewed: 74,
  UnitProtected: 75,
  StockTaken: 76,
  StepBypassed: 77,
  PoliciesChanged: 78,
} as const

export type EventType = (typeof EventType)[keyof typeof EventType]

export const eventNames: readonly string[] = Object.entries(EventType).reduce<string[]>((names, [name, type]) => {
  names[type] = name
  return names
}, [])

/** Events with which somebody, or a job, comes to be there: `subject` is a new number. */
export const ofNewcomers: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.TripAvoided,
  EventType.AppointmentMade,
  EventType.JobFound,
])

/** Events of somebody, or a job, or a record, who is there already. (A call is answered before its citizen has a place.) */
export const ofThosePresent: ReadonlySet<EventType> = new Set([
  EventType.CitizenReturned,
  EventType.CitizenCame,
  EventType.ReturnAvoided,
  EventType.AppointmentMissed,
  EventType.PurposeStated,
  EventType.CitizenTurnedAway,
  EventType.CitizenRedirected,
  EventType.CitizenInvited,
  EventType.TicketCalled,
  EventType.ServiceStarted,
  EventType.ServiceInterrupted,
  EventType.ServiceResumed,
  EventType.ServicePaced,
  EventType.ServiceCompleted,
  EventType.WorkSpoiled,
  EventType.StepEntered,
  EventType.SentBack,
  EventType.VisitPlanned,
  EventType.StepBypassed,
  EventType.CitizenLeft,
  EventType.LetterIssued,
  EventType.LetterRenewed,
  EventType.UploadStarted,
  EventType.RecordUploaded,
  EventType.RecordLost,
  EventType.RecordRejected,
])

/** Version of the vocabulary above and of the meaning of its fields. */
export const EVENT_SCHEMA = 2

/** Why a citizen goes home unserved, or a job ends: `value` of CitizenLeft and CitizenTurnedAway. */
export const Reason = {
  patience: 1,
  closing: 2,
  dismissed: 3,
  full: 4,
  longQueue: 5,
  down: 6,
  hopeless: 7,
  noTicket: 8,
  outOfStock: 9,
  dead: 10,
  interrupted: 11,
  refused: 12,
} as const

/** What people are told: `value` of Announced. */
export const Said = { wait: 1, notToday: 2, backAt: 3, up: 4 } as const

/** What an interruption does, `value` of ServiceInterrupted: the work later, plus where whoever is served goes. */
export const Interrupted = { resume: 1, repeat: 2, redraw: 3, toHead: 4, toTail: 8 } as const

/** `value` of CitizenReturned where somebody arrives who was sent here by another office, in the same visit. */
export const SENT = -1

/** How a service ended, `value` of ServiceCompleted. */
export const Completed = { passedOn: 0, recordWaits: 1, notPassed: 2 } as const

/** No office: an event of a switch that several offices share. */
export const NOWHERE = -1

/**
 * A fact, as policies may see it. One record is reused for every event of a run: who keeps it copies it.
 *
 * `subject` is a citizen's number, or the index of the switch for what happens to a dependency;
 * `value` depends on the type: see the table in the README of @tangguh/event-log.
 */
export interface PublicEvent {
  /** Seconds since the start. */
  readonly time: number
  /** Place in the log, from 1. */
  readonly number: number
  readonly type: EventType
  readonly office: number
  readonly subject: number
  readonly value: number
  /** Number of the event that made this one's condition true; 0: nothing in the log did. */
  readonly cause: number
}

/** A fact with what the world had drawn for it: a patience, a duration, an instant of return. Policies never see that. */
export interface OfficeEvent extends PublicEvent {
  readonly hidden: number
}

/** The record that a run reuses. */
export interface MutableEvent {
  time: number
  number: number
  type: EventType
  office: number
  subject: number
  value: number
  hidden: number
  cause: number
}

export const blankEvent = (): MutableEvent => ({
  time: 0.5,
  number: 0,
  type: 1,
  office: 0,
  subject: 0,
  value: 0.5,
  hidden: 0.5,
  cause: 0,
})
