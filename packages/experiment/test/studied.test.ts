import { readFileSync } from "node:fs"
import { join } from "node:path"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { listsOf, studiedIn } from "../src/studied.ts"

const planOf = (name: string) => {
  const file = join(import.meta.dirname, `../../../scenarios/${name}.yaml`)
  return decodeExit(readFileSync(file, "utf8"), { file, policies: catalogue, outcomes }).scenario!.plan
}

test("every list that has a name is looked at: at the start, at the end, and when it is empty", () => {
  const plan = planOf("solo-2015")
  const studied = studiedIn(plan, [])
  expect(listsOf(plan).map((s) => plan.steps[s].backlog.en)).toEqual([
    "Not yet recorded",
    "Recorded but not print-ready",
    "Print-ready but not printed",
    "Printed but not collected",
  ])
  for (const step of ["record", "deduplicate", "print", "collect"])
    for (const outcome of ["backlog_at_start", "backlog", "days_to_empty"])
      expect(studied.filter(({ key }) => key === `${outcome}.${step}`)).toHaveLength(1)
})

test("where no list has a name, those of the back office are looked at, and are called as their steps are", () => {
  const plan = planOf("licence-office")
  expect(listsOf(plan).map((s) => plan.steps[s].name)).toEqual(["print"])
  expect(studiedIn(plan, []).find(({ key }) => key === "backlog.print")!.of).toEqual({
    en: "Printing",
    id: "Pencetakan",
  })
})
