/** Each law is written once, as a property of whatever cases it is given. */
export { forksFoldAndGoOn } from "./laws-of-forks.ts"
export {
  causesAreNamed,
  forkIsIdentical,
  logIsInOrder,
  projectionsFromTheLog,
  recordedLogReplays,
  replayEqualsLive,
  sameAgain,
  subjectsExist,
} from "./laws-of-the-log.ts"
export {
  arrivalsStay,
  doingNothingChangesNothing,
  firstVisits,
  policiesAreNotClairvoyant,
  policiesSeeOnlyWhatIsPublic,
} from "./laws-of-policies.ts"
export {
  nobodyVanishes,
  nobodyWaitsForNothing,
  noServiceWithoutNeeds,
  poolMembersComeOnce,
  storiesArePossible,
  unitsAreTakenOnce,
  waitsAddUp,
} from "./laws-of-service.ts"
