import { createHash } from "node:crypto"
import { type Arm, type Loaded, madeTwice, namesOf, policiesOf, Trace, waitCauses } from "@tangguh/experiment"
import { Recorder } from "@tangguh/event-log"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measureAll, Projector } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"

/** One replication, to be run on a thread of its own. */
export interface RunOrder {
  readonly plan: Plan
  readonly seed: string
  /** From 0. */
  readonly replication: number
  readonly arm: Arm
}

/** What one replication gave. */
export interface RunResult {
  readonly events: number
  /** The last link of the log's chain of hashes. */
  readonly hash: string
  /** In the order of the arm's outcomes, in their own quantities. */
  readonly values: readonly number[]
  /** Person-seconds waited, by cause. */
  readonly causes: readonly number[]
}

/** A digest of a plan: what its hash-chained logs are about. */
const digestOf = (plan: Plan): string =>
  createHash("sha256")
    .update(
      JSON.stringify(plan, (_, value: unknown) =>
        ArrayBuffer.isView(value)
          ? Array.from(value as Float64Array, String)
          : typeof value === "number"
            ? String(value)
            : value,
      ),
    )
    .digest("hex")

/** Runs one replication, records its events block by block, and measures it. `loadHash` must have been awaited, and policies of files loaded; what they do is done twice. */
export function oneRun({ plan, seed, replication, arm }: RunOrder, loaded: Loaded): RunResult {
  const policies = policiesOf(plan, arm, loaded)
  const prepared = model(prepare(plan, policies))
  const world = sampleWorld(plan, seed, replication)
  const probes = measureAll(prepared, world, arm.outcomes)
  const causes = waitCauses(prepared)
  const projector = new Projector(prepared, [...probes, causes])
  const recorder = new Recorder(
    { scenario: plan.scenario, plan: digestOf(plan), seed, replication, policies: policies.map(({ name }) => name) },
    { keep: false },
  )
  const trace = arm.files.length > 0 ? new Trace() : null
  const observers = [projector, recorder, ...(trace === null ? [] : [trace])]
  const state = simulate(world, { policies, prepared, observers })
  projector.finish(plan.horizon, state)
  if (trace !== null) madeTwice({ plan, world, policies, prepared, trace }, namesOf(arm, loaded))
  const { events, hash } = recorder.close()
  return { events, hash, values: probes.map((probe) => probe.value()), causes: Array.from(causes.seconds) }
}
