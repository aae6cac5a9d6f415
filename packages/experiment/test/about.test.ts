import { readFileSync } from "node:fs"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { columnsOf } from "../src/columns.ts"
import { studiedIn } from "../src/studied.ts"

/** The names of what is shown of a scenario under these policies. */
const shown = (name: string, ...wanted: readonly string[]) => {
  const file = new URL(`../../../scenarios/${name}.yaml`, import.meta.url)
  const decoded = decodeExit(readFileSync(file, "utf8"), { file: name, policies: catalogue, bundles, outcomes, wanted })
  const { scenario } = decoded
  return new Set(studiedIn(scenario!.plan, columnsOf(scenario!, wanted)).map(({ definition }) => definition.name))
}
const strange = [
  "uploaded",
  "records_waiting",
  "days_without_card",
  "lead_time",
  "letters",
  "no_shows",
  "deadlines_missed",
]
const of = (names: ReadonlySet<string>) => strange.filter((each) => names.has(each))

test("where two counters are all there is, nothing is said of cards, records, letters, appointments and deadlines", () => {
  const names = shown("queue-basics")
  expect(of(names)).toEqual([])
  for (const each of ["completed", "hours_waited", "wasted_trips"]) expect(names).toContain(each)
})

test("a policy brings with it what it is about", () => {
  expect(of(shown("queue-basics", "offline-capture"))).toEqual(["uploaded", "records_waiting"])
  expect(of(shown("queue-basics", "appointments"))).toEqual(["no_shows"])
  expect(of(shown("solo-2015", "temporary-letter"))).toContain("letters")
})

test("where something is made behind the counters, it is told how long that takes; records only where they travel", () => {
  expect(of(shown("solo-2015"))).toEqual(expect.arrayContaining(["days_without_card", "lead_time"]))
  expect(of(shown("solo-2015"))).not.toContain("uploaded")
  expect(of(shown("solo-2015"))).not.toContain("letters")
})
