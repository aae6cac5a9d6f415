import {
  AddressedStream,
  arrivals,
  type Law,
  log,
  log1p,
  onGrid,
  sample,
  sampler,
  type Sampler,
  streamKey,
} from "@tangguh/engine"
import type { Delay, Demand, FailureSource, Plan } from "@tangguh/plan"
import { hourOf } from "./calendar.ts"
import { placeOfRow, ROWS_A_DAY } from "./row-code.ts"

/** The first visits of one demand on one day, by time. A row is what the citizen brings along, whatever happens then. */
export interface Window {
  count: number
  /** Seconds, on the grid. */
  times: Float64Array
  /** Seconds of waiting that the citizen will bear; Infinity is endless. */
  patience: Float64Array
  /** Seconds of work at the first step. */
  work: Float64Array
  /** Which member of the pool comes; null where the demand is a rate. */
  members: Int32Array | null
}

/** When a switch is down: half-open, in order, apart. */
export interface Outages {
  readonly from: Float64Array
  readonly until: Float64Array
}

/** What an address is for: it makes the second part of it, with how often that was asked. */
const Purpose = { arrivals: 0, patience: 1, work: 2, returns: 3, news: 4, record: 5, hour: 6 } as const
const address = (purpose: number, k: number): number => k * 8 + purpose

/** Rows of a replication that are kept, so that the next policy finds them drawn; beyond that they are drawn anew, window by window. */
const KEPT_ROWS = 2_000_000

/**
 * What happens to us in one replication: a pure function of plan, seed and replication, shared by all policies.
 *
 * Everything is drawn at an address of its own, so nothing that a policy does moves anything else.
 */
export class World {
  readonly outages: readonly Outages[]
  private readonly streams: AddressedStream[]
  private readonly backups: (AddressedStream | undefined)[]
  private readonly demand: readonly Demand[]
  private readonly patience: (Sampler | null)[]
  private readonly work: Sampler[]
  private readonly firstStep: readonly number[]
  /** 1 for each origin that is a demand at a rate. */
  private readonly isRate: Uint8Array
  private readonly returnAfter: Sampler[]
  private readonly windows: (Window | undefined)[]
  private readonly windowDay: Int32Array
  private readonly keep: boolean
  private readonly days: number

  readonly plan: Plan
  readonly seed: string
  readonly replication: number

  constructor(plan: Plan, seed: string, replication: number) {
    this.plan = plan
    this.seed = seed
    this.replication = replication
    const stream = (name: string) => new AddressedStream(streamKey(seed, replication, name))
    this.demand = plan.offices.flatMap((office) => office.demand)
    this.streams = [
      ...this.demand.map((demand) => stream(demand.stream)),
      ...plan.people.map((person) => stream(`people/${person.name}`)),
    ]
    this.backups = []
    this.patience = plan.classes.map((c) => (c.patience === null ? null : sampler(c.patience)))
    this.work = plan.steps.map((step) => sampler(step.takes))
    this.isRate = Uint8Array.from(this.demand, ({ from }) => (from.kind === "rate" ? 1 : 0))
    this.firstStep = this.demand.map((demand) => plan.services[plan.classes[demand.class].wants].steps[0])
    this.returnAfter = plan.classes.map((c) => sampler(wholeDays(c.returns.after)))
    this.outages = plan.switches.map((at) =>
      union(at.sources.map((source, i) => outagesOf(source, plan.horizon, stream(`${at.stream}/${i}`)))),
    )
    this.days = plan.days.length - 1
    const rows = this.demand.reduce(
      (sum, { from }) => sum + this.days * (from.kind === "rate" ? from.perDay : from.size * from.chance),
      0,
    )
    this.keep = rows <= KEPT_ROWS
    this.windows = Array.from({ length: this.demand.length * (this.keep ? this.days : 1) })
    this.windowDay = new Int32Array(this.windows.length).fill(-1)
  }

