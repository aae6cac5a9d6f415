import {
  Door,
  eventNames,
  type Model,
  NOWHERE,
  type Observer,
  type OfficeEvent,
  type State,
  waitCause,
  waiting,
} from "@tangguh/office"
import type { Probe, Stretch } from "./probe.ts"

/** Follows a run or a log and feeds its probes: events by type, and stretches of time in which a station did not change. */
export class Projector implements Observer {
  private readonly byType: Probe[][]
  private readonly timed: Probe[]
  private readonly stretched: Probe[]
  private readonly model: Model
  private readonly since: Float64Array
  private readonly waiting: Float64Array
  private readonly active: Float64Array
  private readonly cause: Int32Array
  private readonly door: Uint8Array
  private readonly overtime: Uint8Array
  private readonly stretch: Stretch = {
    station: 0,
    office: 0,
    from: 0.5,
    until: 0.5,
    waiting: 0,
    active: 0,
    cause: 0,
    door: 0,
    overtime: 0,
  }
  settled?: (until: number, state: State) => void

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    this.byType = Array.from({ length: eventNames.length }, () => [])
    for (const probe of probes) for (const type of probe.listensTo ?? []) this.byType[type].push(probe)
    this.timed = probes.filter((probe) => probe.settled !== undefined)
    this.stretched = probes.filter((probe) => probe.stretch !== undefined)
    this.since = new Float64Array(model.stations)
    this.waiting = new Float64Array(model.stations)
    this.active = new Float64Array(model.stations)
    this.cause = new Int32Array(model.stations)
    this.door = new Uint8Array(model.stations).fill(Door.closed)
    this.overtime = new Uint8Array(model.stations)
    if (this.timed.length > 0)
      this.settled = (until, state) => {
        for (const probe of this.timed) probe.settled!(until, state)
      }
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    if (this.stretched.length > 0) {
      if (event.office !== NOWHERE) this.look(event.office, event.time, state)
      else if (event.subject >= 0 && event.subject < this.model.plan.switches.length) {
        for (const office of this.model.plan.switches[event.subject].offices) this.look(office, event.time, state)
      }
    }
    const probes = this.byType[event.type]
    for (let i = 0; i < probes.length; i++) probes[i].event!(event, state, slot)
  }

  /** Ends the stretches that are open at the end of a run. */
  finish(time: number, state: State): void {
    for (let office = 0; office < this.model.plan.offices.length; office++) this.look(office, time, state)
  }

  private look(office: number, time: number, state: State): void {
    const { model, stretch } = this
    for (let step = 0; step < model.steps; step++) {
      const station = office * model.steps + step
      const from = this.since[station]
      if (time > from) {
        stretch.station = station
        stretch.office = office
        stretch.from = from
        stretch.until = time
        stretch.waiting = this.waiting[station]
        stretch.active = this.active[station]
        stretch.cause = this.cause[station]
        stretch.door = this.door[station]
        stretch.overtime = this.overtime[station]
        for (let i = 0; i < this.stretched.length; i++) this.stretched[i].stretch!(stretch)
        this.since[station] = time
      }
      this.waiting[station] = waiting(state, station)
      this.active[station] = state.stations.active[station]
      this.cause[station] = waitCause(model, state, station)
      this.door[station] = state.offices.door[office]
      this.overtime[station] = state.offices.overtime[office]
    }
  }
}
