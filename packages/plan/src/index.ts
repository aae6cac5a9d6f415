/** The compiled scenario: types only. Every time is in seconds since local midnight of `run.from`, on a grid of 2⁻²⁰ s. */
export type { Arrangement, Announcement, Hotline, Message, OfflineCapture, PublicStatus } from "./arrangement.ts"
export type { Backup, Standby, Ups, Generator } from "./backup.ts"
export type { Check, CheckKind, Expectation, Moment, Outcome, Period, Quorum } from "./check.ts"
export type { CitizenClass, Delay, Demand, Person, Profile, ReactionToNews, Returns } from "./citizens.ts"
export type { Costs, Money, PolicyCost } from "./costs.ts"
export type { Dependency, FailureSource, Scope, Switch } from "./dependency.ts"
export type { Evidence } from "./evidence.ts"
export type { Office, Resource, Schedule, Service, Step, InterruptionRule } from "./office.ts"
export type {
  OutcomeDeclaration,
  Parameter,
  ParameterKind,
  PolicyChoice,
  PolicyDeclaration,
  Quantity,
} from "./declaration.ts"
export type { Plan } from "./plan.ts"
export type { Promise as ServicePromise } from "./promise.ts"
export type { Title } from "./title.ts"
