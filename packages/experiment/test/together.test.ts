import { readFileSync } from "node:fs"
import { join } from "node:path"
import { outcomes } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { columnsOf } from "../src/columns.ts"
import { replicate } from "../src/replicate.ts"
import { studiedIn } from "../src/studied.ts"

const DAYS = 6

for (const name of ["licence-office", "kedoya-selatan-2013"]) {
  test(`${name}: outcomes that share what they follow are what each is alone`, () => {
    const file = join(import.meta.dirname, `../../../scenarios/${name}.yaml`)
    const { scenario } = decodeExit(readFileSync(file, "utf8"), { file, policies: catalogue, outcomes })
    const { days } = scenario!.plan
    const plan: Plan = { ...scenario!.plan, warmUp: days[1], horizon: days[DAYS], days: days.slice(0, DAYS + 1) }
    const columns = columnsOf(scenario!, ["offline-capture"]).slice(0, 2)
    const studied = studiedIn(plan, columns).map(({ outcome }) => outcome)
    for (const column of columns) {
      const arms = [studied, ...studied.map((outcome) => [outcome])].map((of) => ({ ...column, outcomes: of }))
      const job = { plan, seed: "together", arms, instants: new Float64Array(0), hash: false }
      const [together, ...alone] = replicate(job, 0, 1).arms.map(({ values }) => Array.from(values))
      expect(together).toEqual(alone.flat())
    }
  })
}
