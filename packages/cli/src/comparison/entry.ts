import { type Compared, type Estimate, settled } from "@tangguh/experiment"
import { displayWidth } from "../terminal/display-width.ts"
import type { View } from "./view.ts"

/** How a change stands: the interval leaves out 0, or includes it, or nothing differed in any run. */
export type Standing = "settled" | "unsettled" | "no change"

export const standingOf = (difference: Estimate): Standing =>
  difference.mean === 0 && difference.lower === 0 && difference.upper === 0
    ? "no change"
    : settled(difference)
      ? "settled"
      : "unsettled"

const LONGEST = 32

/** A title as it fits into a table: of several joined the first and how many more, and of one the words that fit. */
function shortened(title: string, view: View): string {
  if (displayWidth(title) <= LONGEST) return title
  const joined = title.split(" + ")
  if (joined.length > 1) {
    const short = `${joined[0]} ${view.words.andMore(joined.length - 1)}`
    if (displayWidth(short) <= LONGEST) return short
  }
  const words = title.split(" ")
  const fits = (count: number) => displayWidth(words.slice(0, count).join(" ")) < LONGEST
  const fitting = words.findLastIndex((_, i) => fits(i + 1)) + 1
  return fitting === 0 ? "" : `${words.slice(0, fitting).join(" ")}${view.text("…")}`
}

/** What a column is called in a table: its title as it fits, or its name where that would be another's too. */
export const labelOf = (column: Compared, view: View): string => {
  const titleOf = (each: Compared) => shortened(view.text(each.title[view.language]), view)
  const title = titleOf(column)
  const doubled = view.comparison.columns.some((other) => other !== column && titleOf(other) === title)
  const label = title === "" || doubled ? view.text(column.name) : title
  return column.kind === "bound" ? `(${label})` : label
}

/** Whether a column's label is less than its title, so that what it is has to be told apart. */
export const isShortened = (column: Compared, view: View): boolean =>
  column.kind === "policy" && labelOf(column, view) !== view.text(column.title[view.language])

/** The policies and then the bounds, each by effect on an outcome, the best first; what was never measured is last. */
export const byEffect = (view: View, key: string): readonly Compared[] => {
  const higher = view.comparison.studied.find((each) => each.key === key)?.definition.better === "higher"
  const gain = (column: Compared) => (higher ? 1 : -1) * (column.differences.get(key)?.mean ?? -Infinity)
  const sorted = (kind: Compared["kind"]) =>
    view.comparison.columns.filter((column) => column.kind === kind).toSorted((a, b) => gain(b) - gain(a))
  return [...sorted("policy"), ...sorted("bound")]
}
