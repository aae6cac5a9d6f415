import * as fc from "fast-check"
import { beforeAll, test } from "vitest"
import { arbitraryCase } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"
import { Seen } from "./seen.ts"

/* Fixed seed: a failure is the same for everyone. TANGGUH_RUNS=20 looks further: as many times the cases, others. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)

const seen = new Seen()
let differs: unknown

beforeAll(() => {
  const property = sameLog(arbitraryCase, slowSimulate, (run) => seen.look(run))
  try {
    fc.assert(property, { seed: more > 1 ? 1000 * more : 1, numRuns: 300 * more })
  } catch (error) {
    differs = error
  }
}, 300_000 * more)

test("two simulators, written apart, write the same log", () => {
  if (differs !== undefined) throw differs
})
