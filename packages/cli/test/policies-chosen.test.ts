import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

test("policies and bundles of the catalogue can be asked for where the file has none", async () => {
  const args = ["compare", small, "--policies", "overtime,communicate,both", "--replications", "2", ...quick]
  const { status, stdout } = await tangguh([...args, "--format", "json", "--lang", "en"])
  expect(status).toBe(0)
  const { policies } = JSON.parse(stdout) as { policies: { name: string; title: string }[] }
  expect(policies.slice(1, 4).map(({ name, title }) => [name, title])).toEqual([
    ["overtime", "Overtime after an outage"],
    ["communicate", "Communicate"],
    ["both", "Battery (UPS) + Generator"],
  ])
})

test("what is asked for shows up among no others", async () => {
  const names = async (...more: readonly string[]) => {
    const args = ["compare", small, "--replications", "2", ...quick, "--format", "json", ...more]
    const { policies } = JSON.parse((await tangguh(args)).stdout) as { policies: { name: string }[] }
    return policies.map(({ name }) => name)
  }
  expect(await names()).not.toContain("communicate")
  expect(await names("--policies", "ups")).toEqual(["as-today", "ups", "nothing-fails"])
})

test("one that needs a word is refused, and it is said which", async () => {
  const { status, stderr } = await tangguh(["run", small, "--policy", "express-lane"])
  expect(status).toBe(2)
  expect(stderr).toBe(
    "error: express-lane cannot be asked for without a word; in the file, under policies:  express-lane: { classes: [CLASS] }\n",
  )
})

test("bundles that the file names are columns, or in force today", async () => {
  const folder = temporaryFolder()
  const compared = async (name: string, to: string) => {
    writeFileSync(join(folder, `${name}.yaml`), readFileSync(small, "utf8").replace(/policies:\n( {2}.*\n)+/, to))
    const args = ["compare", `${name}.yaml`, "--replications", "2", ...quick, "--format", "json"]
    const { status, stdout, stderr } = await tangguh(args, { folder })
    expect(status, stderr).toBe(0)
    const { policies } = JSON.parse(stdout) as {
      policies: { name: string; outcomes: Readonly<Record<string, { mean: number }>> }[]
    }
    return policies
  }
  const column = await compared("column", "policies: { communicate: {} }\n")
  expect(column.map(({ name }) => name)).toEqual(["as-today", "both", "communicate", "nothing-fails"])
  const today = await compared("today", "today: { communicate: {} }\n")
  expect(today.map(({ name }) => name)).toEqual(["as-today", "both", "nothing-fails"])
  const hours = (at: number, of: typeof column) => of[at].outcomes["hours_waited"].mean
  expect(hours(0, today)).toBe(hours(2, column))
})
