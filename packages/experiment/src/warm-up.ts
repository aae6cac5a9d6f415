import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { Place, Projector, type Probe } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"
import { mser5 } from "@tangguh/statistics"
import { type InForce, asFed, policiesOf } from "./arm.ts"

const PILOTS = 10
const LOOKS = 2000

/** A scenario whose plans all say when counting begins: where the file leaves it open, it is found from pilot runs as today. */
export function withWarmUp(scenario: Scenario, seed: string): Scenario {
  const today: InForce = { choices: scenario.today, files: [], without: asFed, bound: null }
  const known = new Map<Plan, Plan>()
  const settled = (plan: Plan): Plan => {
    if (plan.warmUp !== null) return plan
    if (!known.has(plan)) known.set(plan, { ...plan, warmUp: warmUpOf(plan, today, seed) })
    return known.get(plan)!
  }
  const plan = settled(scenario.plan)
  if (plan === scenario.plan && scenario.checks.every((check) => check.plan?.warmUp !== null)) return scenario
  return {
    ...scenario,
    plan,
    checks: scenario.checks.map((check) => ({ ...check, plan: check.plan === null ? null : settled(check.plan) })),
  }
}

/**
 * When counting begins: MSER-5 of the number of citizens and jobs in the system, averaged over pilot runs; half of the run where that
 * is too short to tell.
 */
export function warmUpOf(plan: Plan, inForce: InForce, seed: string): number {
  const policies = policiesOf(plan, inForce)
  const prepared = model(prepare(plan, policies))
  const present = new Float64Array(LOOKS)
  for (let pilot = 0; pilot < PILOTS; pilot++) {
    const world = sampleWorld(plan, `${seed}/warm-up`, pilot)
    const projector = new Projector(prepared, [inSystem(plan, present)])
    projector.finish(plan.horizon, simulate(world, { policies, prepared, observers: [projector] }))
  }
  const discarded = mser5(present)
  return discarded === null ? plan.horizon / 2 : (plan.horizon * discarded) / LOOKS
}

/** Adds up how many are in the system at evenly spaced instants. */
function inSystem({ horizon }: Plan, sums: Float64Array): Probe {
  let present = 0
  let next = 0
  const isIn = (place: number) => (place === Place.waits || place === Place.served ? 1 : 0)
  return {
    move: ({ was, is }) => {
      present += isIn(is) - isIn(was)
    },
    settled: (until) => {
      for (; next < LOOKS && (next * horizon) / LOOKS < until; next++) sums[next] += present
    },
    value: () => present,
  }
}
