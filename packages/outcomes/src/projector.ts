import {
  Door,
  eventNames,
  EventType,
  type Model,
  NOWHERE,
  type Observer,
  type OfficeEvent,
  type State,
  waitCause,
  waiting,
} from "@tangguh/office"
import { Moves } from "./moves.ts"
import type { Probe, Stretch } from "./probe.ts"

/** What the subject of an event is, where several offices may stand behind it. */
const Behind = { nothing: 0, switch: 1, pool: 2, store: 3 } as const
const behind = new Uint8Array(eventNames.length)
for (const name of eventNames) {
  if (name === undefined) continue
  const type = EventType[name as keyof typeof EventType]
  if (/^(Dependency|Backup|Equipment|Battery)/.test(name)) behind[type] = Behind.switch
  if (/^(Duty|Unit)/.test(name)) behind[type] = Behind.pool
  if (name.startsWith("Stock")) behind[type] = Behind.store
}

/** Follows a run or a log and feeds its probes: events by type, moves of citizens, and stretches in which a station did not change. */
export class Projector implements Observer {
  private readonly byType: Probe[][]
  private readonly stretched: Probe[]
  private readonly moves: Moves | null
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
    step: 0,
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
    const timed = probes.filter((probe) => probe.settled !== undefined)
    const moved = probes.filter((probe) => probe.move !== undefined)
    this.moves = moved.length > 0 ? new Moves(model, moved) : null
    this.stretched = probes.filter((probe) => probe.stretch !== undefined)
    this.since = new Float64Array(model.stations)
    this.waiting = new Float64Array(model.stations)
    this.active = new Float64Array(model.stations)
    this.cause = new Int32Array(model.stations)
    this.door = new Uint8Array(model.stations).fill(Door.closed)
    this.overtime = new Uint8Array(model.stations)
    if (timed.length > 0)
      this.settled = (until, state) => {
        for (const probe of timed) probe.settled!(until, state)
      }
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    if (this.stretched.length > 0) this.lookBehind(event, state)
    if (slot >= 0 && this.moves !== null) this.moves.follow(event, state, slot)
    const probes = this.byType[event.type]
    for (let i = 0; i < probes.length; i++) probes[i].event!(event, state, slot)
  }

  /** Ends the stretches that are open at the end of a run. */
  finish(time: number, state: State): void {
    for (let office = 0; office < this.model.plan.offices.length; office++) this.look(office, time, state)
  }

  /** Looks at the offices where an event may have changed something. */
  private lookBehind({ type, office, subject, time }: OfficeEvent, state: State): void {
    const { plan } = this.model
    let offices: readonly number[] | null = null
    if (behind[type] === Behind.switch) ({ offices } = plan.switches[subject])
    else if (behind[type] === Behind.pool) ({ offices } = plan.pools[subject])
    else if (behind[type] === Behind.store) ({ offices } = plan.stores[subject])
    else if (office !== NOWHERE) this.look(office, time, state)
    if (offices !== null) for (const each of offices) this.look(each, time, state)
  }

  private look(office: number, time: number, state: State): void {
    const { model, stretch } = this
    for (let step = 0; step < model.steps; step++) {
      const station = office * model.steps + step
      const from = this.since[station]
      if (time > from) {
        stretch.station = station
        stretch.office = office
        stretch.step = step
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
      this.waiting[station] = waiting(model, state, station)
      this.active[station] = state.stations.active[station]
      this.cause[station] = waitCause(model, state, station)
      this.door[station] = state.offices.door[office]
      this.overtime[station] = state.offices.overtime[office]
    }
  }
}
