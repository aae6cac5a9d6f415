export {
  type Arm,
  type ArmValues,
  asFed,
  type InForce,
  type Job,
  type Loaded,
  namesOf,
  type Origin,
  policiesOf,
  type Shard,
} from "./arm.ts"
export { causesOf, type WaitCause, waitCauses } from "./causes.ts"
export { checkScenario, type CheckOptions, type CheckResult, verdict } from "./check.ts"
export { type Column, columnsOf } from "./columns.ts"
export { type CostPart } from "./cost-parts.ts"
export { type Compared, compare, type CompareOptions, type Comparison, type ForkedFrom } from "./compare.ts"
export { compareFutures, type FuturesOptions } from "./compare-futures.ts"
export { type Estimate, FEWEST_RUNS, settled } from "./estimate.ts"
export { madeTwice, Trace } from "./made-twice.ts"
export { BadPolicyFile, loadPolicies, loadPolicyFile, type PolicyFile } from "./policy-file.ts"
export { planDigest } from "./plan-digest.ts"
export { LogFailed, runJobs, RunFailed } from "./pool.ts"
export { Pulse } from "./pulse.ts"
export { type About, hashOnly, identityOf, logFile, recordInto, type Recording, type Running } from "./recording.ts"
export { recordedWorld } from "./recorded-world.ts"
export { regimesOf } from "./regimes.ts"
export { replicate } from "./replicate.ts"
export type { Series, SeriesPoint } from "./series.ts"
export { listsOf, type Studied, studiedIn } from "./studied.ts"
export { warmUpOf, withWarmUp } from "./warm-up.ts"
export { type Model, type Verified, verified, verifyModels, type VerifyOptions } from "./verify.ts"
