import { loadHash } from "@tangguh/event-log"
import * as fc from "fast-check"
import { beforeAll, test } from "vitest"
import { arbitraryCase, type Case, caseOf, laws, silentPolicy } from "../src/index.ts"

/* Fixed seeds: a failure is the same for everyone. TANGGUH_RUNS=20 looks further: as many times the cases, others. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)
const holds = (property: fc.IPropertyWithHooks<[Case, number]>, seed: number, numRuns = 100) =>
  fc.assert(property, { seed: more > 1 ? seed + 1000 * more : seed, numRuns: numRuns * more })

beforeAll(() => loadHash())

/** Cases without policies of these names. */
const without = (...names: readonly string[]) =>
  arbitraryCase.filter(({ policies }) => policies.every(({ name }) => !names.some((each) => name.startsWith(each))))
/** Nobody at home is told when to come, or served: that depends on when they mean to come. */
const nobodyAtHomeIsAsked = without("commanding", "letters", "mobile-unit", "weekend-opening")
/** First visits are made when the world has them. */
const nobodyComesOtherwise = without("commanding", "talking", "appointments", "mobile-unit")

test("replay equals the live state at every event", () => holds(laws.replayEqualsLive(arbitraryCase), 1))
test("a fork under the same policies is identical", () => holds(laws.forkIsIdentical(arbitraryCase), 2, 100))
test("the same run twice gives the same log", () => holds(laws.sameAgain(arbitraryCase), 3))
test("nobody vanishes", () => holds(laws.nobodyVanishes(arbitraryCase), 4))
test("every citizen's story can happen", () => holds(laws.storiesArePossible(arbitraryCase), 5))
test("no service without what it needs", () => holds(laws.noServiceWithoutNeeds(arbitraryCase), 6))
test("nobody waits who could be served", () => holds(laws.nobodyWaitsForNothing(arbitraryCase), 7))
test("waits by cause add up to the waits, exactly", () => holds(laws.waitsAddUp(arbitraryCase), 8))
test("the log is in order, on the grid, and causes come first", () => holds(laws.logIsInOrder(arbitraryCase), 9))
test("subjects exist", () => holds(laws.subjectsExist(arbitraryCase), 10))
test("a policy that does nothing changes nothing", () =>
  holds(laws.doingNothingChangesNothing(silentPolicy)(arbitraryCase), 11))
test("a policy is handed only what is public", () => holds(laws.policiesSeeOnlyWhatIsPublic(arbitraryCase), 12))
test("a policy is not clairvoyant", () => holds(laws.policiesAreNotClairvoyant(nobodyAtHomeIsAsked), 13))
test("adding policies shifts no arrival", () =>
  holds(laws.arrivalsStay((subject) => ({ ...subject, policies: [] }))(nobodyComesOtherwise), 14))
test("adding a counter shifts no arrival", () =>
  holds(
    laws.arrivalsStay(({ text, seed }) =>
      caseOf(
        text.replace(/^( {2}kit-[a-z]+: )(\d)/gm, (_, kit: string, n: string) => kit + String(Number(n) + 1)),
        seed,
      ),
    )(nobodyComesOtherwise),
    15,
  ))
test("adding an office shifts no arrival", () =>
  holds(
    laws.arrivalsStay(({ text, seed }) => {
      const region = text.includes("  east: {}") ? "region: east" : ""
      return caseOf(text.replace("offices:\n", `offices:\n  added: { ${region} }\n`), seed)
    })(nobodyComesOtherwise),
    16,
  ))
test("a member of a pool makes one first visit at most", () => holds(laws.poolMembersComeOnce(arbitraryCase), 17))
test("what is not of the World has a cause", () => holds(laws.causesAreNamed(arbitraryCase), 19))
test("a recorded log folds to the state in the end", () => holds(laws.recordedLogReplays(arbitraryCase), 18))
test("every outcome computed from the log is what the run accumulated", () =>
  holds(laws.projectionsFromTheLog(arbitraryCase), 20, 40))
