import { sampleWorld } from "@tangguh/office"
import * as fc from "fast-check"
import { test } from "vitest"
import { arbitraryWholeOffice } from "../src/arbitrary-whole-office.ts"
import { record } from "../src/recorded-run.ts"
import { commandingPolicy } from "../src/slow/commanding-policy.ts"
import { difference } from "../src/slow/difference.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"

/* Fixed seed: a failure is the same for everyone. TANGGUH_RUNS=20 looks further: as many times the cases, others. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)

test("two simulators, written apart, write the same log", { timeout: 120_000 * more }, () => {
  fc.assert(
    fc.property(arbitraryWholeOffice, fc.nat({ max: 9 }), fc.boolean(), (plan, seed, commands) => {
      const world = sampleWorld(plan, String(seed), 0)
      const policies = commands ? [commandingPolicy(seed, plan)] : []
      const differs = difference(record(world, policies).events, slowSimulate(world, plan, policies))
      if (differs !== null) throw new Error(`the logs differ\n${differs}`)
    }),
    { seed: more > 1 ? 1000 * more : 1, numRuns: 300 * more },
  )
})
