/** The compiled scenario: types only. Every time is in seconds since local midnight of `run.from`, on a grid of 2⁻²⁰ s. */
export type {
  Announcement,
  Appointments,
  Arrangement,
  Hotline,
  Message,
  Occasion,
  PublicStatus,
  TemporaryLetter,
  TicketCap,
  Workaround,
} from "./arrangement.ts"
export type { Backup, Generator, Standby, Ups } from "./backup.ts"
export type { Check, CheckKind, Expectation, Moment, Outcome, Period, Quorum, Without } from "./check.ts"
export type {
  Arrivals,
  Balking,
  CitizenClass,
  Demand,
  Person,
  Profile,
  Purpose,
  ReactionToNews,
  RecordedVisits,
  Returns,
} from "./citizens.ts"
export type { Costs, Money, PolicyCost } from "./costs.ts"
export type { Delay } from "./delay.ts"
export type { Clock, Dependency, FailureSource, RecordedOutages, Scope, Switch } from "./dependency.ts"
export type { Evidence } from "./evidence.ts"
export type { Exit, InitialBacklog, InterruptionRule, Office, Schedule, Service, Step } from "./office.ts"
export type {
  OutcomeDeclaration,
  Parameter,
  ParameterKind,
  PolicyChoice,
  PolicyDeclaration,
  Qualifier,
  Quantity,
  Take,
} from "./declaration.ts"
export type { Plan } from "./plan.ts"
export type { Promise as ServicePromise } from "./promise.ts"
export type { Duty, Pool, Resource } from "./resource.ts"
export type { Delivery, Reorder, Reserve, Stock, Store } from "./stock.ts"
export type { Title } from "./title.ts"
