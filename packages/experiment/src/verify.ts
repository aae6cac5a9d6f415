import * as Effect from "effect/Effect"
import type { Check } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"
import { acceptMean, smallestDetectable } from "@tangguh/statistics"
import { checkJobs, type CheckOptions } from "./check.ts"
import { type RunFailed, runJobs } from "./pool.ts"

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

/** Runs a textbook model, and tests each of its exact results by Student's t over replications. */
export const verifyScenario = Effect.fnUntraced(function* (
  scenario: Scenario,
  options: CheckOptions,
): Effect.fn.Return<readonly Verified[], RunFailed> {
  const checks = scenario.checks.filter(isExact)
  if (checks.length === 0) return []
  const [[arm]] = yield* runJobs(checkJobs({ ...scenario, checks }, options.seed), options)
  return checks.map((check, place) => {
    const values = Float64Array.from(
      { length: options.replications },
      (_, run) => arm.values[run * checks.length + place],
    )
    return verified(check, values)
  })
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
