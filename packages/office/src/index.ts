export { Phase } from "./decide/phase.ts"
export { type Observer } from "./decide/run.ts"
export {
  blankEvent,
  Completed,
  EVENT_SCHEMA,
  eventNames,
  EventType,
  Interrupted,
  type MutableEvent,
  NOWHERE,
  type OfficeEvent,
  ofNewcomers,
  ofThosePresent,
  type PublicEvent,
  Reason,
  Said,
  SENT,
} from "./event.ts"
export { model, type Model } from "./model.ts"
export { installed, NotInstallable } from "./policy/installation.ts"
export { COMMANDS, Refusal } from "./policy/carry-out.ts"
export { officeView } from "./policy/office-view.ts"
export { type Command, type OfficeView, type Policy, planAsTold, prepare } from "./policy/policy.ts"
export { simulate, type SimulateOptions } from "./simulate.ts"
export {
  breakable,
  Cause,
  continuable,
  freeUnits,
  hasFailed,
  hasStock,
  missing,
  onDuty,
  servable,
  waitCause,
  waitCauseOf,
  waitsApart,
} from "./state/blockers.ts"
export { evolve } from "./state/evolve.ts"
export { atCounter, gathering, head, queueing, waiting } from "./state/queue.ts"
export { restore, snapshot, type Snapshot } from "./state/snapshot.ts"
export {
  citizenColumns,
  Dismissing,
  Door,
  Flag,
  Held,
  initialState,
  Member,
  type State,
  Status,
} from "./state/state.ts"
export { dayOf, isOpenAt, workingDayAfter } from "./world/calendar.ts"
export { type Drawn, later } from "./world/delays.ts"
export { type Window, workingDaysUntil } from "./world/first-visits.ts"
export { type Outages } from "./world/outages.ts"
export { type Future, futureKey, futureOf, futureOfKey } from "./world/future.ts"
export { sampleWorld, World } from "./world/world.ts"
