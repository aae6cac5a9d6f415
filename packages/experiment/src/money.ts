import type { Costs, PolicyCost } from "@tangguh/plan"

/** What a policy costs over the years of the study, in the plan's currency, discounted to the first; null where no figure is known; uses are counted apart. */
export function costOver(costs: Costs, cost: PolicyCost): number | null {
  if (cost.once === null && cost.yearly === null) return cost.perUse === null ? null : 0
  let sum = 0
  let worth = 1
  for (let year = 0; year < costs.years; year++) {
    if (year === 0 || (cost.lasts !== null && year % cost.lasts === 0)) sum += (cost.once ?? 0) * worth
    sum += (cost.yearly ?? 0) * worth
    worth /= 1 + costs.discount
  }
  return sum
}

/** The same as an even yearly amount over those years. */
export function costPerYear(costs: Costs, cost: PolicyCost): number | null {
  const whole = costOver(costs, cost)
  if (whole === null) return null
  let worth = 1
  let years = 0
  for (let year = 0; year < costs.years; year++) {
    years += worth
    worth /= 1 + costs.discount
  }
  return whole / years
}
