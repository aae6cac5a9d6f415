import { type Policy, sampleWorld, type World } from "@tangguh/office"
import * as fc from "fast-check"
import { arbitraryScenario } from "./arbitrary-scenario.ts"
import { chattyPolicy, withPolicies } from "./arbitrary-policies.ts"
import { policiesIn, scenarioOf } from "./scenario-of.ts"

/** What a law is held against: a world and the policies in force. It prints as the file that it comes from. */
export interface Case {
  readonly text: string
  readonly seed: string
  readonly world: World
  readonly policies: readonly Policy[]
}

/** The case of a file: replication 0 of a seed, all policies of the file in force together. */
export function caseOf(text: string, seed = "0", more: readonly Policy[] = []): Case {
  const scenario = scenarioOf(text)
  const world = sampleWorld(scenario.plan, seed, 0)
  const made = { text, seed, world, policies: [...policiesIn(scenario), ...more] }
  const print = () => `seed ${seed}, ${more.map(({ name }) => name).join(", ") || "nothing more"}\n${text}`
  return Object.defineProperty(made, fc.toStringMethod, { value: print })
}

/** Cases of all kinds: policies of the catalogue, and now and then one that gives commands at random. */
export const arbitraryCase: fc.Arbitrary<Case> = arbitraryScenario()
  .chain(withPolicies)
  .chain((text) =>
    fc
      .record({ seed: fc.nat({ max: 999 }), chatty: fc.option(fc.nat({ max: 9999 }), { nil: undefined }) })
      .map(({ seed, chatty }) =>
        caseOf(text, String(seed), chatty === undefined ? [] : [chattyPolicy(chatty, `chatty-${chatty}`)]),
      ),
  )
