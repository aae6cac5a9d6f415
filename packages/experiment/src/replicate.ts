import { Recorder } from "@tangguh/event-log"
import type { LogWriter } from "@tangguh/event-store"
import { model, type Model, type Observer, prepare, sampleWorld, simulate, type State, waiting } from "@tangguh/office"
import { measureAll, type Probe, Projector } from "@tangguh/outcomes"
import { type ArmValues, type Job, type Loaded, namesOf, policiesOf, type Shard } from "./arm.ts"
import { identityOf, logFile, recordInto } from "./recording.ts"
import { causesOf, waitCauses } from "./causes.ts"
import { madeTwice, Trace } from "./made-twice.ts"
import { pieceCosts, useCosts } from "./spending.ts"

/** Runs the replications [from, until) of a job, each world under every arm. Policies of files must be loaded; the first run of each is made twice. `writer`: where runs are recorded. Errors: LogNotWritten. */
export function replicate(job: Job, from: number, until: number, loaded?: Loaded, writer?: LogWriter): Shard {
  const { plan, seed, instants, record } = job
  const runs = until - from
  const arms = job.arms.map((arm) => {
    const policies = policiesOf(plan, arm, loaded)
    const prepared = model(prepare(plan, policies))
    const values: ArmValues & { hashes: string[] } = {
      values: new Float64Array(runs * arm.outcomes.length),
      causes: new Float64Array(runs * causesOf(plan).length),
      queue: new Float64Array(runs * instants.length),
      pending: new Float64Array(runs * instants.length),
      useCosts: new Float64Array(runs),
      pieceCosts: new Float64Array(runs),
      hashes: [],
    }
    const names = policies.map(({ name }) => name)
    const identity = record === undefined ? null : identityOf(plan, { seed, replication: from, policies: names })
    return { arm, policies, prepared, values, identity }
  })
  for (let run = 0; run < runs; run++) {
    const world = sampleWorld(plan, seed, from + run)
    for (const { arm, policies, prepared, values, identity } of arms) {
      const probes = measureAll(prepared, world, arm.outcomes)
      const causes = waitCauses(prepared)
      const looks = instants.length > 0 ? [lookAt(prepared, instants, values, run)] : []
      const spent = [useCosts(prepared, arm.uses ?? []), pieceCosts(prepared)]
      const projector = new Projector(prepared, [...probes, causes, ...looks, ...spent])
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
              { ...identity!, replication },
              record.about,
              [arm.name],
            )
      const trace = arm.files.length > 0 && from + run === 0 ? new Trace() : null
      const observers: Observer[] = [
        projector,
        ...(recorder === null ? [] : [recorder]),
        ...(running === null ? [] : running.observers),
        ...(trace === null ? [] : [trace]),
      ]
      const state = simulate(world, { policies, prepared, observers })
      projector.finish(plan.horizon, state)
      running?.close(state)
      if (trace !== null) madeTwice({ plan, world, policies, prepared, trace }, namesOf(arm, loaded))
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
