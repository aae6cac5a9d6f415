import { FutureEventList, lengthened, onGrid } from "@tangguh/engine"
import { EventType, NOWHERE, type OfficeEvent } from "../event.ts"
import { demandOf, type Model } from "../model.ts"
import { Failing, type State, Status } from "../state/state.ts"
import { classOfRow } from "../world/row-code.ts"
import type { World } from "../world/world.ts"
import { type DueRows, nextRow } from "./next-row.ts"
import { Phase, PHASES } from "./phase.ts"

const NONE = -1
/** Timers of one policy: tokens are below this. */
export const TOKENS = 1_048_576

/** Notices of these phases are about one and the same thing, which waits for one of them at a time. */
const ALSO = Uint8Array.from({ length: PHASES }, (_, phase) => phase)
ALSO[Phase.patience] = Phase.serviceEnds
ALSO[Phase.return] = Phase.serviceEnds
ALSO[Phase.recovery] = Phase.failure
ALSO[Phase.unitRepair] = Phase.unitFailure

/**
 * What is due when: an index of the state, never a part of it. Each thing has at most one notice of a kind,
 * ordered by (time, phase, entity), all three of which follow from the state.
 */
export class Agenda {
  readonly list: FutureEventList
  /** The row of the World that is due next at each demand: its code, and its place in the window. */
  readonly due: DueRows
  /** Handles of the pending notices, by phase and entity. */
  private readonly handles: Int32Array[]
  private citizen: Int32Array
  private shipments: number[] = []
  private announcements: number[] = []
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
    const { offices, switches, pools, stores } = model.plan
    const sizes: [number, number][] = [
      [Phase.uploadEnds, offices.length],
      [Phase.courier, offices.length],
      [Phase.doors, offices.length],
      [Phase.status, offices.length],
      [Phase.failure, switches.length],
      [Phase.wornFailure, switches.length],
      [Phase.wornRecovery, switches.length],
      [Phase.repair, switches.length],
      [Phase.pace, switches.length],
      [Phase.backup, model.backupSwitch.length],
      [Phase.unitFailure, model.unitPool.length],
      [Phase.duty, pools.length],
      [Phase.delivery, stores.length],
      [Phase.review, stores.length],
      [Phase.batch, model.has.batches ? model.stations : 0],
      [Phase.day, 1],
      [Phase.arrival, model.demands],
    ]
    this.handles = Array.from({ length: PHASES }, () => new Int32Array(0))
    for (const [phase, size] of sizes) this.handles[phase] = new Int32Array(size).fill(NONE)
    this.indexAll()
  }

  /** A popped notice of this kind is no longer pending. */
  fired(phase: number, entity: number): void {
    if (phase === Phase.arrival) {
      this.handles[Phase.arrival][entity] = NONE
      return
    }
    const kind = ALSO[phase]
    if (kind === Phase.serviceEnds) this.citizen[entity] = NONE
    else if (kind === Phase.timer)
      this.timers = this.timers.filter((timer) => timer.policy * TOKENS + timer.token !== entity)
    else if (kind === Phase.shipment) this.shipments[entity] = NONE
    else if (kind === Phase.announcement) this.announcements[entity] = NONE
    else if (entity < this.handles[kind].length) this.handles[kind][entity] = NONE
  }

  /** Brings the index up to date with a state that one event has just changed. */
  follow(event: OfficeEvent, slot: number): void {
    switch (event.type) {
      case EventType.CitizenArrived:
      case EventType.TripAvoided:
      case EventType.AppointmentMade:
        if (event.value >= 0) this.demand(this.state.citizens.origin[slot])
        this.person(slot, event)
        break
      case EventType.ServiceStarted:
      case EventType.ServiceCompleted:
      case EventType.CitizenLeft:
      case EventType.CitizenReturned:
      case EventType.ServiceInterrupted:
      case EventType.ServiceResumed:
        this.person(slot, event)
        break
      case EventType.NoShow:
        this.demand(event.subject)
        break
      case EventType.ServedAtHome:
        if (event.value >= 0) this.demand(demandOf(this.model, event.office, classOfRow(event.value)))
        this.person(slot, event)
        break
      case EventType.TicketCalled:
      case EventType.CallAnswered:
      case EventType.PurposeStated:
      case EventType.CommandRefused:
      case EventType.RedirectStarted:
        break
      case EventType.StockDepleted:
        this.allAnnouncements()
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
      case EventType.CourierLeft:
        this.courier(event.office)
        break
      case EventType.Announced:
      case EventType.QueueDismissed:
        if (event.type === EventType.Announced) this.allAnnouncements()
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
      case EventType.DayBegan:
        this.day()
        break
      case EventType.DutyChanged:
        this.duty(event.subject)
        break
      case EventType.UnitsSentOut:
        break
      case EventType.UnitFitted:
      case EventType.UnitFailed:
      case EventType.UnitRepaired:
      case EventType.UnitProtected:
        this.unit(this.model.firstUnit[event.subject] + event.value)
        break
      case EventType.StockOrdered:
      case EventType.StockShipped:
        this.allShipments()
        break
      case EventType.StockDelivered:
        this.allShipments()
        this.delivery(event.subject)
        break
      case EventType.StockReviewed:
        this.review(event.subject)
        break
      case EventType.StockTaken:
      case EventType.StockSent:
        break
      case EventType.PoliciesChanged:
        this.arrangement()
        break
      case EventType.BatchReleased:
        this.batch(event.office * this.model.steps + event.value)
        break
      default:
        if (slot >= 0) this.person(slot, event)
        else this.dependency(event.subject)
    }
  }

  /** Schedules what the whole state says is due: after a snapshot was restored, and at the start. */
  private indexAll(): void {
    const { state, model } = this
    const { plan } = model
    for (let demand = 0; demand < model.demands; demand++) this.demand(demand)
    plan.people.forEach((person, p) => {
      if (state.people.arrived[p] === 0) this.list.schedule(person.arrives, Phase.person, p)
    })
    state.initial.forEach((found, initial) => {
      if (found === 0) this.list.schedule(0, Phase.initial, initial)
    })
    for (let office = 0; office < plan.offices.length; office++) {
      this.door(office)
      this.publication(office)
      this.uploads(office)
      this.courier(office)
    }
    for (let at = 0; at < plan.switches.length; at++) this.dependency(at)
    for (let pool = 0; pool < plan.pools.length; pool++) this.duty(pool)
    for (let unit = 0; unit < model.unitPool.length; unit++) this.unit(unit)
    for (let store = 0; store < plan.stores.length; store++) {
      this.delivery(store)
      this.review(store)
    }
    if (model.has.batches) for (let station = 0; station < model.stations; station++) this.batch(station)
    for (let slot = 0; slot < state.citizens.used; slot++) this.person(slot)
    this.day()
    this.allShipments()
    this.allAnnouncements()
    this.allTimers()
  }

  /** What people arrange may have changed. */
  private arrangement(): void {
    const { plan } = this.model
    for (let office = 0; office < plan.offices.length; office++) {
      this.publication(office)
      this.courier(office)
    }
    for (let at = 0; at < plan.switches.length; at++) this.dependency(at)
    for (let pool = 0; pool < plan.pools.length; pool++) this.duty(pool)
    for (let store = 0; store < plan.stores.length; store++) this.review(store)
    this.allAnnouncements()
  }

  private demand(demand: number): void {
    this.replace(Phase.arrival, demand, nextRow(this.model, this.state, this.world, demand, this.due))
  }

  /** A citizen waits for one thing at a time: the end of service, of patience, or of an absence. */
  private person(slot: number, event?: OfficeEvent): void {
    const { citizens } = this.state
    if (slot >= this.citizen.length) this.citizen = lengthened(this.citizen, citizens.capacity, NONE)
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
      case Status.gathering:
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
    const { model } = this
    if (event === undefined || !model.has.more) return
    if (model.wears[citizens.step[slot]] === 1) this.worn(event.office, slot)
    if (model.has.batches) this.batch(event.office * model.steps + citizens.step[slot])
  }

  /** What wears in use: it does while somebody is served. */
  private worn(office: number, slot: number): void {
    const { citizens } = this.state
    const { model } = this
    const step = citizens.step[slot]
    if (model.wears[step] === 0) return
    for (
      let use = model.firstUse[office * model.steps + step];
      use < model.firstUse[office * model.steps + step + 1];
      use++
    ) {
      const pool = model.usePool[use]
      if (model.individual[pool] === 0) continue
      for (let unit = model.firstUnit[pool]; unit < model.firstUnit[pool + 1]; unit++) this.unit(unit)
    }
    if (!model.has.wear) return
    for (const d of model.plan.steps[step].needs) {
      const at = model.plan.offices[office].switches[d]
      if (model.wornSwitch[at] === 1) this.wear(at)
    }
  }

  private everyoneWaiting(office: number): void {
    if (office === NOWHERE) return
    const { lists, citizens } = this.state
    const { model } = this
    for (let step = 0; step < model.steps; step++) {
      const from = model.firstList[office * model.steps + step]
      for (let list = from; list <= from + model.ranks[step]; list++) {
        for (let slot = lists.first[list]; slot >= 0; slot = citizens.next[slot]) {
          if (citizens.status[slot] !== Status.inService) this.person(slot)
        }
      }
    }
  }

  private replace(phase: number, entity: number, time: number, as = phase): void {
    const handles = this.handles[phase]
    if (handles[entity] !== NONE) this.list.cancel(handles[entity])
    handles[entity] = time < Infinity ? this.list.schedule(time, as, entity) : NONE
  }

  private door(office: number): void {
    const { offices } = this.state
    const schedule = this.model.schedules[office]
    const period = offices.period[office]
    let time = Infinity
    if (period < schedule.opens.length) {
      if (offices.door[office] !== 1) time = schedule.opens[period]
      else if (offices.overtime[office] === 0) time = schedule.closes[period]
      else time = Math.min(offices.extendedUntil[office], schedule.opens[period + 1] ?? Infinity)
    }
    this.replace(Phase.doors, office, time)
  }

  private publication(office: number): void {
    const { publishesAt, wrongUpAt } = this.state.offices
    this.replace(Phase.status, office, Math.min(publishesAt[office], wrongUpAt[office]))
  }

  private uploads(office: number): void {
    this.replace(Phase.uploadEnds, office, this.state.offices.uploadEnds[office])
  }

  private courier(office: number): void {
    this.replace(Phase.courier, office, this.state.offices.courierAt[office])
  }

  private day(): void {
    if (!this.model.has.days) return
    const { days } = this.model.plan
    this.replace(Phase.day, 0, this.state.day < days.length - 1 ? days[this.state.day] : Infinity)
  }

  /** The next change of shift, or the next date where units may be absent. */
  private duty(pool: number): void {
    const { plan, units } = this.model
    const { duty, absent } = plan.pools[pool]
    if (units[pool] === Infinity || (duty === null && absent === 0)) return
    this.replace(Phase.duty, pool, this.model.dutyChanges[pool][this.state.pools.changes[pool]] ?? Infinity)
  }

  private unit(unit: number): void {
    const { units } = this.state
    const pool = this.model.unitPool[unit]
    const mine = unit - this.model.firstUnit[pool]
    if (units.broken[unit] === 1) return this.replace(Phase.unitFailure, unit, units.repairedAt[unit], Phase.unitRepair)
    if (this.model.wornPool[pool] === 0) {
      const { from } = this.world.unitOutages(pool, mine)
      return this.replace(Phase.unitFailure, unit, from[units.cuts[unit]] ?? Infinity)
    }
    if (units.life[unit] === Infinity && units.cuts[unit] === 0) return this.replace(Phase.unitFailure, unit, 0)
    const served = units.serves[unit]
    const inUse = served >= 0 && this.state.citizens.status[served] === Status.inService
    this.replace(Phase.unitFailure, unit, inUse ? onGrid(units.wearsSince[unit] + units.life[unit]) : Infinity)
  }

  private delivery(store: number): void {
    const { at } = this.world.deliveries[store]
    this.replace(Phase.delivery, store, at[this.state.stores.deliveries[store]] ?? Infinity)
  }

  private review(store: number): void {
    this.replace(Phase.review, store, this.state.stores.reviewAt[store])
  }

  private batch(station: number): void {
    this.replace(Phase.batch, station, this.state.stations.gatheredBy[station])
  }

  private dependency(at: number): void {
    if (at === NOWHERE) return
    const { switches, backups } = this.state
    const { model, world } = this
    if (model.immune[at] === 0) {
      const cuts = switches.cuts[at]
      const { from, until } = world.outagesOf(at, model.postponed[at] === 1)
      if ((switches.failed[at] & Failing.calendar) !== 0) {
        const within = model.plan.arrangement.repairedWithin[at]
        // A limit that begins to hold when it has passed already ends the outage at once.
        const limit = within < Infinity ? Math.max(this.state.time, onGrid(from[cuts - 1] + within)) : Infinity
        const back = Math.min(until[cuts - 1], limit)
        this.replace(Phase.failure, at, back, Phase.recovery)
      } else this.replace(Phase.failure, at, cuts < from.length ? from[cuts] : Infinity)
      const pace = world.slowdowns[at]
      if (pace.from.length > 0) this.replace(Phase.pace, at, pace.from[switches.paces[at]] ?? Infinity)
      if (model.wornSwitch[at] === 1) this.wear(at)
    }
    this.replace(Phase.repair, at, switches.damagedUntil[at] > 0 ? switches.damagedUntil[at] : Infinity)
    for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++)
      this.replace(Phase.backup, b, backups.until[b])
    if (model.plan.arrangement.publicStatus !== null)
      for (const office of model.plan.switches[at].offices) this.publication(office)
    if (model.plan.arrangement.announcements.length > 0) this.allAnnouncements()
  }

  /** What wears in use fails after so many seconds of it; the first life is drawn at the start. */
  private wear(at: number): void {
    const { life, lives, inUse, wearsSince, repairedAt } = this.state.switches
    this.replace(Phase.wornRecovery, at, repairedAt[at])
    let time = Infinity
    if (lives[at] === 0) time = 0
    else if (inUse[at] > 0 && life[at] < Infinity) time = onGrid(wearsSince[at] + life[at])
    this.replace(Phase.wornFailure, at, time)
  }

  private allShipments(): void {
    for (const handle of this.shipments) if (handle !== NONE) this.list.cancel(handle)
    this.shipments = this.state.shipments.map(({ arrives }, i) =>
      arrives < Infinity ? this.list.schedule(arrives, Phase.shipment, i) : NONE,
    )
  }

  private allAnnouncements(): void {
    for (const handle of this.announcements) if (handle !== NONE) this.list.cancel(handle)
    this.announcements = this.state.announcements.map(({ at }, i) => this.list.schedule(at, Phase.announcement, i))
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
