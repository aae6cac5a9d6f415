import { type AddressedStream, onGrid, sampler } from "@tangguh/engine"
import type { Delay, FailureSource, Plan, Schedule } from "@tangguh/plan"
import { delaySampler, later } from "./delays.ts"

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

/** The spells of a source, in order. `postponed`: planned work begins when the schedule is next closed. Of what is at random or by plan, none that would begin before `since`. */
export function spellsOf(
  plan: Plan,
  schedule: Schedule,
  source: FailureSource,
  stream: AddressedStream,
  postponed: boolean,
  since = -Infinity,
): Spell[] {
  switch (source.kind) {
    case "window":
      return source.until > source.from ? [[source.from, source.until]] : []
    case "planned": {
      const spells: Spell[] = []
      const draw = delaySampler(source.lasts)
      for (let k = 0, at = source.first; at < plan.horizon; k++, at = onGrid(source.first + k * source.every)) {
        const from = postponed ? closedFrom(schedule, at) : at
        const until = later(plan, schedule, from, draw(stream.at(k, 1)))
        if (until > from && at >= since) spells.push([from, until])
      }
      return spells
    }
    case "random": {
      if (source.clock === "busy") return []
      const spells: Spell[] = []
      const up = sampler(source.upFor)
      const down = delaySampler(source.downFor)
      const again = source.relapse === null ? null : delaySampler(source.relapse.within)
      let time = 0
      for (let life = 0; ; life++) {
        const relapses = life > 0 && again !== null && stream.at(life, 2).next() < source.relapse!.chance
        let from: number
        if (relapses) from = later(plan, schedule, time, again(stream.at(life, 3)))
        else {
          const lives = up(stream.at(life, 0))
          from = source.clock === "open" ? onGrid(openTimeLater(schedule, time, lives)) : onGrid(time + lives)
        }
        if (!(from < plan.horizon)) return spells
        time = later(plan, schedule, from, down(stream.at(life, 1)))
        if (time > from && from >= since) spells.push([from, time])
      }
    }
  }
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
