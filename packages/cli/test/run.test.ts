import { expect, test } from "vitest"
import { small, tangguh } from "./tangguh.ts"

const run = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  JSON.parse((await tangguh(["run", small, "--format", "json", ...args], { environment })).stdout) as Record<
    string,
    unknown
  >

test("gives the same closing hash wherever and whenever it is run, and another for another world or policy", async () => {
  const first = await run([])
  expect(first).toMatchObject({ scenario: "small", seed: "small", replication: 1, policy: "as-today" })
  expect(first["closingHash"]).toMatch(/^[0-9a-f]{16}$/)
  expect(await run([], { TZ: "Pacific/Apia", LC_ALL: "C" })).toEqual(first)
  const others = [
    await run(["--replication", "2"]),
    await run(["--seed", "b"]),
    await run(["--policy", "ups"]),
    await run(["--policy", "nothing-fails"]),
  ]
  expect(new Set([first, ...others].map((each) => each["closingHash"])).size).toBe(5)
})

test("prints the numbers of the run and its hash", async () => {
  const { status, stdout } = await tangguh(["run", small, "--policy", "generator", "--lang", "id"])
  expect(status).toBe(0)
  expect(stdout).toContain("Genset: ulangan 1, benih small.")
  expect(stdout).toMatch(/\d+ peristiwa, sidik penutup [0-9a-f]{16}\n$/)
})
