import { loadHash } from "@tangguh/event-log"
import * as fc from "fast-check"
import { beforeAll, test } from "vitest"
import { arbitraryTakeover, type Case, laws } from "../src/index.ts"

/* What holds where policies are in force from the start holds where they take over while the offices run. Seeds as for the laws. */
const more = Number(process.env["TANGGUH_RUNS"] ?? 1)
const holds = (property: fc.IPropertyWithHooks<[Case, number]>, seed: number, numRuns = 60) =>
  fc.assert(property, { seed: more > 1 ? seed + 1000 * more : seed, numRuns: numRuns * more, endOnFailure: true })

beforeAll(() => loadHash())

test("the log of a fork folds to what was lived, and goes on as it went on", () =>
  holds(laws.forksFoldAndGoOn(arbitraryTakeover), 101, 100))
test("nobody vanishes", () => holds(laws.nobodyVanishes(arbitraryTakeover), 104))
test("every citizen's story can happen", () => holds(laws.storiesArePossible(arbitraryTakeover), 105))
test("no service without what it needs", () => holds(laws.noServiceWithoutNeeds(arbitraryTakeover), 106))
test("nobody waits who could be served", () => holds(laws.nobodyWaitsForNothing(arbitraryTakeover), 107))
test("waits by cause add up to the waits, exactly", () => holds(laws.waitsAddUp(arbitraryTakeover), 108))
test("the log is in order, on the grid, and causes come first", () => holds(laws.logIsInOrder(arbitraryTakeover), 109))
test("subjects exist", () => holds(laws.subjectsExist(arbitraryTakeover), 110))
test("what is not of the World has a cause", () => holds(laws.causesAreNamed(arbitraryTakeover), 119))
