import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { reference } from "@tangguh/engine/bench"
import { outcomes, wholeRun } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import { AS_TODAY, catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { readBeside } from "@tangguh/scenario/file"
import * as Effect from "effect/Effect"
import { columnsOf } from "../src/columns.ts"
import { runJobs } from "../src/pool.ts"

/** Every kecamatan of the country: two replications as today, a thread each, some outcomes counted. */
export interface National {
  readonly days: number
  /** Of both replications. */
  readonly visits: number
  readonly visitsPerSecond: number
  /** Against the C++ M/M/1 before and after it; null where there is no compiler. */
  readonly ratio: number | null
  /** The most memory that the process had at any time. */
  readonly peakMegabytes: number
}

/** Runs it in a process of its own, so that the peak is its own, too. */
export const national = (days: number): National =>
  JSON.parse(execFileSync(process.execPath, [import.meta.filename, String(days)], { encoding: "utf8" })) as National

const CUSTOMERS = 2_000_000
const DAY = 86_400
const COUNTED = ["visits", "completed", "hours_waited", "wait"]

async function run(days: number): Promise<National> {
  const program = reference()
  const rates: number[] = []
  const hold = () => program !== null && rates.push(program.mm1(CUSTOMERS).rate)
  hold()
  const file = join(import.meta.dirname, "../../../scenarios/national.yaml")
  const { scenario, problems } = decodeExit(readFileSync(file, "utf8"), {
    file,
    policies: catalogue,
    outcomes,
    beside: readBeside(file),
  })
  if (problems !== null) throw new Error(`${file} does not decode`)
  const plan: Plan = {
    ...scenario.plan,
    horizon: Math.min(scenario.plan.horizon, days * DAY),
    days: scenario.plan.days.slice(0, days + 1),
  }
  const today = columnsOf(scenario, []).find(({ name }) => name === AS_TODAY)!
  const arm = { ...today, outcomes: COUNTED.map((name) => wholeRun(name)) }
  const job = { plan, seed: "bench", arms: [arm], instants: new Float64Array(0), hash: false }
  const start = performance.now()
  const [[{ values }]] = await Effect.runPromise(runJobs([job], { replications: 2, workers: 2 }))
  const seconds = (performance.now() - start) / 1000
  hold()
  program?.dispose()
  const visits = values[0] + values[COUNTED.length]
  const visitsPerSecond = visits / seconds
  return {
    days,
    visits,
    visitsPerSecond,
    ratio: rates.length === 0 ? null : visitsPerSecond / ((rates[0] + rates[1]) / 2),
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  }
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await run(Number(process.argv[2]))))
