import { AddressedStream, onGrid, type Sampler, sampler, streamKey } from "@tangguh/engine"
import type { Delay, Demand, FailureSource, InitialBacklog, Plan, Schedule } from "@tangguh/plan"
import { address, Chance, CHANCES, Purpose } from "./address.ts"
import { dayOf } from "./calendar.ts"
import { type DelaySampler, delaySampler, type Drawn } from "./delays.ts"
import { emptyWindow, sampleDay, type Window } from "./first-visits.ts"
import {
  behindRepair,
  type Drawing,
  everySpell,
  isWorn,
  lasting,
  type Outages,
  slowest,
  type Slowdowns,
  type Spell,
  union,
  type Wear,
  wearOf,
} from "./outages.ts"
import { placeOfRow, ROWS_A_DAY } from "./row-code.ts"
import { type Delivered, type Deliveries, endOfOutage, everyDelivery, inOrder } from "./supply.ts"

/** Rows of a replication that are kept, so that the next policy finds them drawn; beyond that they are drawn anew, window by window. */
const KEPT_ROWS = 2_000_000

/** Another world up to an instant, and with it all that has happened by then. */
export interface Past {
  readonly world: World
  /** Seconds. What falls on this instant has happened. */
  readonly at: number
  /** Whether the ends of outages that lie ahead are drawn anew, given that they do. */
  readonly redraw: boolean
}

/**
 * What happens to us in one replication: a pure function of plan, seed and replication, shared by all policies.
 *
 * Everything is drawn at an address of its own, so nothing that a policy does moves anything else. With a past, see `futureOf`.
 */
export class World {
  /** When each switch is down by what is scripted or drawn on a calendar. [switches] */
  readonly outages: readonly Outages[]
  /** When each switch is slow. [switches] */
  readonly slowdowns: readonly Slowdowns[]
  /** What wears only in use, by switch; null where nothing does. */
  readonly wear: readonly (Wear | null)[]
  /** [stores] */
  readonly deliveries: readonly Deliveries[]
  private readonly supplierOut: readonly Outages[]
  private readonly streams: AddressedStream[]
  private readonly named = new Map<string, AddressedStream>()
  private readonly units = new Map<number, Outages>()
  private readonly unitWear: readonly (Wear | null)[]
  private readonly postponed = new Map<number, Outages>()
  private readonly demand: readonly Demand[]
  private readonly atStart: readonly InitialBacklog[]
  private readonly patience: (Sampler | null)[]
  private readonly work: Sampler[][]
  private readonly workDelay: (DelaySampler | null)[][]
  private readonly firstStep: readonly number[]
  /** 1 for each origin whose rows of a window are its entities. */
  private readonly isRow: Uint8Array
  private readonly returnAfter: DelaySampler[]
  private readonly comesAfter: (DelaySampler | null)[]
  private readonly exitAfter: (DelaySampler | null)[][]
  private readonly windows: (Window | undefined)[]
  private readonly windowDay: Int32Array
  private readonly keep: boolean
  private readonly days: number

  readonly plan: Plan
  readonly seed: string
  readonly replication: number
  readonly past: Past | null
  /** The day on which the past ends; −1 without one. */
  private readonly lastDay: number

