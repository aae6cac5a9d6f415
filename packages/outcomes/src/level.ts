import { type Asked, meansAll } from "./asked.ts"
import type { Probe } from "./probe.ts"
import type { Take } from "@tangguh/plan"

/** What grows by itself, known beforehand: at each instant by so much, in order. */
export interface Growth {
  readonly at: Float64Array
  readonly by: Float64Array
}

const never: Growth = { at: new Float64Array(0), by: new Float64Array(0) }

/** What is told of a level: "total" is its integral. */
export type Told = Take | "end"

/** A quantity over time: its value at a moment, and over a period its mean, extremes, integral or change. */
export class Level {
  now: number
  private readonly asked: Asked
  private readonly growth: Growth
  private grown = 0
  private last = 0
  private area = 0
  private change = 0
  private lowest = NaN
  private highest = NaN
  private frozen = NaN
  private isFrozen: boolean

  constructor(asked: Asked, start = 0, growth = never) {
    this.asked = asked
    this.now = start
    this.growth = growth
    this.isFrozen = asked.at === null
  }

  /** Changes it by so much. */
  add(time: number, by: number): void {
    if (!this.isFrozen && time > this.asked.at!.time) this.freeze()
    if (this.grown < this.growth.at.length) this.grow(time)
    this.step(time, by)
  }

  /** What it was at the moment that is asked for, once everything there had settled; else what is told of the period. */
  read(told: Told): number {
    const { asked } = this
    const { windows, plan, at } = asked
    if (at !== null) {
      if (!this.isFrozen && at.time <= plan.horizon) this.freeze()
      return this.frozen
    }
    this.grow(plan.horizon)
    this.step(plan.horizon, 0)
    if (windows.isEmpty) return NaN
    switch (told) {
      case "end":
        return this.now
      case "change":
        return this.change
      case "min":
        return this.lowest
      case "max":
        return this.highest
      case "total":
        return this.area
      default:
        return this.area / windows.length(plan.horizon)
    }
  }

  private step(time: number, by: number): void {
    const { windows } = this.asked
    const { now } = this
    const within = windows.overlap(this.last, time)
    if (within > 0) {
      this.area += now * within
      if (!(now >= this.lowest)) this.lowest = now
      if (!(now <= this.highest)) this.highest = now
    }
    this.last = time
    this.now += by
    if (windows.includes(time)) this.change += by
  }

  private grow(until: number): void {
    const { at, by } = this.growth
    for (; this.grown < at.length && at[this.grown] <= until; this.grown++) this.step(at[this.grown], by[this.grown])
  }

  private freeze(): void {
    this.grow(this.asked.at!.time)
    this.frozen = this.now
    this.isFrozen = true
  }
}

/** A level of those who are in a place, as they come and go. Outcomes of the same place, people and time are read from one. */
export function peopled(
  asked: Asked,
  name: string,
  told: Told,
  isIn: (place: number, isThere: boolean) => boolean,
): Probe {
  const { level, followed } = asked.shared(`${name} ${asked.scope}`, () => followedLevel(asked, isIn))
  return { parts: [followed], value: () => level.read(told) }
}

function followedLevel(
  asked: Asked,
  isIn: (place: number, isThere: boolean) => boolean,
): { readonly level: Level; readonly followed: Probe } {
  const level = new Level(asked)
  const anywhere = asked.of < 0 && asked.outcome.office < 0
  const anybody = meansAll(asked)
  const counts = (place: number, station: number, isThere: boolean): boolean =>
    station >= 0 && isIn(place, isThere) && (anywhere || asked.meansStation(station))
  const followed: Probe = {
    between: (was, is, wasThere, isThere) =>
      anywhere ? isIn(was, wasThere) !== isIn(is, isThere) : isIn(was, wasThere) || isIn(is, isThere),
    move: (move, state) => {
      const before = counts(move.was, move.from, move.wasThere)
      const after = counts(move.is, move.to, move.isThere)
      if (before !== after && (anybody || asked.meansCitizen(state, move.slot))) level.add(move.time, after ? 1 : -1)
    },
    value: () => level.now,
  }
  return { level, followed }
}
