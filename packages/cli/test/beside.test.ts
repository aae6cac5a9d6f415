import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

/* Tables that stand beside a scenario, read through the command. */

const text = readFileSync(small, "utf8")

/** The small scenario with two offices of a table, and a power line that fails as a log says. */
const scenario = text
  .replace(
    /offices: .*/,
    "offices: { town: { region: here, table: offices.csv, resources: { kit: { column: kits } } } }",
  )
  .replace(/power: \{.*/, "power: { fails: [{ log: outages.csv }] }")

const offices = "name,kits\nsolo,1\nboyolali,2\n"
const outages = "from,until\n2016-09-15 09:00,2016-09-15 10:00\n"

/** A folder within a temporary one, so that paths are told from names. */
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "in"))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "in", name), content)
  return folder
}

test.each([["run"], ["check", ...quick], ["compare", "--replications", "2", ...quick]])(
  "%s reads the tables that stand beside the scenario",
  async (verb, ...flags) => {
    const folder = folderWith({ "scenario.yaml": scenario, "offices.csv": offices, "outages.csv": outages })
    const { status, stderr } = await tangguh([verb, "in/scenario.yaml", ...flags], { folder })
    expect([status, stderr]).toEqual([0, ""])
  },
)

test.each([
  ["a table that is missing", offices, null, "outages.csv: there is no such file; the name of a file beside the"],
  ["offices that are missing", null, outages, "offices.csv: there is no such file; the name of a file beside the"],
  [
    "a bad row of a log",
    offices,
    `${outages}2016-02-30 09:00,2016-09-15 10:00\n`,
    "fails.0.log: outages.csv:3: from: the date 2016-02-30 does not exist",
  ],
  ["a bad row of a table", `${offices}sragen,many\n`, outages, "offices.csv:4 kits: “many” is not a"],
])("refused, with its file and its row: %s", async (_, table, log, message) => {
  const folder = folderWith({
    "scenario.yaml": scenario,
    ...(table === null ? {} : { "offices.csv": table }),
    ...(log === null ? {} : { "outages.csv": log }),
  })
  const { status, stdout, stderr } = await tangguh(["check", "in/scenario.yaml"], { folder })
  expect([status, stdout]).toEqual([2, ""])
  expect(stderr).toContain(message)
})
