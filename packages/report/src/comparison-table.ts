import type { Language } from "@tangguh/charts"
import type { Comparison, Estimate } from "@tangguh/experiment"
import { type Cell, csv } from "./csv.ts"
import { outcomeTitle } from "./forest-input.ts"
import { localClock } from "./local-clock.ts"
import { causesOf } from "@tangguh/experiment"

const columns = [
  "scenario",
  "seed",
  "replications",
  "policy",
  "title",
  "kind",
  "outcome",
  "outcome_title",
  "unit",
  "mean",
  "lower",
  "upper",
  "change_mean",
  "change_lower",
  "change_upper",
]

/** Behind these where all go on from a recorded run: the closing hash of its log, and from when. */
const columnsOfForks = ["from_log", "from_at", "redraw_in_progress"]

/** A comparison as CSV, one row for each policy and outcome; hours by cause as `hours_waited_for.CAUSE`, money as `cost`. */
export const comparisonTable = (comparison: Comparison, language: Language): string => {
  const { plan, seed, replications, from } = comparison
  const rows = comparison.columns.flatMap((column) => {
    const row = (outcome: string, title: string, unit: string, mean?: Estimate, change?: Estimate): Cell[] => [
      plan.scenario,
      seed,
      replications,
      column.name,
      column.title[language],
      column.kind,
      outcome,
      title,
      unit,
      mean?.mean,
      mean?.lower,
      mean?.upper,
      change?.mean,
      change?.lower,
      change?.upper,
    ]
    const outcomes = [...column.outcomes].map(([key, estimate]) =>
      row(key, outcomeTitle(comparison, key, language), estimate.unit, estimate, column.differences.get(key)),
    )
    const causes = causesOf(plan).flatMap(({ name, title }) => {
      const hours = column.waitByCause.get(name)
      return hours === undefined ? [] : [row(`hours_waited_for.${name}`, title[language], hours.unit, hours)]
    })
    const cost =
      column.cost === null
        ? []
        : [[...row("cost", language === "id" ? "Biaya" : "Cost", plan.costs.currency).slice(0, 9), column.cost]]
    return [...outcomes, ...causes, ...cost]
  })
  if (from === undefined) return csv(columns, rows)
  const origin: Cell[] = [from.hash, localClock(plan)(from.at), from.redrawInProgress]
  return csv(
    [...columns, ...columnsOfForks],
    rows.map((row) => [...row, ...Array.from({ length: columns.length - row.length }, () => undefined), ...origin]),
  )
}
