import type { Outcome, Plan, PolicyChoice, Without } from "@tangguh/plan"
import type { Policy } from "@tangguh/office"
import { NOTHING_FAILS, nothingFails, PERFECT_CENTRE, perfectCentre, policyOf, without } from "@tangguh/policies"
import type { Recording } from "./recording.ts"
import type { CountedUse } from "./spending.ts"

/** What is in force in a run, and what is taken out of the world. */
export interface InForce {
  readonly choices: readonly PolicyChoice[]
  /** Files that export a policy each, as absolute paths; in force behind the choices. */
  readonly files: readonly string[]
  /** Causes that are removed. */
  readonly without: Without
  /** A bound by its name; null: none. */
  readonly bound: string | null
}

/** No cause is removed. */
export const asFed: Without = { dependencies: [], stocks: [], resources: [] }

/** One way to run every world. */
export interface Arm extends InForce {
  readonly name: string
  /** What is measured in each run, in this order. */
  readonly outcomes: readonly Outcome[]
  /** Uses of policies that cost money each time; left out: none is counted. */
  readonly uses?: readonly CountedUse[]
}

/** A recorded run from which every arm goes on at an instant: one that has policies of the run goes on under them. */
export interface Origin {
  /** Path of the log, whole and verified. */
  readonly log: string
  /** What was in force in it: at first, and from each of its forks on; and by what names that was asked for. */
  readonly inForce: readonly InForce[]
  readonly asked: readonly string[]
  /** Seconds since the start. */
  readonly at: number
  /** Whether the ends of outages in progress are drawn anew. */
  readonly redraw: boolean
}

/** Runs of one plan: every arm meets the same worlds. Plain data, so that it can be sent to a worker. */
export interface Job {
  readonly plan: Plan
  readonly seed: string
  readonly arms: readonly Arm[]
  /** Instants at which the queue is looked at, ascending. */
  readonly instants: Float64Array
  /** Whether each run is recorded for its closing hash. */
  readonly hash: boolean
  /** Where each run is recorded into a file; nowhere if left out. */
  readonly record?: Recording
  /** The worlds are futures of a recorded run, in which the first arm goes on as it was; left out: each runs from its beginning. */
  readonly from?: Origin
}

/** What the replications [from, until) of a job gave, arm by arm. */
export interface Shard {
  readonly from: number
  readonly until: number
  readonly arms: readonly ArmValues[]
}

export interface ArmValues {
  /** Float64Array[replications × outcomes], row by row; NaN where an outcome was not exercised. */
  readonly values: Float64Array
  /** Person-seconds waited, by cause. Float64Array[replications × causes] */
  readonly causes: Float64Array
  /** People waiting, and people who came and are not done. Float64Array[replications × instants] */
  readonly queue: Float64Array
  readonly pending: Float64Array
  /** Money that the uses of policies, and pieces, cost. Float64Array[replications] */
  readonly useCosts: Float64Array
  readonly pieceCosts: Float64Array
  /** Closing hashes, where they were asked for. */
  readonly hashes: readonly string[]
}

/** Policies by the file that they were loaded from. */
export type Loaded = ReadonlyMap<string, Policy>

/** Names of the policies that files of an arm export. */
export const namesOf = ({ files }: InForce, loaded: Loaded = new Map()): readonly string[] =>
  files.map((file) => loaded.get(file)!.name)

/** The policies of an arm: of one policy of the catalogue only the last applies. Every file of it must be loaded. */
export function policiesOf(plan: Plan, arm: InForce, loaded: Loaded = new Map()): Policy[] {
  const last = new Map(arm.choices.map((choice) => [choice.is, choice]))
  const choices = arm.choices.filter((choice) => last.get(choice.is) === choice)
  return [
    ...choices.map((choice) => policyOf(choice, plan)),
    ...arm.files.map((file) => loaded.get(file)!),
    ...(arm.bound === NOTHING_FAILS ? [nothingFails(plan)] : []),
    ...(arm.bound === PERFECT_CENTRE ? [perfectCentre(plan)] : []),
    ...(Object.values(arm.without).some((causes: readonly number[]) => causes.length > 0)
      ? [without("without", arm.without)]
      : []),
  ]
}
