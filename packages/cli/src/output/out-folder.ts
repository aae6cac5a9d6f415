import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmdirSync, rmSync, writeSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { WriteFailed } from "../failures.ts"
import { printable } from "../terminal/printable.ts"
import { reasonOf } from "./stream.ts"

/** A folder that is ours until it is released. */
export interface OutFolder {
  readonly path: string
  readonly release: () => void
}

/** Whether a process with this number runs; of another user's, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Writes our number into a lock file that nobody else has; null, or the number of the process that has it. */
function take(lock: string): number | null {
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(lock, "wx")
      try {
        writeSync(handle, `${process.pid}\n`)
      } finally {
        closeSync(handle)
      }
      return null
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt === 3) throw error
    }
    let holder: number
    try {
      holder = Number(readFileSync(lock, "utf8").trim())
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue
      throw error
    }
    // An empty lock is one that is being written just now.
    if (holder === 0 || (Number.isInteger(holder) && isAlive(holder))) return holder
    rmSync(lock, { force: true })
  }
}

/** Makes a folder and those that it lies in, where they are missing. Returns those that it made, innermost first. */
function makeFolders(path: string): readonly string[] {
  const missing: string[] = []
  let folder = resolve(path)
  while (!existsSync(folder) && dirname(folder) !== folder) {
    missing.push(folder)
    folder = dirname(folder)
  }
  const made: string[] = []
  try {
    for (const each of missing.toReversed()) {
      mkdirSync(each)
      made.unshift(each)
    }
  } catch (error) {
    removeEmpty(made)
    throw error
  }
  return made
}

/** Folders that were made for us and have stayed empty are taken away again, innermost first. */
function removeEmpty(made: readonly string[]): void {
  try {
    for (const folder of made) rmdirSync(folder)
  } catch {
    // Not empty: then it stays.
  }
}

/** Makes the folder where it is missing, and locks it: what cannot be written is found before anything is run. */
export const lockOutFolder = (path: string, flag = "--out"): Effect.Effect<OutFolder, WriteFailed> =>
  Effect.suspend(() => {
    const shown = printable(path)
    const lock = join(path, ".tangguh.lock")
    let made: readonly string[] = []
    try {
      made = makeFolders(path)
      const holder = take(lock)
      if (holder !== null)
        return Effect.fail(
          new WriteFailed({
            reason: `another tangguh (process ${holder}) is writing to ${shown}; choose another folder with ${flag}, or remove ${printable(lock)} if no such process runs`,
          }),
        )
    } catch (error) {
      removeEmpty(made)
      return Effect.fail(
        new WriteFailed({
          reason: `the folder ${shown} cannot be written: ${reasonOf(error)}; choose another with ${flag}`,
        }),
      )
    }
    const release = () => {
      rmSync(lock, { force: true })
      removeEmpty(made)
    }
    return Effect.succeed({ path, release })
  })

/** The folder of a scenario's results: its name, made fit to be one. */
export const folderName = (scenario: string): string => {
  const plain = scenario
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 60)
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain)
  return plain === "" ? "scenario" : reserved ? `scenario-${plain}` : plain
}
