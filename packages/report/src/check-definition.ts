import { definitionFor, type OutcomeDefinition } from "@tangguh/outcomes"
import type { Check } from "@tangguh/plan"

/** What the registry says of the outcome that a check measures, in the unit in which it asks for it. */
export const definitionOfCheck = (check: Check): OutcomeDefinition => definitionFor(check.outcome)
