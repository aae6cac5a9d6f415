import { type AddressedStream, onGrid, sampler } from "@tangguh/engine"
import type { Delay, FailureSource, Plan, RecordedOutages, Schedule } from "@tangguh/plan"
import { type DelaySampler, delaySampler, later } from "./delays.ts"

/** When something is down: half-open, in order, apart. */
export interface Outages {
  readonly from: Float64Array
  readonly until: Float64Array
}

/** When the pace changes, and to which factor; 1 is the full pace. */
export interface Slowdowns {
  readonly from: Float64Array
  readonly factor: Float64Array
}

// Thousands of offices share these.
const never: Outages = { from: new Float64Array(0), until: new Float64Array(0) }
const neverSlow: Slowdowns = { from: new Float64Array(0), factor: new Float64Array(0) }

export type Spell = readonly [from: number, until: number]

/** A source that wears only while it is in use has no calendar of its own: its lives are drawn one by one. */
export const isWorn = (source: FailureSource): boolean => source.kind === "random" && source.clock === "busy"

/** The spells of a source that have begun by an instant: what is drawn now comes after it. */
export interface Begun {
  /** Every spell that was drawn, those that begin later and those of no length among them. */
  readonly spells: readonly Spell[]
  readonly at: number
  /** Whether ends that lie ahead are drawn anew. */
  readonly redraw: boolean
}

/** How the spells of a source are drawn, besides what it is. */
export interface Drawing {
  /** Planned work begins when the schedule is next closed. */
  readonly postponed?: boolean
  readonly begun?: Begun | null
  readonly recorded?: RecordedOutages | undefined
}

/** How often what must come after an instant is drawn, until it does; then it stays as it was. */
const TRIES = 10_000

/** Addresses of a spell: those of one try at it. */
const ADDRESSES = 4

/**
 * Every spell of a source, in order, those of no length among them.
 *
 * Behind what has `begun` the source goes on as it would, given that it has not failed, or been repaired, by then: by rejection.
 * What fails at random goes on likewise from the last repair that is recorded, or from the start, given that it has not failed
 * while outages were; where its law has no time so long, its times begin anew where the record ends.
 */
export function everySpell(
  plan: Plan,
  schedule: Schedule,
  source: FailureSource,
  stream: AddressedStream,
  { postponed = false, begun = null, recorded }: Drawing,
): Spell[] {
  const known = begun?.at ?? -Infinity
  const soonest = recorded?.until ?? -Infinity
  const wasAt = (k: number): Spell => begun?.spells[k] ?? [Infinity, Infinity]
  /** The first of some draws that comes after what is known; null where none does. */
  const ahead = (draw: (first: number) => number): number | null => {
    for (let tries = 0; tries < TRIES; tries++) {
      const drawn = draw(tries * ADDRESSES)
      if (drawn > known && drawn >= soonest) return drawn
    }
    return null
  }
  const endOf = (k: number, from: number, lasts: DelaySampler): number => {
    const end = (first: number) => later(plan, schedule, from, lasts(stream.at(k, first + 1)))
    if (from > known) return end(0)
    const was = wasAt(k)[1]
    return begun!.redraw && was > known ? (ahead(end) ?? was) : was
  }
  const spells: Spell[] = []
  switch (source.kind) {
    case "window":
      return [[source.from, source.until]]
    case "planned": {
      const lasts = delaySampler(source.lasts)
      for (let k = 0, at = source.first; at < plan.horizon; k++, at = onGrid(source.first + k * source.every)) {
        const from = postponed ? closedFrom(schedule, at) : at
        spells.push([Math.max(0, from), endOf(k, from, lasts)])
      }
      return spells
    }
    case "random": {
      if (source.clock === "busy") return []
      const up = sampler(source.upFor)
      const down = delaySampler(source.downFor)
      const again = source.relapse === null ? null : delaySampler(source.relapse.within)
      const repaired = recorded?.repaired ?? null
      let time = repaired ?? 0
      for (let life = 0; ; life++) {
        const isRepaired = life > 0 || repaired !== null
        const fails = (first: number): number => {
          const relapses = isRepaired && again !== null && stream.at(life, first + 2).next() < source.relapse!.chance
          if (relapses) return later(plan, schedule, time, again(stream.at(life, first + 3)))
          const lives = up(stream.at(life, first))
          return source.clock === "open" ? onGrid(openTimeLater(schedule, time, lives)) : onGrid(time + lives)
        }
        const [was] = wasAt(life)
        let from = was <= known ? was : ahead(fails)
        if (from === null && time < soonest) {
          time = soonest
          from = ahead(fails)
        }
        from ??= was
        if (!(from < plan.horizon)) return spells
        time = endOf(life, from, down)
        spells.push([from, time])
      }
    }
  }
}

