import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { isStackTrace, main, plain, small, temporaryFolder } from "./tangguh.ts"

/** Runs a line of shell in which `$tangguh` is the command. */
const shell = (line: string): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    const tangguh = `"${process.execPath}" "${main}"`
    const command = line.replaceAll("$tangguh", tangguh).replaceAll("$small", `"${small}"`)
    execFile("bash", ["--norc", "-c", command], { env: plain, cwd: temporaryFolder() }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })

const compare = "$tangguh compare $small --replications 2 --policies ups"

describe("standard output", () => {
  test.each(["$tangguh --help", "$tangguh schema", compare, "$tangguh check $small --replications 2"])(
    "that closes early is no failure: %s | head -1",
    async (command) => {
      const { status, stdout, stderr } = await shell(`set -o pipefail; ${command} | head -1`)
      expect(stderr).toBe("")
      expect(status).toBe(0)
      expect(stdout.split("\n")).toHaveLength(2)
    },
  )

  test.skipIf(!existsSync("/dev/full")).each(["$tangguh --version", "$tangguh schema", compare])(
    "that is full is told in one line: %s > /dev/full",
    async (command) => {
      const { status, stderr } = await shell(`${command} > /dev/full`)
      expect(status).toBe(2)
      expect(stderr).toBe("error: the results cannot be printed: no space is left on the device\n")
    },
  )

  test.each(["$tangguh schema >&-", "$tangguh schema >&- 2>&-", `${compare} >&-`])(
    "that is closed is no stack trace: %s",
    async (command) => {
      const { status, stderr } = await shell(command)
      expect(status).toBe(0)
      expect(isStackTrace(stderr)).toBe(false)
    },
  )

  test("holds results only, and standard error the rest", async () => {
    const { stdout } = await shell(`${compare} --format json 2>/dev/null`)
    expect(JSON.parse(stdout)).toHaveProperty("policies")
  })
})
