import type { Outcome, Plan, PolicyChoice } from "@tangguh/plan"
import type { Policy } from "@tangguh/office"
import { policyOf, without } from "@tangguh/policies"

/** One way to run every world: which policies are in force, and which dependencies never fail. */
export interface Arm {
  readonly name: string
  readonly choices: readonly PolicyChoice[]
  /** Indices into Plan.dependencies that are never down. */
  readonly without: readonly number[]
  /** What is measured in each run, in this order. */
  readonly outcomes: readonly Outcome[]
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
  /** Closing hashes, where they were asked for. */
  readonly hashes: readonly string[]
}

/** The policies of an arm: of one policy of the catalogue only the last applies. */
export function policiesOf(plan: Plan, arm: Pick<Arm, "choices" | "without">): Policy[] {
  const last = new Map(arm.choices.map((choice) => [choice.is, choice]))
  const choices = arm.choices.filter((choice) => last.get(choice.is) === choice)
  const removed = arm.without.length > 0 ? [without("without", arm.without)] : []
  return [...choices.map((choice) => policyOf(choice, plan)), ...removed]
}
