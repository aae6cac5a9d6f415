import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

const mm1 = readFileSync(new URL("../../office/test/theory/mm1.yaml", import.meta.url), "utf8")

/** A short M/M/1, whose checks may be changed. */
const model = (change = (text: string) => text): string => {
  const file = join(temporaryFolder(), "mm1.yaml")
  writeFileSync(file, change(mm1.replace(/for: \d+ days/, "for: 30 days")))
  return file
}

test("exits 0 where theory holds, and shows what came out beside it", async () => {
  const { status, stdout } = await tangguh(["verify", ...quick, model(), "--replications", "10"])
  expect(status).toBe(0)
  expect(stdout).toMatch(/mm1: M\/M\/1, 75 % busy \(10 replications\)/)
  expect(stdout).toMatch(/pass +busy +75\.\d+ +7\d\.\d+ +±\d\.\d+ +% +z −?\d\.\d/)
  expect(stdout).toContain("4 of 4 agree with theory")
})

test("exits 1 where it does not", async () => {
  const wrong = model((text) => text.replace("expect: 75 %", "expect: 60 %"))
  const { status, stdout } = await tangguh(["verify", ...quick, wrong, "--replications", "10", "--lang", "id"])
  expect(status).toBe(1)
  expect(stdout).toMatch(/GAGAL +busy/)
})

test("prints a JSON list", async () => {
  const { status, stdout } = await tangguh(["verify", ...quick, model(), "--replications", "10", "--format", "json"])
  expect(status).toBe(0)
  const results = JSON.parse(stdout) as Record<string, unknown>[]
  expect(results).toHaveLength(4)
  expect(results.find(({ check }) => check === "mean-wait")).toMatchObject({
    model: "mm1",
    outcome: "wait",
    unit: "minutes",
    expected: 15,
    falseAlarm: 1e-5,
    replications: 10,
    source: "kleinrock",
    holds: true,
  })
})

test("refuses a scenario without an exact result", async () => {
  const { status, stderr } = await tangguh(["verify", ...quick, small])
  expect(status).toBe(2)
  expect(stderr).toContain("no exact result")
})
