import { join } from "node:path"
import { expect, test } from "vitest"
import { scenarios, tangguh } from "./tangguh.ts"

/** Few replications: what holds in every run holds in these, and medians are far from their limits. */
test.each([
  ["ngargoyoso-2016", 20],
  ["kedoya-selatan-2013", 40],
  ["palmerah-2013", 40],
  ["solo-2015", 3],
])("the checks of %s come out as its file says", { timeout: 120_000 }, async (name, replications) => {
  const file = join(scenarios, `${name}.yaml`)
  const { status, stdout } = await tangguh(["check", file, "--replications", String(replications)])
  expect(stdout).not.toContain("FAIL")
  expect(status).toBe(0)
})
