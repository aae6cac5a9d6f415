import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { describe, expect, test } from "vitest"
import { verdict } from "../src/index.ts"

const checkThat = (asks: string) => {
  const text = `tangguh: 1
title: A counter
run: { from: 2025-01-06, for: 5 days }
hours: always
resources: { counter: 1 }
services: { visit: { steps: [{ step: serve, with: counter, takes: 10 min }] } }
citizens: { visitor: { wants: visit, arrive: { rate: 1 / h } } }
checks: { one: { title: One, outcome: visits, ${asks}, kind: prediction } }
`
  const { scenario, problems } = decodeExit(text, { file: "counter.yaml", policies: catalogue, outcomes })
  if (scenario === null) throw new Error(problems.map((each) => each.format()).join())
  return scenario.checks[0]
}
/** So many ones, the others naught. */
const ones = (of: number, all: number) => Float64Array.from({ length: all }, (_, i) => (i < of ? 1 : 0))

describe("a share of the runs", () => {
  const half = checkThat("expect: exactly 1, in: 50 % of runs")
  test("as asked: holds", () =>
    expect(verdict(half, ones(50, 100))).toMatchObject({ holds: true, withinChance: false }))
  test("a little less: holds within chance only, and says so", () =>
    // The upper end of Wilson's 95 % interval of 45 in 100 is 54.7 %.
    expect(verdict(half, ones(45, 100))).toMatchObject({ holds: true, withinChance: true, share: 0.45 }))
  test("much less: does not hold, and nothing is within chance", () =>
    // Of 40 in 100 it is 49.8 %.
    expect(verdict(half, ones(40, 100))).toMatchObject({ holds: false, withinChance: false }))
})

test("a mean beside what is expected holds within chance only", () => {
  const mean = checkThat("expect: exactly 0.5, in: mean, false_alarm: 1e-5")
  expect(verdict(mean, ones(50, 100))).toMatchObject({ holds: true, withinChance: false })
  expect(verdict(mean, ones(49, 100))).toMatchObject({ holds: true, withinChance: true })
  expect(verdict(mean, ones(5, 100))).toMatchObject({ holds: false, withinChance: false })
})

test("what must hold in every run is never within chance", () => {
  const every = checkThat("expect: exactly 1, in: every run")
  expect(verdict(every, ones(100, 100))).toMatchObject({ holds: true, withinChance: false })
  expect(verdict(every, ones(99, 100))).toMatchObject({ holds: false, withinChance: false })
})
