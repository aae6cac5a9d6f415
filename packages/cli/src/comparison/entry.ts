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

/** What a column is called in a table: its title, or its name where the title is long or another's too. */
export const labelOf = (column: Compared, view: View): string => {
  const title = view.text(column.title[view.language])
  const doubled = view.comparison.columns.some(
    (other) => other !== column && other.title[view.language] === column.title[view.language],
  )
  const label = displayWidth(title) > LONGEST || doubled ? view.text(column.name) : title
  return column.kind === "bound" ? `(${label})` : label
}

/** The policies and then the bounds, each by effect on an outcome, the best first; what was never measured is last. */
export const byEffect = (view: View, key: string): readonly Compared[] => {
  const higher = view.comparison.studied.find((each) => each.key === key)?.definition.better === "higher"
  const gain = (column: Compared) => (higher ? 1 : -1) * (column.differences.get(key)?.mean ?? -Infinity)
  const sorted = (kind: Compared["kind"]) =>
    view.comparison.columns.filter((column) => column.kind === kind).toSorted((a, b) => gain(b) - gain(a))
  return [...sorted("policy"), ...sorted("bound")]
}
