import type { PolicyCost } from "./costs.ts"
import type { Title } from "./title.ts"

/** What a number measures: how it is written in a scenario, and the unit that it is turned into. */
export type Quantity =
  | "count"
  | "seconds"
  | "working days"
  | "share"
  | "factor"
  | "instant"
  | "money"
  | "ending"
  | "per hour"

/** What a parameter of a policy may be. Durations become seconds, shares become 0…1, rates become "per second". */
export type ParameterKind =
  | "duration"
  | "share"
  | "share below 100 %"
  | "count"
  | "factor"
  | "rate"
  | "working days"
  | "boolean"
  | "law"
  | "delay"
  | "message"
  | "step names"
  | "dependency names"
  | "resource name"
  | "stock name"
  | "office name"
  | "class names"

export interface Parameter {
  readonly kind: ParameterKind
  /** As it would be written in a scenario file. null: it must be said. "all" or "none" for lists of names. */
  readonly default: string | null
  /** Limits, as written ("15 to 60 min"); null where it is not a matter of doubt. */
  readonly range: string | null
  /** Left out, it is as the file has it today, and the default is for a file that has nothing of the kind. */
  readonly asToday?: true
  readonly about: Title
}

/** What the catalogue says of a policy: all that a scenario file needs to know of it. */
export interface PolicyDeclaration {
  readonly name: string
  readonly title: Title
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly cost: PolicyCost
}

/** A policy as a scenario names it: of the catalogue or like one, with its parameters. Plain data, so it can be sent to a worker. */
export interface PolicyChoice {
  /** The name of the column. */
  readonly name: string
  readonly title: Title
  /** The policy of the catalogue that it is. */
  readonly is: string
  /** By parameter name: numbers in SI units, index lists for names, laws and delays as data. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Parameters that are at their defaults because the file does not say them; left out: none. */
  readonly leftOut?: readonly string[]
  readonly cost: PolicyCost
}

/** How a quantity over time becomes a number. */
export type Take = "total" | "mean" | "min" | "max" | "change"

/** What may be said of an outcome beside what it is of; "step": of one step only; "working days": told in opening dates, too. */
export type Qualifier =
  | "step"
  | "office"
  | "class"
  | "service"
  | "purpose"
  | "citizen"
  | "during"
  | "at"
  | "since"
  | "quantile"
  | "working days"

/** What the registry says of an outcome: all that a check needs to know of it. */
export interface OutcomeDeclaration {
  readonly name: string
  readonly quantity: Quantity
  /** What must be named beside it, if anything. */
  readonly of: "step" | "resource" | "dependency" | "stock" | "promise" | "citizen" | null
  readonly qualifiers: readonly Qualifier[]
  /** What `take` may be; empty: nothing. */
  readonly takes: readonly Take[]
}
