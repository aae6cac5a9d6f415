import type { Law } from "@tangguh/engine"
import type { Demand } from "./citizens.ts"
import type { Title } from "./title.ts"

/** Opening periods over the horizon, in order; what lies between two periods of one date is a break. */
export interface Schedule {
  /** When each period begins. Float64Array[periods] */
  readonly opens: Float64Array
  /** When it ends; Infinity where an office never closes. Float64Array[periods] */
  readonly closes: Float64Array
  /** 1 where the period is the last of its date: its end is closing time; 0 where a break follows. */
  readonly last: Uint8Array
  /** 1 for each day with at least one period (a working day). Uint8Array[days] */
  readonly works: Uint8Array
}

export interface Resource {
  readonly name: string
  readonly title: Title
}

export interface Service {
  readonly name: string
  readonly title: Title
  /** Indices into Plan.steps, in order. */
  readonly steps: readonly number[]
}

/** What an interruption does to the work in hand: goes on with what was left, or starts the same duration again. */
export type InterruptionRule = "resume" | "repeat"

export interface Step {
  readonly name: string
  readonly title: Title
  readonly service: number
  /** Index into Plan.resources; −1: there is room for everyone at once. */
  readonly resource: number
  /** Seconds of uninterrupted work. */
  readonly takes: Law
  /** Indices into Plan.dependencies that must be up for as long as the step lasts, in file order. */
  readonly needs: readonly number[]
  /** One rule for each dependency of the plan, by index. */
  readonly onFailure: readonly InterruptionRule[]
  /** What those who wait do at the last closing of a day. */
  readonly atClosing: "leave" | "stay"
  /** What the people before this step are called. */
  readonly backlog: Title
}

export interface Office {
  readonly name: string
  readonly title: Title
  readonly region: string
  readonly schedule: number
  /** Index into Plan.switches for each dependency. */
  readonly switches: readonly number[]
  readonly demand: readonly Demand[]
}
