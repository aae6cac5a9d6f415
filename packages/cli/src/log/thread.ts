import { parentPort, workerData } from "node:worker_threads"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import { ImpossibleEvent, WrongSnapshot } from "@tangguh/event-log"
import { BadLog } from "@tangguh/event-store"
import type { Arguments } from "../arguments.ts"
import { messageOf } from "../failures.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { Answer, Work } from "./on-thread.ts"

const { argv, verb, args, terminal } = workerData as {
  readonly argv: readonly string[]
  readonly verb: string
  readonly args: Arguments
  readonly terminal: Terminal
}
process.argv = [...argv] // commands that are proposed are called as this one was
const { work } = (await import(`../verbs/${verb}${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`)) as {
  readonly work: Work
}
const exit = await Effect.runPromiseExit(Effect.scoped(work(args, terminal)))
const answer = (): Answer => {
  if (Exit.isSuccess(exit)) return { finished: exit.value }
  const failure = Cause.findError(exit.cause)
  if (Result.isSuccess(failure)) return { failure: failure.success._tag, message: messageOf(failure.success) }
  const defect = Cause.squash(exit.cause)
  // What a log says that no run can have said is its fault, wherever that is found.
  if (defect instanceof BadLog || defect instanceof ImpossibleEvent || defect instanceof WrongSnapshot)
    return { failure: "BadArguments", message: printable(`${args.operands.join(" ")}: ${defect.message}`) }
  return { defect: defect instanceof Error ? defect.message : String(defect) }
}
parentPort!.postMessage(answer())
