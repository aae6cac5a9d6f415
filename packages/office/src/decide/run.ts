import { blankEvent, type EventType, type MutableEvent, type OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import { evolve } from "../state/evolve.ts"
import type { State } from "../state/state.ts"
import type { World } from "../world/world.ts"
import { Agenda } from "./agenda.ts"

/** Whoever follows a run, event by event: a recorder, a projection. */
export interface Observer {
  /** After the state has taken in an event; `slot` is where its citizen was kept, −1 without one. The record is reused: copy what is kept. */
  event(event: OfficeEvent, state: State, slot: number): void
  /** Before the first event of a later instant: the state as everything until then has left it. */
  settled?(until: number, state: State): void
}

/** Things that an instant has touched and that are to be settled: each once, in order of their numbers. */
export class Touched {
  count = 0
  /** What `drain` took out. */
  readonly batch: Int32Array
  private readonly is: Uint8Array
  private readonly list: Int32Array

  constructor(size: number) {
    this.is = new Uint8Array(size)
    this.list = new Int32Array(size)
    this.batch = new Int32Array(size)
  }

  add(index: number): void {
    if (this.is[index] === 1) return
    this.is[index] = 1
    this.list[this.count++] = index
  }

  /** Takes all of them out, in order, into `batch`; what is touched from now on is for the next time. Returns how many. */
  drain(): number {
    const { batch, count, is, list } = this
    for (let i = 0; i < count; i++) {
      batch[i] = list[i]
      is[list[i]] = 0
    }
    if (count > 1) batch.subarray(0, count).sort()
    this.count = 0
    return count
  }
}

/** A run under way: the one place where an event is numbered, evolved, indexed and told. */
export class Run {
  readonly agenda: Agenda
  /** Groups of stations at which somebody may be called who could not be. */
  readonly groups: Touched
  /** Offices at which the conditions of work have changed, so that the counters have to be looked at too. */
  readonly offices: Touched
  /** Stores whose position has changed. */
  readonly stocks: Touched
  /** Dependencies that have gone down at an office at this instant, as bits. */
  readonly freshlyDown: Int32Array
  /** Number of the last event that lowered the position of each store, and of the last with which somebody went in overtime. */
  readonly lowered: Float64Array
  readonly gone: Float64Array
  /** The slot of the last event's citizen. */
  slot = -1
  private readonly record: MutableEvent = blankEvent()
  private readonly watchers: readonly Observer[]
  /** Whether a step may keep somebody at a counter whose unit has gone. */
  private readonly holds: boolean

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
    this.groups = new Touched(model.groups)
    this.offices = new Touched(model.plan.offices.length)
    this.stocks = new Touched(model.plan.stores.length)
    this.freshlyDown = new Int32Array(model.plan.offices.length)
    this.lowered = new Float64Array(model.plan.stores.length)
    this.gone = new Float64Array(model.plan.offices.length)
    this.holds = model.plan.steps.some(({ onShift }) => onShift.work !== "finish" && onShift.place === "stay")
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

  /** The same of a citizen or job: its number and place are known by the slot. */
  emitOf(time: number, type: EventType, slot: number, value: number, hidden: number, cause: number): number {
    const { number, office } = this.state.citizens
    return this.emit(time, type, office[slot], number[slot], value, hidden, cause, slot)
  }

  /** Somebody came, or a counter became free. */
  stir(station: number): void {
    this.groups.add(this.model.groupOf[station])
    if (this.holds) this.stirHeld(station)
  }

  /** Whoever was interrupted for want of units may go on with one that is given back. */
  private stirHeld(station: number): void {
    const { firstUse, usePool } = this.model
    for (let use = firstUse[station]; use < firstUse[station + 1]; use++)
      if (this.state.pools.held[usePool[use]] > 0) this.stirPool(usePool[use])
  }

  /** The conditions of work have changed at an office. */
  stirWholly(office: number): void {
    this.offices.add(office)
  }

  /** Somebody has gone with the last event: in overtime perhaps the last of them. */
  went(office: number): void {
    if (this.state.offices.overtime[office] === 0) return
    this.gone[office] = this.state.number
    this.stirWholly(office)
  }

  stirPool(pool: number): void {
    for (const office of this.model.plan.pools[pool].offices) this.stirWholly(office)
  }

  /** Somebody came to a step, or needs another piece there: with the event of this number. */
  stirStocks(office: number, step: number, number: number): void {
    const { firstTake, plan, steps, takeStore } = this.model
    const station = office * steps + step
    for (const store of plan.offices[office].stores) this.stocks.add(store)
    for (let take = firstTake[station]; take < firstTake[station + 1]; take++) this.lowered[takeStore[take]] = number
  }

  stirStore(store: number): void {
    for (const station of this.model.storeStations[store]) {
      this.stir(station)
      this.stirWholly(this.model.officeOf[station]) // somebody may have been called, and stand at the counter
    }
  }
}
