import { execFile } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { plain, tangguh, temporaryFolder } from "./tangguh.ts"

const root = fileURLToPath(new URL("../../../", import.meta.url))

const run = (args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [...args], { cwd: root, env: plain }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })

test("the examples have the types that they say", async () => {
  expect(await run(["node_modules/typescript/bin/tsc", "-b", "examples"])).toEqual({ status: 0, output: "" })
})

test("telling people at once saves hours, and more than telling them after an hour", async () => {
  const { status, output } = await run(["examples/tell-at-once.ts"])
  expect(status).toBe(0)
  expect(output.trim().split("\n")).toEqual([
    expect.stringMatching(/^told after an hour, against today: -\d+ hours \(95 % interval -\d+ to -\d+\)$/),
    expect.stringMatching(/^told at once, against today: -\d+ hours \(95 % interval -\d+ to -\d+\)$/),
    expect.stringMatching(/^told at once, against told after an hour: -\d+ hours/),
  ])
})

test("the example is a policy that the command takes, as the README names it", async () => {
  const readme = readFileSync(join(root, "README.md"), "utf8")
  const [, words] = /tangguh -- (compare .*tell-at-once\.ts)/.exec(readme)!
  const folder = temporaryFolder()
  const args = words
    .split(" ")
    .map((word) => word.replace(/scenarios\/|\.\/(?=examples)/, (at) => root + at.replace("./", "")))
  const { status, stdout, stderr } = await tangguh([...args, "--replications", "10"], { folder })
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  expect(stdout).toContain("Tell people at once")
  expect(readme).toContain("node examples/tell-at-once.ts")
})

test("the scenario of the README runs as it stands there", async () => {
  const [, scenario] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))!
  const folder = temporaryFolder()
  writeFileSync(join(folder, "counters.yaml"), scenario)
  const { status, stderr, stdout } = await tangguh(["compare", "counters.yaml", "--replications", "10"], { folder })
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  expect(stdout).toContain("One more counter")
})
