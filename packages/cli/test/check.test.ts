import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

const text = readFileSync(small, "utf8")

/** The small scenario with another check instead of its own. */
const withCheck = (check: string): string => {
  const file = join(temporaryFolder(), "one.yaml")
  writeFileSync(file, `${text.slice(0, text.indexOf("checks:"))}checks:\n  one: ${check}\n`)
  return file
}

const visits = (expectation: string, more = "") =>
  `{ title: One, outcome: visits, expect: ${expectation}, in: every run, kind: prediction${more} }`

test("exits 0 where all checks hold, and counts predictions apart", async () => {
  const { status, stdout } = await tangguh(["check", ...quick, small, small, "--lang", "en"])
  expect(status).toBe(0)
  expect(stdout).toMatch(/pass +nobody-in-the-cut +invariant +0 \(100 %\) +exactly 0 citizens \(every run\)/)
  expect(stdout).toContain("1 of 1 invariants hold.")
  expect(stdout).toContain("1 of 1 hold.")
  expect(stdout).toContain("All 2 scenarios:")
})

test("counts checks as what they are", async () => {
  const kinds = (first: string, second: string) =>
    withCheck(
      `${visits("at least 1").replace("prediction", first)}\n  two: ${visits("at least 2").replace("prediction", second)}`,
    )
  const said = async (file: string, language: string) =>
    (await tangguh(["check", ...quick, file, "--lang", language])).stdout
  expect(await said(kinds("theory", "theory"), "en")).toContain("2 of 2 comparisons with theory hold.")
  expect(await said(kinds("theory", "invariant"), "id")).toContain(
    "2 dari 2 invarian dan perbandingan dengan teori sesuai.",
  )
})

test("exits 1 where a check fails, and shows it", async () => {
  const { status, stdout } = await tangguh(["check", ...quick, withCheck(visits("exactly 0"))])
  expect(status).toBe(1)
  expect(stdout).toMatch(/FAIL +one +prediction/)
})

test("exits 0 where a check is known to fail and does, and shows its reason", async () => {
  const { status, stdout } = await tangguh([
    "check",
    ...quick,
    withCheck(visits("exactly 0", ", known_to_fail: People do come")),
  ])
  expect(status).toBe(0)
  expect(stdout).toMatch(/known +one/)
  expect(stdout).toContain("Known to fail: People do come")
})

test("exits 1 where a check passes that is known to fail", async () => {
  const { status, stdout } = await tangguh([
    "check",
    ...quick,
    withCheck(visits("at least 1", ", known_to_fail: Nobody comes")),
  ])
  expect(status).toBe(1)
  expect(stdout).toMatch(/UNEXPECTED +one/)
})

test("prints JSON that says holds where it holds", async () => {
  const { status, stdout } = await tangguh(["check", ...quick, small, "--format", "json"])
  expect(status).toBe(0)
  const document = JSON.parse(stdout) as { scenarios: { checks: Record<string, unknown>[] }[]; fine: boolean }
  expect(document.fine).toBe(true)
  expect(document.scenarios[0].checks[0]).toMatchObject({
    id: "nobody-in-the-cut",
    kind: "invariant",
    expected: "exactly 0",
    measured: 0,
    holds: true,
    fine: true,
  })
})

test("names the numbers without a reason where --strict wants one", async () => {
  const { status, stderr } = await tangguh(["check", ...quick, small, "--strict"])
  expect(status).toBe(2)
  expect(stderr).toContain("services.recording.steps.0.takes.lognormal.mean")
})
