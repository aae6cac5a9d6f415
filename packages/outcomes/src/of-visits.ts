import { Histogram, Tally } from "@tangguh/engine"
import type { Asked } from "./asked.ts"

/** Values of visits in the period: their mean, or the quantile that is asked for. NaN of none. */
export interface OfVisits {
  add(time: number, value: number): void
  value(): number
}

export function ofVisits({ windows, outcome: { quantile } }: Asked): OfVisits {
  if (quantile === null) {
    const tally = new Tally()
    return {
      add: (time, value) => {
        if (windows.includes(time)) tally.add(value)
      },
      value: () => tally.mean,
    }
  }
  const histogram = new Histogram()
  return {
    add: (time, value) => {
      if (windows.includes(time)) histogram.add(value)
    },
    value: () => histogram.quantile(quantile),
  }
}
