import { statSync } from "node:fs"
import { Misunderstood } from "../arguments.ts"
import { printable } from "../terminal/printable.ts"

/** Whether two paths lead to one file. */
export function isSameFile(path: string, other: string): boolean {
  const [a, b] = [path, other].map((each) => statSync(each, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Makes sure that what a flag names to be written is none of the files that are read. Errors: Misunderstood. */
export function mustNotReplace(flag: string, path: string, inputs: readonly string[]): void {
  if (inputs.some((input) => isSameFile(input, path)))
    throw new Misunderstood(`--${flag} ${printable(path)} is a file that is read; choose another name`)
}
