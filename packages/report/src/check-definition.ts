import { outcomes, type OutcomeDefinition } from "@tangguh/outcomes"
import type { Check } from "@tangguh/plan"

/** What the registry says of the outcome that a check measures. */
export const definitionOfCheck = (check: Check): OutcomeDefinition => outcomes.get(check.outcome.name)!
