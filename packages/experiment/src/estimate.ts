import { interval } from "@tangguh/statistics"

/** A mean over replications with its 95 % interval. */
export interface Estimate {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  readonly unit: string
  /** Replications in which it was exercised. */
  readonly n: number
}

/** The estimate of those values that are numbers; null where fewer than two are. */
export function estimate(values: ArrayLike<number>, scale: number, unit: string): Estimate | null {
  const defined = Array.from(values).filter((value) => Number.isFinite(value))
  if (defined.length < 2) return null
  const { mean, lower, upper } = interval(defined)
  return { mean: mean * scale, lower: lower * scale, upper: upper * scale, unit, n: defined.length }
}

/** Fewer runs prove nothing: an interval from two of them can leave out 0 by luck. */
export const FEWEST_RUNS = 20

/** Whether there are runs enough, and their interval leaves no room for 0. */
export const settled = ({ lower, upper, n }: Pick<Estimate, "lower" | "upper" | "n">): boolean =>
  n >= FEWEST_RUNS && (lower > 0 || upper < 0)
