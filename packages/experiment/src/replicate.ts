import { type Log, Recorder } from "@tangguh/event-log"
import type { LogWriter } from "@tangguh/event-store"
import { type Model, type Observer, type State, waiting } from "@tangguh/office"
import { measureAll, type Probe, Projector } from "@tangguh/outcomes"
import { type ArmValues, type Job, type Loaded, namesOf, type Shard } from "./arm.ts"
import { courseOf } from "./course.ts"
import { logFile, recordInto } from "./recording.ts"
import { causesOf, waitCauses } from "./causes.ts"
import { madeTwice, Trace } from "./made-twice.ts"
import { pieceCosts, useCosts } from "./spending.ts"

/** Runs the replications [from, until) of a job, each world under every arm. Policies of files must be loaded; the first run of each is made twice. `writer`: where runs are recorded; `log`: the run that they go on from. Errors: LogNotWritten. */
export function replicate(
  job: Job,
  from: number,
  until: number,
  loaded?: Loaded,
  { writer, log }: { readonly writer?: LogWriter | undefined; readonly log?: Log | undefined } = {},
): Shard {
  const { plan, seed, instants, record } = job
  const runs = until - from
  const { worldOf, ways } = courseOf(job, loaded, log)
  const arms = job.arms.map((arm, a) => {
    const way = ways[a]
    const values: ArmValues & { hashes: string[] } = {
      values: new Float64Array(runs * arm.outcomes.length),
      causes: new Float64Array(runs * causesOf(plan).length),
      queue: new Float64Array(runs * instants.length),
      pending: new Float64Array(runs * instants.length),
      useCosts: new Float64Array(runs),
      pieceCosts: new Float64Array(runs),
      hashes: [],
    }
    return { arm, way, values }
  })
  for (let run = 0; run < runs; run++) {
    const world = worldOf(from + run)
    for (const { arm, way, values } of arms) {
      const { policies, prepared } = way
      const { model, before } = way.follow()
      const probes = measureAll(model, world, arm.outcomes)
      const causes = waitCauses(model)
      const looks = instants.length > 0 ? [lookAt(model, instants, values, run)] : []
      const spent = [useCosts(model, arm.uses ?? []), pieceCosts(model)]
      const projector = new Projector(model, [...probes, causes, ...looks, ...spent])
      const recorder = job.hash
        ? new Recorder(
            { scenario: plan.scenario, seed, replication: from + run, policies: policies.map((p) => p.name), plan: "" },
            { keep: false },
          )
        : null
      const replication = from + run
      const running =
        record === undefined
          ? null
          : recordInto(
              writer!,
              logFile(record.folder, arm.name, replication),
              plan,
              way.identity(replication),
              record.about,
              way.asked,
            )
      const trace = arm.files.length > 0 && from + run === 0 ? new Trace() : null
      const observers: Observer[] = [
        ...before,
        projector,
        ...(recorder === null ? [] : [recorder]),
        ...(running === null ? [] : running.observers),
        ...(trace === null ? [] : [trace]),
      ]
      const state = way.live(world, observers)
      projector.finish(plan.horizon, state)
      running?.close(state)
      if (trace !== null) {
        const again = (other: Observer) => void way.live(world, [other])
        madeTwice({ plan, policies, prepared, trace, again }, namesOf(arm, loaded))
      }
      probes.forEach((probe, i) => (values.values[run * probes.length + i] = probe.value()))
      values.causes.set(causes.seconds, run * causes.seconds.length)
      ;[values.useCosts[run], values.pieceCosts[run]] = spent.map((probe) => probe.value())
      if (recorder !== null) values.hashes.push(recorder.close().hash)
    }
  }
  return { from, until, arms: arms.map(({ values }) => values) }
}

/** Writes down, at each instant, how many people wait and how many citizens and jobs came and are not done. */
function lookAt(model: Model, instants: Float64Array, values: ArmValues, run: number): Probe {
  const first = run * instants.length
  let next = 0
  const look = (state: State) => {
    let queue = 0
    for (let station = 0; station < model.stations; station++)
      if (model.isJob[model.stepOf[station]] === 0) queue += waiting(model, state, station)
    const records = state.offices.records.reduce((sum, n) => sum + n, 0)
    values.queue[first + next] = queue
    values.pending[first + next] = state.citizens.used - state.citizens.freeCount - records
  }
  return {
    settled: (until, state) => {
      for (; next < instants.length && instants[next] < until; next++) look(state)
    },
    value: () => NaN,
  }
}
