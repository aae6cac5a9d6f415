import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs"
import { basename, dirname, join } from "node:path"

/** A file could not be written: the message says why. */
export class NotWritten extends Error {
  override name = "NotWritten"
}

function sync(path: string): void {
  const handle = openSync(path, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Has a file written under another name beside its own, and gives it its own once all of it is on the disk: what was there before is
 * replaced then and not sooner, and nothing is left of what could not be finished.
 *
 * Errors: NotWritten where there is something that is no file; what `write` throws, and what the file system says.
 */
export async function wholeFile<A>(path: string, write: (temporary: string) => Promise<A>): Promise<A> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
    throw new NotWritten("what is there is no file, and is left as it is")
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  closeSync(openSync(temporary, "wx"))
  try {
    const written = await write(temporary)
    sync(temporary)
    renameSync(temporary, path)
    sync(dirname(path))
    return written
  } finally {
    rmSync(temporary, { force: true })
  }
}
