import { definitionFor, outcomeList, wholeRun, type OutcomeDefinition } from "@tangguh/outcomes"
import type { Moment, Outcome, Plan, Title } from "@tangguh/plan"
import { isAbout } from "./about.ts"
import type { InForce } from "./arm.ts"

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

/** Whether a file says what the list before a step is called: a title that is made up is the name of the step. */
const hasNamedList = ({ name, backlog }: Plan["steps"][number]): boolean => letters(backlog.en) !== letters(name)
const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "")

/** Indices of the steps whose lists have a name of their own; where none has, those of the back office. */
export function listsOf(plan: Plan): readonly number[] {
  const steps = [...plan.steps.keys()]
  const named = steps.filter((s) => hasNamedList(plan.steps[s]))
  return named.length > 0 ? named : steps.filter((s) => plan.steps[s].where === "back office")
}

/** How long each list is at the end; of those that matter also at the start, and when they are empty for the first time. */
function lists(plan: Plan, definition: OutcomeDefinition): Studied[] {
  const start: Moment = { kind: "instant", at: plan.warmUp ?? 0 }
  const atStart: OutcomeDefinition = {
    ...definition,
    name: "backlog_at_start",
    better: "neither",
    title: { en: "Backlog at the start", id: "Tunggakan awal" },
  }
  const untilEmpty: OutcomeDefinition = {
    ...definitionFor({ ...wholeRun("days_to_clear"), inWorkingDays: true }),
    name: "days_to_empty",
  }
  const studied = (each: OutcomeDefinition, s: number, outcome: Outcome): Studied => ({
    key: `${each.name}.${plan.steps[s].name}`,
    outcome,
    definition: each,
    of: hasNamedList(plan.steps[s]) ? plan.steps[s].backlog : plan.steps[s].title,
  })
  const chosen = listsOf(plan)
  return [
    ...chosen.map((s) => studied(atStart, s, { ...wholeRun("backlog", s), at: start })),
    ...plan.steps.map((_, s) => studied(definition, s, wholeRun("backlog", s))),
    ...chosen.map((s) =>
      studied(untilEmpty, s, { ...wholeRun("days_to_clear", s), since: start, inWorkingDays: true }),
    ),
  ]
}

/** Every outcome that a comparison of this plan, with all that is in force in some column of it, can show. */
export function studiedIn(plan: Plan, inForce: readonly InForce[] = []): readonly Studied[] {
  const about = isAbout(plan, inForce)
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
    if (!about(definition.name)) return []
    if (definition.name === "backlog") return lists(plan, definition)
    if (definition.of === null)
      return [{ key: definition.name, outcome: wholeRun(definition.name), definition, of: null }]
    return things[definition.of].map((thing, i) => ({
      key: `${definition.name}.${thing.name}`,
      outcome: wholeRun(definition.name, i),
      definition,
      of: thing.title,
    }))
  })
}
