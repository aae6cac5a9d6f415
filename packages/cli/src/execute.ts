import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import type { BadPolicyFile, LogFailed, RunFailed } from "@tangguh/experiment"
import { ExitStatus } from "./exit-status.ts"
import { type BadArguments, type BadScenario, messageOf, type Told, type WriteFailed } from "./failures.ts"
import { printMessage, printResults } from "./output/stream.ts"
import { ascii } from "./terminal/ascii.ts"
import { printable } from "./terminal/printable.ts"
import type { Terminal } from "./terminal/terminal.ts"

export type Failure = BadArguments | BadPolicyFile | BadScenario | LogFailed | RunFailed | Told | WriteFailed

/** What a verb leaves to be printed, once everything else is done. */
export interface Finished {
  readonly results: string
  readonly messages: string
  readonly status: ExitStatus
}

/** A verb at work. */
export interface Program {
  readonly work: Effect.Effect<Finished, Failure>
  /** What is said when it is stopped. */
  readonly stopped: () => string
  /** Takes away what was drawn on the way. */
  readonly tidy: () => void
}

const statusOf: Readonly<Record<Exclude<Failure["_tag"], "Told">, ExitStatus>> = {
  BadArguments: ExitStatus.badInput,
  BadPolicyFile: ExitStatus.badInput,
  BadScenario: ExitStatus.badInput,
  WriteFailed: ExitStatus.badInput,
  LogFailed: ExitStatus.badInput,
  RunFailed: ExitStatus.defect,
}

const nameOf = (failure: Failure): keyof typeof statusOf =>
  failure._tag === "Told" ? (failure.as as keyof typeof statusOf) : failure._tag

/** Runs a verb to its end and prints what came of it. Ctrl-C stops it cleanly; a second one at once. */
export async function execute(program: Program, terminal: Terminal): Promise<ExitStatus> {
  const say = (text: string) => printMessage(terminal.unicode ? text : ascii(text))
  let fiber: Fiber.Fiber<Finished, Failure> | undefined
  let interrupted = false
  const stop = () => {
    if (interrupted) process.exit(ExitStatus.interrupted)
    interrupted = true
    fiber?.interruptUnsafe()
  }
  process.on("SIGINT", stop)
  fiber = Effect.runFork(program.work)
  const exit = await Effect.runPromise(Fiber.await(fiber))
  process.off("SIGINT", stop)
  program.tidy()
  if (Exit.isSuccess(exit)) {
    const { results, messages, status } = exit.value
    const printed = await printResults(results, status)
    if (printed === status) await say(messages)
    return printed
  }
  const failure = Cause.findError(exit.cause)
  if (Result.isSuccess(failure)) {
    const message = messageOf(failure.success)
    const tag = nameOf(failure.success)
    const isForeign = tag === "RunFailed" || tag === "BadPolicyFile" || tag === "LogFailed"
    await say(tag === "BadScenario" ? message : `error: ${isForeign ? printable(message) : message}\n`)
    return statusOf[tag]
  }
  if (Cause.hasInterruptsOnly(exit.cause)) {
    // The terminal has written ^C where we write.
    await say(`${terminal.progress === "none" ? "" : "\n"}${program.stopped()}\n`)
    return ExitStatus.interrupted
  }
  const defect = Cause.squash(exit.cause)
  await say(`error: a defect: ${printable(defect instanceof Error ? defect.message : String(defect))}\n`)
  return ExitStatus.defect
}
