import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measure, Projector, wholeRun } from "@tangguh/outcomes"
import type { Outcome, Plan } from "@tangguh/plan"
import { policiesIn, scenarioOf } from "./scenario-of.ts"

/** What is said of an outcome beside its name; things by their names. */
export interface Said extends Partial<Omit<Outcome, "of" | "office" | "class" | "service" | "purpose">> {
  readonly of?: string
  readonly office?: string
  readonly class?: string
  readonly service?: string
  readonly purpose?: string
}

/** What an outcome measures in the run of a file, with all policies of the file in force. */
export function measured(text: string, name: string, said: Said = {}): number {
  const scenario = scenarioOf(text)
  const policies = policiesIn(scenario)
  const prepared = model(prepare(scenario.plan, policies))
  const world = sampleWorld(scenario.plan, "0", 0)
  const probe = measure(prepared, world, outcomeOf(scenario.plan, name, said))
  const projector = new Projector(prepared, [probe])
  projector.finish(scenario.plan.horizon, simulate(world, { policies, prepared, observers: [projector] }))
  return probe.value()
}

function outcomeOf(plan: Plan, name: string, said: Said): Outcome {
  const { of, office, class: ofClass, service, purpose, ...more } = said
  const indexOf = (all: readonly { readonly name: string }[], wanted?: string): number => {
    if (wanted === undefined) return -1
    const index = all.findIndex((each) => each.name === wanted)
    if (index < 0) throw new Error(`there is no ${wanted}`)
    return index
  }
  const lists = [plan.steps, plan.resources, plan.dependencies, plan.stocks, plan.promises]
  const list = lists.find((all) => all.some((each) => each.name === of)) ?? plan.steps
  return {
    ...wholeRun(name, indexOf(list, of)),
    office: indexOf(plan.offices, office),
    class: indexOf(plan.classes, ofClass),
    service: indexOf(plan.services, service),
    purpose: indexOf(plan.purposes, purpose),
    ...more,
  }
}
