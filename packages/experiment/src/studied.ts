import { outcomeList, wholeRun, type OutcomeDefinition } from "@tangguh/outcomes"
import type { Outcome, Plan, Title } from "@tangguh/plan"

/** An outcome of one thing: `completed.capture`. */
export interface Studied {
  readonly key: string
  readonly outcome: Outcome
  readonly definition: OutcomeDefinition
  /** What it is of; null where it is of the whole. */
  readonly of: Title | null
}

/** Asked for by checks alone: they need a moment, a citizen or a steady state to make sense. */
const CHECKS_ONLY = new Set([
  "ticket_called",
  "time_to_clear",
  "time_to_make_good",
  "days_to_clear",
  "time_until_empty",
  "completed_per_hour",
  "leaves_at",
  "ending",
  "ahead",
])

/** Say something only where there are several offices. */
const BETWEEN_OFFICES = new Set(["worst_office_wait", "gini"])

/** Every outcome that a comparison of this plan can show. */
export function studiedIn(plan: Plan): readonly Studied[] {
  const things = {
    step: plan.steps,
    resource: plan.resources,
    dependency: plan.dependencies,
    stock: plan.stocks,
    promise: plan.promises,
  }
  return outcomeList.flatMap((definition): Studied[] => {
    if (CHECKS_ONLY.has(definition.name) || definition.of === "citizen") return []
    if (BETWEEN_OFFICES.has(definition.name) && plan.offices.length === 1) return []
    if (definition.of === null)
      return [{ key: definition.name, outcome: wholeRun(definition.name), definition, of: null }]
    return things[definition.of].map((thing, i) => ({
      key: `${definition.name}.${thing.name}`,
      outcome: wholeRun(definition.name, i),
      definition,
      of: definition.name === "backlog" && "backlog" in thing ? thing.backlog : thing.title,
    }))
  })
}
