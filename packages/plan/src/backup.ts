import type { Law } from "@tangguh/engine"

/** Carries the load from the first second, for as long as its charge lasts. */
export interface Ups {
  readonly kind: "ups"
  /** Seconds when full: drawn once a run for each battery. */
  readonly battery: Law
  /** Seconds from empty to full, linear. */
  readonly recharge: number
}

/** Started by staff, so it runs only while somebody is at work; fuel is topped up when the mains return. */
export interface Generator {
  readonly kind: "generator"
  /** Seconds from the attempt until it carries. */
  readonly start: number
  /** Probability that an attempt fails; drawn anew at each cut. */
  readonly startFailure: number
  /** Seconds of running on a full tank; Infinity is endless. */
  readonly fuel: number
  /** Opening dates until an empty tank is full. */
  readonly refuelWorkingDays: number
  /** Probability that a start damages what it feeds, which is then down until repaired, mains or not. */
  readonly damage: number
  /** Opening dates that repair takes. */
  readonly repairWorkingDays: number
}

/** A second link or server that takes over after a gap. */
export interface Standby {
  readonly kind: "standby"
  /** Seconds until it carries. */
  readonly failover: Law
  /** Probability that an attempt fails; drawn anew at each cut. */
  readonly failoverFailure: number
  /** Switches without which it does not carry: what it needs, and its own failures. */
  readonly needs: readonly number[]
  /** Factor on service times while it carries: it is shared. */
  readonly slow: number
}

/** Tried in order; the first that can carry does. What else is down stays down. */
export type Backup = Ups | Generator | Standby
