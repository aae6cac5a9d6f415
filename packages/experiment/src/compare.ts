import * as Effect from "effect/Effect"
import type { Plan, Title } from "@tangguh/plan"
import type { Scenario } from "@tangguh/scenario"
import type { Arm, ArmValues, Job } from "./arm.ts"
import { causesOf } from "./causes.ts"
import { type CheckResult, checkJobs, judge } from "./check.ts"
import { type Column, columnsOf } from "./columns.ts"
import { type Estimate, estimate, settled } from "./estimate.ts"
import { type CostPart, sumOfParts } from "./cost-parts.ts"
import { costOver, costPerYear } from "./money.ts"
import type { PolicyFile } from "./policy-file.ts"
import { type LogFailed, type RunFailed, runJobs } from "./pool.ts"
import type { Recording } from "./recording.ts"
import { runOnce } from "./run-once.ts"
import { seriesInstants, type Series, seriesOf } from "./series.ts"
import { type Studied, studiedIn } from "./studied.ts"
import { withWarmUp } from "./warm-up.ts"

export interface Compared {
  readonly name: string
  readonly title: Title
  readonly kind: Column["kind"]
  /** By key: `completed.capture`. Only what is exercised by some column. */
  readonly outcomes: ReadonlyMap<string, Estimate>
  /** Paired differences to today, replication by replication. */
  readonly differences: ReadonlyMap<string, Estimate>
  /** Hours waited, by cause. */
  readonly waitByCause: ReadonlyMap<string, Estimate>
  /** Over the years of the study; null where no figure is known. */
  readonly cost: number | null
  /** What that is made of, policy by policy; empty for today and the bounds. */
  readonly costParts: readonly CostPart[]
  readonly decides: Title | null
  readonly pays: Title | null
  /** What the uses of its policies cost in a run, in the plan's currency; null: no use costs anything. */
  readonly useCost: Estimate | null
  /** What pieces cost in a run, of stocks and of whatever a finished service uses up; null where the file gives no prices. */
  readonly pieceCost: Estimate | null
  /** Value of waiting and trips saved each time that this happens, less what the uses cost; null where the file gives no values. */
  readonly benefit: Estimate | null
  /** How often a year this must happen for the policy to be worth its cost; null: no benefit found, or no cost known. */
  readonly breakEven: number | null
}

/** The instant of a recorded run from which its futures go on. */
export interface ForkedFrom {
  /** Closing hash of its log. */
  readonly hash: string
  /** Seconds since the start; nothing before it is counted. */
  readonly at: number
  /** Whether the ends of outages in progress are drawn anew. */
  readonly redrawInProgress: boolean
}

/** Every policy against today, over the same worlds. */
export interface Comparison {
  readonly plan: Plan
  readonly seed: string
  readonly replications: number
  readonly studied: readonly Studied[]
  /** The key of the outcome in which today costs citizens most. */
  readonly headline: string
  readonly columns: readonly Compared[]
  readonly series: Series
  readonly checks: readonly CheckResult[]
  /** What all columns go on from; left out: each world was run from its beginning. */
  readonly from?: ForkedFrom
}

export interface CompareOptions {
  /** Names of policies and bundles, in order, and of policy files as they were given. */
  readonly names: readonly string[]
  /** The policy files among them. */
  readonly files?: ReadonlyMap<string, PolicyFile>
  readonly replications: number
  readonly seed: string
  readonly workers: number
  /** Called with the share of all runs that is done. */
  readonly progress?: (share: number) => void
  /** Where every run is recorded into a file; nowhere if left out. */
  readonly record?: Recording
}

/** Compares the policies of a scenario, and holds its checks against the same seed. */
export const compare = Effect.fnUntraced(function* (
  written: Scenario,
  options: CompareOptions,
): Effect.fn.Return<Comparison, RunFailed | LogFailed> {
  const { replications, seed } = options
  const scenario = withWarmUp(written, seed)
  const { plan } = scenario
  const columns = columnsOf(scenario, options.names, options.files)
  const studied = studiedIn(plan, columns)
  const instants = seriesInstants(plan)
  const job: Job = {
    plan,
    seed,
    arms: armsOf(columns, studied),
    instants,
    hash: false,
    ...(options.record === undefined ? {} : { record: options.record }),
  }
  const { jobs, apart } = runOnce([job, ...checkJobs(scenario, seed)])
  const [arms, ...checked] = apart(yield* runJobs(jobs, options))
  return {
    plan,
    seed,
    replications,
    ...summarise(plan, columns, studied, arms, replications),
    series: seriesOf(plan, columns, instants, arms, replications),
    checks: judge(scenario, checked, replications),
  }
})

