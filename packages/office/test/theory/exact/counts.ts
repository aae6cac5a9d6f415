import { integral } from "./integral.ts"
import { poissonMean } from "./poisson.ts"

/* What can be counted. Times in hours until the last. */

const HOUR = 3600

/** c machines, exponential work: the time to the next one done, while i are left, is 1 / (min(i, c) μ). */
function drain(jobs: number, machines: number, mean: number) {
  let hours = 0
  for (let left = jobs; left > 0; left--) hours += mean / Math.min(left, machines)
  return hours
}

/** A job waits for `size − 1` others, or until the first has waited `most`. */
function gate(lambda: number, size: number, most: number) {
  const waited = integral([0, most], (t) => poissonMean(lambda * t, size - 2, (k) => k + 1))
  const open = integral([0, most], (t) => poissonMean(lambda * t, size - 2, () => 1))
  return { queue: waited / (1 / lambda + open) }
}

export const counts = {
  drain: { exponential: drain(100, 4, 1 / 6) * HOUR, fixed: Math.ceil(101 / 4) * 600, dead: 100 * 0.7 },
  "daily-limit": { together: 100 + 5 * 10.5 - 10 * 11, each: 100 + 5 * 10.5 - 2 * 4 * 11 },
  "batch-full": { queue: (5 - 1) / 2 },
  "batch-or-time": gate(10, 5, 0.25),
  /** Two days without service: each who comes in vain comes again with 60 %, on the next day. */
  returns: {
    "turned-visits": 100 * (1 + 0.6 + 0.36),
    "turned-served": 100 * 0.36,
    "once-visits": 100 * (1 + 0.6),
    "once-served": 0,
    trips: 100 * (1 + 0.6) * 2,
  },
  pool: { week: 300 * (1 - 0.9 ** 7), all: 300 * (1 - 0.9 ** 14) },
  "no-show": { visits: 10 * 40 * 0.75, served: 10 * 40 * 0.75 },
  deadline: { late: 10 * 30 * Math.exp(-2) },
}
