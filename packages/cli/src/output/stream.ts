import { NO_FILE } from "./write-atomically.ts"
import { ExitStatus } from "../exit-status.ts"

/** Streams to whose errors somebody listens for good. */
const heard = new WeakSet<NodeJS.WriteStream>()

/** Writes a text and waits until it is out. Resolves with what went wrong, or null. */
export const writeTo = (stream: NodeJS.WriteStream, text: string): Promise<NodeJS.ErrnoException | null> =>
  text === ""
    ? Promise.resolve(null)
    : new Promise((resolve) => {
        const failed = (error: NodeJS.ErrnoException) => resolve(error)
        stream.once("error", failed)
        stream.write(text, (error) => {
          stream.off("error", failed)
          // An error is also an event, later: without anybody who listens it would end us with a stack trace.
          if (!heard.has(stream)) stream.on("error", () => {})
          heard.add(stream)
          resolve(error ?? null)
        })
      })

/** Prints results. A reader that has gone is no failure; anything else is told, and is one. */
export async function printResults(text: string, status: ExitStatus): Promise<ExitStatus> {
  const failed = await writeTo(process.stdout, text)
  if (failed === null) return status
  if (failed.code === "EPIPE") return ExitStatus.done
  await printMessage(`error: the results cannot be printed: ${reasonOf(failed)}\n`)
  return ExitStatus.badInput
}

/** Prints what is no result. That nobody reads it does not matter. */
export const printMessage = async (text: string): Promise<void> => void (await writeTo(process.stderr, text))

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it cannot be made there",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "it lies in a read-only file system",
  ENOSPC: "no space is left on the device",
  EDQUOT: "your quota is used up",
  ENOTDIR: "part of its path is not a folder",
  EEXIST: "there is a file of that name",
  EISDIR: "there is a folder of that name",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links go round in a circle",
  EIO: "the device failed",
  [NO_FILE]: "what is there is no file, and is left as it is",
}

/** Why a write failed, in words. */
export const reasonOf = (error: unknown): string => {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""
  return reasons[code] ?? (code === "" ? "it failed" : code)
}