/** Spells that last. Of planned work, none that was due before `since`. */
export function lasting(spells: readonly Spell[], source: FailureSource, since = -Infinity): Spell[] {
  const isDue = (k: number) => source.kind !== "planned" || onGrid(source.first + k * source.every) >= since
  return spells.filter(([from, until], k) => until > from && isDue(k))
}

/** The instant at which the schedule will have been open for so many seconds since `from`. */
function openTimeLater(schedule: Schedule, from: number, seconds: number): number {
  let left = seconds
  for (let p = 0; p < schedule.opens.length; p++) {
    const begin = Math.max(from, schedule.opens[p])
    const room = schedule.closes[p] - begin
    if (room <= 0) continue
    if (left < room) return begin + left
    left -= room
  }
  return Infinity
}

/** The first instant at or after `at` at which the schedule is closed for the day. */
function closedFrom(schedule: Schedule, at: number): number {
  for (let p = 0; p < schedule.opens.length; p++) {
    const isBreak = p > 0 && schedule.last[p - 1] === 0
    if (at < schedule.opens[p] && !isBreak) return at
    if (at < schedule.closes[p]) {
      while (schedule.last[p] === 0) p++
      return schedule.closes[p]
    }
  }
  return at
}

/** Joins spells that overlap or touch. */
export function union(spells: readonly Spell[]): Outages {
  const all = [...spells].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: [number, number][] = []
  for (const [from, until] of all) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until)
    else joined.push([from, until])
  }
  if (joined.length === 0) return never
  return { from: Float64Array.from(joined, ([from]) => from), until: Float64Array.from(joined, ([, until]) => until) }
}

/** What a unit suffers that has been out of order as it was until an instant: what comes of these spells behind its repair, which the state has. */
export function behindRepair({ from, until }: Outages, spells: readonly Spell[], at: number): Outages {
  const begun = from.filter((time) => time <= at).length
  const repaired = begun === 0 ? at : Math.max(at, until[begun - 1])
  return union([
    ...Array.from({ length: begun }, (_, k): Spell => [from[k], until[k]]),
    ...spells.filter(([time]) => time > repaired),
  ])
}

/** The pace over time: where spells overlap the largest factor counts, not the product. */
export function slowest(spells: readonly { readonly spell: Spell; readonly slow: number }[]): Slowdowns {
  const edges = [...new Set(spells.flatMap(({ spell }) => spell))].sort((a, b) => a - b).filter((at) => at < Infinity)
  const from: number[] = []
  const factor: number[] = []
  for (const at of edges) {
    const now = spells.reduce(
      (most, { spell, slow }) => (spell[0] <= at && at < spell[1] ? Math.max(most, slow) : most),
      1,
    )
    if (now === (factor.at(-1) ?? 1)) continue
    from.push(at)
    factor.push(now)
  }
  return from.length === 0 ? neverSlow : { from: Float64Array.from(from), factor: Float64Array.from(factor) }
}

/** How one life after another of something that wears goes: what it bears in use, and how long its repair takes. */
export interface Wear {
  life(stream: AddressedStream, k: number): number
  readonly repair: (stream: AddressedStream, k: number, schedule: Schedule, plan: Plan, from: number) => number
}

/** The source of these that wears in use, if there is one. */
export function wearOf(sources: readonly FailureSource[]): Wear | null {
  const source = sources.find(isWorn)
  if (source?.kind !== "random") return null
  const up = sampler(source.upFor)
  const down: (stream: AddressedStream) => ReturnType<ReturnType<typeof delaySampler>> = delaySampler(
    source.downFor satisfies Delay,
  )
  return {
    life: (stream, k) => onGrid(up(stream.at(k, 0))),
    repair: (stream, k, schedule, plan, from) => later(plan, schedule, from, down(stream.at(k, 1))),
  }
}