  /** The first visits of a demand on a day. The result is read before the next call for the same demand. */
  window(demand: number, day: number): Window {
    const place = this.keep ? demand * this.days + day : demand
    const known = this.windows[place]
    if (known !== undefined && this.windowDay[place] === day) return known
    const window = known ?? emptyWindow()
    this.windowDay[place] = day
    this.windows[place] = window
    if (this.demand[demand].from.kind === "rate") this.sampleRate(demand, day, window)
    else this.samplePool(demand, day, window)
    return window
  }

  /** Seconds of patience for a visit; Infinity is endless. */
  patienceOf(origin: number, entity: number, citizenClass: number, attempt: number): number {
    const draw = this.patience[citizenClass]
    if (draw === null) return Infinity
    return onGrid(draw(this.streams[origin].at(entity, address(Purpose.patience, attempt))))
  }

  /** Seconds of work of a citizen at a step: the same at every visit. */
  workOf(origin: number, entity: number, step: number): number {
    const column = this.workColumn(origin, entity)
    if (column !== null && step === this.firstStep[origin]) return column[placeOfRow(entity)]
    return onGrid(this.work[step](this.streams[origin].at(entity, address(Purpose.work, step))))
  }

  /** The column of the window that holds this citizen's work, if it is at hand. */
  private workColumn(origin: number, entity: number): Float64Array | null {
    if (this.isRate[origin] !== 1) return null
    const day = Math.floor(entity / ROWS_A_DAY)
    const place = this.keep ? origin * this.days + day : origin
    return this.windowDay[place] === day ? this.windows[place]!.work : null
  }

  /** Whether a citizen comes again after a vain attempt, after how long (in the unit of the class), and where in the hours of that day. */
  returnOf(
    origin: number,
    entity: number,
    citizenClass: number,
    attempt: number,
  ): { chance: number; after: number; hour: number } {
    const stream = this.streams[origin].at(entity, address(Purpose.returns, attempt))
    const chance = stream.next()
    const after = this.returnAfter[citizenClass](stream)
    return { chance, after, hour: this.streams[origin].at(entity, address(Purpose.hour, attempt)).next() }
  }

  /** A number that decides whether news reaches a citizen on an attempt: it does where it is below the reach. */
  newsOf(origin: number, entity: number, attempt: number, channel: number): number {
    return this.streams[origin].at(entity, address(Purpose.news, attempt * 2 + channel)).next()
  }

  /** A number that decides what becomes of a record captured offline. */
  recordOf(origin: number, entity: number, attempt: number): number {
    return this.streams[origin].at(entity, address(Purpose.record, attempt)).next()
  }

  /** After how long, in the unit of the delay, a citizen whose record was lost is called again. */
  recallOf(origin: number, entity: number, attempt: number, recall: Delay): number {
    const stream = this.streams[origin].at(entity, address(Purpose.record, attempt))
    stream.next() // decides what becomes of the record
    return sample(wholeDays(recall), stream)
  }

  /** The draws of what a policy adds to a switch: addressed by backup (or another channel) and the count of cuts. */
  policyDraws(at: number, channel: number, cut: number): AddressedStream {
    this.backups[at] ??= new AddressedStream(
      streamKey(this.seed, this.replication, `policy/${this.plan.switches[at].stream}`),
    )
    return this.backups[at].at(channel, cut)
  }

  /** The draws of what a policy adds to an office. */
  officeDraws(office: number, channel: number, k: number): AddressedStream {
    const place = this.plan.switches.length + office
    this.backups[place] ??= new AddressedStream(
      streamKey(this.seed, this.replication, `policy/${this.plan.offices[office].name}`),
    )
    return this.backups[place].at(channel, k)
  }

  private sampleRate(demand: number, day: number, window: Window): void {
    const { profile: p, from, class: c } = this.demand[demand]
    const profile = this.plan.profiles[p]
    const stream = this.streams[demand]
    const scale = from.kind === "rate" ? from.perDay : 0
    const draw = () =>
      arrivals(
        profile.from,
        profile.until,
        profile.weight,
        profile.start[day],
        profile.start[day + 1],
        scale,
        stream.at(day, address(Purpose.arrivals, 0)),
        window.times,
      )
    let count = draw()
    if (count > window.times.length) {
      widen(window, count)
      count = draw()
    }
    window.count = count
    this.attributes(demand, c, window, day * ROWS_A_DAY)
  }

