import { EventType, type OfficeEvent } from "@tangguh/office"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { arbitraryCase, type Case, caseOf, scenarioOf } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"
import { slowSimulate } from "../src/slow/slow-simulate.ts"
import { smallerScenarios } from "../src/smaller-scenario.ts"

/* A defect that is planted into one of the two simulators shrinks to a small file that can be run. */

type Log = readonly OfficeEvent[]

const defects: Readonly<Record<string, (log: Log) => OfficeEvent[]>> = {
  "a wrong cause": (log) =>
    log.map((event) => (event.type === EventType.ServiceResumed ? { ...event, cause: event.cause - 1 } : event)),
  "a wrong order at an instant": (log) => {
    const opened = log.findIndex(
      ({ type, time }, i) =>
        type === EventType.OfficeOpened && log[i - 1]?.type === EventType.DependencyFailed && log[i - 1].time === time,
    )
    return opened < 0 ? [...log] : log.with(opened, log[opened - 1]).with(opened - 1, log[opened])
  },
}

test.each(Object.entries(defects))("%s", (_, planted) => {
  const slow: typeof slowSimulate = (...given) => planted(slowSimulate(...given))
  const details = fc.check(sameLog(arbitraryCase, slow), { seed: 1, numRuns: 200 })
  const { text, seed, added } = details.counterexample![0]

  // Its file is printed, and is a small scenario.
  expect(fc.defaultReportMessage(details)).toContain(text)
  expect(scenarioOf(text).plan.steps.length).toBeLessThanOrEqual(2)
  expect(text.split("\n").length).toBeLessThanOrEqual(20)
  expect(text.length).toBeLessThan(800)

  // Nothing can be left out of it.
  const differs = (each: Case) => fc.check(sameLog(fc.constant(each), slow), { numRuns: 1 }).failed
  const smaller = [...smallerScenarios(text)].flatMap((each) => decoded(each, seed, added))
  expect(smaller.filter(differs).map((each) => each.text)).toEqual([])
})

const decoded = (...given: Parameters<typeof caseOf>): Case[] => {
  try {
    return [caseOf(...given)]
  } catch {
    return []
  }
}
