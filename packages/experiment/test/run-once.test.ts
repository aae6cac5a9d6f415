import { wholeRun } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import { expect, test } from "vitest"
import { asFed } from "../src/arm.ts"
import { runOnce } from "../src/run-once.ts"

const plan = {} as Plan
const arm = (bound: string | null, ...names: string[]) => ({
  name: bound ?? "as-today",
  choices: [],
  files: [],
  without: asFed,
  bound,
  outcomes: names.map((name) => wholeRun(name)),
})
const job = (of: Plan, ...arms: ReturnType<typeof arm>[]) => ({
  plan: of,
  seed: "s",
  arms,
  instants: new Float64Array(0),
  hash: false,
})
const none = new Float64Array(0)
const values = (...numbers: number[]) => ({
  values: Float64Array.from(numbers),
  causes: none,
  queue: none,
  pending: none,
  useCosts: none,
  pieceCosts: none,
  hashes: [],
})

test("what a check asks of a plan and policies that are compared anyway is measured there", () => {
  const { jobs, apart } = runOnce([
    job(plan, arm(null, "visits", "wait"), arm("nothing-fails", "visits", "wait")),
    job(plan, arm(null, "gini")),
  ])
  expect(jobs.map(({ arms }) => arms.map(({ outcomes }) => outcomes.map(({ name }) => name)))).toEqual([
    [
      ["visits", "wait", "gini"],
      ["visits", "wait"],
    ],
  ])
  const [[today, bound], [checked]] = apart([[values(1, 2, 3, 10, 20, 30), values(4, 5, 40, 50)]])
  expect(Array.from(today.values)).toEqual([1, 2, 10, 20])
  expect(Array.from(bound.values)).toEqual([4, 5, 40, 50])
  expect(Array.from(checked.values)).toEqual([3, 30])
})

test("another plan, or what only a check has in force, is run for itself", () => {
  const other = {} as Plan
  const all = [job(plan, arm(null, "visits")), job(plan, arm("nothing-fails", "wait")), job(other, arm(null, "gini"))]
  const { jobs, apart } = runOnce(all)
  expect(jobs).toEqual(all)
  const results = [[values(1, 10)], [values(2, 20)], [values(3, 30)]]
  expect(apart(results)).toEqual(results)
})
