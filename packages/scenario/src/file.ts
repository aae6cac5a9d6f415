import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { problem, ScenarioErrors, type Problem } from "./problem.ts"
import { largestFile } from "./yaml.ts"

/** The text of a file, or what is wrong with it. */
export type FileRead =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: Problem }

const refused = (path: string, message: string, accepted: string): FileRead => ({
  text: null,
  problem: problem(path, { line: 0, column: 0, length: 1 }, [], "", message, accepted),
})

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["there is no such file", "the path of a scenario file"],
  ENOTDIR: ["there is no such file", "the path of a scenario file"],
  EACCES: ["this file may not be read", "a file that you may read"],
  EISDIR: ["this is a folder", "the path of a scenario file"],
  ELOOP: ["the links go round in a circle", "the path of a scenario file"],
  ENAMETOOLONG: ["the name is too long", "the path of a scenario file"],
}

/** Reads a scenario file: a regular file of at most 1 MB in UTF-8. Never waits for a pipe or a device. */
export const readScenarioFileExit = (path: string): FileRead => {
  let handle: number | null = null
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const about = fstatSync(handle)
    if (about.isDirectory()) return refused(path, ...reasons["EISDIR"]!)
    if (!about.isFile()) return refused(path, "this is not a regular file", "a file, and no pipe, device or socket")
    if (about.size > largestFile) return refused(path, `the file has ${about.size} bytes`, "at most 1 MB")
    const bytes = new Uint8Array(largestFile + 1)
    let length = 0
    for (let count = -1; count !== 0 && length < bytes.length; length += count)
      count = readSync(handle, bytes, length, bytes.length - length, null)
    if (length > largestFile) return refused(path, "the file has more than 1_000_000 bytes", "at most 1 MB")
    const content = bytes.subarray(0, length)
    if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff))
      return refused(path, "the file is in UTF-16", "save it as UTF-8")
    if (content.includes(0))
      return refused(path, "the file holds a NUL character (is it UTF-16?)", "save it as UTF-8 text")
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(content), problem: null }
    } catch {
      return refused(path, "the file is not UTF-8 (is it Latin-1?)", "save it as UTF-8")
    }
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""
    const [message, accepted] = reasons[code] ?? [
      `the file cannot be read${code === "" ? "" : ` (${code})`}`,
      "a file that you may read",
    ]
    return refused(path, message, accepted)
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** Reads files that stand beside a scenario, by their names: for `DecodeOptions.beside`. */
export const readBeside =
  (scenario: string) =>
  (name: string): FileRead =>
    basename(name) === name && !name.startsWith(".")
      ? readScenarioFileExit(join(dirname(scenario), name))
      : refused(name, "this names another folder", "the name of a file beside the scenario")

/** As `readScenarioFileExit`, as an effect. */
export const readScenarioFile = (path: string): Effect.Effect<string, ScenarioErrors> =>
  Effect.suspend(() => {
    const file = readScenarioFileExit(path)
    return file.problem === null ? Effect.succeed(file.text) : Effect.fail(ScenarioErrors.of([file.problem]))
  })
