import { causesOf, type CheckResult, type Compared, FEWEST_RUNS } from "@tangguh/experiment"
import { NOTHING_FAILS } from "@tangguh/policies"
import { isShortened, labelOf, standingOf } from "./entry.ts"
import { keyOutcomes } from "./key-outcomes.ts"
import { whyNoEffect } from "./no-effect.ts"
import { withoutEffect } from "./outcome-table.ts"
import type { View } from "./view.ts"

/** What people wait for today, by share, and how much of it would go if nothing failed. */
export function waitingNote(view: View): string[] {
  const { comparison, words, language } = view
  const today = comparison.columns[0].waitByCause
  const whole = [...today.values()].reduce((sum, { mean }) => sum + mean, 0)
  if (!(whole > 0)) return []
  const parts = causesOf(comparison.plan)
    .map((cause) => ({ cause, hours: today.get(cause.name)?.mean ?? 0 }))
    .filter(({ hours }) => hours > 0)
    .sort((a, b) => b.hours - a.hours)
    .map(({ cause, hours }) => `${cause.title[language]} ${view.percent(hours / whole)}`)
  const bound = comparison.columns.find(({ name }) => name === NOTHING_FAILS)?.differences.get("hours_waited")
  const gone = bound !== undefined && standingOf(bound) === "settled" && bound.mean < 0
  return [
    words.waitedFor(parts.join(", "), view.own),
    ...(gone
      ? [
          words.ifNothingFailed(
            view.number(-bound.mean),
            view.number(comparison.columns[0].outcomes.get("hours_waited")?.mean ?? whole),
          ),
        ]
      : []),
  ]
}

/** A line for each policy that changed nothing in any run: why. */
export const noEffectNotes = (view: View): string[] =>
  withoutEffect(view, [view.comparison.headline, ...keyOutcomes(view.comparison)]).map((column) =>
    view.words.noEffect(labelOf(column, view), whyNoEffect(column, view)),
  )

/** What the marks and columns of the table mean; only of those that are there. */
export function legend(view: View, keys: readonly string[]): string[] {
  const { comparison, words, scenario, language } = view
  const { costs } = comparison.plan
  const differences = comparison.columns
    .slice(1)
    .filter(({ kind }) => kind === "policy")
    .flatMap((column) => keys.flatMap((key) => column.differences.get(key) ?? []))
  const perUse = comparison.columns.flatMap((column) => {
    const members = scenario.bundles.has(column.name) ? [] : [scenario.named.get(column.name)]
    const use = members[0]?.cost.perUse ?? null
    return column.kind === "policy" && use !== null ? [`${labelOf(column, view)} ${view.money(use)}`] : []
  })
  const bundles = comparison.columns.flatMap((column) =>
    isShortened(column, view) ? [`${labelOf(column, view)} = ${column.title[language]}`] : membersOf(column, view),
  )
  return [
    ...bundles,
    ...(differences.some((each) => standingOf(each) === "unsettled")
      ? [comparison.replications < FEWEST_RUNS ? words.fewRunsLegend(comparison.replications) : words.unsettledLegend]
      : []),
    words.chanceOnly,
    ...(comparison.columns.some(({ kind }) => kind === "bound") ? [words.boundLegend] : []),
    ...(comparison.columns.some(({ kind }) => kind === "policy")
      ? [
          words.costLegend(
            words.millionsHead(costs.currency),
            costs.years,
            costs.pricesOf,
            costs.hourWaited === null ? null : view.money(costs.hourWaited),
            costs.trip === null ? null : view.money(costs.trip),
          ),
        ]
      : []),
    ...fittedNote(view),
    ...(perUse.length > 0 ? [words.perUse(perUse.join(", "))] : []),
  ]
}

/** Who is in a bundle that has a title of its own. */
function membersOf({ name, title }: Compared, { scenario, language }: View): string[] {
  const members = scenario.bundles.get(name) ?? []
  const titles = members.map((member) => scenario.named.get(member)!.title[language])
  return titles.length < 2 || titles.join(" + ") === title[language]
    ? []
    : [`${title[language]} = ${titles.join(" + ")}`]
}

/** What is bought more than once, and at which price. */
function fittedNote(view: View): string[] {
  const { comparison, words, language } = view
  const parts = new Map(
    comparison.columns.flatMap(({ costParts }) => costParts.map((part) => [part.policy, part] as const)),
  )
  const said = [...parts.values()].flatMap(({ title, one, unit, count }) => {
    const price = [
      one.once === null || one.once === 0 ? "" : words.once(view.money(one.once)),
      one.yearly === null || one.yearly === 0 ? "" : words.yearly(view.money(one.yearly)),
    ].filter((part) => part !== "")
    if (unit === null || count === 1 || price.length === 0) return []
    return [`${view.text(title[language])} ${view.number(count)} ${unit.many[language]} × ${price.join(" + ")}`]
  })
  return said.length === 0 ? [] : [words.fitted(said.join("; "))]
}

/** How many checks hold, predictions apart, and which do not. */
export function checksNote(view: View): string[] {
  const { checks } = view.comparison
  if (checks.length === 0) return []
  const known = checks.filter(({ check, fine }) => check.knownToFail !== null && fine)
  const counted = checks.filter(
    ({ check, exercised }) => exercised > 0 && (check.kind === "prediction" || check.knownToFail === null),
  )
  const held = (of: readonly CheckResult[]) => of.filter(({ holds }) => holds).length
  const predictions = counted.filter(({ check }) => check.kind === "prediction")
  const others = counted.filter(({ check }) => check.kind !== "prediction")
  return [
    view.words.checks({
      held: held(others),
      of: others.length,
      predictionsHeld: held(predictions),
      predictions: predictions.length,
      known: known.length,
      failing: checks.filter(({ fine }) => !fine).map(({ check }) => check.id),
    }),
  ]
}

/** How many of the numbers that went in are assumed. */
export function evidenceNote(view: View): string[] {
  const { evidence } = view.scenario
  const count = (basis: string) => evidence.filter((each) => each.basis === basis).length
  const assumed = count("assumption") + count("default")
  return [
    ...(view.comparison.plan.illustrative ? [view.words.illustrative] : []),
    ...(assumed > 0 ? [view.words.assumed(assumed, evidence.length, count("default"))] : []),
  ]
}
