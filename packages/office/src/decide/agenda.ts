import { FutureEventList, onGrid } from "@tangguh/engine"
import { EventType, NOWHERE, type OfficeEvent } from "./event.ts"
import type { Model } from "./model.ts"
import { type DueRows, nextRow } from "./next-row.ts"
import { QUEUES, type State, Status } from "./state.ts"
import type { World } from "./world.ts"

/** The order of what falls on one instant. */
export const Phase = {
  serviceEnds: 0,
  uploadEnds: 1,
  recovery: 2,
  repair: 3,
  backup: 4,
  failure: 5,
  doors: 6,
  patience: 7,
  arrival: 8,
  person: 9,
  return: 10,
  status: 11,
  timer: 12,
} as const

const NONE = -1
/** Timers of one policy: tokens are below this. */
export const TOKENS = 1_048_576

/**
 * What is due when: an index of the state, never a part of it. Each thing has at most one notice of a kind,
 * ordered by (time, phase, entity), all three of which follow from the state.
 */
export class Agenda {
  readonly list: FutureEventList
  /** The row of the World that is due next at each demand: its code, and its place in the window. */
  readonly due: DueRows
  private citizen: Int32Array
  private readonly doors: Int32Array
  private readonly status: Int32Array
  private readonly upload: Int32Array
  private readonly cut: Int32Array
  private readonly repair: Int32Array
  private readonly backup: Int32Array
  private timers: { policy: number; token: number; handle: number }[] = []

  private readonly model: Model
  private readonly state: State
  private readonly world: World

  constructor(model: Model, state: State, world: World) {
    this.model = model
    this.state = state
    this.world = world
    this.list = new FutureEventList()
    this.due = {
      codes: new Float64Array(model.demands),
      places: new Int32Array(model.demands),
      windows: Array.from({ length: model.demands }, () => null),
    }
    this.citizen = new Int32Array(state.citizens.capacity).fill(NONE)
    const none = (length: number) => new Int32Array(length).fill(NONE)
    this.doors = none(model.plan.offices.length)
    this.status = none(model.plan.offices.length)
    this.upload = none(model.plan.offices.length)
    this.cut = none(model.plan.switches.length)
    this.repair = none(model.plan.switches.length)
    this.backup = none(model.backupSwitch.length)
    this.indexAll()
  }

  /** A popped notice of this kind is no longer pending. */
  fired(phase: number, entity: number): void {
    switch (phase) {
      case Phase.serviceEnds:
      case Phase.patience:
      case Phase.return:
        this.citizen[entity] = NONE
        break
      case Phase.uploadEnds:
        this.upload[entity] = NONE
        break
      case Phase.recovery:
      case Phase.failure:
        this.cut[entity] = NONE
        break
      case Phase.repair:
        this.repair[entity] = NONE
        break
      case Phase.backup:
        this.backup[entity] = NONE
        break
      case Phase.doors:
        this.doors[entity] = NONE
        break
      case Phase.status:
        this.status[entity] = NONE
        break
      case Phase.timer:
        this.timers = this.timers.filter((timer) => timer.policy * TOKENS + timer.token !== entity)
        break
    }
  }

  /** Brings the index up to date with a state that one event has just changed. */
  follow(event: OfficeEvent, slot: number): void {
    switch (event.type) {
      case EventType.CitizenArrived:
      case EventType.TripAvoided:
        if (event.value >= 0) this.demand(this.state.citizens.origin[slot])
        this.person(slot)
        break
      case EventType.CitizenReturned:
      case EventType.ReturnAvoided:
      case EventType.ServiceStarted:
      case EventType.ServiceInterrupted:
      case EventType.ServiceResumed:
      case EventType.ServicePaced:
      case EventType.ServiceCompleted:
      case EventType.CitizenLeft:
        this.person(slot)
        break
      case EventType.TicketCalled:
      case EventType.CallAnswered:
        break
      case EventType.RecordLost:
        this.person(slot)
        this.uploads(event.office)
        break
      case EventType.UploadStarted:
      case EventType.RecordUploaded:
      case EventType.RecordRejected:
        this.uploads(event.office)
        break
      case EventType.Announced:
      case EventType.QueueDismissed:
        this.everyoneWaiting(event.office)
        break
      case EventType.OfficeOpened:
      case EventType.BreakStarted:
      case EventType.BreakEnded:
      case EventType.OfficeClosed:
      case EventType.HoursExtended:
      case EventType.OvertimeStarted:
        this.door(event.office)
        break
      case EventType.StatusPublished:
        this.publication(event.office)
        break
      case EventType.TimerSet:
      case EventType.TimerFired:
        this.allTimers()
        break
      case EventType.CommandRefused:
        break
      default:
        this.dependency(event.subject)
    }
  }

