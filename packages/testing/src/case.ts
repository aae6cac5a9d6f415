import { type Policy, sampleWorld, type World } from "@tangguh/office"
import * as fc from "fast-check"
import { addedPolicies } from "./added-policies.ts"
import { arbitraryScenario } from "./arbitrary-scenario.ts"
import { withPolicies } from "./arbitrary-policies.ts"
import { policiesIn, scenarioOf } from "./scenario-of.ts"
import { smallerScenarios } from "./smaller-scenario.ts"

/** What a law is held against: a world and the policies in force. It prints as the file that it comes from. */
export interface Case {
  readonly text: string
  readonly seed: string
  readonly world: World
  /** Those of the file, and then those that were added. */
  readonly policies: readonly Policy[]
  readonly added: readonly Policy[]
}

/** The case of a file: replication 0 of a seed, all policies of the file in force together. */
export function caseOf(text: string, seed = "0", added: readonly Policy[] = []): Case {
  const scenario = scenarioOf(text)
  const world = sampleWorld(scenario.plan, seed, 0)
  const made = { text, seed, world, policies: [...policiesIn(scenario), ...added], added }
  return Object.defineProperty(made, fc.toStringMethod, { value: () => printed(made) })
}

/** A file that `tangguh run` runs, with what it cannot say as comments. */
const printed = ({ text, seed, added }: Case): string =>
  [
    "\n",
    ...(text.includes(`seed: ${seed} }`) ? [] : [`# seed ${seed}\n`]),
    ...added.map(({ name }) => `# and the policy ${name} (packages/testing/src/added-policies.ts)\n`),
    text,
  ].join("")

/** Cases whose counter-examples shrink to small files. */
class Cases extends fc.Arbitrary<Case> {
  private readonly made: fc.Arbitrary<Case>

  constructor(made: fc.Arbitrary<Case>) {
    super()
    this.made = made
  }

  generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Case> {
    return new fc.Value(this.made.generate(random, biasFactor).value, 0)
  }

  canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === "object" && value !== null && "text" in value
  }

  /** `context`: how many of the smaller files need not be looked at first, as cuts like them have just failed. */
  shrink(value: Case, context: unknown): fc.Stream<fc.Value<Case>> {
    return fc.stream(smallerCases(value, typeof context === "number" ? context : 0))
  }
}

function* smallerCases({ text, seed, added }: Case, from: number): Generator<fc.Value<Case>> {
  if (added.length > 0) yield new fc.Value(caseOf(text, seed, []), 0)
  const all = [...smallerScenarios(text)]
  for (let i = 0; i < all.length; i++) {
    const at = (from + i) % all.length
    const smaller = tried(() => caseOf(all[at], seed, added))
    if (smaller !== null) yield new fc.Value(smaller, at)
  }
}

/** Null where it throws: not every smaller file is a scenario. */
function tried<A>(make: () => A): A | null {
  try {
    return make()
  } catch {
    return null
  }
}

/** Cases of all kinds: policies of the catalogue, and now and then one that gives commands at random. */
export const arbitraryCase: fc.Arbitrary<Case> = new Cases(
  arbitraryScenario()
    .chain(withPolicies)
    .chain((text) =>
      fc
        .record({ seed: fc.nat({ max: 999 }).map((n) => `s${n}`), added: addedPolicies })
        .map(({ seed, added }) => caseOf(text.replace("seed: generated", `seed: ${seed}`), seed, added)),
    ),
)
