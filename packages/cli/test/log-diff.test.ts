import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { loadHash } from "@tangguh/event-log"
import { columnsOf, studiedIn, withWarmUp } from "@tangguh/experiment"
import { documentOf } from "../src/run/run-page.ts"
import { oneRun } from "../src/run/one-run.ts"
import { readScenarios } from "../src/scenario-file.ts"
import type { Terminal } from "../src/terminal/terminal.ts"
import { work } from "../src/verbs/log-diff.ts"
import { work as fork } from "../src/verbs/log-fork.ts"
import { quick, small, tangguh } from "./tangguh.ts"

const wide: Terminal = { language: "en", width: 100, unicode: true, colour: false, progress: "none" }

const folder = mkdtempSync(join(tmpdir(), "tangguh-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const log = (name: string) => join(folder, `${name}.log`)

type Values = Readonly<Record<string, { readonly value: number | null; readonly unit: string }>>
interface RunDocument {
  readonly outcomes: Values
  readonly waitByCause: Values
}

/** Runs as `run` does, on this thread; returns its document. */
const run = async (name: string, { file = small, policy = "as-today", seed = "small" } = {}) => {
  const [{ scenario, origin }] = await Effect.runPromise(readScenarios([file], wide))
  const { plan, data } = withWarmUp(scenario, seed)
  const column = columnsOf(scenario, ["generator"], new Map()).find((each) => each.name === policy)!
  const studied = studiedIn(plan, [column])
  const arm = { ...column, outcomes: studied.map(({ outcome }) => outcome) }
  const about = { versions: { tangguh: "of the test" }, origin }
  const result = oneRun({ plan, seed, replication: 0, arm, log: { path: log(name), about } }, new Map())
  const shown = { plan, data, column, studied, replication: 1, seed, result }
  return JSON.parse(documentOf(shown, "en")) as RunDocument
}

const forked = (name: string, from: string, flags: Readonly<Record<string, string>>) => {
  const args = { operands: [log(from)], flags: new Map(Object.entries({ ...flags, log: log(name) })) }
  return Effect.runPromise(Effect.scoped(fork(args, wide)))
}

let today: RunDocument
let generator: RunDocument

beforeAll(async () => {
  await loadHash()
  const longer = join(folder, "small.yaml")
  writeFileSync(longer, readFileSync(small, "utf8").replace("for: 2 days", "for: 300 days"))
  today = await run("today")
  generator = await run("generator", { policy: "generator" })
  await run("again")
  await run("seed", { seed: "b" })
  await run("longer", { file: longer })
  await forked("fork", "generator", { at: "2016-09-15 10:00" })
  await forked("late", "today", { at: "2016-09-15 10:00", policy: "generator" })
  const whole = readFileSync(log("longer"))
  writeFileSync(log("cut"), whole.subarray(0, 0.9 * whole.length))
})

const diff = (a: string, b: string, flags: Readonly<Record<string, string>> = {}, terminal = wide) => {
  const args = { operands: [log(a), log(b)], flags: new Map(Object.entries(flags)) }
  return Effect.runPromise(Effect.scoped(work(args, terminal)))
}
const document = async (a: string, b: string) => {
  const { results, status } = await diff(a, b, { format: "json" })
  const said: Record<string, unknown> = { ...JSON.parse(results), status }
  return said
}

describe("the same run", () => {
  test("made twice is the same, and the status says so", async () => {
    const { status, stdout, stderr } = await tangguh(["log", "diff", log("today"), log("again")])
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toMatch(/\nThey are the same run: \d+ events, closing hash [0-9a-f]{16}\.\n$/)
  })

  test("forked by its own policy is the same", async () => {
    expect(await document("generator", "fork")).toMatchObject({
      status: 0,
      same: true,
      partAt: null,
      before: null,
      fromThere: { a: [], b: [] },
      outcomes: null,
    })
  })
})

describe("another policy", () => {
  // The file has the mains fail at 9:00 on the first day; before that there is nothing that a generator could do.
  test("parts them where the generator is started, in the second in which the mains fail", async () => {
    expect(await document("today", "generator")).toMatchObject({
      status: 1,
      same: false,
      worlds: "one",
      a: { policy: "as-today", replication: 1, seed: "small", cut: false },
      b: { policy: "generator" },
      before: { type: "DependencyFailed", at: "2016-09-15T09:00", seconds: 32_400 },
      fromThere: { b: [{ type: "BackupStarting", at: "2016-09-15T09:00" }, {}, {}, {}, {}] },
    })
  })

  test("comes to the differences of the two runs", async () => {
    const { outcomes, waitByCause, servedOnlyIn } = await document("today", "generator")
    const sideBySide = (a: Values, b: Values) =>
      Object.fromEntries(
        Object.entries(a).map(([key, { value, unit }]) => {
          const other = b[key].value
          return [
            key,
            { a: value, b: other, difference: value === null || other === null ? null : other - value, unit },
          ]
        }),
      )
    expect(outcomes).toEqual(sideBySide(today.outcomes, generator.outcomes))
    expect(waitByCause).toEqual(sideBySide(today.waitByCause, generator.waitByCause))
    // Whoever is served is served once: of those served in one run alone there are as many more as are served more.
    const served = servedOnlyIn as { readonly a: number; readonly b: number }
    const completed = (of: RunDocument) => of.outcomes["completed.capture"].value!
    expect(served.b - served.a).toBe(completed(generator) - completed(today))
  })

  test("is told in words that fit, in both languages", async () => {
    const english = await diff("today", "generator")
    expect(english.results).toMatch(/\nThey part at event \d+, Thu 15 Sep 09:00\.\n/)
    expect(english.results).toMatch(
      /\n {2}In both, the last event before\n {4}#\d+ {2}Thu 15 Sep 09:00 {2}outage: Mains power\n/,
    )
    expect(english.results).toMatch(
      /\n {2}Then in B, Generator\n {4}#\d+ {2}Thu 15 Sep 09:00 {2}generator is started for/,
    )
    expect(english.results).toMatch(/\n {2}Hours waited for: Mains power +[\d.]+ +[\d.]+ +−[\d.]+ hours\n/)
    const narrow = { ...wide, language: "id", width: 60, unicode: false } as const
    const { results } = await diff("today", "generator", {}, narrow)
    expect(results).toMatch(/\nBerpisah pada peristiwa \d+, Kam 15 Sep 09\.00\.\n/)
    expect(results.split("\n").filter((line) => line.length > 60)).toEqual([])
    expect(results).toMatch(/^[\n\x20-\x7e]*$/)
  })

  test("from a fork on parts them there", async () => {
    const { results, status } = await diff("today", "late")
    expect(status).toBe(1)
    expect(results).toMatch(
      /\nB {2}\S+: As today, replication 1, seed small\. From Thu 15 Sep 10:00 on:\s+Generator\.\n/,
    )
    expect(results).toMatch(/\nThey part at event \d+, Thu 15 Sep 10:0\d\.\n/)
    expect(results).toMatch(
      /\n {2}Then in B, Generator\n {4}#\d+ {2}Thu 15 Sep 10:00 {2}from here on: Generator\n.*generator is started/,
    )
  })
})

test("runs of other worlds are said to be that, and nobody is counted in both", async () => {
  const { results, status } = await diff("today", "seed")
  expect(status).toBe(1)
  expect(results).toContain("These are different worlds, so they part from the beginning")
  expect(results).not.toContain("Of the same people")
  expect(await document("today", "seed")).toMatchObject({ worlds: "different", servedOnlyIn: null })
})

test("futures of a run are said to be that, and what is counted from different instants is counted from the later one", async () => {
  const from = ["--from", log("today"), "--at", "2016-09-15T12:30", "--policies", "generator", "--replications", "2"]
  const made = await tangguh(["compare", ...from, "--log", "logs", "--out", "out", ...quick], { folder })
  expect(made.status).toBe(0)
  expect(await document("today", "logs/as-today-0001")).toMatchObject({
    status: 1,
    worlds: "futures",
    countedFrom: "2016-09-15T12:30",
    servedOnlyIn: null,
    fromThere: { b: [{ type: "PoliciesChanged", at: "2016-09-15T12:30" }, {}, {}, {}, {}] },
  })
  expect((await diff("today", "logs/as-today-0001")).results).toContain("\nBoth are counted from Thu 15 Sep 12:30 on")
  expect(await document("logs/as-today-0001", "logs/generator-0001")).toMatchObject({ worlds: "one" })
})

test("a log that was cut off is compared as far as it goes", async () => {
  const { results, status } = await diff("cut", "longer")
  expect(status).toBe(1)
  expect(results).toMatch(/The log was cut\s+off after/)
  expect(results).toMatch(/\nThey are the same as far as A goes, 16,384 events\.\n/)
  expect(results).toContain("Outcomes are not set side by side, for a log was cut off.")
  expect((await diff("cut", "cut")).results).toMatch(/\nTheir events are the same, all 16,384\.\n$/)
})

test("what cannot be compared is refused in one sentence", async () => {
  const { status, stdout, stderr } = await tangguh(["log", "diff", log("today"), log("longer")])
  expect([status, stdout]).toEqual([2, ""])
  expect(stderr).toBe(
    `error: ${log("today")} and ${log("longer")} are of two versions of the scenario small; runs of one version can be compared\n`,
  )
  await expect(diff("none", "today")).rejects.toThrow(`${log("none")} cannot be read: there is no such file`)
})
