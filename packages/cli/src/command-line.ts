import { basename, relative } from "node:path"
import { printable } from "./terminal/printable.ts"

/** How this command was called, so that what we propose can be pasted. */
function called(): string {
  if (process.env["npm_lifecycle_event"] !== undefined) return "npm run --silent tangguh --"
  const script = process.argv[1] ?? "tangguh"
  return basename(script) === "tangguh" ? "tangguh" : `node ${relative(process.cwd(), script) || script}`
}

/** An argument as a shell takes it. */
const quoted = (argument: string): string =>
  /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`

/** A command that can be pasted: this one, with other arguments. */
export const commandLine = (...args: readonly string[]): string => printable([called(), ...args.map(quoted)].join(" "))
