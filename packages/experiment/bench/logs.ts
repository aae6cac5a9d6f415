import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { fork, loadHash, replay } from "@tangguh/event-log"
import { mm1 } from "@tangguh/event-log/bench"
import { LogWriter, openLog } from "@tangguh/event-store"
import { model, type Policy, prepare, sampleWorld, simulate, type World } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import { catalogue, policyOf } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { recordInto } from "../src/recording.ts"

/** A log of some ten million events: long enough that nothing is told by how a run begins. */
const DAYS = 40
const PER_DAY = 80_000

const about = { versions: {}, origin: { file: "bench", text: "", beside: {}, data: {} } }

const identity = { scenario: "bench", plan: "", seed: "bench", replication: 0, policies: [] }

/** A run recorded into a file. Returns how many events it has. */
function recorded(writer: LogWriter, path: string, world: World): number {
  const running = recordInto(writer, path, world.plan, identity, about, ["as-today"])
  const state = simulate(world, { prepared: model(world.plan), observers: running.observers })
  return running.close(state).events
}

/** A folder that is there as long as a work is. */
function folder() {
  const path = mkdtempSync(join(tmpdir(), "tangguh-bench-"))
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) }
}

/** Visits a second of an office whose world has been drawn, recorded into a file until that is on the disk. */
export async function intoFile(world: World) {
  await loadHash()
  const { path, dispose } = folder()
  const writer = new LogWriter()
  const round = () => {
    const start = performance.now()
    const events = recorded(writer, join(path, "run.log"), world)
    return events / 3 / ((performance.now() - start) / 1000)
  }
  return Object.assign(round, { dispose })
}

/** Something to be run: a plan, and what is in force. */
interface Subject {
  readonly plan: Plan
  readonly policies: readonly Policy[]
}

/** An M/M/1 office: the simplest there is, in which simulating costs hardly more than folding. */
export const queue = (): Subject => ({ plan: mm1(DAYS, PER_DAY), policies: [] })

/** A year of Solo: recording, de-duplication, printing, hand-over. */
export function year(): Subject {
  const file = join(import.meta.dirname, "../../../scenarios/solo-2015.yaml")
  const { scenario } = decodeExit(readFileSync(file, "utf8"), { file, policies: catalogue, outcomes })
  const { plan, today } = scenario!
  return { plan, policies: today.map((choice) => policyOf(choice, plan)) }
}

/** Events a second of a run simulated, with its world. */
export const simulated = (of: () => Subject) => () => {
  const { plan, policies } = of()
  const prepared = model(prepare(plan, policies))
  return () => {
    const start = performance.now()
    const { number } = simulate(sampleWorld(plan, "bench", 0), { prepared, policies })
    return number / ((performance.now() - start) / 1000)
  }
}

/** The same run, replayed from its log in a file. */
export const replayed = (of: () => Subject) => async () => {
  await loadHash()
  const { path, dispose } = folder()
  const file = join(path, "run.log")
  const { plan, policies } = of()
  const prepared = model(prepare(plan, policies))
  const running = recordInto(new LogWriter(), file, plan, identity, about, ["as-today"])
  running.close(simulate(sampleWorld(plan, "bench", 0), { prepared, policies, observers: running.observers }))
  const round = () => {
    const start = performance.now()
    const log = openLog(file)
    const { number } = replay(prepared, log, { policies })
    log.close()
    return number / ((performance.now() - start) / 1000)
  }
  return Object.assign(round, { dispose })
}

/** Bytes of an event in a file, and the seconds that a fork under its own policies costs beyond simulating the rest: the median of the rounds. */
export async function inFile(rounds: number): Promise<{ readonly bytesAnEvent: number; readonly forkSeconds: number }> {
  await loadHash()
  const { path, dispose } = folder()
  const file = join(path, "run.log")
  const plan = mm1(DAYS, PER_DAY)
  const world = sampleWorld(plan, "bench", 0)
  const writer = new LogWriter()
  const events = recorded(writer, file, world)
  await writer.end()
  const prepared = model(plan)
  const at = 0.9 * plan.horizon
  const begun = () => simulate(world, { prepared, until: at })
  const beyond = Array.from({ length: rounds }, () => {
    const from = begun()
    const start = performance.now()
    simulate(world, { prepared, from })
    const forked = performance.now()
    const log = openLog(file)
    fork(world, log, [{ model: prepared, policies: [] }], { at })
    log.close()
    return (performance.now() - forked - (forked - start)) / 1000
  })
  const { size } = statSync(file)
  dispose()
  return { bytesAnEvent: size / events, forkSeconds: beyond.toSorted((a, b) => a - b)[rounds >> 1] }
}
