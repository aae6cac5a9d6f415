import type { Title } from "./title.ts"

/** An amount in the plan's currency. */
export type Money = number

export interface Costs {
  readonly currency: string
  readonly pricesOf: number | null
  /** Years over which capital is spread and running cost is added up. */
  readonly years: number
  /** Yearly discount rate, 0.06 for 6 %. */
  readonly discount: number
  /** What an hour of a citizen's waiting is worth; null where the file does not say. */
  readonly hourWaited: Money | null
  /** What a trip costs a citizen. */
  readonly trip: Money | null
  /** What one costs, by the name of a stock (for each piece used), or of anything else that a finished service uses up once. */
  readonly each: Readonly<Record<string, Money>>
}

export interface PolicyCost {
  /** Capital; null is "not known". */
  readonly once: Money | null
  readonly yearly: Money | null
  /** For each use, where a use is what the policy says it is. */
  readonly perUse: Money | null
  /** Years until the capital must be spent again; null: longer than the study. */
  readonly lasts: number | null
  readonly decides: Title
  readonly pays: Title
  /** Where the figures come from, or "estimate". */
  readonly basis: string
}
