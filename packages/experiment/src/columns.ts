import { AS_TODAY, boundTitles, catalogue, centreOf, NOTHING_FAILS, PERFECT_CENTRE } from "@tangguh/policies"
import type { Plan, PolicyChoice, PolicyCost, Title } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"

/** What stands side by side: today, the policies, the bounds. */
export interface Column {
  readonly name: string
  readonly title: Title
  readonly kind: "today" | "policy" | "bound"
  readonly choices: readonly PolicyChoice[]
  readonly without: readonly number[]
  /** Of the policies it adds to today; null for today and the bounds. */
  readonly costs: readonly PolicyCost[] | null
}

/** *As today* first, then the policies in order, then *nothing fails*, and *perfect centre* where something is of the whole nation. */
export function columnsOf(scenario: Scenario, names: readonly string[]): readonly Column[] {
  const { plan, today } = scenario
  return [
    { name: AS_TODAY, title: boundTitles[AS_TODAY], kind: "today", choices: today, without: [], costs: null },
    ...names.map((name) => policyColumn(scenario, name)),
    ...bounds(plan, today),
  ]
}

function policyColumn(scenario: Scenario, name: string): Column {
  const members = scenario.bundles.get(name) ?? [name]
  const choices = members.map((member) => scenario.named.get(member)!)
  const title =
    choices.length === 1 && !scenario.bundles.has(name)
      ? choices[0].title
      : {
          en: choices.map((choice) => choice.title.en).join(" + "),
          id: choices.map((choice) => choice.title.id).join(" + "),
        }
  return {
    name,
    title,
    kind: "policy",
    choices: [...scenario.today, ...choices],
    without: [],
    costs: choices.filter((choice) => !scenario.today.includes(choice)).map(costOf),
  }
}

/** What a policy costs: of some, so many times what one costs. */
function costOf(choice: PolicyChoice): PolicyCost {
  const each = catalogue.get(choice.is)?.costsEach
  if (each === undefined) return choice.cost
  const count = choice.parameters[each] as number
  const times = (money: number | null) => (money === null ? null : money * count)
  return {
    ...choice.cost,
    once: times(choice.cost.once),
    yearly: times(choice.cost.yearly),
    perUse: times(choice.cost.perUse),
  }
}

function bounds(plan: Plan, today: readonly PolicyChoice[]): Column[] {
  const bound = (name: string, without: readonly number[]): Column => ({
    name,
    title: boundTitles[name],
    kind: "bound",
    choices: today,
    without,
    costs: null,
  })
  const all = plan.dependencies.map((_, d) => d)
  const centre = centreOf(plan)
  return [
    ...(all.length > 0 ? [bound(NOTHING_FAILS, all)] : []),
    ...(centre.length > 0 && centre.length < all.length ? [bound(PERFECT_CENTRE, centre)] : []),
  ]
}
