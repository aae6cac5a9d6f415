import type { SurvivalStep } from "@tangguh/statistics"

/** Shares of all. */
export interface Gap {
  readonly apart: number
  readonly byChance: number
}

/** √(ln(2 / 0.05) / 2): the 95 % point of the largest distance, times √n, of a sample from its law. */
const FARTHEST = 1.358

/**
 * Returns how far data and law are apart where that is most against what chance alone may do there.
 *
 * Source: [Hall and Wellner 1980]. Their band is that of a law known beforehand, so it is rather wide for a fitted one.
 */
export function gapOf(steps: readonly SurvivalStep[], rows: number, law: (seconds: number) => number): Gap {
  let gap = { apart: 0, byChance: FARTHEST / Math.sqrt(rows) }
  let before = { survival: 1, byChance: gap.byChance }
  for (const { time, survival, standardError } of steps) {
    const relative = survival === 0 ? 0 : standardError / survival
    const byChance = (FARTHEST * survival * (1 + rows * relative * relative)) / Math.sqrt(rows)
    // The law at the step, against the data before it and after it; of the end of the data nothing is known.
    for (const side of survival === 0 ? [before] : [before, { survival, byChance }]) {
      const apart = Math.abs(side.survival - law(time))
      if (apart / side.byChance > gap.apart / gap.byChance) gap = { apart, byChance: side.byChance }
    }
    before = { survival, byChance }
  }
  return gap
}
