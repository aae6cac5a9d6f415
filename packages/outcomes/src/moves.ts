import { lengthened } from "@tangguh/engine"
import { EventType, type Model, type OfficeEvent, type State, Status } from "@tangguh/office"
import { type Move, Place, type Probe } from "./probe.ts"

const NOBODY = -1

/** What a status means for who follows citizens about; a citizen who is `passing` is nowhere yet. */
const placeOf = new Uint8Array(16)
placeOf[Status.waiting] = Place.waits
placeOf[Status.gathering] = Place.waits
placeOf[Status.called] = Place.waits
placeOf[Status.interrupted] = Place.waits
placeOf[Status.inService] = Place.served
placeOf[Status.away] = Place.away
placeOf[Status.recordWaiting] = Place.record
placeOf[Status.recordUploading] = Place.record

const PLACES = Object.keys(Place).length

type Told = (move: Move, state: State) => void

/** Follows every citizen, job and record from place to place, and tells the probes that want to know. */
export class Moves {
  private readonly model: Model
  private readonly probes: readonly Probe[]
  /** Whom a move is told, by its places and steps: worked out when the first one is made. */
  private readonly told: (readonly Told[] | undefined)[]
  private place = new Uint8Array(64)
  private station = new Int32Array(64)
  private began = new Float64Array(64)
  /** Seconds waited in this visit; of one who waits, until now but for now: times are on a grid, so that this is exact. */
  private waited = new Float64Array(64)
  private entered = new Float64Array(64)
  /** 1: service has started in this visit; 2: in this stay at the station; 4: on the way to another office, in the same visit. */
  private started = new Uint8Array(64)
  private readonly record: Move = {
    slot: 0,
    citizen: 0,
    time: 0.5,
    type: 1,
    was: 0,
    is: 0,
    from: 0,
    to: 0,
    wasThere: false,
    isThere: false,
    began: 0.5,
    waited: 0.5,
    entered: 0.5,
    startedInVisit: false,
    startedHere: false,
  }

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    this.probes = probes
    this.told = Array.from({ length: PLACES * PLACES * (model.steps + 1) * (model.steps + 1) })
  }

  follow(event: OfficeEvent, state: State, slot: number): void {
    const { citizens } = state
    const { model } = this
    const status = citizens.status[slot]
    if (status === Status.passing) return // where to, the next event says
    if (slot >= this.place.length) this.grow(citizens.capacity)
    const is = placeOf[status]
    const was = this.place[slot]
    const from = was === Place.nowhere ? NOBODY : this.station[slot]
    const to = is === Place.nowhere ? NOBODY : citizens.office[slot] * model.steps + citizens.step[slot]
    if (is === was && to === from) return
    const { time } = event
    const { record } = this
    const wasThere = (was === Place.waits || was === Place.served) && model.isJob[model.stepOf[from]] === 0
    const isThere = (is === Place.waits || is === Place.served) && model.isJob[model.stepOf[to]] === 0
    if (was === Place.waits) this.waited[slot] += time
    record.slot = slot
    record.citizen = citizens.number[slot]
    record.time = time
    record.type = event.type
    record.was = was
    record.is = is
    record.from = from
    record.to = to
    record.wasThere = wasThere
    record.isThere = isThere
    const goesOn = (this.started[slot] & 4) !== 0
    if (isThere && !wasThere && !goesOn) {
      this.began[slot] = time
      this.waited[slot] = 0
      this.started[slot] = 0
    }
    record.began = this.began[slot]
    record.waited = this.waited[slot]
    record.entered = this.entered[slot]
    record.startedInVisit = (this.started[slot] & 1) === 1
    record.startedHere = (this.started[slot] & 2) === 2
    const told = this.told[this.kindOf(was, is, from, to)] ?? this.tell(record)
    for (let i = 0; i < told.length; i++) told[i](record, state)
    if (event.type === EventType.CitizenRedirected) {
      this.started[slot] |= 4
      this.waited[slot] += event.hidden - time // the way is waiting, too
    } else if (goesOn) this.started[slot] &= 3
    else if (to !== from || was < Place.waits || was === Place.record) {
      this.entered[slot] = time
      this.started[slot] &= 1
    }
    if (is === Place.served) this.started[slot] |= 3
    if (is === Place.waits) this.waited[slot] -= time
    this.place[slot] = is
    this.station[slot] = to
  }

  private kindOf(was: number, is: number, from: number, to: number): number {
    const { stepOf, steps } = this.model
    const first = from < 0 ? 0 : stepOf[from] + 1
    const last = to < 0 ? 0 : stepOf[to] + 1
    return ((was * PLACES + is) * (steps + 1) + first) * (steps + 1) + last
  }

  /** Finds whom moves like this one are told. */
  private tell({ was, is, wasThere, isThere, from, to }: Move): readonly Told[] {
    const { stepOf } = this.model
    const first = from < 0 ? NOBODY : stepOf[from]
    const last = to < 0 ? NOBODY : stepOf[to]
    return (this.told[this.kindOf(was, is, from, to)] = this.probes
      .filter(({ between }) => between === undefined || between(was, is, wasThere, isThere, first, last))
      .map((probe) => probe.move!.bind(probe)))
  }

  private grow(capacity: number): void {
    this.station = lengthened(this.station, capacity)
    this.place = lengthened(this.place, capacity)
    this.started = lengthened(this.started, capacity)
    this.began = lengthened(this.began, capacity)
    this.waited = lengthened(this.waited, capacity)
    this.entered = lengthened(this.entered, capacity)
  }
}
