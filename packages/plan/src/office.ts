import type { Delay } from "./delay.ts"
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

export interface Service {
  readonly name: string
  readonly title: Title
  /** Indices into Plan.steps, in order. */
  readonly steps: readonly number[]
}

/**
 * What an interruption does. To the work: it goes on untouched, or later with what was left, with the same duration again,
 * or with a new one. To whoever is served: stays at the counter, which nobody else gets, gives it up for the head or the tail of
 * the queue, or leaves with the work lost.
 */
export interface InterruptionRule {
  readonly work: "finish" | "resume" | "repeat" | "redraw"
  readonly place: "stay" | "head" | "tail" | "leave"
}

/** What may follow a step instead of the next one. */
export interface Exit {
  readonly share: number
  /** Index into Plan.steps; −1: leaves in vain. */
  readonly to: number
  /** Where in the queue of that step. */
  readonly at: "head" | "tail"
  /** A new visit, so long after; null: at once. */
  readonly after: Delay | null
}

export interface Step {
  readonly name: string
  readonly title: Title
  readonly service: number
  /** At a counter the citizen stands there; in the back office it is a job, and the citizen has gone. */
  readonly where: "counter" | "back office"
  /** Units that the step takes of each resource, in file order; none: there is room for everyone at once. */
  readonly with: readonly { readonly resource: number; readonly units: number }[]
  /** Uninterrupted work. Working days become calendar time when the step starts. */
  readonly takes: Delay
  /** The same by class, where classes differ; null where one does not. [classes] */
  readonly takesOf: readonly (Delay | null)[] | null
  /** Indices into Plan.dependencies that must be up for as long as the step lasts, in file order. */
  readonly needs: readonly number[]
  /** Those that must be up only when it starts. */
  readonly needsToStart: readonly number[]
  /** One rule for each dependency of the plan, by index. */
  readonly onFailure: readonly InterruptionRule[]
  readonly onBreakdown: InterruptionRule
  readonly onBreak: InterruptionRule
  readonly onClosing: InterruptionRule
  readonly onShift: InterruptionRule
  readonly onPreempted: InterruptionRule
  /** Whether a class that comes first takes the counter from one that comes later. */
  readonly preempts: boolean
  /** How many may wait, those at the counters not counted; Infinity: no limit. */
  readonly waitingRoom: number
  /** What those who wait do at the last closing of a day. */
  readonly atClosing: "leave" | "stay" | "serve"
  /** What is taken from stock when the step starts, and the probability that it is spoiled, found at the end. */
  readonly uses: readonly { readonly stock: number; readonly amount: number; readonly spoiled: number }[]
  /** Jobs gather until there are `size`, or the first has waited `atMost`; null: each starts when it can. */
  readonly batch: { readonly size: number; readonly atMost: Delay | null } | null
  /** Services that may start on a date, all counters of an office together; Infinity: no limit. */
  readonly limit: number
  /** The step is a new visit, so long after the step before it; null: it follows at once. */
  readonly comes: Delay | null
  /** What may follow instead of the next step; the rest goes on, or is done. */
  readonly exits: readonly Exit[]
  /** What the people or jobs before this step are called. */
  readonly backlog: Title
}

/** Jobs that wait at a step when the run begins. */
export interface InitialBacklog {
  readonly step: number
  readonly jobs: number
  /** Seconds before the start at which they were begun. */
  readonly age: Delay
  /** The same of each job, oldest first, where it is known. [jobs] */
  readonly ages?: Float64Array
  /** Share that uses capacity and stays in the list, but never ends: duplicates, untraceable. */
  readonly dead: number
  /** Index into Plan.classes: the class `initial` of the service, or, where it is known, one that wants it. */
  readonly class: number
  readonly stream: string
}

export interface Office {
  readonly name: string
  readonly title: Title
  readonly region: string
  readonly schedule: number
  /** Index into Plan.switches for each dependency. */
  readonly switches: readonly number[]
  /** Index into Plan.pools for each resource. */
  readonly pools: readonly number[]
  /** Index into Plan.stores for each stock. */
  readonly stores: readonly number[]
  readonly demand: readonly Demand[]
  readonly atStart: readonly InitialBacklog[]
}
