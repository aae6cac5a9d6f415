import type { Plan } from "./plan.ts"
import type { PolicyChoice } from "./declaration.ts"
import type { Title } from "./title.ts"

export type CheckKind = "prediction" | "conservation" | "invariant" | "theory"

/** An instant, or an event of the world as fed: the nth failure or recovery of a dependency. */
export type Moment =
  | { readonly kind: "instant"; readonly at: number }
  | { readonly kind: "fails" | "recovers"; readonly dependency: number; readonly nth: number }
  | { readonly kind: "end" }

/** Half-open. "down": all the time that a dependency is down in the world as fed. */
export type Period =
  | { readonly kind: "between"; readonly from: Moment; readonly until: Moment }
  | { readonly kind: "down"; readonly dependency: number }

/** What is measured: an outcome of the registry, of which thing, and when. */
export interface Outcome {
  readonly name: string
  /** Index into the list of the plan that the outcome's `of` names (steps, resources, dependencies, promises); −1: none. */
  readonly of: number
  readonly citizen: { readonly person: number } | { readonly ticket: number; readonly day: number } | null
  readonly during: Period | null
  readonly at: Moment | null
  readonly since: Moment | null
  readonly take: "total" | "mean" | "min" | "max" | "change" | null
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

export interface Check {
  readonly id: string
  readonly title: Title
  readonly kind: CheckKind
  readonly outcome: Outcome
  readonly expect: Expectation
  readonly in: Quorum
  /** The policies in force; empty is as today. */
  readonly policies: readonly PolicyChoice[]
  /** Indices into Plan.dependencies whose failures are removed. */
  readonly without: readonly number[]
  /** The plan with other values of facts or assumptions; null: the scenario's own. */
  readonly plan: Plan | null
  /** Compare with this column: the value is the paired difference. */
  readonly versus: "as-today" | null
  readonly because: string | null
  readonly source: string | null
  readonly quote: string | null
  readonly knownToFail: string | null
}
