import type { Model, World } from "@tangguh/office"
import type { Outcome } from "@tangguh/plan"
import { asked, type Family, type Shared } from "./asked.ts"
import { backlogProbes } from "./backlog.ts"
import { citizenProbes } from "./citizen.ts"
import { citizensProbes } from "./citizens.ts"
import { clearingProbes } from "./clearing.ts"
import { dependencyProbes } from "./dependencies.ts"
import { equityProbes } from "./equity.ts"
import type { Probe } from "./probe.ts"
import { serviceProbes } from "./service.ts"
import { stockProbes } from "./stock.ts"
import { waitingProbes } from "./waiting.ts"

/** Every whole-run number is measured the same way: nothing said of when, or of whom. */
export const wholeRun = (name: string, of = -1): Outcome => ({
  name,
  of,
  office: -1,
  class: -1,
  service: -1,
  purpose: -1,
  citizen: null,
  during: null,
  at: null,
  since: null,
  take: null,
  quantile: null,
  inWorkingDays: false,
})

const ofAll: Family = {
  ...serviceProbes,
  ...waitingProbes,
  ...backlogProbes,
  ...clearingProbes,
  ...citizensProbes,
  ...stockProbes,
  ...dependencyProbes,
  ...equityProbes,
}

/** Makes the probes that measure outcomes in one run, in their order. What several of them need is followed once. */
export function measureAll(model: Model, world: World, outcomes: readonly Outcome[]): readonly Probe[] {
  const folds: Shared = new Map()
  return outcomes.map((outcome) => measure(model, world, outcome, folds))
}

/** Makes the probe that measures an outcome in one run. Values are in the outcome's quantity: seconds, shares of 1, counts. */
export function measure(model: Model, world: World, outcome: Outcome, folds?: Shared): Probe {
  const family = outcome.citizen === null ? ofAll : citizenProbes
  const make = family[outcome.name]
  if (make === undefined) throw new RangeError(`no outcome is called ${outcome.name}`)
  const what = asked(model, world, outcome, folds)
  return what.moments.watching(make(what))
}

/** Whether there is a probe for an outcome. */
export const isMeasured = (name: string): boolean => name in ofAll || name in citizenProbes
