import type { SurvivalStep } from "@tangguh/statistics"
import { recordedAtLeast } from "./recorded.ts"

/** Shares of all. */
export interface Gap {
  readonly apart: number
  readonly byChance: number
}

/** √(ln(2 / 0.05) / 2): the 95 % point of the largest distance, times √n, of a sample from its law. */
const FARTHEST = 1.358

/**
 * Returns how far data and law are apart where that is most against what chance alone may do there. Of durations that are known to
 * `resolution` seconds only, the law is asked for what would be recorded.
 *
 * Source: [Hall and Wellner 1980]. Their band is that of a law known beforehand, so it is rather wide for a fitted one.
 */
export function gapOf(
  steps: readonly SurvivalStep[],
  rows: number,
  law: (seconds: number) => number,
  resolution: number,
): Gap {
  let gap = { apart: 0, byChance: FARTHEST / Math.sqrt(rows) }
  let before = { survival: 1, byChance: gap.byChance }
  const look = ({ survival, byChance }: typeof before, at: number) => {
    const apart = Math.abs(survival - recordedAtLeast(law, at, resolution))
    if (apart / byChance > gap.apart / gap.byChance) gap = { apart, byChance }
  }
  for (const { time, survival, standardError } of steps) {
    const relative = survival === 0 ? 0 : standardError / survival
    const byChance = (FARTHEST * survival * (1 + rows * relative * relative)) / Math.sqrt(rows)
    look(before, time)
    before = { survival, byChance }
    // Of the end of the data nothing is known.
    if (survival > 0) look(before, time + resolution)
  }
  return gap
}
