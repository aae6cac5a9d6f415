import { isDeepStrictEqual } from "node:util"
import type { Compared } from "@tangguh/experiment"
import type { PolicyChoice } from "@tangguh/plan"
import { catalogue, policyOf } from "@tangguh/policies"
import type { View } from "./view.ts"

/** Policies that stand in for what fails, and do nothing where that never does. */
const BACKUPS: ReadonlySet<string> = new Set(["ups", "generator", "backup-link", "central-mirror"])

/** Whether a policy is of use on days without an outage, too. */
const helpsAnyDay = ({ is }: PolicyChoice): boolean =>
  is !== "overtime" && ["buffer", "capacity"].includes(catalogue.get(is)?.bundle ?? "")

/** The switches that a policy would back up. */
function carried(choice: PolicyChoice, view: View): readonly number[] {
  const { plan } = view.comparison
  const { backups } = policyOf(choice, plan).prepare?.(plan.arrangement, plan) ?? plan.arrangement
  return backups.flatMap((list, s) => (list.length > (plan.arrangement.backups[s]?.length ?? 0) ? [s] : []))
}

/** Whether a policy finds nothing in the plan to act on. */
function leavesAlone(choice: PolicyChoice, view: View): boolean {
  const { plan } = view.comparison
  const policy = policyOf(choice, plan)
  const after = policy.prepare?.(plan.arrangement, plan) ?? plan.arrangement
  return policy.decide === undefined && isDeepStrictEqual(after, plan.arrangement)
}

/** Outages of these switches that a script puts into what is counted; null where some come at random. */
function scriptedOutages(switches: readonly number[], view: View): readonly number[] | null {
  const { plan } = view.comparison
  const sources = switches.flatMap((s) => plan.switches[s].sources)
  if (sources.some(({ kind }) => kind === "random")) return null
  return sources.flatMap((source) =>
    source.kind === "window" && source.from < plan.horizon && source.until > (plan.warmUp ?? 0)
      ? [source.until - source.from]
      : [],
  )
}

/** Why a policy changes nothing here, as far as the plan tells: nothing fails, or what it carries does not, or outlasts it. */
export function whyNoEffect(column: Compared, view: View): string {
  const { plan } = view.comparison
  const { scenario, language, words } = view
  const isRest = view.comparison.from !== undefined
  const nothingFails = scriptedOutages([...plan.switches.keys()], view)?.length === 0
  const members = scenario.bundles.get(column.name) ?? [column.name]
  const reasons = members.flatMap((name) => {
    const choice = scenario.named.get(name)
    if (choice === undefined) return []
    if (nothingFails && !helpsAnyDay(choice)) return [isRest ? words.nothingFailsNow : words.nothingEverFails]
    const inGeneral = words.inGeneral(catalogue.get(choice.is)?.limits[language] ?? "")
    if (!BACKUPS.has(choice.is)) return [leavesAlone(choice, view) ? words.nothingToActOn : inGeneral]
    const at = carried(choice, view)
    if (at.length === 0) return [words.nothingToCarry]
    const title = plan.dependencies[plan.switches[at[0]].dependency].title[language]
    const cuts = scriptedOutages(at, view)
    if (cuts?.length === 0) return [isRest ? words.failsNoMore(title) : words.neverFails(title)]
    const battery = choice.parameters["battery"] as { readonly kind: string; readonly value: number } | undefined
    const shortest = Math.min(...(cuts ?? [0]))
    return battery?.kind === "constant" && shortest > battery.value
      ? [words.outlasted(title, hours(shortest, view), hours(battery.value, view))]
      : [inGeneral]
  })
  return [...new Set(reasons)].join(" ")
}

/** A duration as people say it: `24 h`, `30 min`. */
const hours = (seconds: number, view: View): string =>
  seconds < 5400
    ? `${view.number(seconds / 60)} ${view.words.minutes}`
    : `${view.number(seconds / 3600, seconds % 3600 === 0 ? 0 : 1)} ${view.words.hours}`