  /** Members who come today, by skipping ahead a geometric number of members: as many draws as visits. */
  private samplePool(demand: number, day: number, window: Window): void {
    const { profile: p, from, class: c } = this.demand[demand]
    const profile = this.plan.profiles[p]
    window.count = 0
    window.members ??= new Int32Array(window.times.length)
    if (from.kind !== "pool" || !(from.chance > 0) || profile.start[day] === profile.start[day + 1]) return
    const stream = this.streams[demand].at(day, address(Purpose.arrivals, 0))
    const logOfMiss = from.chance < 1 ? log1p(-from.chance) : -Infinity
    const rows: { time: number; member: number }[] = []
    let member = -1
    for (;;) {
      const gap = 1 + Math.floor(from.chance < 1 ? log(stream.next()) / logOfMiss : 0)
      member += gap
      if (!(member < from.size)) break
      const time = hourOf(profile, day, stream.next())
      if (time < Infinity) rows.push({ time, member })
    }
    rows.sort((a, b) => a.time - b.time || a.member - b.member)
    if (rows.length > window.times.length) widen(window, rows.length)
    rows.forEach((row, i) => {
      window.times[i] = row.time
      window.members![i] = row.member
    })
    window.count = rows.length
    this.attributes(demand, c, window, -1)
  }

  private attributes(demand: number, citizenClass: number, window: Window, firstEntity: number): void {
    const stream = this.streams[demand]
    const patience = this.patience[citizenClass]
    const step = this.plan.services[this.plan.classes[citizenClass].wants].steps[0]
    const work = this.work[step]
    for (let row = 0; row < window.count; row++) {
      const entity = firstEntity < 0 ? window.members![row] : firstEntity + row
      window.patience[row] =
        patience === null ? Infinity : onGrid(patience(stream.at(entity, address(Purpose.patience, 0))))
      window.work[row] = onGrid(work(stream.at(entity, address(Purpose.work, step))))
    }
  }
}

/** What happens to us: sampled from the plan before any policy. */
export const sampleWorld = (plan: Plan, seed: string, replication: number): World => new World(plan, seed, replication)

/** Working days are counted whole: each from low to high is then equally likely. */
const wholeDays = ({ law, unit }: Delay): Law =>
  unit === "working days" && law.kind === "uniform"
    ? { kind: "uniform", low: law.low - 0.5, high: law.high + 0.5 }
    : law

const emptyWindow = (): Window => ({
  count: 0,
  times: new Float64Array(16),
  patience: new Float64Array(16),
  work: new Float64Array(16),
  members: null,
})

function widen(window: Window, rows: number): void {
  const room = Math.ceil(rows * 1.25)
  window.times = new Float64Array(room)
  window.patience = new Float64Array(room)
  window.work = new Float64Array(room)
  if (window.members !== null) window.members = new Int32Array(room)
}

function outagesOf(source: FailureSource, horizon: number, stream: AddressedStream): [number, number][] {
  if (source.kind === "window") return source.until > source.from ? [[source.from, source.until]] : []
  const up = sampler(source.upFor)
  const down = sampler(source.downFor)
  const outages: [number, number][] = []
  let time = 0
  for (let life = 0; ; life++) {
    const from = onGrid(time + up(stream.at(life, 0)))
    if (!(from < horizon)) return outages
    time = onGrid(from + down(stream.at(life, 1)))
    if (time > from) outages.push([from, time])
  }
}

function union(sources: [number, number][][]): Outages {
  const all = sources.flat().sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: [number, number][] = []
  for (const [from, until] of all) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until)
    else joined.push([from, until])
  }
  return { from: Float64Array.from(joined, ([from]) => from), until: Float64Array.from(joined, ([, until]) => until) }
}
