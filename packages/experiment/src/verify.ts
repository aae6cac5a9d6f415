import * as Effect from "effect/Effect"
import type { Check } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"
import { acceptMean, smallestDetectable } from "@tangguh/statistics"
import { checkJobs } from "./check.ts"
import { type LogFailed, type RunFailed, runJobs } from "./pool.ts"
import { withWarmUp } from "./warm-up.ts"

/** How an exact result came out. Values are in the own unit of the outcome: seconds, citizens, shares of 1. */
export interface Verified {
  readonly check: Check
  readonly expected: number
  /** The mean over the runs in which it was exercised; null: in fewer than two. */
  readonly measured: number | null
  /** It holds where the mean is no farther than this from what is expected. */
  readonly halfWidth: number
  /** How many standard errors the mean is above what is expected. */
  readonly zScore: number
  /** The smallest error of the mean that is found with 99 % power. */
  readonly detects: number
  readonly falseAlarm: number
  readonly holds: boolean
}

const FALSE_ALARM = 1e-5

/** An exact result: a number that theory gives for the mean of the office as it is. */
const isExact = (check: Check): boolean =>
  check.kind === "theory" &&
  check.in.kind === "mean" &&
  check.expect.kind === "between" &&
  check.expect.low === check.expect.high &&
  check.policies.length === 0 &&
  check.plan === null &&
  check.versus === null

/** A textbook model, and how it is to be run. */
export interface Model {
  readonly scenario: Scenario
  readonly replications: number
  readonly seed: string
}

export interface VerifyOptions {
  readonly workers: number
  /** Called with the share of all runs that is done. */
  readonly progress?: (share: number) => void
}

/**
 * Runs textbook models, and tests each of their exact results by Student's t over replications; model by model.
 *
 * Cost: models with as many replications each share a crew of workers, for starting one takes as long as many a model.
 */
export const verifyModels = Effect.fnUntraced(function* (
  models: readonly Model[],
  { workers, progress }: VerifyOptions,
): Effect.fn.Return<readonly (readonly Verified[])[], RunFailed | LogFailed> {
  const results = new Map<Model, readonly Verified[]>()
  const total = models.reduce((sum, { replications }) => sum + replications, 0)
  let before = 0
  for (const [replications, group] of Map.groupBy(models, (model) => model.replications)) {
    const exact = group.map(({ scenario, seed }) => {
      const warm = withWarmUp(scenario, seed)
      return { ...warm, checks: warm.checks.filter(isExact) }
    })
    const runs = replications * group.length
    const values = yield* runJobs(
      exact.flatMap((scenario, i) => checkJobs(scenario, group[i].seed)),
      { replications, workers, progress: (share) => progress?.((before + share * runs) / total) },
    )
    before += runs
    let job = 0
    exact.forEach(({ checks }, i) => {
      const arm = checks.length > 0 ? values[job++][0] : null
      const column = (place: number) =>
        Float64Array.from({ length: replications }, (_, run) => arm!.values[run * checks.length + place])
      results.set(
        group[i],
        checks.map((check, place) => verified(check, column(place))),
      )
    })
  }
  return models.map((model) => results.get(model)!)
})

/** Holds one exact result against what the runs gave; NaN: not exercised. */
export function verified(check: Check, values: Float64Array): Verified {
  const expected = check.expect.kind === "between" ? check.expect.low : NaN
  const falseAlarm = (check.in.kind === "mean" ? check.in.falseAlarm : null) ?? FALSE_ALARM
  const exercised = values.filter((value) => !Number.isNaN(value))
  if (exercised.length < 2)
    return { check, expected, measured: null, halfWidth: NaN, zScore: NaN, detects: NaN, falseAlarm, holds: false }
  const { mean, halfWidth, zScore, holds } = acceptMean({ values: exercised, expected, alpha: falseAlarm })
  const detects = smallestDetectable({ values: exercised, alpha: falseAlarm })
  return { check, expected, measured: mean, halfWidth, zScore, detects, falseAlarm, holds }
}
