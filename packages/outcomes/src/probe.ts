import type { EventType, OfficeEvent, State } from "@tangguh/office"

/** A stretch of time in which a station did not change: how many waited and for what, how many were served, and the doors. */
export interface Stretch {
  station: number
  office: number
  step: number
  from: number
  until: number
  waiting: number
  active: number
  /** As `waitCause` of the office package says. */
  cause: number
  door: number
  overtime: number
}

/** Where somebody or something is: of citizens who are there, and of jobs, `waits` and `served`. */
export const Place = { nowhere: 0, away: 1, waits: 2, served: 3, record: 4 } as const

/** A citizen or job goes from one place to another. One record is reused: who keeps it copies it. */
export interface Move {
  slot: number
  /** The citizen's number. */
  citizen: number
  time: number
  /** The type of the event that did it. */
  type: EventType
  was: number
  is: number
  /** Stations (office and step) of the two places; −1 for nowhere. */
  from: number
  to: number
  /** Whether a person was, and is, in the office: a job is nobody. */
  wasThere: boolean
  isThere: boolean
  /** When this visit began (of whoever was sent here: at the office before), and the seconds of it spent waiting until now. */
  began: number
  waited: number
  /** When this stay at the station of `from` began. */
  entered: number
  /** Whether service had started before in this visit, and in this stay. */
  startedInVisit: boolean
  startedHere: boolean
}

/** One number of a run, folded from its events. NaN: what it asks for did not happen. */
export interface Probe {
  readonly listensTo?: readonly EventType[]
  event?(event: OfficeEvent, state: State, slot: number): void
  stretch?(stretch: Stretch): void
  move?(move: Move, state: State): void
  /** Before the first event of a later instant. */
  settled?(until: number, state: State): void
  value(): number
}
