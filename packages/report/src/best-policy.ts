import { type Compared, type Comparison, settled } from "@tangguh/experiment"
import { outcomes } from "@tangguh/outcomes"

/** The policy that betters an outcome most, with an interval that leaves no room for no change; null where none does. */
export const bestPolicy = (comparison: Comparison, key: string): Compared | null => {
  const sign = outcomes.get(key.split(".")[0])?.better === "higher" ? 1 : -1
  const gain = (column: Compared) => sign * (column.differences.get(key)?.mean ?? 0)
  const gains = comparison.columns.filter((column) => {
    const difference = column.differences.get(key)
    return column.kind === "policy" && difference !== undefined && settled(difference) && gain(column) > 0
  })
  return gains.reduce<Compared | null>(
    (best, column) => (best === null || gain(column) > gain(best) ? column : best),
    null,
  )
}
