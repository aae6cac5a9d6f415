import { readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { WriteFailed } from "../failures.ts"
import { lockOutFolder } from "./out-folder.ts"

/** Does work that writes logs into a folder, and leaves none there that are not whole. */
export const withLogs = <A, E>(folder: string, work: Effect.Effect<A, E>): Effect.Effect<A, E | WriteFailed> =>
  Effect.acquireUseRelease(
    lockOutFolder(folder, "--log"),
    () =>
      Effect.onExit(work, (exit) =>
        Effect.sync(() => {
          if (Exit.isSuccess(exit)) return
          for (const name of readdirSync(folder))
            if (name.endsWith(".log.part")) rmSync(join(folder, name), { force: true })
        }),
      ),
    ({ release }) => Effect.sync(release),
  )
