import type { Law } from "@tangguh/engine"
import type { Title } from "./title.ts"

/** How long until something happens, in seconds or in whole opening dates of the office. */
export interface Delay {
  readonly law: Law
  readonly unit: "seconds" | "working days"
}

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
}

export interface CitizenClass {
  readonly name: string
  readonly title: Title
  /** Index into Plan.services. */
  readonly wants: number
  /** Seconds of all waiting in one visit; null is endless. */
  readonly patience: Law | null
  readonly whenTold: ReactionToNews
  readonly returns: Returns
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

export interface Demand {
  /** Index into Plan.classes. */
  readonly class: number
  /** Names the random stream: office and class by name, so that adding an office shifts no arrival. */
  readonly stream: string
  /** Index into Plan.profiles. */
  readonly profile: number
  /** "rate": expected arrivals on a plain working day. "pool": members, each of whom comes on a working day with `chance`. */
  readonly from:
    | { readonly kind: "rate"; readonly perDay: number }
    | { readonly kind: "pool"; readonly size: number; readonly chance: number }
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
}
