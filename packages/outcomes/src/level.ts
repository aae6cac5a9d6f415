import { type Asked, meansAll } from "./asked.ts"
import type { Probe } from "./probe.ts"
import type { Instant } from "./windows.ts"

/** What grows by itself, known beforehand: at each instant by so much, in order. */
export interface Growth {
  readonly at: Float64Array
  readonly by: Float64Array
}

const never: Growth = { at: new Float64Array(0), by: new Float64Array(0) }

/** A quantity over time: its value at a moment, and over a period its mean, extremes, integral or change. */
export class Level {
  now: number
  private readonly asked: Asked
  private readonly take: string
  private readonly growth: Growth
  private grown = 0
  private last = 0
  private area = 0
  private change = 0
  private extreme = NaN
  private frozen = NaN
  private isFrozen = false
  private seen = 0

  /** `take`: what is told where neither a moment nor a `take` is asked for; "end": the value at the end. */
  constructor(asked: Asked, take: "mean" | "max" | "total" | "end", start = 0, growth = never) {
    this.asked = asked
    this.take = asked.take ?? take
    this.now = start
    this.growth = growth
  }

  /** Changes it by so much. */
  add(time: number, by: number): void {
    this.grow(time)
    this.step(time, by)
  }

  /** What a probe of it needs beside what calls `add`. */
  hooks(): Pick<Probe, "settled" | "value"> {
    const { at } = this.asked
    if (at !== null) return { settled: (until) => this.freeze(until, at), value: () => this.frozen }
    if (this.take !== "min" && this.take !== "max") return { value: () => this.value() }
    return { settled: (until) => this.look(until), value: () => this.value() }
  }

  private step(time: number, by: number): void {
    const { windows } = this.asked
    this.area += this.now * windows.overlap(this.last, time)
    this.last = time
    this.now += by
    if (windows.includes(time)) this.change += by
  }

  private grow(until: number): void {
    const { at, by } = this.growth
    for (; this.grown < at.length && at[this.grown] <= until; this.grown++) this.step(at[this.grown], by[this.grown])
  }

  /** The value once everything at an instant has settled. */
  private freeze(until: number, at: Instant): void {
    if (this.isFrozen || until < at.time) return
    this.grow(at.time)
    this.frozen = this.now
    this.isFrozen = until > at.time
  }

  /** What it was until now counts, if any of that time does. */
  private look(until: number): void {
    this.compare(this.seen, until)
    const { at, by } = this.growth
    for (; this.grown < at.length && at[this.grown] < until; this.grown++) {
      this.step(at[this.grown], by[this.grown])
      this.compare(at[this.grown], until)
    }
    this.seen = until
  }

  private compare(from: number, until: number): void {
    if (this.asked.windows.overlap(from, until) === 0) return
    if (Number.isNaN(this.extreme)) this.extreme = this.now
    this.extreme = this.take === "min" ? Math.min(this.extreme, this.now) : Math.max(this.extreme, this.now)
  }

  private value(): number {
    const { windows, plan } = this.asked
    this.grow(plan.horizon)
    if (windows.isEmpty) return NaN
    switch (this.take) {
      case "end":
        return this.now
      case "change":
        return this.change
      case "min":
      case "max":
        return this.extreme
    }
    const area = this.area + this.now * windows.overlap(this.last, plan.horizon)
    return this.take === "total" ? area : area / windows.length(plan.horizon)
  }
}

/** A level of those who are in a place, as they come and go. */
export function peopled(
  level: Level,
  asked: Asked,
  isIn: (place: number, station: number, isThere: boolean) => boolean,
): Probe {
  const anywhere = asked.of < 0 && asked.outcome.office < 0
  const anybody = meansAll(asked)
  const counts = (place: number, station: number, isThere: boolean): boolean =>
    station >= 0 && isIn(place, station, isThere) && (anywhere || asked.meansStation(station))
  return {
    move: (move, state) => {
      const before = counts(move.was, move.from, move.wasThere)
      const after = counts(move.is, move.to, move.isThere)
      if (before !== after && (anybody || asked.meansCitizen(state, move.slot))) level.add(move.time, after ? 1 : -1)
    },
    ...level.hooks(),
  }
}