/** The arms that run some columns, and measure what is studied. */
export const armsOf = (columns: readonly Column[], studied: readonly Studied[]): readonly Arm[] =>
  columns.map(({ name, choices, files, without, bound, uses }) => ({
    name,
    choices,
    files,
    without,
    bound,
    outcomes: studied.map(({ outcome }) => outcome),
    uses,
  }))

export function summarise(
  plan: Plan,
  columns: readonly Column[],
  all: readonly Studied[],
  arms: readonly ArmValues[],
  replications: number,
): Pick<Comparison, "studied" | "headline" | "columns"> {
  const value = (arm: number, outcome: number) =>
    Float64Array.from({ length: replications }, (_, run) => arms[arm].values[run * all.length + outcome])
  const exercised = all.map((_, o) => arms.some((_, a) => value(a, o).some((v) => Number.isFinite(v) && v !== 0)))
  const today = all.map((_, o) => value(0, o))
  const causes = causesOf(plan)
  const index = new Map(all.map(({ key }, o) => [key, o]))
  const { hourWaited, trip } = plan.costs
  const harm = (arm: number) => {
    const hours = value(arm, index.get("hours_waited")!)
    const trips = value(arm, index.get("wasted_trips")!)
    return hours.map((seconds, run) => (seconds / 3600) * (hourWaited ?? 0) + trips[run] * (trip ?? 0))
  }
  const harmToday = harm(0)
  const { currency } = plan.costs
  const compared = columns.map((column, a): Compared => {
    const outcomes = new Map<string, Estimate>()
    const differences = new Map<string, Estimate>()
    all.forEach(({ key, definition }, o) => {
      if (!exercised[o]) return
      const values = value(a, o)
      const mean = estimate(values, definition.scale, definition.unit)
      const difference = estimate(
        values.map((v, run) => v - today[o][run]),
        definition.scale,
        definition.unit,
      )
      if (mean !== null) outcomes.set(key, mean)
      if (difference !== null) differences.set(key, difference)
    })
    const waitByCause = new Map<string, Estimate>()
    causes.forEach((cause, c) => {
      const hours = estimate(
        Float64Array.from({ length: replications }, (_, run) => arms[a].causes[run * causes.length + c]),
        1 / 3600,
        "hours",
      )
      if (hours !== null && hours.mean > 0) waitByCause.set(cause.name, hours)
    })
    const benefit =
      hourWaited === null && trip === null
        ? null
        : estimate(
            harm(a).map((h, run) => harmToday[run] - h - arms[a].useCosts[run]),
            1,
            currency,
          )
    const costParts = column.costs ?? []
    const yearly = sumOfParts(plan.costs, costParts, costPerYear)
    return {
      name: column.name,
      title: column.title,
      kind: column.kind,
      outcomes,
      differences,
      waitByCause,
      cost: sumOfParts(plan.costs, costParts, costOver),
      costParts,
      decides: costParts[0]?.one.decides ?? null,
      pays: costParts[0]?.one.pays ?? null,
      useCost: column.uses.length === 0 ? null : estimate(arms[a].useCosts, 1, currency),
      pieceCost: Object.keys(plan.costs.each).length === 0 ? null : estimate(arms[a].pieceCosts, 1, currency),
      benefit,
      breakEven:
        yearly === null || benefit === null || !settled(benefit) || benefit.mean < 0 ? null : yearly / benefit.mean,
    }
  })
  const base = compared[0].outcomes
  const hoursHarm = (base.get("hours_waited")?.mean ?? 0) * (hourWaited ?? 1)
  const tripsHarm = (base.get("wasted_trips")?.mean ?? 0) * (trip ?? 0)
  return {
    studied: all.filter((_, o) => exercised[o]),
    headline: tripsHarm > hoursHarm ? "wasted_trips" : "hours_waited",
    columns: compared,
  }
}
