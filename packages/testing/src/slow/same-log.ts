import { type OfficeEvent, prepare } from "@tangguh/office"
import * as fc from "fast-check"
import type { Case } from "../case.ts"
import { record, type RecordedRun } from "../recorded-run.ts"
import { difference } from "./difference.ts"
import { ENDLESS } from "./now.ts"
import { slowSimulate } from "./slow-simulate.ts"

/** Two simulators, written apart, write the same log of a case, event by event. `seen` is told each run. */
export const sameLog = (
  cases: fc.Arbitrary<Case>,
  slow: typeof slowSimulate = slowSimulate,
  seen: (run: RecordedRun) => void = () => undefined,
): fc.IProperty<[Case]> =>
  fc.property(cases, ({ world, policies }) => {
    const run = record(world, policies, { observers: [{ event: endsSomewhere }] })
    const differs = difference(run.events, slow(world, prepare(world.plan, policies), policies))
    if (differs !== null) throw new Error(`the logs differ\n${differs}`)
    seen(run)
  })

const endsSomewhere = ({ number }: OfficeEvent): void => {
  if (number > ENDLESS) throw new Error(`more than ${ENDLESS} events`)
}
