import type { FailureSource, Scope } from "./dependency.ts"
import type { Title } from "./title.ts"

export interface Resource {
  readonly name: string
  readonly title: Title
  readonly scope: Scope
}

/** How many units are on duty from each instant on; before the first, none. Both [instants]. */
export interface Duty {
  readonly from: Float64Array
  readonly units: Int32Array
}

/**
 * The units of a resource at one place: of an office, or shared by the offices of a region or the nation.
 *
 * Where `limit` or `fails` is said, units are told apart, and the free one with the lowest number is taken.
 */
export interface Pool {
  readonly resource: number
  /** Names the random stream: resource and place by name. */
  readonly stream: string
  readonly offices: readonly number[]
  /** Index into Plan.schedules: the working days of its repairs. */
  readonly schedule: number
  /** Units as the scenario says; `Arrangement.units` has what policies made of it. */
  readonly units: number
  /** Shifts; null: all of them all the time. A policy's extra units are on duty in every shift. */
  readonly duty: Duty | null
  /** Probability that a unit is absent on a date, for each unit and date. */
  readonly absent: number
  /** Services that one unit can end on a date; Infinity: no limit. */
  readonly limit: number
  /** How each unit fails, on its own. */
  readonly fails: readonly FailureSource[]
}
