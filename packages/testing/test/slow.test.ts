import { sampleWorld } from "@tangguh/office"
import * as fc from "fast-check"
import { test } from "vitest"
import { arbitraryWholeOffice } from "../src/arbitrary-whole-office.ts"
import { record } from "../src/recorded-run.ts"
import { difference } from "../src/slow/difference.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"

/* Fixed seed: a failure is the same for everyone. TANGGUH_RUNS=20 looks further: as many times the cases, others. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)

test("two simulators, written apart, write the same log", { timeout: 60_000 * more }, () => {
  fc.assert(
    fc.property(arbitraryWholeOffice, fc.nat({ max: 9 }), (plan, seed) => {
      const world = sampleWorld(plan, String(seed), 0)
      const differs = difference(record(world).events, slowSimulate(world, plan))
      if (differs !== null) throw new Error(`the logs differ\n${differs}`)
    }),
    { seed: more > 1 ? 1000 * more : 1, numRuns: 400 * more },
  )
})
