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

/**
 * Follows how many wait at each station, and for what, and tells of each stretch in which neither changed: those before the counters
 * together, those who wait for something of their own one by one.
 */
export class Stretches implements Probe {
  private readonly waiting: Int32Array
  private readonly cause: Int32Array
  private readonly since: Float64Array
  /** Those who wait for something of their own: by station, where there ever was one, and what each of them waits for. */
  private readonly apart: (Map<number, number> | undefined)[]
  private readonly model: Model
  private readonly probes: readonly Probe[]
  private readonly record: Stretch = { station: 0, office: 0, step: 0, from: 0.5, until: 0.5, waiting: 0, cause: 0 }

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    this.probes = probes
    this.waiting = new Int32Array(model.stations)
    this.cause = new Int32Array(model.stations)
    this.since = new Float64Array(model.stations)
    this.apart = Array.from({ length: model.stations })
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
      this.lookApart(station, time, state)
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
    if (this.apart[station]?.delete(slot) !== true) this.waiting[station]--
  }

  private join(slot: number, station: number, time: number, state: State): void {
    this.end(station, time)
    if (waitsApart(state, slot)) (this.apart[station] ??= new Map()).set(slot, waitCauseOf(this.model, state, slot))
    else if (this.waiting[station]++ === 0) this.cause[station] = waitCause(this.model, state, station)
    // What those who wait already wait for changes with the conditions alone.
  }

  private lookApart(station: number, time: number, state: State): void {
    const apart = this.apart[station]
    if (apart === undefined) return
    for (const [slot, was] of apart) {
      const cause = waitCauseOf(this.model, state, slot)
      if (cause === was) continue
      this.end(station, time)
      apart.set(slot, cause)
    }
  }

  private end(station: number, time: number): void {
    const from = this.since[station]
    this.since[station] = time
    if (time === from) return
    if (this.waiting[station] > 0) this.tell(station, from, time, this.waiting[station], this.cause[station])
    const apart = this.apart[station]
    if (apart !== undefined) for (const cause of apart.values()) this.tell(station, from, time, 1, cause)
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
}
