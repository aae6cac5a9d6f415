import { type Model, type State, waitCause } from "@tangguh/office"
import { type Between, type Move, Place, type Probe, type Stretch } from "./probe.ts"

/** Follows how many wait at each station, and for what, and tells of each stretch in which neither changed. */
export class Stretches implements Probe {
  private readonly waiting: Int32Array
  private readonly cause: Int32Array
  private readonly since: Float64Array
  private readonly model: Model
  private readonly probes: readonly Probe[]
  private readonly record: Stretch = { station: 0, office: 0, step: 0, from: 0.5, until: 0.5, waiting: 0, cause: 0 }

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    this.probes = probes
    this.waiting = new Int32Array(model.stations)
    this.cause = new Int32Array(model.stations)
    this.since = new Float64Array(model.stations)
  }

  readonly between: Between = (was, is) => was === Place.waits || is === Place.waits

  move({ was, is, from, to, time }: Move, state: State): void {
    if (was === Place.waits) {
      this.end(from, time)
      this.waiting[from]--
    }
    if (is !== Place.waits) return
    this.end(to, time)
    // What those who wait already wait for changes with the conditions alone.
    if (this.waiting[to]++ === 0) this.cause[to] = waitCause(this.model, state, to)
  }

  conditions(office: number, time: number, state: State): void {
    const { steps } = this.model
    for (let station = office * steps; station < (office + 1) * steps; station++) {
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

  private end(station: number, time: number): void {
    const { model, probes, record } = this
    const from = this.since[station]
    this.since[station] = time
    if (this.waiting[station] === 0 || time === from) return
    record.station = station
    record.office = model.officeOf[station]
    record.step = model.stepOf[station]
    record.from = from
    record.until = time
    record.waiting = this.waiting[station]
    record.cause = this.cause[station]
    for (let i = 0; i < probes.length; i++) probes[i].stretch!(record)
  }
}
