import { AS_TODAY, boundTitles, bundles, centreOf, NOTHING_FAILS, PERFECT_CENTRE } from "@tangguh/policies"
import { asFed, type InForce } from "./arm.ts"
import type { PolicyFile } from "./policy-file.ts"
import { type CostPart, costPartOf } from "./cost-parts.ts"
import { type CountedUse, usesOf } from "./spending.ts"
import type { Plan, Title } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"

/** What stands side by side: today, the policies, the bounds. */
export interface Column extends InForce {
  readonly name: string
  readonly title: Title
  readonly kind: "today" | "policy" | "bound"
  /** Of the policies it adds to today; null for today and the bounds. */
  readonly costs: readonly CostPart[] | null
  /** Uses of theirs that cost money each time. */
  readonly uses: readonly CountedUse[]
}

/**
 * *As today* first, then the policies in order, then *nothing fails*, and *perfect centre* where something is of the whole nation.
 * A name is that of a policy or bundle of the scenario, or a file's as it was given.
 */
export function columnsOf(
  scenario: Scenario,
  names: readonly string[],
  files: ReadonlyMap<string, PolicyFile> = new Map(),
): readonly Column[] {
  const { plan, today } = scenario
  const plain = { choices: today, files: [], without: asFed, bound: null, costs: null, uses: [] }
  const columnOf = (name: string): Column => {
    const file = files.get(name)
    if (file === undefined) return policyColumn(scenario, name)
    return { ...plain, name: file.policy.name, title: file.title, kind: "policy", files: [file.path] }
  }
  return [
    { ...plain, name: AS_TODAY, title: boundTitles[AS_TODAY], kind: "today" },
    ...names.map(columnOf),
    ...bounds(plan).map((bound): Column => ({
      ...plain,
      name: bound,
      title: boundTitles[bound],
      kind: "bound",
      bound,
    })),
  ]
}

function policyColumn(scenario: Scenario, name: string): Column {
  const members = scenario.bundles.get(name)
  const choices = (members ?? [name]).map((member) => scenario.named.get(member)!)
  const added = choices.filter((choice) => !scenario.today.includes(choice))
  const joined = (language: keyof Title) => choices.map(({ title }) => title[language]).join(" + ")
  const ofCatalogue = bundles.get(name)
  const title =
    ofCatalogue !== undefined && members !== undefined && members.length > 1
      ? ofCatalogue.title
      : { en: joined("en"), id: joined("id") }
  return {
    name,
    title,
    kind: "policy",
    choices: [...scenario.today, ...choices],
    files: [],
    without: asFed,
    bound: null,
    costs: added.map((choice) => costPartOf(choice, scenario.plan)),
    uses: added.flatMap((choice) => usesOf(choice)),
  }
}

/** The bounds that say something of a plan: the centre apart only where something else can fail too. */
function bounds(plan: Plan): string[] {
  const centre = centreOf(plan)
  const units = plan.pools.some(({ fails }) => fails.length > 0)
  const others = units || centre.length < plan.dependencies.length
  return [
    ...(units || plan.dependencies.length > 0 ? [NOTHING_FAILS] : []),
    ...(centre.length > 0 && others ? [PERFECT_CENTRE] : []),
  ]
}
