import type { Compared } from "@tangguh/experiment"
import type { PolicyChoice } from "@tangguh/plan"
import { catalogue, policyOf } from "@tangguh/policies"
import type { View } from "./view.ts"

/** The switches that a policy would back up. */
function carried(choice: PolicyChoice, view: View): readonly number[] {
  const { plan } = view.comparison
  const { backups } = policyOf(choice, plan).prepare?.(plan.arrangement, plan) ?? plan.arrangement
  return backups.flatMap((list, s) => (list.length > (plan.arrangement.backups[s]?.length ?? 0) ? [s] : []))
}

/** Why a policy can do nothing here: what it carries never fails, or fails for longer than it lasts; else what it cannot do anywhere. */
export function whyNoEffect(column: Compared, view: View): string {
  const { plan } = view.comparison
  const { scenario, language, words } = view
  const members = scenario.bundles.get(column.name) ?? [column.name]
  const reasons = members.flatMap((name) => {
    const choice = scenario.named.get(name)
    if (choice === undefined) return []
    const limits = catalogue.get(choice.is)?.limits[language] ?? ""
    const at = carried(choice, view)
    if (at.length === 0) return [limits]
    const title = plan.dependencies[plan.switches[at[0]].dependency].title[language]
    const sources = at.flatMap((s) => plan.switches[s].sources)
    if (sources.length === 0) return [words.neverFails(title)]
    const cuts = sources.map((source) => (source.kind === "window" ? source.until - source.from : 0))
    const battery = choice.parameters["battery"]
    const shortest = Math.min(...cuts)
    return typeof battery === "number" && shortest > battery
      ? [words.outlasted(title, hours(shortest, view), hours(battery, view))]
      : [limits]
  })
  return [...new Set(reasons)].join(" ")
}

/** A duration as people say it: `24 h`, `30 min`. */
const hours = (seconds: number, view: View): string =>
  seconds < 5400
    ? `${view.number(seconds / 60)} ${view.words.minutes}`
    : `${view.number(seconds / 3600, seconds % 3600 === 0 ? 0 : 1)} ${view.words.hours}`
