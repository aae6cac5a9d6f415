import type { Title } from "./title.ts"

/**
 * A limit that the office has set itself.
 *
 * Per working day: attainment = value ÷ limit, at most 1. Per visit, or after each outage: the share within the limit.
 */
export interface Promise {
  readonly name: string
  readonly title: Title
  readonly outcome: "completed" | "wait" | "waited" | "lead_time" | "time_to_clear"
  /** Index into Plan.steps; −1 where the outcome has no step. */
  readonly step: number
  readonly per: "working day" | "visit" | "outage"
  /** Per outage: of this dependency, where it was shorter than so many seconds (Infinity: all). Null elsewhere. */
  readonly after: { readonly dependency: number; readonly shorterThan: number } | null
  readonly bound: "at least" | "at most"
  /** Citizens for "completed", seconds or working days for the others. */
  readonly limit: number
  readonly unit: "count" | "seconds" | "working days"
  /** Share that must be within the limit, where it is not per working day. */
  readonly share: number
}