  constructor(plan: Plan, seed: string, replication: number, past: Past | null = null) {
    this.plan = plan
    this.seed = seed
    this.replication = replication
    this.past = past
    this.lastDay = past === null ? -1 : dayOf(plan, past.at)
    const stream = (name: string) => new AddressedStream(streamKey(seed, replication, name))
    this.demand = plan.offices.flatMap((office) => office.demand)
    this.atStart = plan.offices.flatMap((office) => office.atStart)
    this.streams = [
      ...this.demand.map((demand) => stream(demand.stream)),
      ...plan.people.map((person) => stream(`people/${person.name}`)),
      ...this.atStart.map((initial) => stream(initial.stream)),
    ]
    this.patience = plan.classes.map((c) => (c.patience === null ? null : sampler(c.patience)))
    this.work = plan.steps.map((step) => plan.classes.map((_, c) => workSampler(step.takesOf?.[c] ?? step.takes)))
    this.workDelay = plan.steps.map((step) =>
      plan.classes.map((_, c) => {
        const takes = step.takesOf?.[c] ?? step.takes
        return "mixture" in takes || takes.unit !== "seconds" ? delaySampler(takes) : null
      }),
    )
    this.isRow = Uint8Array.from(this.demand, ({ from }) => (from.kind === "pool" ? 0 : 1))
    this.firstStep = this.demand.map((demand) => plan.services[plan.classes[demand.class].wants].steps[0])
    this.returnAfter = plan.classes.map((c) => delaySampler(c.returns.after, true))
    this.comesAfter = plan.steps.map((step) => (step.comes === null ? null : delaySampler(step.comes, true)))
    this.exitAfter = plan.steps.map((step) =>
      step.exits.map(({ after }) => (after === null ? null : delaySampler(after, true))),
    )
    this.outages = plan.switches.map((_, at) => this.outagesOf(at, false))
    this.slowdowns = plan.switches.map((at) =>
      slowest(
        at.sources.flatMap((source, i) =>
          source.slow === null
            ? []
            : lasting(this.spells(at.schedule, source, `${at.stream}/${i}`), source).map((spell) => ({
                spell,
                slow: source.slow!,
              })),
        ),
      ),
    )
    this.wear = plan.switches.map((at) => wearOf(at.sources))
    this.unitWear = plan.pools.map((pool) => wearOf(pool.fails))
    this.deliveries = plan.stores.map((_, store) => inOrder(this.everyDelivery(store)))
    this.supplierOut = plan.stores.map(({ schedule, stream: name, supplierOut }) =>
      union(
        supplierOut.flatMap((source, i) => lasting(this.spells(schedule, source, `${name}/supplier/${i}`), source)),
      ),
    )
    this.days = plan.days.length - 1
    const rows = this.demand.reduce((sum, { from }) => sum + this.days * rowsADay(from), 0)
    this.keep = rows <= KEPT_ROWS
    this.windows = Array.from({ length: this.demand.length * (this.keep ? this.days : 1) })
    this.windowDay = new Int32Array(this.windows.length).fill(-1)
  }

  /** The outages of a switch; `postponed`: as if its planned work waited until the doors are closed. */
  outagesOf(at: number, postponed: boolean): Outages {
    const known = postponed ? this.postponed.get(at) : this.outages?.[at]
    if (known !== undefined) return known
    const { plan } = this
    const { sources, schedule, stream, recorded } = plan.switches[at]
    const outages = union(
      sources.flatMap((source, i) =>
        source.slow === null
          ? lasting(this.spells(schedule, source, `${stream}/${i}`, { postponed, recorded }), source, recorded?.until)
          : [],
      ),
    )
    if (postponed) this.postponed.set(at, outages)
    return outages
  }

  /** What one unit of a pool suffers on the calendar. */
  unitOutages(pool: number, unit: number): Outages {
    const key = pool * UNITS + unit
    const known = this.units.get(key)
    if (known !== undefined) return known
    const { past, plan } = this
    const { fails, schedule, stream } = plan.pools[pool]
    const spells = fails.flatMap((source, i) =>
      isWorn(source) || source.slow !== null
        ? []
        : lasting(this.spells(schedule, source, `${stream}/${unit}/${i}`, { redraw: false }), source),
    )
    const outages = past === null ? union(spells) : behindRepair(past.world.unitOutages(pool, unit), spells, past.at)
    this.units.set(key, outages)
    return outages
  }

  /** Seconds of use that a unit bears in its kth life; Infinity where it does not wear. */
  unitLife(pool: number, unit: number, k: number): number {
    return this.unitWear[pool]?.life(this.unitStream(pool, unit, -1), k) ?? Infinity
  }

  /** When a unit that broke in its kth life is repaired. */
  unitRepair(pool: number, unit: number, k: number, from: number): number {
    const schedule = this.plan.schedules[this.plan.pools[pool].schedule]
    return this.unitWear[pool]!.repair(this.unitStream(pool, unit, -1), k, schedule, this.plan, from)
  }

  /** A number that decides whether protection keeps a unit from its kth failure. */
  protectionOf(pool: number, unit: number, k: number): number {
    return this.stream(`policy/${this.plan.pools[pool].stream}/protection`).at(unit, k).next()
  }

