import { exp, inverseNormal, log } from "@tangguh/engine"

/** From `time` on, this share lasts longer, until the next step. */
export type SurvivalStep = {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly survival: number
  /** Greenwood's standard error. */
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/**
 * Returns the product-limit estimate of the share that lasts longer than a time: a step for each time at which something ended.
 *
 * `observed[i]` is false where `times[i]` was only the last that was seen (right-censored). What ends at the time at which
 * another is lost from sight ends first. The interval is Greenwood's on the scale of log(-log), so that it stays within 0…1;
 * where all have ended there is none, and what is known is that no more are left than before.
 *
 * Errors: RangeError where times and observations are not equally many, or the confidence is not between 0 and 1.
 *
 * Source: [Kaplan and Meier 1958]; [Greenwood 1926]; [Kalbfleisch and Prentice 2002], section 1.4.
 */
export function kaplanMeier(
  times: ArrayLike<number>,
  observed: ArrayLike<boolean>,
  confidence = 0.95,
): readonly SurvivalStep[] {
  if (times.length !== observed.length)
    throw new RangeError(`${times.length} times cannot go with ${observed.length} observations`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence between 0 and 1, not ${confidence}`)
  const z = inverseNormal((1 + confidence) / 2)
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a] - times[b])
  const steps: SurvivalStep[] = []
  let survival = 1
  let greenwood = 0
  for (let i = 0; i < order.length;) {
    const time = times[order[i]]
    const atRisk = order.length - i
    let events = 0
    for (; i < order.length && times[order[i]] === time; i++) if (observed[order[i]]) events++
    if (events === 0) continue
    survival *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    if (survival === 0) {
      steps.push({ time, atRisk, events, survival, standardError: 0, lower: 0, upper: steps.at(-1)?.upper ?? 1 })
      continue
    }
    const spread = exp((z * Math.sqrt(greenwood)) / -log(survival))
    steps.push({
      time,
      atRisk,
      events,
      survival,
      standardError: survival * Math.sqrt(greenwood),
      lower: exp(log(survival) * spread),
      upper: exp(log(survival) / spread),
    })
  }
  return steps
}

/**
 * Returns the time by which a share has ended, and its interval: the times at which the bounds of the survival get there.
 * Infinity: within what was seen they do not.
 *
 * Source: [Brookmeyer and Crowley 1982], with the interval of `kaplanMeier`.
 */
export function survivalQuantile(
  steps: readonly SurvivalStep[],
  share: number,
): { readonly time: number; readonly lower: number; readonly upper: number } {
  const first = (bound: "survival" | "lower" | "upper") =>
    steps.find((step) => step[bound] <= 1 - share + 1e-12)?.time ?? Infinity
  return { time: first("survival"), lower: first("lower"), upper: first("upper") }
}
