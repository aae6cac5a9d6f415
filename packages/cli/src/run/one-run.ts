import {
  type About,
  type Arm,
  hashOnly,
  identityOf,
  type Loaded,
  madeTwice,
  namesOf,
  policiesOf,
  recordInto,
  Trace,
  waitCauses,
} from "@tangguh/experiment"
import { LogWriter } from "@tangguh/event-store"
import { model, type Observer, prepare, sampleWorld, simulate } from "@tangguh/office"
import { measureAll, Projector } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"

/** One replication, to be run on a thread of its own. */
export interface RunOrder {
  readonly plan: Plan
  readonly seed: string
  /** From 0. */
  readonly replication: number
  readonly arm: Arm
  /** Where it is recorded; null: nowhere. */
  readonly log: { readonly path: string; readonly about: About } | null
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

/** Runs one replication, records its events block by block, and measures it. `loadHash` must have been awaited, and policies of files loaded; what they do is done twice. */
export function oneRun({ plan, seed, replication, arm, log }: RunOrder, loaded: Loaded): RunResult {
  const policies = policiesOf(plan, arm, loaded)
  const prepared = model(prepare(plan, policies))
  const world = sampleWorld(plan, seed, replication)
  const probes = measureAll(prepared, world, arm.outcomes)
  const causes = waitCauses(prepared)
  const projector = new Projector(prepared, [...probes, causes])
  const identity = identityOf(plan, { seed, replication, policies: policies.map(({ name }) => name) })
  const running =
    log === null ? hashOnly(identity) : recordInto(new LogWriter(), log.path, plan, identity, log.about, [arm.name])
  const trace = arm.files.length > 0 ? new Trace() : null
  const observers = [projector, ...running.observers, ...(trace === null ? [] : [trace])]
  const state = simulate(world, { policies, prepared, observers })
  projector.finish(plan.horizon, state)
  if (trace !== null) {
    const again = (observer: Observer) => void simulate(world, { policies, prepared, observers: [observer] })
    madeTwice({ plan, policies, prepared, trace, again }, namesOf(arm, loaded))
  }
  const { events, hash } = running.close(state)
  return { events, hash, values: probes.map((probe) => probe.value()), causes: Array.from(causes.seconds) }
}
