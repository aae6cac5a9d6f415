import {
  Cause,
  EventType,
  Flag,
  type Model,
  type Observer,
  type OfficeEvent,
  ofNewcomers,
  ofThosePresent,
  type State,
  Status,
  waitCauseOf,
} from "@tangguh/office"
import type { Regime } from "../regime.ts"
import { isServedBy } from "../served.ts"
import { concerns } from "./concerns.ts"
import type { Part, Stay } from "./explanation.ts"
import { LatestReasons } from "./latest-reasons.ts"
import { placeInQueue } from "./place-in-queue.ts"

/** Whom to follow: a citizen of this log by number, or whoever is the same in another run of the same world. */
export type Who = { readonly number: number } | { readonly origin: number; readonly entity: number }

const waits: ReadonlySet<number> = new Set([Status.waiting, Status.gathering, Status.called, Status.interrupted])

/** Follows one citizen, job or record through a run or a log, and accounts for all of her time. */
export class CitizenFollower implements Observer {
  /** 0: has not appeared yet. */
  number = 0
  origin = -1
  entity = -1
  readonly stays: Stay[] = []
  servedAt: number | null = null
  /** What happened to her, and what concerned her while she was there, in order. */
  readonly events: OfficeEvent[] = []
  private slot = -1
  private stay: Stay | null = null
  /** What has settled goes until here. */
  private at = 0
  private readonly reasons: LatestReasons
  private model: Model
  private readonly who: Who
  private readonly forks: readonly Regime[]

  /** `forks`: what was in force from each of the forks of the run on. */
  constructor(model: Model, who: Who, forks: readonly Regime[] = []) {
    this.model = model
    this.who = who
    this.forks = forks
    this.reasons = new LatestReasons(model)
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    if (event.type === EventType.PoliciesChanged) ({ model: this.model } = this.forks[event.subject - 1])
    this.reasons.event(event)
    const isHers = this.number === 0 ? this.appears(event, state, slot) : this.isHers(event)
    if (isHers) {
      this.events.push({ ...event })
      this.noteService(event, state)
      if (this.slot >= 0) this.follow(this.events.at(-1)!, state)
    } else if (this.stay !== null) {
      const { office, step } = state.citizens
      if (concerns(this.model, event, office[this.slot], step[this.slot])) this.events.push({ ...event })
    }
  }

  settled(until: number, state: State): void {
    const from = this.at
    this.at = until
    if (this.stay === null || until <= from) return
    const { stay, slot, model } = this
    const { office, step, status } = state.citizens
    const isServed = status[slot] === Status.inService
    const cause = isServed ? -1 : waits.has(status[slot]) ? waitCauseOf(model, state, slot) : Cause.way
    const last = stay.parts.at(-1)
    if (last?.cause === cause && last.office === office[slot] && last.step === step[slot]) {
      last.until = until
      return
    }
    const part: Part = {
      kind: isServed ? "service" : "wait",
      office: office[slot],
      step: step[slot],
      from,
      until,
      cause,
      because: isServed ? state.citizens.since[slot] : this.reasons.of(cause, model, state, slot),
      ...(cause === Cause.way ? { ahead: 0, atCounters: [] } : placeInQueue(model, state, slot)),
    }
    stay.parts.push(part)
  }

  /** Whether this is the event with which she comes to be there; a call that she made before is kept, too. */
  private appears(event: OfficeEvent, state: State, slot: number): boolean {
    const { who } = this
    const { type, subject, hidden } = event
    const isNew = ofNewcomers.has(type) || type === EventType.ServedAtHome
    if ("number" in who) {
      if (type === EventType.CallAnswered) return subject === who.number
      // A record that its citizen leaves behind is the last of those that wait.
      if (type === EventType.ServiceCompleted && hidden === who.number)
        this.take(hidden, state, state.offices.recordLast[event.office])
      else if (isNew && subject === who.number) this.take(subject, state, slot)
    } else if (isNew && state.citizens.origin[slot] === who.origin && state.citizens.entity[slot] === who.entity)
      this.take(subject, state, slot)
    return this.number > 0
  }

  private take(number: number, { citizens }: State, slot: number): void {
    this.number = number
    this.slot = slot
    this.origin = citizens.origin[slot]
    this.entity = citizens.entity[slot]
  }

  private isHers({ type, subject }: OfficeEvent): boolean {
    if (subject !== this.number) return false
    return ofThosePresent.has(type) || type === EventType.ServedAtHome || type === EventType.CallAnswered
  }

  private noteService(event: OfficeEvent, state: State): void {
    const isServed = isServedBy(event, this.model, state, this.slot)
    if (isServed !== null) this.servedAt = isServed ? event.time : null
  }

  /** Begins and ends stays: from step to step at counters it is one, and on the way to another office. */
  private follow(event: OfficeEvent, state: State): void {
    const { citizens } = state
    const { model, slot } = this
    const status = citizens.status[slot]
    if (status === Status.passing) return // where to, the next event says
    const kind = model.isJob[citizens.step[slot]] === 1 ? "job" : "visit"
    const isThere = status === Status.inService || waits.has(status)
    const isOnTheWay = status === Status.away && (citizens.flags[slot] & Flag.onTheWay) !== 0
    if (this.stay !== null && !(isOnTheWay || (isThere && this.stay.kind === kind))) {
      this.stay.ended = event
      this.stay = null
    }
    if (this.stay === null && isThere) {
      this.stay = {
        kind,
        office: citizens.office[slot],
        step: citizens.step[slot],
        began: event,
        ticket: kind === "job" ? 0 : citizens.ticket[slot],
        ...placeInQueue(model, state, slot),
        standing: this.reasons.standing(model, state, citizens.office[slot], citizens.step[slot]),
        parts: [],
        ended: null,
      }
      this.stays.push(this.stay)
    }
    // Her place is given to somebody else: a record that is lost keeps it.
    if (status === Status.free) this.slot = -1
  }
}
