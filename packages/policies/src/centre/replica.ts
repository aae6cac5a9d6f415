import type { Arrangement, Plan } from "@tangguh/plan"
import { withWorkaround } from "../workarounds.ts"

/** Lets steps go on without what they need of the whole nation; `stale`: share of that work that is void. */
export const withReplica = (
  arrangement: Arrangement,
  plan: Plan,
  steps: readonly number[],
  stale: number,
): Arrangement =>
  steps.reduce((before, step) => {
    const { needs, needsToStart } = plan.steps[step]
    const without = [...new Set([...needs, ...needsToStart])].filter((d) => plan.dependencies[d].scope === "nation")
    return without.length === 0 ? before : withWorkaround(before, { step, without, upload: null, stale })
  }, arrangement)
