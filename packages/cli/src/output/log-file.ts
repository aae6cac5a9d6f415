import { existsSync, readdirSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import { WriteFailed } from "../failures.ts"
import { printable } from "../terminal/printable.ts"
import { lockOutFolder } from "./out-folder.ts"

/** What a log is called until it is whole. */
const part = (path: string): string => `${path}.part`

const refused = (unfinished: string) =>
  new WriteFailed({
    reason: `${printable(unfinished)} is there already: another run is writing it, or one that broke off has left it; log replay reads it, and when it is removed the place is free`,
  })

/** Takes unfinished logs away when the work that writes them does not end well; where they could not be written they are gone already. */
const tidied = <A, E extends { readonly _tag: string }, R>(
  work: Effect.Effect<A, E, R>,
  unfinished: () => readonly string[],
): Effect.Effect<A, E, R> =>
  Effect.onExit(work, (exit) =>
    Effect.sync(() => {
      if (Exit.isSuccess(exit)) return
      const failure = Cause.findError(exit.cause)
      if (Result.isSuccess(failure) && failure.success._tag === "LogFailed") return
      for (const path of unfinished()) rmSync(path, { force: true })
    }),
  )

/** Does work that writes a log, and leaves none that is not whole. Fails at once where an unfinished one of that name is there, which is not ours. */
export const writingLog = <A, E extends { readonly _tag: string }, R>(
  path: string | null,
  work: Effect.Effect<A, E, R>,
): Effect.Effect<A, E | WriteFailed, R> =>
  Effect.suspend((): Effect.Effect<A, E | WriteFailed, R> => {
    if (path === null) return work
    return existsSync(part(path)) ? Effect.fail(refused(part(path))) : tidied(work, () => [part(path)])
  })

/** The same of a folder of logs, which is locked meanwhile; `locked`: one that is locked already. */
export const writingLogs = <A, E extends { readonly _tag: string }>(
  folder: string,
  locked: string,
  work: Effect.Effect<A, E>,
): Effect.Effect<A, E | WriteFailed> => {
  const unfinished = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(part(".log")))
      .map((name) => join(folder, name))
  const writing = Effect.suspend((): Effect.Effect<A, E | WriteFailed> => {
    const [first] = unfinished()
    return first === undefined ? tidied(work, unfinished) : Effect.fail(refused(first))
  })
  return resolve(folder) === resolve(locked)
    ? writing
    : Effect.acquireUseRelease(
        lockOutFolder(folder, "--log"),
        () => writing,
        ({ release }) => Effect.sync(release),
      )
}
