import type { Outcome } from "@tangguh/plan"
import type { OutcomeDefinition } from "./definition.ts"
import { backlogOutcomes } from "./registry/backlog.ts"
import { citizenOutcomes } from "./registry/citizen.ts"
import { citizensOutcomes } from "./registry/citizens.ts"
import { resilienceOutcomes } from "./registry/resilience.ts"
import { serviceOutcomes } from "./registry/service.ts"
import { waitingOutcomes } from "./registry/waiting.ts"

/** Every outcome there is, one definition each. */
export const outcomeList: readonly OutcomeDefinition[] = [
  ...serviceOutcomes,
  ...waitingOutcomes,
  ...backlogOutcomes,
  ...citizensOutcomes,
  ...resilienceOutcomes,
  ...citizenOutcomes,
]

export const outcomes: ReadonlyMap<string, OutcomeDefinition> = new Map(
  outcomeList.map((outcome) => [outcome.name, outcome]),
)

/** What the registry says of an outcome, in the unit in which it is asked for. */
export function definitionFor({ name, inWorkingDays }: Outcome): OutcomeDefinition {
  const definition = outcomes.get(name)!
  return inWorkingDays ? { ...definition, quantity: "working days", scale: 1, unit: "working days" } : definition
}
