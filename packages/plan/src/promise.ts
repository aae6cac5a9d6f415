import type { Title } from "./title.ts"

/** A limit that the office has set itself. Attainment = value ÷ limit, at most 1; or the share of visits within it. */
export interface Promise {
  readonly name: string
  readonly title: Title
  readonly outcome: "completed" | "wait"
  /** Index into Plan.steps; −1 where the outcome has no step. */
  readonly step: number
  readonly per: "working day" | "visit"
  readonly bound: "at least" | "at most"
  /** Citizens for "completed", seconds for "wait". */
  readonly limit: number
  /** Share of visits that must be within the limit, where it is per visit. */
  readonly share: number
}
