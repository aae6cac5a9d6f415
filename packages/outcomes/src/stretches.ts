import {
  EventType,
  type Model,
  type OfficeEvent,
  type State,
  waitCause,
  waitCauseOf,
  waitsApart,
} from "@tangguh/office"
import { type Between, type Move, Place, type Probe, type Stretch } from "./probe.ts"

const NOWHERE = -1

/**
 * Follows how many wait at each station, and for what, and tells of each stretch in which neither changed: those before the counters
 * together, those who wait for something of their own one by one.
 */
export class Stretches implements Probe {
  private readonly waiting: Int32Array
  private readonly cause: Int32Array
  private readonly since: Float64Array
  /** Those who wait for something of their own: by station, and of each the station and what for. */
  private readonly apart: number[][]
  private apartAt = new Int32Array(64).fill(NOWHERE)
  private ownCause = new Int32Array(64)
  private readonly model: Model
  private readonly probes: readonly Probe[]
  private readonly record: Stretch = { station: 0, office: 0, step: 0, from: 0.5, until: 0.5, waiting: 0, cause: 0 }

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    this.probes = probes
    this.waiting = new Int32Array(model.stations)
    this.cause = new Int32Array(model.stations)
    this.since = new Float64Array(model.stations)
    this.apart = Array.from({ length: model.stations }, () => [])
  }

  /** With these somebody who waits goes on waiting, for something else. */
  readonly listensTo = [EventType.TicketCalled, EventType.ServiceInterrupted]

  readonly between: Between = (was, is) => was === Place.waits || is === Place.waits

  event({ time }: OfficeEvent, state: State, slot: number): void {
    const { office, step } = state.citizens
    if (!waitsApart(state, slot)) return
    const station = office[slot] * this.model.steps + step[slot]
    this.leave(slot, station, time)
    this.join(slot, station, time, state)
  }

  move({ slot, was, is, from, to, time }: Move, state: State): void {
    if (was === Place.waits) this.leave(slot, from, time)
    if (is === Place.waits) this.join(slot, to, time, state)
  }

  conditions(office: number, time: number, state: State): void {
    const { steps } = this.model
    for (let station = office * steps; station < (office + 1) * steps; station++) {
      if (this.apart[station].length > 0) this.lookApart(station, time, state)
      if (this.waiting[station] === 0) continue
      const cause = waitCause(this.model, state, station)
      if (cause === this.cause[station]) continue
      this.end(station, time)
      this.cause[station] = cause
    }
  }

  /** Ends the stretches that are open at the end of a run. */
  finish(time: number): void {
    for (let station = 0; station < this.model.stations; station++) this.end(station, time)
  }

  value(): number {
    return NaN
  }

  private leave(slot: number, station: number, time: number): void {
    this.end(station, time)
    if (this.apartAt[slot] !== station) {
      this.waiting[station]--
      return
    }
    this.apartAt[slot] = NOWHERE
    this.apart[station].splice(this.apart[station].indexOf(slot), 1)
  }

  private join(slot: number, station: number, time: number, state: State): void {
    this.end(station, time)
    if (slot >= this.apartAt.length) this.grow(state.citizens.capacity)
    if (waitsApart(state, slot)) {
      this.apartAt[slot] = station
      this.ownCause[slot] = waitCauseOf(this.model, state, slot)
      this.apart[station].push(slot)
    } else if (this.waiting[station]++ === 0) this.cause[station] = waitCause(this.model, state, station)
    // What those who wait already wait for changes with the conditions alone.
  }

  private lookApart(station: number, time: number, state: State): void {
    for (const slot of this.apart[station]) {
      const cause = waitCauseOf(this.model, state, slot)
      if (cause === this.ownCause[slot]) continue
      this.end(station, time)
      this.ownCause[slot] = cause
    }
  }

  private end(station: number, time: number): void {
    const from = this.since[station]
    this.since[station] = time
    if (time === from) return
    if (this.waiting[station] > 0) this.tell(station, from, time, this.waiting[station], this.cause[station])
    for (const slot of this.apart[station]) this.tell(station, from, time, 1, this.ownCause[slot])
  }

  private tell(station: number, from: number, until: number, waiting: number, cause: number): void {
    const { model, probes, record } = this
    record.station = station
    record.office = model.officeOf[station]
    record.step = model.stepOf[station]
    record.from = from
    record.until = until
    record.waiting = waiting
    record.cause = cause
    for (let i = 0; i < probes.length; i++) probes[i].stretch!(record)
  }

  private grow(capacity: number): void {
    const at = new Int32Array(capacity).fill(NOWHERE)
    at.set(this.apartAt)
    this.apartAt = at
    const causes = new Int32Array(capacity)
    causes.set(this.ownCause)
    this.ownCause = causes
  }
}
