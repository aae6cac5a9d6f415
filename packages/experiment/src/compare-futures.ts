import * as Effect from "effect/Effect"
import type { Plan } from "@tangguh/plan"
import type { Job, Origin } from "./arm.ts"
import type { Column } from "./columns.ts"
import { armsOf, type CompareOptions, type Comparison, summarise } from "./compare.ts"
import { type LogFailed, type RunFailed, runJobs } from "./pool.ts"
import { seriesInstants, seriesOf } from "./series.ts"
import { studiedIn } from "./studied.ts"

export interface FuturesOptions extends Pick<CompareOptions, "replications" | "workers" | "progress" | "record"> {
  /** The run's own, which goes on as it was, and then those that take over from it. */
  readonly columns: readonly Column[]
  readonly from: Origin
  /** Closing hash of the log. */
  readonly hash: string
  /** The seed of the futures. */
  readonly seed: string
}

/**
 * Compares policies over the futures of one recorded run: all go on from the same instant into the same futures, and are counted from then on.
 *
 * Checks are about whole runs, and none is held against these.
 */
export const compareFutures = Effect.fnUntraced(function* (
  wholePlan: Plan,
  { columns, from, hash, seed, replications, workers, progress, record }: FuturesOptions,
): Effect.fn.Return<Comparison, RunFailed | LogFailed> {
  const plan: Plan = { ...wholePlan, warmUp: from.at }
  const studied = studiedIn(plan, columns)
  const instants = seriesInstants(plan)
  const job: Job = {
    plan,
    seed,
    arms: armsOf(columns, studied),
    instants,
    hash: false,
    from,
    ...(record === undefined ? {} : { record }),
  }
  const [arms] = yield* runJobs([job], { replications, workers, ...(progress === undefined ? {} : { progress }) })
  return {
    plan,
    seed,
    replications,
    ...summarise(plan, columns, studied, arms, replications),
    series: seriesOf(plan, columns, instants, arms, replications),
    checks: [],
    from: { hash, at: from.at, redrawInProgress: from.redraw },
  }
})
