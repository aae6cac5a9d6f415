import type { Arrangement, Plan } from "@tangguh/plan"

/** More units of a resource in each of its pools; −1: of none. */
export const moreUnits = (arrangement: Arrangement, plan: Plan, resource: number, count: number): Arrangement => ({
  ...arrangement,
  units: arrangement.units.map((units, pool) => (plan.pools[pool].resource === resource ? units + count : units)),
})
