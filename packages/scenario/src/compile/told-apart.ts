import type { Plan, Pool } from "@tangguh/plan"
import type { Compiling } from "../compiling.ts"

/** Why units of a pool are told apart; null: they are not. */
const reasonOf = ({ fails, limit }: Pool): string | null =>
  fails.length > 0 ? "fail" : limit < Number.POSITIVE_INFINITY ? "have a limit" : null

/** Refuses steps that take more than one unit that is told apart: whoever is served is with one of them. */
export const checkToldApart = (
  compiling: Compiling,
  { services, steps, offices, resources, pools }: Pick<Plan, "services" | "steps" | "offices" | "resources" | "pools">,
): void => {
  for (const [index, { service, with: units }] of steps.entries()) {
    if (units.length === 0 || (units.length === 1 && units[0]!.units === 1)) continue
    const { name, steps: own } = services[service]!
    const path = ["services", name, "steps", own.indexOf(index), "with"]
    for (const office of offices) {
      const apart = units.flatMap(({ resource, units: wanted }) => {
        const reason = reasonOf(pools[office.pools[resource]!]!)
        return reason === null ? [] : [{ called: resources[resource]!.name, reason, wanted }]
      })
      const [first, second] = apart
      if (first === undefined || (first.wanted === 1 && second === undefined)) continue
      const told = `units of ${first.called} ${first.reason}, and so are told apart`
      if (second === undefined)
        compiling.problem(
          path,
          `${told}: a step takes one of them, not ${first.wanted}`,
          `one of ${first.called}, or a dependency that fails instead`,
        )
      else
        compiling.problem(
          path,
          `${told}; those of ${second.called} ${second.reason} too, and a step takes one unit that is told apart`,
          `neither fails nor limit on ${first.called} or on ${second.called}, or a dependency that fails instead`,
        )
      break
    }
  }
}
