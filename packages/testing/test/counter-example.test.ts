import { EventType, type OfficeEvent } from "@tangguh/office"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { arbitraryCase, type Case, caseOf, scenarioOf } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"
import { smallerScenarios } from "../src/smaller-scenario.ts"

/* A defect that is planted into one of the two simulators shrinks to a small file that can be run. */

/** The smallest case in which a simulator with such a log differs, and the report of it. */
function found(planted: (log: readonly OfficeEvent[]) => OfficeEvent[], seed: number): { case: Case; report: string } {
  const slow: typeof slowSimulate = (...given) => planted(slowSimulate(...given))
  const details = fc.check(sameLog(arbitraryCase, slow), { seed, numRuns: 200 })
  return { case: details.counterexample![0], report: fc.defaultReportMessage(details)! }
}

const defects = {
  "a wrong cause": (log: readonly OfficeEvent[]) =>
    log.map((event) => (event.type === EventType.ServiceResumed ? { ...event, cause: event.cause - 1 } : event)),
  "a wrong order at an instant": (log: readonly OfficeEvent[]) => {
    const failed = log.findIndex(({ type }) => type === EventType.DependencyFailed)
    const [one, other] = [log[failed], log[failed + 1]]
    if (other?.time !== one?.time || other.type !== EventType.OfficeOpened) return [...log]
    return log.with(failed, other).with(failed + 1, one)
  },
  "a draw of another": (log: readonly OfficeEvent[]) =>
    log.map((event) => (event.type === EventType.StockOrdered ? { ...event, hidden: event.hidden + 60 } : event)),
}

describe.each(Object.entries(defects))("%s", (_, planted) => {
  const { case: smallest, report } = found(planted, 1)
  const { text, seed, added } = smallest

  test("is found, and its file is printed", () => expect(report).toContain(text))
  test("the file is a scenario, and small", () => {
    expect(scenarioOf(text).plan.steps.length).toBeLessThanOrEqual(2)
    expect(text.split("\n").length).toBeLessThanOrEqual(20)
    expect(text.length).toBeLessThan(900)
  })
  test("nothing can be left out of it", () => {
    const property = (one: Case) => sameLog(fc.constant(one), (...given) => planted(slowSimulate(...given)))
    const smaller = [...smallerScenarios(text)].flatMap((each) => decoded(each, seed, added))
    expect(smaller.filter((each) => fc.check(property(each), { numRuns: 1 }).failed).map((each) => each.text)).toEqual(
      [],
    )
  })
})

const decoded = (...given: Parameters<typeof caseOf>): Case[] => {
  try {
    return [caseOf(...given)]
  } catch {
    return []
  }
}
