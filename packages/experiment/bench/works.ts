import { readFileSync } from "node:fs"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { bareLoop, hold, reference, throughEngine } from "@tangguh/engine/bench"
import { loadHash, Recorder } from "@tangguh/event-log"
import { mm1 } from "@tangguh/event-log/bench"
import { model, type Observer, sampleWorld, simulate, type World } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { readBeside } from "@tangguh/scenario/file"
import { columnsOf } from "../src/columns.ts"
import { intoFile, queue, replayed, simulated, year } from "./logs.ts"
import { replicate } from "../src/replicate.ts"
import { studiedIn } from "../src/studied.ts"

const CUSTOMERS = 2_000_000
const PENDING = 1_000_000
const DAYS = 40
const PER_DAY = 10_000

const seconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** Gives the rate of one round; null where it cannot be measured here. */
type Round = (() => number | null) & { readonly dispose?: () => void }

/** Each work is made once, and then asked round by round. */
export const works = {
  cpp: () => {
    const program = reference()
    return Object.assign(() => program?.mm1(CUSTOMERS).rate ?? null, { dispose: () => program?.dispose() })
  },
  bare: () => () => bareLoop(CUSTOMERS).rate,
  engine: () => () => throughEngine(CUSTOMERS).rate,
  cppHold: () => {
    const program = reference()
    return Object.assign(() => program?.hold(PENDING, PENDING).rate ?? null, { dispose: () => program?.dispose() })
  },
  hold: () => () => hold(PENDING, PENDING).rate,
  sampling: () => () => {
    const world = sampleWorld(mm1(DAYS, PER_DAY), "bench", 1)
    let rows = 0
    const spent = seconds(() => {
      for (let day = 0; day < DAYS; day++) rows += world.window(0, day).count
    })
    return rows / spent
  },
  office: () => office(() => []),
  recorded: async () => {
    await loadHash()
    return office(() => [
      new Recorder({ scenario: "bench", plan: "", seed: "bench", replication: 0, policies: [] }, { keep: false }),
    ])
  },
  intoFile: () => intoFile(drawnWorld()),
  yearSimulated: simulated(year),
  yearReplayed: replayed(year),
  queueSimulated: simulated(queue),
  queueReplayed: replayed(queue),
  crisis,
} as const satisfies Record<string, () => Round | Promise<Round>>

export type WorkName = keyof typeof works

/** The world of an M/M/1 office, drawn already. */
function drawnWorld(): World {
  const world = sampleWorld(mm1(DAYS, PER_DAY), "bench", 0)
  for (let day = 0; day < DAYS; day++) world.window(0, day)
  return world
}

/** Visits a second of an M/M/1 office whose world has been drawn. */
function office(observers: () => readonly Observer[]): () => number {
  const world = drawnWorld()
  const prepared = model(world.plan)
  return () => {
    let visits = 0
    const spent = seconds(() => (visits = simulate(world, { prepared, observers: observers() }).nextCitizen - 1))
    return visits / spent
  }
}

/** Replications a second of the whole comparison of Ngargoyoso, on one thread. */
function crisis(): () => number {
  const file = join(import.meta.dirname, "../../../scenarios/ngargoyoso-2016.yaml")
  const { scenario, problems } = decodeExit(readFileSync(file, "utf8"), {
    file,
    policies: catalogue,
    outcomes,
    beside: readBeside(file),
  })
  if (problems !== null) throw new Error(`${file} does not decode`)
  const studied = studiedIn(scenario.plan).map(({ outcome }) => outcome)
  const arms = columnsOf(
    scenario,
    scenario.policies.map(({ name }) => name),
  ).map((column) => ({ ...column, outcomes: studied }))
  const job = { plan: scenario.plan, seed: "bench", arms, instants: new Float64Array(0), hash: false }
  return () => 20 / seconds(() => replicate(job, 0, 20))
}

/** Slots that a run keeps for citizens after so many days: they grow with those present, not with those served. */
export const slotsAfter = (days: number): number => simulate(sampleWorld(mm1(days, 5000), "bench", 0)).citizens.used
