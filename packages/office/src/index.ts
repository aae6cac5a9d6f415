export { Phase } from "./agenda.ts"
export { Refusal } from "./audience.ts"
export { Cause, missing, servable, waitCause } from "./blockers.ts"
export { dayOf, isOpenAt, workingDayAfter } from "./calendar.ts"
export {
  blankEvent,
  EVENT_SCHEMA,
  eventNames,
  EventType,
  type MutableEvent,
  NOWHERE,
  type OfficeEvent,
  type PublicEvent,
  Reason,
  Said,
} from "./event.ts"
export { evolve } from "./evolve.ts"
export { officeView } from "./office-view.ts"
export { model, type Model } from "./model.ts"
export { type Command, type OfficeView, type Policy, planAsTold, prepare } from "./policy.ts"
export { atCounter, head, queueing, waiting } from "./queue.ts"
export { type Observer } from "./run.ts"
export { simulate, type SimulateOptions } from "./simulate.ts"
export { restore, snapshot, type Snapshot } from "./snapshot.ts"
export { Door, Flag, initialState, Member, Queue, QUEUES, type State, Status } from "./state.ts"
export { type Outages, sampleWorld, type Window, World } from "./world.ts"
