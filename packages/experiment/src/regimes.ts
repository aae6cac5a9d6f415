import type { Regime } from "@tangguh/event-log"
import { installed, model, prepare } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { type InForce, type Loaded, policiesOf } from "./arm.ts"

/** What is in force in a run and from each of its forks on. Errors: NotInstallable where policies cannot take over from those before them. */
export function regimesOf(plan: Plan, inForce: readonly InForce[], loaded?: Loaded): readonly Regime[] {
  const regimes: Regime[] = []
  for (const each of inForce) {
    const policies = policiesOf(plan, each, loaded)
    const before = regimes.at(-1)
    regimes.push({
      policies,
      model:
        before === undefined
          ? model(prepare(plan, policies))
          : installed(plan, before.model, before.policies, policies),
    })
  }
  return regimes
}
