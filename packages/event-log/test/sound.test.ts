import { beforeAll, expect, test } from "vitest"
import { ImpossibleEvent, type KeptLog, loadHash, mustBePossible } from "../src/index.ts"
import { copyOf, recorded, scenario } from "./recorded.ts"

const [run] = scenario("whole-office.yaml")
let log: KeptLog
beforeAll(async () => {
  await loadHash()
  log = recorded(run, "sound")
})

type Columns = KeptLog["blocks"][number]["columns"]

test("an event that no run can have is found, whatever it is that cannot be", () => {
  mustBePossible(log, run.plan)
  const nonsense: readonly ((columns: Columns) => void)[] = [
    (columns) => (columns.type[99] = 255),
    (columns) => (columns.type[99] = 0),
    (columns) => (columns.office[99] = run.plan.offices.length),
    (columns) => (columns.office[99] = -2),
    (columns) => (columns.subject[99] = -2),
    (columns) => (columns.time[99] = NaN),
    (columns) => (columns.time[99] = columns.time[98] - 1),
    (columns) => (columns.time[99] = run.plan.horizon),
    (columns) => (columns.value[99] = NaN),
    (columns) => (columns.hidden[99] = NaN),
    (columns) => (columns.cause[99] = 100),
  ]
  for (const spoil of nonsense) {
    const spoilt = copyOf(log)
    spoil(spoilt.blocks[0].columns)
    expect(() => mustBePossible(spoilt, run.plan)).toThrow(
      new ImpossibleEvent("event 100 is none that a run of its scenario can have"),
    )
  }
})
