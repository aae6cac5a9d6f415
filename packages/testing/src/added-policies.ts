import { EventType, type Policy } from "@tangguh/office"
import { without } from "@tangguh/policies"
import * as fc from "fast-check"
import { commandingPolicy, talkingPolicy } from "./commanding-policy.ts"

/* Policies that no file can name, to be in force beside those of a file. */

/** A policy that listens to everything and does nothing. */
export const silentPolicy: Policy<number> = {
  name: "silent",
  listensTo: Object.values(EventType),
  initialMemory: () => 0,
  remember: (heard) => heard + 1,
  decide: () => [],
}

/** The same world without some kind of trouble: what bounds and checks are made of. */
const withoutAll = (kind: "dependencies" | "stocks" | "resources"): Policy => ({
  name: `without-${kind}`,
  prepare: (arrangement, plan) => {
    const causes = { dependencies: [], stocks: [], resources: [], [kind]: [...plan[kind].keys()] }
    return without("", causes).prepare!(arrangement, plan)
  },
})

/** Now and then a policy that commands at random; seldom a bound. */
export const addedPolicies: fc.Arbitrary<readonly Policy[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.nat({ max: 9999 }).map((seed) => [commandingPolicy(seed)]) },
  { weight: 2, arbitrary: fc.nat({ max: 9999 }).map((seed) => [talkingPolicy(seed)]) },
  { weight: 1, arbitrary: fc.constantFrom("dependencies", "stocks", "resources").map((kind) => [withoutAll(kind)]) },
)
