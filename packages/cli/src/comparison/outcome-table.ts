import type { Compared } from "@tangguh/experiment"
import { outcomeTitle, unitIn } from "@tangguh/report/comparison"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import { wrap } from "../terminal/wrap.ts"
import { byEffect, labelOf, standingOf } from "./entry.ts"
import { decimalsOf, type View } from "./view.ts"

interface Column {
  readonly title: string
  readonly unit: string
  /** Today, then each row. */
  readonly cells: readonly string[]
}

/** Policies whose runs were the same as today's, in all that is shown. */
export const withoutEffect = (view: View, keys: readonly string[]): readonly Compared[] =>
  view.comparison.columns.filter(
    (column) =>
      column.kind === "policy" &&
      keys.every((key) => {
        const difference = column.differences.get(key)
        return difference === undefined || standingOf(difference) === "no change"
      }),
  )

/** Half the width of an interval; one too narrow for the decimals is `<1`, for it is not nothing. */
const halfWidth = (half: number, decimals: number, view: View): string => {
  const least = 10 ** -decimals
  return half < least / 2 ? `<${view.number(least, decimals)}` : view.number(half, decimals)
}

function columnOf(view: View, key: string, rows: readonly Compared[], among: readonly string[]): Column {
  const today = view.comparison.columns[0].outcomes.get(key)
  const differences = rows.map((row) => row.differences.get(key))
  const unit = unitIn(today?.unit ?? rows[0]?.outcomes.get(key)?.unit ?? "", view.language)
  const decimals = Math.max(
    decimalsOf([today?.mean ?? 0]),
    Math.min(1, decimalsOf(differences.map((each) => each?.mean ?? 0))),
  )
  const cells = differences.map((difference) => {
    if (difference === undefined) return view.text("–")
    const standing = standingOf(difference)
    if (standing === "no change") return `${view.words.same} `
    const half = halfWidth((difference.upper - difference.lower) / 2, decimals, view)
    return `${view.change(difference.mean, decimals)} ${view.text("±")}${half}${standing === "unsettled" ? "?" : " "}`
  })
  return {
    title: view.text(outcomeTitle(view.comparison, key, view.language, among)),
    unit: view.text(unit),
    cells: [today === undefined ? view.text("–") : `${view.number(today.mean, decimals)} `, ...cells],
  }
}

/** Today, and the change under each policy that changes anything, for some outcomes; folded where they are too many. */
export function outcomeTable(view: View, keys: readonly string[], effectOn: string): string[] {
  const { terminal, comparison } = view
  const still = new Set(withoutEffect(view, [effectOn, ...keys]))
  const rows = byEffect(view, effectOn).filter((column) => column.kind === "policy" && !still.has(column))
  const labels = [labelOf(comparison.columns[0], view), ...rows.map((row) => labelOf(row, view))]
  const columns = keys.map((key) => columnOf(view, key, rows, keys))
  const first = Math.max(...labels.map(displayWidth)) + 1
  const widths = columns.map(({ title, unit, cells }) =>
    Math.max(
      7,
      displayWidth(unit) + 1,
      ...cells.map(displayWidth),
      ...title.split(" ").map((word) => displayWidth(word) + 1),
    ),
  )
  const narrow = first + 3 + Math.max(...widths) > terminal.width
  if (narrow) return folded(view, labels, columns)
  const lines: string[] = []
  for (let from = 0; from < columns.length;) {
    let until = from
    let width = 2 + first
    while (until < columns.length && width + 1 + widths[until] <= terminal.width) width += 1 + widths[until++]
    if (from > 0) lines.push("")
    lines.push(...block(view, labels, columns.slice(from, until), widths.slice(from, until), first))
    from = until
  }
  return lines
}

function block(
  view: View,
  labels: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  first: number,
): string[] {
  const heads = columns.map(({ title, unit }, i) => [...wrap(title, widths[i] - 1), unit])
  const tall = Math.max(...heads.map(({ length }) => length))
  const line = (label: string, cells: readonly string[]) =>
    `  ${padEnd(label, first)}${cells.map((cell, i) => ` ${padStart(cell, widths[i])}`).join("")}`.trimEnd()
  const head = Array.from({ length: tall }, (_, i) =>
    line(
      "",
      heads.map((lines) => `${lines[i - tall + lines.length] ?? ""} `),
    ),
  )
  return [
    ...head.map((each) => styled(view.terminal, each, "dim")),
    ...labels.map((label, row) =>
      line(
        label,
        columns.map(({ cells }) => cells[row]),
      ),
    ),
  ]
}

const folded = (view: View, labels: readonly string[], columns: readonly Column[]): string[] =>
  labels.flatMap((label, row) => [
    ...wrap(`  ${label}`, view.terminal.width, 2),
    ...columns.flatMap(({ title, unit, cells }) =>
      wrap(`    ${title} ${cells[row].trim()} ${unit}`.trimEnd(), view.terminal.width, 6),
    ),
  ])
