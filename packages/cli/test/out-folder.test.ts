import { spawn } from "node:child_process"
import { chmodSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { expect, test } from "vitest"
import { folderName, lockOutFolder } from "../src/output/out-folder.ts"
import { writeAtomically } from "../src/output/write-atomically.ts"
import { isStackTrace, main, plain, scenarios, small, tangguh, temporaryFolder } from "./tangguh.ts"

const locked = (folder: string) => Effect.runSyncExit(lockOutFolder(folder))

test("a folder that cannot be written is refused before anything is run", async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "file"), "")
  for (const out of ["/proc/nowhere", join(folder, "file"), join(folder, "file", "below")]) {
    const { status, stdout, stderr } = await tangguh(["compare", small, "--replications", "100000", "--out", out])
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toContain(`the folder ${out} cannot be written`)
    expect(isStackTrace(stderr)).toBe(false)
  }
})

test("a folder is locked by one process at a time, and given back as it was", () => {
  const folder = join(temporaryFolder(), "a", "b")
  const first = locked(folder)
  expect(Exit.isSuccess(first)).toBe(true)
  expect(String(JSON.stringify(locked(folder)))).toContain(`process ${process.pid}`)
  if (Exit.isSuccess(first)) first.value.release()
  expect(Exit.isSuccess(locked(folder))).toBe(true)
})

test("the lock of a dead process is taken over", async () => {
  const folder = temporaryFolder()
  const dead = spawn(process.execPath, ["-e", "0"])
  await new Promise((resolve) => dead.on("close", resolve))
  writeFileSync(join(folder, ".tangguh.lock"), `${dead.pid}\n`)
  expect(Exit.isSuccess(locked(folder))).toBe(true)
  expect(readFileSync(join(folder, ".tangguh.lock"), "utf8")).toBe(`${process.pid}\n`)
})

test("folders that stay empty are taken away again, and only those that were made", () => {
  const folder = temporaryFolder()
  const taken = locked(join(folder, "a", "b"))
  if (Exit.isSuccess(taken)) taken.value.release()
  expect(readdirSync(folder)).toEqual([])
  mkdirSync(join(folder, "kept"))
  const other = locked(join(folder, "kept"))
  if (Exit.isSuccess(other)) other.value.release()
  expect(readdirSync(folder)).toEqual(["kept"])
})

test("files are written all or none, and one that was there is unharmed", () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "one"), "before")
  mkdirSync(join(folder, "sub"))
  chmodSync(join(folder, "sub"), 0o755)
  expect(() =>
    writeAtomically(folder, [
      { name: "one", content: "after" },
      { name: "no/such/folder", content: "" },
    ]),
  ).toThrow("ENOENT")
  expect(readFileSync(join(folder, "one"), "utf8")).toBe("before")
  expect(readdirSync(folder).sort()).toEqual(["one", "sub"])
  writeAtomically(folder, [
    { name: "one", content: "after" },
    { name: "two", content: new Uint8Array([1]) },
  ])
  expect(readFileSync(join(folder, "one"), "utf8")).toBe("after")
  expect(readdirSync(folder).sort()).toEqual(["one", "sub", "two"])
})

test.each([
  ["ngargoyoso-2016", "ngargoyoso-2016"],
  ["..", "scenario"],
  [".hidden", "hidden"],
  ["a/b\\c", "a-b-c"],
  ["CON", "scenario-CON"],
  ["con.x", "scenario-con.x"],
  ["x".repeat(300), "x".repeat(60)],
  ["\u202e\u0007", "scenario"],
])("the scenario %j has the folder %j", (scenario, folder) => expect(folderName(scenario)).toBe(folder))

test("Ctrl-C in the middle stops it, says so, and leaves nothing behind", async () => {
  const folder = temporaryFolder()
  const child = spawn(
    process.execPath,
    [main, "compare", join(scenarios, "ngargoyoso-2016.yaml"), "--replications", "50000", "--out", folder],
    { env: plain, stdio: ["ignore", "pipe", "pipe"] },
  )
  let stderr = ""
  let stdout = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  // The folder is locked just before the runs begin.
  const watcher = watch(folder, () => {
    watcher.close()
    child.kill("SIGINT")
  })
  const status = await new Promise((resolve) => child.on("close", resolve))
  expect(status).toBe(130)
  expect(stderr).toMatch(/^stopped at \d+ % of the runs; nothing was written\n$/)
  expect(stdout).toBe("")
  expect(readdirSync(folder)).toEqual([])
})
