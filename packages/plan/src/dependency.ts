import type { Law } from "@tangguh/engine"
import type { Delay } from "./delay.ts"
import type { Title } from "./title.ts"

export type Scope = "office" | "region" | "nation"

export interface Dependency {
  readonly name: string
  readonly title: Title
  readonly scope: Scope
}

/** What a time until failure counts: the calendar, opening hours, or time in which something that needs it is in service. */
export type Clock = "always" | "open" | "busy"

/**
 * A reason to be down, or slow. `slow` is the factor on service times while it lasts; null: it is down.
 *
 * "random": up at first, then alternating times; after a repair it fails again with chance `relapse.chance`, `relapse.within` later.
 * "planned": every `every` seconds from `first` on.
 */
export type FailureSource =
  | { readonly kind: "window"; readonly from: number; readonly until: number; readonly slow: number | null }
  | {
      readonly kind: "random"
      readonly upFor: Law
      readonly downFor: Delay
      readonly clock: Clock
      readonly relapse: { readonly chance: number; readonly within: Delay } | null
      readonly slow: number | null
    }
  | {
      readonly kind: "planned"
      readonly first: number
      readonly every: number
      readonly lasts: Delay
      readonly slow: number | null
    }

/** A dependency at one place: of an office, a region, or the nation. It is down while any of its sources says so. */
export interface Switch {
  readonly dependency: number
  /** Names the random stream: dependency and place by name. */
  readonly stream: string
  readonly offices: readonly number[]
  /** Index into Plan.schedules: the working days and opening hours by which it is repaired and worn. */
  readonly schedule: number
  /** Switches without which it is down; none of them needs it, however far around. */
  readonly needs: readonly number[]
  readonly sources: readonly FailureSource[]
  readonly recorded?: RecordedOutages
}

/** What is known of when a switch was down, which windows say: no outage at random or by plan begins before `until`. */
export interface RecordedOutages {
  readonly until: number
  /** When its last outage that is recorded ends; null where none is. */
  readonly repaired: number | null
}
