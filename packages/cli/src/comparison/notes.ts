import { causesOf, type CheckResult, type Compared } from "@tangguh/experiment"
import { NOTHING_FAILS } from "@tangguh/policies"
import { bestPolicy, outcomeTitle, unitIn } from "@tangguh/report/comparison"
import { labelOf, standingOf } from "./entry.ts"
import { keyOutcomes } from "./key-outcomes.ts"
import { whyNoEffect } from "./no-effect.ts"
import { withoutEffect } from "./outcome-table.ts"
import { decimalsOf, type View } from "./view.ts"

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
    words.waitedFor(parts.join(", ")),
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

/** Where work goes on in a back office: what is left before each step, and what shortens the longest of these lists. */
export function backlogNote(view: View): string[] {
  const { comparison, words, language } = view
  const { steps } = comparison.plan
  if (steps.every(({ where }) => where === "counter")) return []
  const today = comparison.columns[0].outcomes
  const lists = steps
    .map(({ name, backlog }) => ({ name, key: `backlog.${name}`, title: backlog[language] }))
    .map((list) => ({ ...list, left: today.get(list.key)?.mean ?? 0 }))
  const longest = lists.reduce((most, list) => (list.left > most.left ? list : most))
  if (longest.left < 1) return []
  // A list is also shorter where less comes to it: that shortens nobody's way.
  const doesMore = ({ differences }: Compared) => (differences.get(`completed.${longest.name}`)?.lower ?? 0) > 0
  const columns = comparison.columns.filter((column) => column.kind !== "policy" || doesMore(column))
  const best = bestPolicy({ ...comparison, columns }, longest.key)
  const change = best?.differences.get(longest.key)
  const number = (value: number) => view.number(Math.abs(value), decimalsOf([change?.mean ?? 0]))
  const { headline } = comparison
  const harm = best?.differences.get(headline)
  const said = [
    words.backlogs(lists.map(({ title, left }) => `${title} ${view.number(left)}`).join(" · ")),
    best === null || change === undefined
      ? words.shortensNone(longest.title)
      : words.shortensMost(
          longest.title,
          best.title[language],
          number(change.mean),
          `${words.interval} ${number(change.upper)} ${words.to} ${number(change.lower)}`,
        ),
    ...(harm !== undefined && harm.lower > 0
      ? [
          words.butMore(
            outcomeTitle(comparison, headline, language),
            view.number(harm.mean, decimalsOf([harm.mean])),
            unitIn(harm.unit, language),
          ),
        ]
      : []),
  ]
  return [said.join(" ")]
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
    labelOf(column, view) === view.text(column.name) && column.kind === "policy"
      ? [`${column.name} = ${column.title[language]}`]
      : [],
  )
  return [
    ...bundles,
    ...(differences.some((each) => standingOf(each) === "unsettled") ? [words.unsettledLegend] : []),
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
    ...(perUse.length > 0 ? [words.perUse(perUse.join(", "))] : []),
  ]
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