  /** How many units of a pool are absent on a day: each on its own. */
  absentOn(pool: number, day: number, units: number): number {
    if (day <= this.lastDay) return this.past!.world.absentOn(pool, day, units)
    const { absent, stream } = this.plan.pools[pool]
    if (absent === 0) return 0
    const draws = this.stream(`${stream}/absent`)
    let away = 0
    for (let unit = 0; unit < units; unit++) if (draws.at(unit, day).next() < absent) away++
    return away
  }

  /** The kth life of a switch that wears in use, and its repair. */
  switchLife(at: number, k: number): number {
    return this.wear[at]?.life(this.stream(`${this.plan.switches[at].stream}/wear`), k) ?? Infinity
  }

  switchRepair(at: number, k: number, from: number): number {
    const { stream, schedule } = this.plan.switches[at]
    return this.wear[at]!.repair(this.stream(`${stream}/wear`), k, this.plan.schedules[schedule], this.plan, from)
  }

  /** The first visits of a demand on a day. The result is read before the next call for the same demand. */
  window(demand: number, day: number): Window {
    if (day < this.lastDay) return this.past!.world.window(demand, day)
    const place = this.keep ? demand * this.days + day : demand
    const known = this.windows[place]
    if (known !== undefined && this.windowDay[place] === day) return known
    const window = known ?? emptyWindow()
    this.windowDay[place] = day
    this.windows[place] = window
    const { class: c } = this.demand[demand]
    const firstStep = this.firstStep[demand]
    sampleDay(
      this.plan,
      this.demand[demand],
      day,
      { stream: this.streams[demand], patience: this.patience[c], work: this.work[firstStep][c], firstStep },
      window,
      day === this.lastDay ? { at: this.past!.at, window: this.past!.world.window(demand, day) } : null,
    )
    return window
  }

  /** Seconds of patience for a visit, at least `atLeast`; Infinity is endless. */
  patienceOf(origin: number, entity: number, citizenClass: number, attempt: number, atLeast = 0): number {
    const draw = this.patience[citizenClass]
    if (draw === null) return Infinity
    const stream = this.streams[origin].at(entity, address(Purpose.patience, attempt))
    for (let tries = 0; tries < 10_000; tries++) {
      const patience = onGrid(draw(stream))
      if (patience >= atLeast) return patience
    }
    return atLeast
  }

  /** Seconds of work of a citizen at a step: the same at every visit, another at every pass through the step. */
  workOf(origin: number, entity: number, step: number, citizenClass: number, pass: number): number {
    if (pass === 0 && step === this.firstStep[origin]) {
      const column = this.workColumn(origin, entity)
      if (column !== null) return column[placeOfRow(entity)]
    }
    return onGrid(this.work[step][citizenClass](this.workStream(origin, entity, step, pass)))
  }

  /** The same where it may be in working days; null where it is always in seconds. */
  workInDays(origin: number, entity: number, step: number, citizenClass: number, pass: number): Drawn | null {
    const draw = this.workDelay[step][citizenClass]
    return draw === null ? null : draw(this.workStream(origin, entity, step, pass))
  }

  private workStream(origin: number, entity: number, step: number, pass: number): AddressedStream {
    return this.streams[origin].at(
      entity,
      pass === 0 ? address(Purpose.work, step) : address(Purpose.again, (pass - 1) * this.plan.steps.length + step),
    )
  }

  /** The column of the window that holds this citizen's work at its place of the day, if it is at hand. */
  private workColumn(origin: number, entity: number): Float64Array | null {
    if (this.isRow[origin] !== 1) return null
    const day = Math.floor(entity / ROWS_A_DAY)
    const place = this.keep ? origin * this.days + day : origin
    if (this.windowDay[place] !== day) return null
    const { places, work } = this.windows[place]!
    return places === null ? work : null
  }

  /** Whether a citizen comes again after a vain attempt, after how long, and where in the hours of that day. */
  returnOf(
    origin: number,
    entity: number,
    citizenClass: number,
    attempt: number,
  ): { chance: number; after: Drawn; hour: number } {
    const stream = this.streams[origin].at(entity, address(Purpose.returns, attempt))
    const chance = stream.next()
    const after = this.returnAfter[citizenClass](stream)
    return { chance, after, hour: this.streams[origin].at(entity, address(Purpose.hour, attempt)).next() }
  }

