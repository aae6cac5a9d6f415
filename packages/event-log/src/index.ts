/** A run as it was recorded: columns of events in a chain of hashes, read and folded again. */
export { firstLink, loadHash, nextLink } from "./chain.ts"
export { BLOCK_ROWS, Columns, ROW_BYTES } from "./columns.ts"
export { Cursor, eventsUntil, length, timeOf } from "./cursor.ts"
export { type Difference, firstDifference } from "./diff.ts"
export { events } from "./events.ts"
export { CitizenFollower, type Who } from "./explain/citizen-follower.ts"
export { explain, type ExplainOptions, isOfCitizen } from "./explain/explain.ts"
export { type Explanation, type Part, type Stay, waitedIn } from "./explain/explanation.ts"
export { citizenOfPerson, citizenOfTicket, lastCitizen, type Ticket } from "./explain/who-is-there.ts"
export { followed } from "./followed.ts"
export { fork, type ForkOptions } from "./fork.ts"
export { type Fork, type Header, LOG_FORMAT, policiesAfter, regimeAfter, type RunIdentity } from "./header.ts"
export type { Block, Blocks, KeptLog, KeptSnapshot, Log } from "./log.ts"
export { type Recorded, Recorder, type RecorderOptions } from "./recorder.ts"
export { type Proof, prove } from "./prove.ts"
export { numbersOf, type Regime } from "./regime.ts"
export { evolved, fold, replay, type ReplayOptions } from "./replay.ts"
export { Served } from "./served.ts"
export { Slots } from "./slots.ts"
export { ImpossibleEvent, isPossible, mustBePossible } from "./sound.ts"
export {
  snapshotOf,
  type SnapshotOf,
  SnapshotTaker,
  stateHash,
  stateOf,
  type Taken,
  takeSnapshot,
  WrongSnapshot,
} from "./snapshots.ts"
export { isOfToday, type Upcaster, upcasterFrom, upcasters } from "./upcast.ts"
export { type Misfit, verify } from "./verify.ts"
