import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ArmValues, Job, Shard } from "./arm.ts"
import { inlineMore } from "./inline-more.ts"
import { Pulse } from "./pulse.ts"
import type { Hired, Task } from "./worker.ts"

/** A run could not be finished: a policy threw, looped or was impure, or a worker died twice at the same shard. */
export class RunFailed extends Schema.TaggedError<RunFailed>()("RunFailed", {
  reason: Schema.String,
  from: Schema.Number,
  until: Schema.Number,
  seed: Schema.String,
}) {
  override get message(): string {
    return `replications ${this.from + 1} to ${this.until} (seed ${this.seed}) failed: ${this.reason}`
  }
}

/** A run could not be recorded. */
export class LogFailed extends Schema.TaggedError<LogFailed>()("LogFailed", {
  /** What the file system says: `ENOSPC`, or a sentence. */
  code: Schema.String,
}) {
  override get message(): string {
    return `the event log cannot be written: ${this.code}`
  }
}

export interface PoolOptions {
  readonly replications: number
  readonly workers: number
  /** Called with the share of all runs that is done. */
  readonly progress?: (share: number) => void
}

/** A run makes few objects that live briefly: room for more of them is memory that every thread keeps and none needs. */
const YOUNG_MEGABYTES = 12

/** Replications in one shard: small enough to show progress and to balance, large enough not to be felt. */
const shardSize = (replications: number, workers: number): number =>
  Math.max(1, Math.min(25, Math.ceil(replications / (workers * 4))))

/**
 * Runs the replications of some jobs on one crew of worker threads. The results do not depend on how many there are.
 *
 * Interrupting it ends the threads. A thread that dies is replaced, and its shard is run once more.
 */
export const runJobs = (
  jobs: readonly Job[],
  options: PoolOptions,
): Effect.Effect<readonly (readonly ArmValues[])[], RunFailed | LogFailed> =>
  Effect.callback((resume) => {
    inlineMore()
    const { replications } = options
    const size = shardSize(replications, options.workers)
    const tasks: Task[] = []
    for (const job of jobs.keys()) {
      for (let from = 0; from < replications; from += size)
        tasks.push({ job, from, until: Math.min(from + size, replications) })
    }
    const total = tasks.length
    const runs = jobs.reduce((sum, job) => sum + job.arms.length * replications, 0)
    const shards: Shard[][] = jobs.map(() => [])
    const retried = new Set<Task>()
    const crew = new Set<Worker>()
    let finished = 0
    let done = 0
    let over = false
    const end = (result: Effect.Effect<readonly (readonly ArmValues[])[], RunFailed | LogFailed>) => {
      if (over) return
      over = true
      for (const worker of crew) void worker.terminate()
      resume(result)
    }
    const merged = () => end(Effect.succeed(jobs.map((job, j) => merge(job, shards[j], replications))))
    const fail = (task: Task, reason: string) =>
      end(Effect.fail(new RunFailed({ reason, from: task.from, until: task.until, seed: jobs[task.job].seed })))
    const foreign = jobs.some((job) => job.arms.some(({ files }) => files.length > 0))
    const hire = () => {
      const pulse = foreign ? new Pulse() : null
      const worker = new Worker(
        new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url),
        {
          workerData: { jobs, pulse: pulse?.shared ?? null } satisfies Hired,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
        },
      )
      let task: Task | undefined
      crew.add(worker)
      const lookAway = pulse?.look((reason) => {
        if (!over && task !== undefined) fail(task, reason)
      })
      const next = () => {
        task = tasks.shift()
        if (task === undefined) void worker.terminate()
        else worker.postMessage(task)
      }
      worker.on("message", (message: { ready?: true; shard?: Shard; failure?: string; notWritten?: string }) => {
        if (over) return
        if (message.notWritten !== undefined) return end(Effect.fail(new LogFailed({ code: message.notWritten })))
        if (message.failure !== undefined) return fail(task!, message.failure)
        if (message.shard !== undefined) {
          shards[task!.job].push(message.shard)
          done += (message.shard.until - message.shard.from) * jobs[task!.job].arms.length
          options.progress?.(done / runs)
          if (++finished === total) return merged()
        }
        next()
      })
      const died = (reason: string) => {
        crew.delete(worker)
        if (over) return
        const lost = task ?? tasks.shift() // one that dies before its first task would have taken the next
        if (lost === undefined) return
        task = undefined
        if (retried.has(lost)) return fail(lost, reason)
        retried.add(lost)
        tasks.unshift(lost)
        hire()
      }
      worker.on("error", (error) => died(error instanceof Error ? error.message : String(error)))
      worker.on("exit", (code) => {
        lookAway?.()
        died(`a worker ended with status ${code}`)
      })
    }
    if (total === 0) merged()
    else for (let i = 0; i < Math.max(1, Math.min(options.workers, total)); i++) hire()
    return Effect.promise(() => {
      over = true
      return Promise.all([...crew].map((worker) => worker.terminate()))
    })
  })

/** Puts the shards together in the order of their replications. */
function merge(job: Job, shards: readonly Shard[], replications: number): readonly ArmValues[] {
  const ordered = shards.toSorted((a, b) => a.from - b.from)
  if (ordered.length === 0) return []
  const column = (arm: number, name: Exclude<keyof ArmValues, "hashes">) => {
    const width = ordered[0].arms[arm][name].length / (ordered[0].until - ordered[0].from)
    const whole = new Float64Array(width * replications)
    for (const shard of ordered) whole.set(shard.arms[arm][name], shard.from * width)
    return whole
  }
  return job.arms.map((_, arm) => ({
    values: column(arm, "values"),
    causes: column(arm, "causes"),
    queue: column(arm, "queue"),
    pending: column(arm, "pending"),
    useCosts: column(arm, "useCosts"),
    pieceCosts: column(arm, "pieceCosts"),
    hashes: ordered.flatMap((shard) => shard.arms[arm].hashes),
  }))
}
