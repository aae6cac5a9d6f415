import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** As codes of the file system: what is there is a folder, a device or a pipe. */
export const NO_FILE = "TANGGUH_NO_FILE"

/** A file to be written: its name within the folder, and what it holds. */
export interface NewFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** Makes a folder's entries last through a loss of power. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes files so that each is either there whole or not at all: all of them under other names first, and only when
 * every one has reached the disk do they get their own. Errors: what the file system says; then no file of ours is left
 * under another name, and one that was there before is as it was or replaced whole.
 */
export function writeAtomically(folder: string, files: readonly NewFile[]): void {
  const waiting: { readonly temporary: string; readonly final: string }[] = []
  try {
    for (const { name } of files)
      if (statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === false)
        throw Object.assign(new Error(name), { code: NO_FILE })
    for (const { name, content } of files) {
      const temporary = join(folder, `.${name}.${process.pid}.part`)
      const handle = openSync(temporary, "wx")
      waiting.push({ temporary, final: join(folder, name) })
      try {
        writeFileSync(handle, content)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    }
    while (waiting.length > 0) {
      renameSync(waiting[0].temporary, waiting[0].final)
      waiting.shift()
    }
    syncFolder(folder)
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true })
  }
}
