import * as Effect from "effect/Effect"
import { definitionFor } from "@tangguh/outcomes"
import { acceptMean, quantile } from "@tangguh/statistics"
import type { Check, Expectation, Plan, Quorum } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"
import { type Arm, type ArmValues, asFed, type InForce, type Job } from "./arm.ts"
import { type LogFailed, type RunFailed, runJobs } from "./pool.ts"
import { withWarmUp } from "./warm-up.ts"

/** How a check came out. */
export interface CheckResult {
  readonly check: Check
  /** What was measured, in the unit of the outcome: the mean where a mean is asked for, else the median; null: never exercised. */
  readonly measured: number | null
  /** Share of the runs in which the expectation holds. */
  readonly share: number
  /** Runs in which what it asks for happened. */
  readonly exercised: number
  readonly holds: boolean
  /** Holds only because chance explains what is missing: fewer runs than asked for, or a mean beside what is expected, but not significantly. */
  readonly withinChance: boolean
  /** Holds, or is known to fail and does, or was exercised in no run. An unexpected pass is not fine. */
  readonly fine: boolean
}

/** The runs that the checks of a scenario need: one job for each plan that they ask about. */
export function checkJobs(scenario: Scenario, seed: string): readonly Job[] {
  return grouped(scenario).map(({ plan, arms }) => ({
    plan,
    seed,
    arms: arms.map(({ arm }) => arm),
    instants: new Float64Array(0),
    hash: false,
  }))
}

interface Group {
  readonly plan: Plan
  readonly arms: { arm: Arm & { outcomes: Check["outcome"][] }; key: string }[]
}

const keyOf = ({ choices, without }: InForce): string => JSON.stringify([choices, without])

/** What each check measures, gathered by plan and by arm so that nothing is run twice. */
function grouped(scenario: Scenario): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const check of scenario.checks) {
    const plan = check.plan ?? scenario.plan
    const id = JSON.stringify(planKey(check, scenario))
    const group = groups.get(id) ?? { plan, arms: [] }
    groups.set(id, group)
    for (const arm of armsOf(check, scenario)) {
      const key = keyOf(arm)
      let found = group.arms.find((each) => each.key === key)
      if (found === undefined) group.arms.push((found = { key, arm: { ...arm, name: check.id, outcomes: [] } }))
      found.arm.outcomes.push(check.outcome)
    }
  }
  return [...groups.values()]
}

/** Checks with other values of the file's figures are about another plan, each about its own. */
const planKey = (check: Check, scenario: Scenario): string =>
  check.plan === null || check.plan === scenario.plan ? "" : check.id

/** The arm that a check measures, then the one that it is held against. */
function armsOf(check: Check, scenario: Scenario): readonly InForce[] {
  const today: InForce = { choices: scenario.today, files: [], without: asFed, bound: null }
  const own = { ...today, choices: [...scenario.today, ...check.policies], without: check.without }
  return check.versus === null ? [own] : [own, today]
}

/** Holds every check against the runs of its jobs. */
export function judge(
  scenario: Scenario,
  results: readonly (readonly ArmValues[])[],
  replications: number,
): readonly CheckResult[] {
  const groups = grouped(scenario)
  const read = new Map<string, number>()
  return scenario.checks.map((check) => {
    const g = groups.findIndex((group) => (check.plan ?? scenario.plan) === group.plan)
    const columns = armsOf(check, scenario).map((arm) => {
      const a = groups[g].arms.findIndex((each) => each.key === keyOf(arm))
      const place = read.get(`${g}/${a}`) ?? 0
      read.set(`${g}/${a}`, place + 1)
      const width = groups[g].arms[a].arm.outcomes.length
      return Float64Array.from({ length: replications }, (_, run) => results[g][a].values[run * width + place])
    })
    const values = columns.length === 2 ? columns[0].map((value, run) => value - columns[1][run]) : columns[0]
    return verdict(check, values)
  })
}

/** Holds a check against what its runs gave. */
export function verdict(check: Check, values: Float64Array): CheckResult {
  const exercised = values.filter((value) => !Number.isNaN(value)).sort()
  const { scale } = definitionFor(check.outcome)
  const met = exercised.reduce((sum, value) => sum + (meets(check.expect, value) ? 1 : 0), 0)
  const share = exercised.length > 0 ? met / exercised.length : 0
  const holds = exercised.length > 0 && quorum(check.in, check.expect, exercised, share)
  const middle =
    check.in.kind === "mean"
      ? exercised.reduce((sum, value) => sum + value, 0) / exercised.length
      : exercised.length > 0
        ? quantile(exercised, 0.5)
        : NaN
  const isAsAsked =
    check.in.kind === "share" ? share >= check.in.share : check.in.kind !== "mean" || meets(check.expect, middle)
  return {
    check,
    measured: Number.isFinite(middle) ? middle * scale : null,
    share,
    exercised: exercised.length,
    holds,
    withinChance: holds && !isAsAsked,
    fine: exercised.length === 0 || holds === (check.knownToFail === null),
  }
}

function meets(expect: Expectation, value: number): boolean {
  if (expect.kind === "ending") return (value === 1) === (expect.ending === "served")
  return expect.strict ? value > expect.low && value < expect.high : value >= expect.low && value <= expect.high
}

function quorum(quorum: Quorum, expect: Expectation, sorted: Float64Array, share: number): boolean {
  switch (quorum.kind) {
    case "every run":
      return share === 1
    case "share":
      return highest(share, sorted.length) >= quorum.share
    case "median":
      return meets(expect, quantile(sorted, 0.5))
    case "middle": {
      if (expect.kind === "ending") return false
      const tail = (1 - quorum.share) / 2
      return quantile(sorted, tail) <= expect.high && quantile(sorted, 1 - tail) >= expect.low
    }
    case "mean": {
      const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
      if (expect.kind === "ending" || meets(expect, mean)) return expect.kind !== "ending"
      if (quorum.falseAlarm === null) return false
      const nearest = mean < expect.low ? expect.low : expect.high
      return acceptMean({ values: sorted, expected: nearest, alpha: quorum.falseAlarm }).holds
    }
  }
}

/**
 * The upper end of the 95 % interval of a share of n runs: a share that is asked for is missed only where chance does not explain it.
 *
 * Source: Wilson 1927, eq. 3 (the score interval).
 */
function highest(share: number, n: number): number {
  const z = 1.959963984540054
  const centre = share + (z * z) / (2 * n)
  return (centre + z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
}

export interface CheckOptions {
  readonly replications: number
  readonly seed: string
  readonly workers: number
  readonly progress?: (share: number) => void
}

/** Runs what the checks of a scenario need, and holds each against it. */
export const checkScenario = Effect.fnUntraced(function* (
  written: Scenario,
  options: CheckOptions,
): Effect.fn.Return<readonly CheckResult[], RunFailed | LogFailed> {
  const scenario = withWarmUp(written, options.seed)
  const results = yield* runJobs(checkJobs(scenario, options.seed), options)
  return judge(scenario, results, options.replications)
})