  /** How long after the step before it the visit for a step is, and where in the hours of that day. */
  comesOf(origin: number, entity: number, step: number, pass: number): { after: Drawn; hour: number } {
    return {
      after: this.comesAfter[step]!(this.at(origin, entity, Purpose.comes, pass * this.plan.steps.length + step)),
      hour: this.at(origin, entity, Purpose.comesHour, pass * this.plan.steps.length + step).next(),
    }
  }

  /** A number that decides which way a citizen leaves a step, on a pass through it. */
  exitOf(origin: number, entity: number, step: number, pass: number): number {
    return this.at(origin, entity, Purpose.exit, pass * this.plan.steps.length + step).next()
  }

  /** How long after it the visit is that an exit of a step leads to, and where in the hours of that day. */
  exitAfterOf(
    origin: number,
    entity: number,
    step: number,
    exit: number,
    pass: number,
  ): { after: Drawn; hour: number } {
    const k = pass * this.plan.steps.length + step
    return {
      after: this.exitAfter[step][exit]!(this.at(origin, entity, Purpose.exitAfter, k)),
      hour: this.at(origin, entity, Purpose.comesHour, k).next(),
    }
  }

  /** A number that decides, for one of the chances of an attempt to come: it does where it is below the share. */
  chanceOf(origin: number, entity: number, attempt: number, chance: number): number {
    return this.at(origin, entity, Purpose.chance, attempt * CHANCES + chance).next()
  }

  /** A number that decides whether what a step takes of a stock is spoiled, the nth time. */
  spoiledOf(origin: number, entity: number, step: number, stock: number, n: number): number {
    const { steps, stocks } = this.plan
    return this.at(origin, entity, Purpose.spoiled, (n * steps.length + step) * stocks.length + stock).next()
  }

  /** Which of the purposes of the class a citizen has, and until when from the first visit; null: none. */
  purposeOf(origin: number, entity: number, citizenClass: number): { purpose: number; deadline: Drawn } | null {
    if (this.isOfPast(origin, entity)) return this.past!.world.purposeOf(origin, entity, citizenClass)
    const { classes, purposes } = this.plan
    let left = this.at(origin, entity, Purpose.purpose, 0).next()
    for (const purpose of classes[citizenClass].purposes) {
      left -= purposes[purpose].share
      if (left < 0)
        return {
          purpose,
          deadline: delaySampler(purposes[purpose].deadline)(this.at(origin, entity, Purpose.deadline, 0)),
        }
    }
    return null
  }

  /** A number that decides whether a citizen takes a letter meanwhile, goes past a step, or is served with stale data. */
  letterOf(origin: number, entity: number): number {
    return this.at(origin, entity, Purpose.letter, 0).next()
  }

  bypassOf(origin: number, entity: number, step: number): number {
    return this.at(origin, entity, Purpose.bypass, step).next()
  }

  staleOf(origin: number, entity: number, step: number, pass: number): number {
    return this.at(origin, entity, Purpose.stale, pass * this.plan.steps.length + step).next()
  }

  /** A number that decides what becomes of a record captured offline. */
  recordOf(origin: number, entity: number, attempt: number): number {
    return this.at(origin, entity, Purpose.record, attempt).next()
  }

  /** After how long a citizen whose record was lost is called again. */
  recallOf(origin: number, entity: number, attempt: number, recall: Delay): Drawn {
    const stream = this.at(origin, entity, Purpose.record, attempt)
    stream.next() // decides what becomes of the record
    return delaySampler(recall, true)(stream)
  }

  /** How long a letter is on its way to a citizen. */
  lagOf(origin: number, entity: number, attempt: number, lag: Delay): Drawn {
    return delaySampler(lag, true)(this.at(origin, entity, Purpose.lag, attempt))
  }

  /** The ages of the jobs that are there at the start, in seconds, oldest first. */
  agesOf(initial: number): Float64Array {
    if (this.past !== null) return this.past.world.agesOf(initial)
    const { jobs, age, ages } = this.atStart[initial]
    if (ages !== undefined) return ages
    const origin = this.streams.length - this.atStart.length + initial
    const draw = delaySampler(age)
    return Float64Array.from({ length: jobs }, (_, job) => {
      const { amount } = draw(this.at(origin, job, Purpose.age, 0))
      return onGrid(amount)
    }).sort((a, b) => b - a)
  }

