import { type ChartSpec, forestOfDifferences, type Language, queueOverTime, waitByCause } from "@tangguh/charts"
import type { Comparison } from "@tangguh/experiment"
import { causesInput } from "./causes-input.ts"
import { forestInput } from "./forest-input.ts"
import { queueInput } from "./queue-input.ts"

export interface NamedChart {
  /** The stem of its files. */
  readonly name: "forest" | "queue" | "causes"
  readonly spec: ChartSpec
}

/** The three charts of a comparison; where there is nothing to compare with today, the forest is left out. */
export const comparisonCharts = (comparison: Comparison, language: Language): readonly NamedChart[] => [
  ...(comparison.columns.length > 1
    ? [{ name: "forest" as const, spec: forestOfDifferences(forestInput(comparison, language)) }]
    : []),
  { name: "queue", spec: queueOverTime(queueInput(comparison, language)) },
  { name: "causes", spec: waitByCause(causesInput(comparison, language)) },
]
