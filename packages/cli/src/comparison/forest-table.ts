import type { Compared, Estimate } from "@tangguh/experiment"
import { outcomeTitle, unitIn } from "@tangguh/report/comparison"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import { wrap } from "../terminal/wrap.ts"
import { byEffect, labelOf, type Standing, standingOf } from "./entry.ts"
import { ForestPlot } from "./forest-plot.ts"
import { decimalsOf, type View } from "./view.ts"

interface Row {
  readonly label: string
  readonly difference: Estimate
  readonly standing: Standing
  readonly bound: boolean
  readonly mean: string
  readonly interval: string
  readonly cost: string
  readonly often: string
  readonly mark: string
}

/** Times a year, as far as they can be told. */
const timesAYear = (times: number | null, view: View): string =>
  times === null ? view.text("–") : view.number(times, times > 0 && times < 9.95 ? 1 : 0)

const markOf = (column: Compared, standing: Standing): string =>
  column.kind === "bound" ? "b" : standing === "unsettled" ? "?" : ""

function rowsOf(view: View, key: string): readonly Row[] {
  const columns = byEffect(view, key).flatMap((column) => {
    const difference = column.differences.get(key)
    return difference === undefined ? [] : [{ column, difference }]
  })
  const all = columns.map(({ difference }) => difference)
  let decimals = decimalsOf(all.flatMap(({ mean, lower, upper }) => [mean, lower, upper]))
  // A settled change is never shown as an interval that ends at 0.
  const touches = (difference: Estimate) =>
    standingOf(difference) === "settled" &&
    [difference.mean, difference.lower, difference.upper].some((value) => Number(value.toFixed(decimals)) === 0)
  while (decimals < 3 && all.some(touches)) decimals++
  return columns.map(({ column, difference }): Row => {
    const standing = standingOf(difference)
    const bound = column.kind === "bound"
    const end = (value: number) => view.change(value, decimals)
    return {
      label: labelOf(column, view),
      difference,
      standing,
      bound,
      mean: view.change(difference.mean, decimals),
      interval:
        standing === "no change"
          ? view.words.noChange
          : `(${end(difference.lower)} ${view.words.to} ${end(difference.upper)})`,
      cost: column.cost === null ? view.text("–") : view.millions(column.cost),
      often: bound ? view.text("–") : timesAYear(column.breakEven, view),
      mark: markOf(column, standing),
    }
  })
}

/** The change in one outcome, policy by policy: interval, numbers, cost, and how often it must happen to be worth it. */
export function forestTable(view: View, key: string): string[] {
  const { terminal, words, comparison } = view
  const rows = rowsOf(view, key)
  if (rows.length === 0) return []
  const today = comparison.columns[0].outcomes.get(key)
  const unit = unitIn(today?.unit ?? "", view.language)
  const decimals = decimalsOf([today?.mean ?? 0])
  const title = wrap(
    view.text(
      words.changeAgainst(
        outcomeTitle(comparison, key, view.language),
        view.number(today?.mean ?? 0, decimals),
        unit,
        view.own,
      ),
    ),
    terminal.width - 2,
  ).map((line) => `  ${styled(terminal, line, "bold")}`)
  const heads = {
    mean: unit,
    interval: words.interval,
    cost: words.millionsHead(comparison.plan.costs.currency),
    often: view.text(words.timesHead),
  }
  const fit = (name: keyof typeof heads) =>
    Math.max(displayWidth(heads[name]), ...rows.map((row) => displayWidth(row[name])))
  const labels = Math.max(...rows.map(({ label }) => displayWidth(label)))
  const numbers = fit("mean") + 1 + fit("interval") + 2 + fit("cost") + 2 + fit("often") + 2
  const room = terminal.width - 2 - labels - 2 - 1 - numbers
  if (room < 16) return [...title, "", ...folded(view, rows, heads)]

  const plot = new ForestPlot(
    rows.map(({ difference }) => difference),
    Math.min(room, 40),
    terminal.unicode,
  )
  const line = (label: string, middle: string, row: typeof heads & { readonly mark: string }) =>
    `  ${padEnd(label, labels)}  ${padEnd(middle, plot.width)} ${padStart(row.mean, fit("mean"))} ${padStart(row.interval, fit("interval"))}  ${padStart(row.cost, fit("cost"))}  ${padStart(row.often, fit("often"))} ${row.mark}`.trimEnd()
  return [
    ...title,
    styled(terminal, line("", "", { ...heads, mark: "" }), "dim"),
    ...rows.map((row) => {
      const shown = line(row.label, plot.row(row.difference, row.standing, row.bound), row)
      return row.standing === "settled" && !row.bound ? shown : styled(terminal, shown, "dim")
    }),
    styled(terminal, `  ${" ".repeat(labels)}  ${plot.axis((value, places) => view.change(value, places))}`, "dim"),
  ]
}

/** The same for a narrow terminal: a block for each policy, no number lost. */
const folded = (
  view: View,
  rows: readonly Row[],
  heads: { readonly [name in "mean" | "interval" | "cost" | "often"]: string },
): string[] =>
  rows.flatMap((row) => {
    const { width } = view.terminal
    const change = row.standing === "no change" ? row.interval : `${row.mean} ${heads.mean} ${row.interval}`
    return [
      ...wrap(`  ${row.label} ${row.mark}`.trimEnd(), width, 2),
      ...wrap(`    ${change}`, width, 4),
      ...wrap(`    ${heads.cost} ${row.cost}, ${heads.often} ${row.often}`, width, 4),
    ]
  })
