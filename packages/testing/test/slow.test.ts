import { eventNames, Reason } from "@tangguh/office"
import * as fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { arbitraryCase, caseOf, given, scenarioOf } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"
import { cells } from "./cells.ts"
import { allRefusals, Seen } from "./seen.ts"

/* Fixed seed: a failure is the same for everyone. TANGGUH_RUNS=20 looks further: as many times the cases, others. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)

describe("two simulators, written apart, write the same log", () => {
  const seen = new Seen()
  let differs: unknown

  beforeAll(() => {
    const property = sameLog(arbitraryCase, slowSimulate, (run) => seen.look(run))
    try {
      fc.assert(property, { seed: more > 1 ? 1000 * more : 1, numRuns: 400 * more })
    } catch (error) {
      differs = error
    }
  }, 300_000 * more)

  const unseen = (all: readonly string[], among: ReadonlySet<string>) => all.filter((each) => !among.has(each))

  test("of generated scenarios and policies", () => {
    if (differs !== undefined) throw differs
  })
  test("in which everything happens that can happen", () =>
    expect(unseen(Object.values(eventNames), seen.types)).toEqual(["PoliciesChanged"])) // of forks alone
  test("people leave for every reason", () => expect(unseen(Object.keys(Reason), seen.reasons)).toEqual([]))
  test("each command is refused for every reason", () => expect(unseen(allRefusals, seen.refusals)).toEqual([]))
  test("and use is made of each part of the arrangement", () => {
    const { arrangement } = scenarioOf(given({ ana: "09:00" })).plan
    expect(unseen(Object.keys(arrangement), seen.arranged)).toEqual([])
  })
})

describe("… in each cell of the matrix of interruptions", () => {
  for (const [cell, text] of cells)
    test(cell, () => {
      const seen = new Seen()
      fc.assert(
        sameLog(fc.constant(caseOf(text)), slowSimulate, (run) => seen.look(run)),
        { numRuns: 1 },
      )
      expect(seen.cells).toContain(cell)
    })
})
