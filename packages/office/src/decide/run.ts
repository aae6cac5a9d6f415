import { Agenda } from "./agenda.ts"
import { blankEvent, EventType, type MutableEvent, type OfficeEvent } from "./event.ts"
import { evolve } from "./evolve.ts"
import type { Model } from "./model.ts"
import type { State } from "./state.ts"
import type { World } from "./world.ts"

/** Whoever follows a run, event by event: a recorder, a projection. */
export interface Observer {
  /** After the state has taken in an event; `slot` is where its citizen was kept, −1 without one. The record is reused: copy what is kept. */
  event(event: OfficeEvent, state: State, slot: number): void
  /** Before the first event of a later instant: the state as everything until then has left it. */
  settled?(until: number, state: State): void
}

/** A run under way: the one place where an event is numbered, evolved, indexed and told. */
export class Run {
  readonly agenda: Agenda
  /** Offices at which something may be possible that was not. */
  readonly stirred: Int32Array
  stirredCount = 0
  /** (office, dependency) that have failed at this instant, to be announced. */
  readonly freshFailures: { office: number; dependency: number }[] = []
  /** The slot of the last event's citizen. */
  slot = -1
  private readonly record: MutableEvent = blankEvent()
  private readonly isStirred: Uint8Array
  private readonly watchers: readonly Observer[]

  readonly model: Model
  readonly world: World
  readonly state: State
  readonly observers: readonly Observer[]

  constructor(model: Model, world: World, state: State, observers: readonly Observer[]) {
    this.model = model
    this.world = world
    this.state = state
    this.observers = observers
    this.agenda = new Agenda(model, state, world)
    this.stirred = new Int32Array(model.plan.offices.length)
    this.isStirred = new Uint8Array(model.plan.offices.length)
    this.watchers = observers.filter((observer) => observer.settled !== undefined)
  }

  /** Makes something a fact. Returns its number. */
  emit(
    time: number,
    type: EventType,
    office: number,
    subject: number,
    value: number,
    hidden: number,
    cause: number,
    slot: number,
  ): number {
    const { record, state, observers } = this
    if (time > state.time) for (let i = 0; i < this.watchers.length; i++) this.watchers[i].settled!(time, state)
    record.time = time
    record.number = state.number + 1
    record.type = type
    record.office = office
    record.subject = subject
    record.value = value
    record.hidden = hidden
    record.cause = cause
    this.slot = evolve(this.model, state, record, slot)
    this.agenda.follow(record, this.slot)
    for (let i = 0; i < observers.length; i++) observers[i].event(record, state, this.slot)
    return record.number
  }

  /** Says that an office has to be settled before the instant is over: somebody came, or a counter became free. */
  stir(office: number): void {
    if (this.isStirred[office] > 0) return
    this.isStirred[office] = 1
    this.stirred[this.stirredCount++] = office
  }

  /** The same where the conditions of work have changed, so that the counters have to be looked at too. */
  stirWholly(office: number): void {
    this.stir(office)
    this.isStirred[office] = 2
  }

  /** How an office is stirred (1, or 2 for wholly); it no longer is. */
  calm(office: number): number {
    const how = this.isStirred[office]
    this.isStirred[office] = 0
    return how
  }
}
