import type { Law } from "@tangguh/engine"
import type { Delay } from "./delay.ts"
import type { Title } from "./title.ts"

export interface Returns {
  /** Probability of another visit, drawn after each vain one. */
  readonly chance: number
  readonly after: Delay
  /** Visits after the first. */
  readonly atMost: number
}

/** What a message does to the patience of those who wait. */
export interface ReactionToNews {
  /** "wait": factor on what is left. */
  readonly wait: number
  /** "not today": at most this many seconds from now. */
  readonly notToday: number
  /** "back at": factor on what is left. */
  readonly backAt: number
}

/** Who turns round at the door. */
export interface Balking {
  /** With this many waiting or more; Infinity: never. */
  readonly queue: number
  /** Probability, where something that the step needs is down. */
  readonly whenDown: number
  /** Probability, where those ahead cannot all be served before closing at the usual pace. */
  readonly hopeless: number
}

/** Why a citizen needs the service by a certain day. */
export interface Purpose {
  readonly name: string
  readonly title: Title
  /** Of the class; what shares leave over has no such purpose. */
  readonly share: number
  /** Seconds from the first visit, made or avoided. */
  readonly deadline: Delay
}

export interface CitizenClass {
  readonly name: string
  readonly title: Title
  /** Index into Plan.services. */
  readonly wants: number
  /** Seconds of all waiting in one visit; null is endless. */
  readonly patience: Law | null
  readonly whenTold: ReactionToNews
  readonly balks: Balking | null
  readonly returns: Returns
  /** Indices into Plan.purposes. */
  readonly purposes: readonly number[]
}

/**
 * The hours of a class at an office: expected arrivals per piece of a day, as a share of a plain working day.
 * Pieces of day d are [start[d], start[d + 1]) of the columns.
 */
export interface Profile {
  readonly start: Uint32Array
  readonly from: Float64Array
  readonly until: Float64Array
  readonly weight: Float64Array
}

/**
 * "rate": expected arrivals (groups of `group` citizens, one where it is null) on a plain working day.
 * "pool": members, each of whom comes on a working day with `chance`; `grows` join on each working day.
 * "instants": exactly then. "appointments": so many a working day, equally spaced over opening time, of whom `noShow` do not come.
 */
export type Arrivals =
  | { readonly kind: "rate"; readonly perDay: number; readonly group: Law | null }
  | { readonly kind: "pool"; readonly size: number; readonly chance: number; readonly grows: number }
  | { readonly kind: "instants"; readonly times: Float64Array }
  | { readonly kind: "appointments"; readonly perDay: number; readonly noShow: number }

/** First visits that are known: until an instant these, and nobody else, come. */
export interface RecordedVisits {
  readonly until: number
  /** In order, none after `until`. */
  readonly times: Float64Array
}

export interface Demand {
  /** Index into Plan.classes. */
  readonly class: number
  /** Names the random stream: office and class by name, so that adding an office shifts no arrival. */
  readonly stream: string
  /** Index into Plan.profiles. */
  readonly profile: number
  readonly from: Arrivals
  /** Instead of what `from` gives until then. */
  readonly recorded?: RecordedVisits
}

/** A scripted citizen, in the queue like anyone, under every policy. */
export interface Person {
  readonly name: string
  readonly title: Title
  readonly office: number
  readonly class: number
  readonly arrives: number
  /** Seconds; null: drawn from the class. */
  readonly patience: number | null
  /** Where patience is drawn: given that it is at least this many seconds. */
  readonly patienceAtLeast: number
}
