import type { EventType, OfficeEvent, State } from "@tangguh/office"

/** A stretch of time in which so many waited at a station all the while, and for the same cause; others there may have waited for others. One record is reused. */
export interface Stretch {
  station: number
  office: number
  step: number
  from: number
  until: number
  /** At least one. */
  waiting: number
  /** As `waitCauseOf` of the office package says. */
  cause: number
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

/** Whether moves between two such places, at these steps, are told; a step of −1 is nowhere. */
export type Between = (
  was: number,
  is: number,
  wasThere: boolean,
  isThere: boolean,
  from: number,
  to: number,
) => boolean

/** One number of a run, folded from its events. NaN: what it asks for did not happen. What a probe does not ask for costs it nothing. */
export interface Probe {
  /** What it is made of: probes that are told before it, and once only where several are made of them. */
  readonly parts?: readonly Probe[]
  readonly listensTo?: readonly EventType[]
  /** Tells only events of those who are at this step. */
  readonly atStep?: number
  event?(event: OfficeEvent, state: State, slot: number): void
  stretch?(stretch: Stretch): void
  /** Tells only these moves. */
  readonly between?: Between
  move?(move: Move, state: State): void
  /** Something other than a citizen's coming and going may have changed at an office: doors, dependencies, stock, units. */
  conditions?(office: number, time: number, state: State): void
  /** Before this instant `settled` does nothing. */
  readonly settlesFrom?: number
  /** Before the first event of a later instant. */
  settled?(until: number, state: State): void
  value(): number
}

/** What is only a part of others has no value of its own. */
export const nothing = (): number => NaN
