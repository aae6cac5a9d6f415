import type { Plan } from "./plan.ts"
import type { PolicyChoice, Take } from "./declaration.ts"
import type { Title } from "./title.ts"

export type CheckKind = "prediction" | "conservation" | "invariant" | "theory"

/**
 * An instant, an event of the world as fed (the nth failure or recovery of a dependency),
 * or the nth time that a stock runs out in the run itself.
 */
export type Moment =
  | { readonly kind: "instant"; readonly at: number }
  | { readonly kind: "fails" | "recovers"; readonly dependency: number; readonly nth: number }
  | { readonly kind: "empty"; readonly stock: number; readonly nth: number }
  | { readonly kind: "end" }

/** Half-open. "down": all the time that a dependency is down in the world as fed. */
export type Period =
  | { readonly kind: "between"; readonly from: Moment; readonly until: Moment }
  | { readonly kind: "down"; readonly dependency: number }

/** What is measured: an outcome of the registry, of which thing, of whom, and when. */
export interface Outcome {
  readonly name: string
  /** Index into the list of the plan that the outcome's `of` names (steps, resources, dependencies, stocks, promises); −1: none. */
  readonly of: number
  /** Of this office, class, service and purpose only; −1: of all. */
  readonly office: number
  readonly class: number
  readonly service: number
  readonly purpose: number
  readonly citizen: { readonly person: number } | { readonly ticket: number; readonly day: number } | null
  readonly during: Period | null
  readonly at: Moment | null
  readonly since: Moment | null
  readonly take: Take | null
  /** Of an outcome of visits: this quantile of them instead of their mean, 0 to 1; null: the outcome as it is. */
  readonly quantile: number | null
  /** A time is told in opening dates, the first one included, instead of in seconds. */
  readonly inWorkingDays: boolean
}

/** Limits in the outcome's own unit (seconds, citizens, shares of 1, instants); −Infinity and Infinity where open. */
export type Expectation =
  | {
      readonly kind: "between"
      readonly low: number
      readonly high: number
      readonly strict: boolean
      readonly text: string
    }
  | { readonly kind: "ending"; readonly ending: "served" | "unserved"; readonly text: string }

/** In how many runs the expectation must hold. */
export type Quorum =
  | { readonly kind: "every run" }
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "median" }
  | { readonly kind: "middle"; readonly share: number }
  | { readonly kind: "mean"; readonly falseAlarm: number | null }

export interface Without {
  readonly dependencies: readonly number[]
  readonly stocks: readonly number[]
  readonly resources: readonly number[]
}

export interface Check {
  readonly id: string
  readonly title: Title
  readonly kind: CheckKind
  readonly outcome: Outcome
  readonly expect: Expectation
  readonly in: Quorum
  /** The policies in force; empty is as today. */
  readonly policies: readonly PolicyChoice[]
  /** What is removed as a cause, by index: dependencies never fail, stocks are never empty, resources never short. */
  readonly without: Without
  /** The plan with other values of facts or assumptions; null: the scenario's own. */
  readonly plan: Plan | null
  /** Compare with this column: the value is the paired difference. */
  readonly versus: "as-today" | null
  readonly because: string | null
  readonly source: string | null
  readonly quote: string | null
  readonly knownToFail: string | null
}
