import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

export const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))
export const small = fileURLToPath(new URL("small.yaml", import.meta.url))
export const scenarios = fileURLToPath(new URL("../../../scenarios/", import.meta.url))

/** One worker: for a small scenario, starting another takes longer than it saves. */
export const quick = ["--workers", "1"]

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Options {
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
  readonly node?: readonly string[]
}

/** Where what Node has compiled is kept from one command to the next: a third of most of them is compiling. */
const compiled = fileURLToPath(new URL("../../../node_modules/.cache/compiled", import.meta.url))

/** An environment with nothing of ours in it, in a UTF-8 locale. */
export const plain = { PATH: process.env["PATH"] ?? "", LANG: "C.UTF-8", NODE_COMPILE_CACHE: compiled }

/** Runs the command and waits for its end. */
export const tangguh = (args: readonly string[], options: Options = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), main, ...args], {
      cwd: options.folder ?? temporaryFolder(),
      env: { ...plain, ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    })
    const parts = { stdout: "", stderr: "" }
    child.stdout.setEncoding("utf8").on("data", (text: string) => (parts.stdout += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (parts.stderr += text))
    child.on("error", reject)
    child.on("close", (status) => resolve({ status, ...parts }))
  })

/** A folder that is removed when the test has ended. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "tangguh-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** No stack trace, and one message that says what is wrong. */
export const isStackTrace = (text: string): boolean =>
  /\n\s+at .*:\d+:\d+\)?/.test(text) || text.includes("node:internal")
