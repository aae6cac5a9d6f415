import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import { LogFailed, Pulse, RunFailed } from "@tangguh/experiment"
import type { RunOrder, RunResult } from "./one-run.ts"

/** Runs one replication on a thread of its own, so that Ctrl-C is heard at any moment. */
export const runOnThread = (order: RunOrder): Effect.Effect<RunResult, RunFailed | LogFailed> =>
  Effect.callback((resume) => {
    const pulse = new Pulse()
    const worker = new Worker(
      new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url),
      { workerData: { order, pulse: pulse.shared } },
    )
    const failed = (reason: string) =>
      resume(
        Effect.fail(new RunFailed({ reason, from: order.replication, until: order.replication + 1, seed: order.seed })),
      )
    worker.once("message", (message: RunResult | { notWritten: string }) =>
      resume(
        "notWritten" in message ? Effect.fail(new LogFailed({ code: message.notWritten })) : Effect.succeed(message),
      ),
    )
    worker.once("error", (error: Error) => failed(error.message))
    const lookAway = pulse.look((reason) => {
      failed(reason)
      void worker.terminate()
    })
    worker.once("exit", (code) => {
      lookAway()
      failed(`a worker ended with status ${code}`)
    })
    return Effect.promise(() => worker.terminate())
  })
