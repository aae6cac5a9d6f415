import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Arguments } from "../arguments.ts"
import type { Failure, Finished } from "../execute.ts"
import { Told } from "../failures.ts"
import type { Terminal } from "../terminal/terminal.ts"

/** What a verb does, on whatever thread; what it opens is closed with its scope. */
export type Work = (args: Arguments, terminal: Terminal) => Effect.Effect<Finished, Failure, Scope.Scope>

/** What comes back from the thread: what is to be printed, or why there is nothing. */
export type Answer =
  | { readonly finished: Finished }
  | { readonly failure: Told["as"]; readonly message: string }
  | { readonly defect: string }

/** Does the work of a verb on a thread of its own, so that Ctrl-C is heard at any moment. */
export const onThread = (verb: string, args: Arguments, terminal: Terminal): Effect.Effect<Finished, Failure> =>
  Effect.callback((resume) => {
    const worker = new Worker(
      new URL(import.meta.url.endsWith(".ts") ? "./thread.ts" : "./thread.js", import.meta.url),
      { workerData: { verb, args, terminal, argv: process.argv } },
    )
    worker.once("message", (answer: Answer) => {
      void worker.terminate()
      if ("finished" in answer) return resume(Effect.succeed(answer.finished))
      resume(
        "defect" in answer
          ? Effect.die(new Error(answer.defect))
          : Effect.fail(new Told({ as: answer.failure, report: answer.message })),
      )
    })
    worker.once("error", (error) => resume(Effect.die(error)))
    return Effect.promise(() => worker.terminate())
  })