  /** Whether a job that was there at the start will never end. */
  isDead(origin: number, entity: number): boolean {
    if (this.past !== null) return this.past.world.isDead(origin, entity)
    const initial = origin - (this.streams.length - this.atStart.length)
    return initial >= 0 && this.at(origin, entity, Purpose.dead, 0).next() < this.atStart[initial].dead
  }

  /** When an order that is placed now can begin its lead time: the supplier may be out. */
  supplierReady(store: number, at: number): number {
    return endOfOutage(this.supplierOut[store], at)
  }

  /** The draws of the kth order of a store: its lead time, and the share of it that comes. */
  orderDraws(store: number, k: number, channel: 0 | 1): AddressedStream {
    return this.stream(`${this.plan.stores[store].stream}/orders`).at(k, channel)
  }

  /** The draws of what a policy adds to a switch: addressed by backup (or another channel) and the count of cuts. */
  policyDraws(at: number, channel: number, cut: number): AddressedStream {
    return this.stream(`policy/${this.plan.switches[at].stream}`).at(channel, cut)
  }

  /** The draws of what a policy adds to an office: channel 0, and one for each opening period. */
  officeDraws(office: number, channel: number, k: number): AddressedStream {
    if (this.past !== null && channel > 0 && scheduleOf(this.plan, office).opens[channel - 1] <= this.past.at)
      return this.past.world.officeDraws(office, channel, k)
    return this.stream(`policy/${this.plan.offices[office].name}`).at(channel, k)
  }

  /** Every spell of a source, those of no length among them. */
  private spells(
    schedule: number,
    source: FailureSource,
    name: string,
    { redraw = true, ...drawing }: Omit<Drawing, "begun"> & { readonly redraw?: boolean } = {},
  ): Spell[] {
    const { past, plan } = this
    const begun =
      past === null
        ? null
        : {
            spells: past.world.spells(schedule, source, name, { ...drawing, redraw }),
            at: past.at,
            redraw: past.redraw && redraw,
          }
    return everySpell(plan, plan.schedules[schedule], source, this.stream(name), { ...drawing, begun })
  }

  private everyDelivery(store: number): Delivered[] {
    const { past, plan } = this
    const begun = past === null ? null : { at: past.at, rows: past.world.everyDelivery(store) }
    return everyDelivery(plan, plan.stores[store], (name) => this.stream(name), begun)
  }

  /** Whether what does not change in a citizen is of the past: of those who came in it, of people of the file, of members of a pool. */
  private isOfPast(origin: number, entity: number): boolean {
    if (this.past === null) return false
    if (this.isRow[origin] !== 1) return true
    const day = Math.floor(entity / ROWS_A_DAY)
    if (day !== this.lastDay) return day < this.lastDay
    const { count, places, times } = this.past.world.window(origin, day)
    const row = places?.indexOf(placeOfRow(entity)) ?? placeOfRow(entity)
    return row >= 0 && row < count && times[row] <= this.past.at
  }

  private at(origin: number, entity: number, purpose: number, k: number): AddressedStream {
    return this.streams[origin].at(entity, address(purpose, k))
  }

  private unitStream(pool: number, unit: number, source: number): AddressedStream {
    return this.stream(`${this.plan.pools[pool].stream}/${unit}/${source}`)
  }

  private stream(name: string): AddressedStream {
    let stream = this.named.get(name)
    if (stream === undefined) {
      stream = new AddressedStream(streamKey(this.seed, this.replication, name))
      this.named.set(name, stream)
    }
    return stream
  }
}

export { Chance }

const UNITS = 1_048_576

const rowsADay = (from: Demand["from"]): number => {
  switch (from.kind) {
    case "rate":
    case "appointments":
      return from.perDay
    case "pool":
      return from.size * from.chance
    case "instants":
      return 1
  }
}

/** Work in seconds; what is in working days is drawn by `workInDays`, and the column then holds nothing of use. */
const workSampler = (takes: Delay): Sampler =>
  "mixture" in takes || takes.unit !== "seconds" ? () => 0 : sampler(takes.law)

/** What happens to us: sampled from the plan before any policy. */
export const sampleWorld = (plan: Plan, seed: string, replication: number): World => new World(plan, seed, replication)

/** The schedule that an office keeps in the scenario; what a policy adds to it is in the model. */
export const scheduleOf = (plan: Plan, office: number): Schedule => plan.schedules[plan.offices[office].schedule]
