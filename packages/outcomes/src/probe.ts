import type { EventType, OfficeEvent, State } from "@tangguh/office"

/** A stretch of time in which a station did not change: how many waited and for what, how many were served, and the doors. */
export interface Stretch {
  station: number
  office: number
  from: number
  until: number
  waiting: number
  active: number
  /** As `waitCause` of the office package says. */
  cause: number
  door: number
  overtime: number
}

/** One number of a run, folded from its events. NaN: what it asks for did not happen. */
export interface Probe {
  readonly listensTo?: readonly EventType[]
  event?(event: OfficeEvent, state: State, slot: number): void
  stretch?(stretch: Stretch): void
  /** Before the first event of a later instant. */
  settled?(until: number, state: State): void
  value(): number
}

/** Half-open stretches of time, in order: [from, until) pairs. */
export class Windows {
  private readonly bounds: readonly (readonly [number, number])[]
  constructor(bounds: readonly (readonly [number, number])[]) {
    this.bounds = bounds
  }

  includes(time: number): boolean {
    for (const [from, until] of this.bounds) if (time >= from && time < until) return true
    return false
  }

  /** Seconds of [from, until) that lie within. */
  overlap(from: number, until: number): number {
    let sum = 0
    for (const [start, end] of this.bounds) sum += Math.max(0, Math.min(until, end) - Math.max(from, start))
    return sum
  }

  get length(): number {
    return this.bounds.reduce((sum, [from, until]) => sum + until - from, 0)
  }

  get first(): number {
    return this.bounds[0]?.[0] ?? Infinity
  }

  get isEmpty(): boolean {
    return this.bounds.length === 0
  }
}
