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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "this is a folder",
  ELOOP: "the links go round in a circle",
  ENAMETOOLONG: "the name is too long",
}

const readable = "a file that you may read"

/** Reads a scenario file: a regular file of at most 1 MB in UTF-8. Never waits for a pipe or a device. */
export const readScenarioFileExit = (path: string): FileRead => readText(path, "the path of a scenario file")

/** Tables of records may be larger than scenarios: a year of a busy office. */
const largestTable = 20_000_000

/** Reads a table of records: as a scenario file, of at most 20 MB. */
export const readTableFileExit = (path: string): FileRead => readText(path, "the path of a CSV file", largestTable)

const readText = (path: string, wanted: string, largest = largestFile): FileRead => {
  let handle: number | null = null
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const about = fstatSync(handle)
    if (about.isDirectory()) return refused(path, reasons["EISDIR"]!, wanted)
    if (!about.isFile()) return refused(path, "this is not a regular file", "a file, and no pipe, device or socket")
    if (about.size > largest) return refused(path, `the file has ${about.size} bytes`, `at most ${largest / 1e6} MB`)
    const bytes = new Uint8Array(largest + 1)
    let length = 0
    for (let count = -1; count !== 0 && length < bytes.length; length += count)
      count = readSync(handle, bytes, length, bytes.length - length, null)
    if (length > largest) return refused(path, `the file has more than ${largest} bytes`, `at most ${largest / 1e6} MB`)
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
    const message = reasons[code]
    if (message !== undefined) return refused(path, message, wanted)
    if (code === "EACCES") return refused(path, "this file may not be read", readable)
    return refused(path, `the file cannot be read${code === "" ? "" : ` (${code})`}`, readable)
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** Reads files that stand beside a scenario, by their names: for `DecodeOptions.beside`. */
export const readBeside =
  (scenario: string) =>
  (name: string): FileRead =>
    basename(name) === name && !name.startsWith(".")
      ? readText(join(dirname(scenario), name), "the name of a file beside the scenario")
      : refused(name, "this names another folder", "the name of a file beside the scenario")

/** As `readScenarioFileExit`, as an effect. */
export const readScenarioFile = (path: string): Effect.Effect<string, ScenarioErrors> =>
  Effect.suspend(() => {
    const file = readScenarioFileExit(path)
    return file.problem === null ? Effect.succeed(file.text) : Effect.fail(ScenarioErrors.of([file.problem]))
  })
