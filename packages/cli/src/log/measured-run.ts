import { followed, replay, Served } from "@tangguh/event-log"
import { type Studied, waitCauses } from "@tangguh/experiment"
import { measureAll, Projector } from "@tangguh/outcomes"
import type { RecordedRun } from "./recorded-run.ts"

/** What a recorded run came to, measured as it was when it was run. */
export interface Measured {
  /** In the order of the outcomes asked for, in their own quantities; NaN: it did not happen. */
  readonly values: readonly number[]
  /** Person-seconds waited, by cause. */
  readonly causes: Float64Array
  readonly served: Served
}

/** Folds a whole log again and measures it. */
export function measuredRun({ log, plan, regimes, world }: RecordedRun, studied: readonly Studied[]): Measured {
  const { model, observer } = followed(regimes)
  const probes = measureAll(
    model,
    world(),
    studied.map(({ outcome }) => outcome),
  )
  const causes = waitCauses(model)
  const projector = new Projector(model, [...probes, causes])
  const served = new Served(model)
  const [first, ...forks] = regimes
  const state = replay(first.model, log, { forks, observers: [observer, projector, served] })
  projector.finish(plan.horizon, state)
  return { values: probes.map((probe) => probe.value()), causes: causes.seconds, served }
}
