import { integral } from "./integral.ts"
import type { Moments } from "./lines.ts"

/** How a time of work is distributed: the mean of a function of it. */
export type Work = (value: (hours: number) => number) => number

export const fixed =
  (hours: number): Work =>
  (value) =>
    value(hours)
export const uniform =
  (low: number, high: number): Work =>
  (value) =>
    integral([low, high], value) / (high - low)

export interface Completion extends Moments {
  /** Mean time in service, lost work included. */
  readonly active: number
}

/**
 * From the first start of a service to its end, where interruptions come at `rate` while it is in service and last `down`.
 *
 * With `resume`, work s has Poisson(rate × s) interruptions. Else each attempt succeeds with e^(−rate × s), or ends after a
 * time t < s of density rate × e^(−rate × t), and the number of failures is geometric; `redraw` draws s for each attempt.
 *
 * Source: Gaver 1962 (preemptive resume, repeat-identical, repeat-different).
 */
export function completion(work: Work, rule: "resume" | "repeat" | "redraw", rate: number, down: Moments): Completion {
  if (rule === "resume") {
    const mean = work((s) => s)
    const stretch = 1 + rate * down.mean
    return {
      mean: mean * stretch,
      square: work((s) => (s * stretch) ** 2) + mean * rate * down.square,
      active: mean,
    }
  }
  if (rule === "repeat") {
    const each = (s: number) => attempts(fixed(s), rate, down)
    return { mean: work((s) => each(s).mean), square: work((s) => each(s).square), active: work((s) => each(s).active) }
  }
  return attempts(work, rate, down)
}

/** Each attempt draws its own work. */
function attempts(work: Work, rate: number, down: Moments): Completion {
  const success = work((s) => Math.exp(-rate * s))
  const failure = 1 - success
  // A failed attempt: ∫₀ˢ t rate e^(−rate t) dt and the same of t².
  const lost = work((s) => (1 - (1 + rate * s) * Math.exp(-rate * s)) / rate) / failure
  const lostSquare = work((s) => (2 - (2 + 2 * rate * s + (rate * s) ** 2) * Math.exp(-rate * s)) / rate ** 2) / failure
  const last = work((s) => s * Math.exp(-rate * s)) / success
  const lastSquare = work((s) => s * s * Math.exp(-rate * s)) / success
  const number = failure / success
  const numberSquare = (failure * (1 + failure)) / success ** 2
  const each = lost + down.mean
  const eachSquare = lostSquare + 2 * lost * down.mean + down.square
  return {
    mean: last + number * each,
    square: lastSquare + 2 * last * number * each + number * eachSquare + (numberSquare - number) * each * each,
    active: last + number * lost,
  }
}

/**
 * M/G/1 with interruptions, which also come while it is empty (`idle`, the rate; 0 where they cannot): mean wait until the
 * first start, and mean number waiting, the interrupted one included.
 *
 * An arrival waits for those before it, for what is left of a completion in progress, or of an interruption that began
 * while there was nobody: W = λ E[C²] / (2 (1 − λ E[C])) + ξ E[D²] / (2 (1 + ξ E[D])).
 *
 * Source: Avi-Itzhak and Naor 1963.
 */
export function interrupted(
  lambda: number,
  law: Completion,
  idle: number,
  down: Moments,
): { wait: number; queue: number } {
  const wait =
    (lambda * law.square) / (2 * (1 - lambda * law.mean)) + (idle * down.square) / (2 * (1 + idle * down.mean))
  return { wait, queue: lambda * (wait + law.mean - law.active) }
}