  /** Schedules what the whole state says is due: after a snapshot was restored, and at the start. */
  private indexAll(): void {
    const { state, model } = this
    for (let demand = 0; demand < model.demands; demand++) this.demand(demand)
    model.plan.people.forEach((person, p) => {
      if (state.people.arrived[p] === 0) this.list.schedule(person.arrives, Phase.person, p)
    })
    for (let office = 0; office < model.plan.offices.length; office++) {
      this.door(office)
      this.publication(office)
      this.uploads(office)
    }
    for (let at = 0; at < model.plan.switches.length; at++) this.dependency(at)
    for (let slot = 0; slot < state.citizens.used; slot++) this.person(slot)
    this.allTimers()
  }

  private demand(demand: number): void {
    const time = nextRow(this.model, this.state, this.world, demand, this.due)
    if (time < Infinity) this.list.schedule(time, Phase.arrival, demand)
  }

  /** A citizen waits for one thing at a time: the end of service, of patience, or of an absence. */
  private person(slot: number): void {
    const { citizens } = this.state
    if (slot >= this.citizen.length) {
      const wider = new Int32Array(citizens.capacity).fill(NONE)
      wider.set(this.citizen)
      this.citizen = wider
    }
    const pending = this.citizen[slot]
    if (pending !== NONE) this.list.cancel(pending)
    let handle = NONE
    switch (citizens.status[slot]) {
      case Status.inService: {
        const left = citizens.slow[slot] === 1 ? citizens.work[slot] : citizens.work[slot] * citizens.slow[slot]
        handle = this.list.schedule(onGrid(citizens.runsSince[slot] + left), Phase.serviceEnds, slot)
        break
      }
      case Status.waiting:
      case Status.called:
      case Status.interrupted:
        if (citizens.patience[slot] < Infinity)
          handle = this.list.schedule(citizens.patience[slot], Phase.patience, slot)
        break
      case Status.away:
        if (citizens.returnsAt[slot] < Infinity)
          handle = this.list.schedule(citizens.returnsAt[slot], Phase.return, slot)
        break
    }
    this.citizen[slot] = handle
  }

  private everyoneWaiting(office: number): void {
    const { lists, citizens } = this.state
    const from = office * this.model.steps * QUEUES
    for (let list = from; list < from + this.model.steps * QUEUES; list++) {
      for (let slot = lists.first[list]; slot >= 0; slot = citizens.next[slot]) {
        if (citizens.status[slot] !== Status.inService) this.person(slot)
      }
    }
  }

  private replace(handles: Int32Array, entity: number, phase: number, time: number): void {
    if (handles[entity] !== NONE) this.list.cancel(handles[entity])
    handles[entity] = time < Infinity ? this.list.schedule(time, phase, entity) : NONE
  }

  private door(office: number): void {
    const { offices } = this.state
    const { plan } = this.model
    const schedule = plan.schedules[plan.offices[office].schedule]
    const period = offices.period[office]
    let time = Infinity
    if (period < schedule.opens.length) {
      if (offices.door[office] !== 1) time = schedule.opens[period]
      else if (offices.overtime[office] === 0) time = schedule.closes[period]
      else time = Math.min(offices.extendedUntil[office], schedule.opens[period + 1] ?? Infinity)
    }
    this.replace(this.doors, office, Phase.doors, time)
  }

  private publication(office: number): void {
    const { publishesAt, wrongUpAt } = this.state.offices
    this.replace(this.status, office, Phase.status, Math.min(publishesAt[office], wrongUpAt[office]))
  }

  private uploads(office: number): void {
    this.replace(this.upload, office, Phase.uploadEnds, this.state.offices.uploadEnds[office])
  }

  private dependency(at: number): void {
    if (at === NOWHERE) return
    const { switches, backups } = this.state
    const { model, world } = this
    if (model.immune[at] === 0) {
      const cuts = switches.cuts[at]
      const outages = world.outages[at]
      if (switches.failed[at] === 1) this.replace(this.cut, at, Phase.recovery, outages.until[cuts - 1])
      else this.replace(this.cut, at, Phase.failure, cuts < outages.from.length ? outages.from[cuts] : Infinity)
    }
    this.replace(this.repair, at, Phase.repair, switches.damagedUntil[at] > 0 ? switches.damagedUntil[at] : Infinity)
    for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++)
      this.replace(this.backup, b, Phase.backup, backups.until[b])
    if (model.plan.arrangement.publicStatus !== null)
      for (const office of model.plan.switches[at].offices) this.publication(office)
  }

  private allTimers(): void {
    for (const timer of this.timers) this.list.cancel(timer.handle)
    this.timers = this.state.timers.map(({ policy, token, at }) => ({
      policy,
      token,
      handle: this.list.schedule(at, Phase.timer, policy * TOKENS + token),
    }))
  }
}
