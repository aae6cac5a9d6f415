import type { Costs, Plan, PolicyChoice, PolicyCost, Title } from "@tangguh/plan"
import { catalogue, type CostUnit, policyOf } from "@tangguh/policies"

/** What one policy of a column costs: the price of one, and how many of them the plan takes. */
export interface CostPart {
  readonly policy: string
  readonly title: Title
  readonly one: PolicyCost
  /** What `one` buys; null: it is for the whole. */
  readonly unit: Pick<CostUnit, "one" | "many"> | null
  readonly count: number
}

/** Fits a policy to a plan and counts what has to be bought. */
export function costPartOf(choice: PolicyChoice, plan: Plan): CostPart {
  const { name, title, cost, parameters } = choice
  const unit = catalogue.get(choice.is)?.costUnit ?? null
  if (unit === null) return { policy: name, title, one: cost, unit, count: 1 }
  const before = plan.arrangement
  const after = policyOf(choice, plan).prepare?.(before, plan) ?? before
  return { policy: name, title, one: cost, unit, count: unit.count({ plan, before, after, parameters }) }
}

/** What parts cost together, by a price for one of each; null where that of any part is not known. */
export function sumOfParts(
  costs: Costs,
  parts: readonly CostPart[],
  price: (costs: Costs, one: PolicyCost) => number | null,
): number | null {
  let sum = 0
  for (const { one, count } of parts) {
    const money = price(costs, one)
    if (money === null) return null
    sum += money * count
  }
  return parts.length === 0 ? null : sum
}
