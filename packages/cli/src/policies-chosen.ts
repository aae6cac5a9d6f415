import * as Effect from "effect/Effect"
import { AS_TODAY, NOTHING_FAILS, PERFECT_CENTRE } from "@tangguh/policies"
import type { Scenario } from "@tangguh/scenario"
import { didYouMean } from "./did-you-mean.ts"
import { BadArguments } from "./failures.ts"
import { printable } from "./terminal/printable.ts"

/** Always there, and so never asked for. */
const GIVEN = [AS_TODAY, NOTHING_FAILS, PERFECT_CENTRE]

/** Whether a column is there without being asked for: today and the bounds. */
export const isGiven = (name: string): boolean => GIVEN.includes(name)

/** What a scenario can be compared on: its policies, then its bundles; a bundle of one is that policy again, and left out. */
export const columnNames = (scenario: Scenario): readonly string[] => [
  ...scenario.policies.map(({ name }) => name),
  ...[...scenario.bundles].flatMap(([name, members]) =>
    members.length === 1 && scenario.policies.some((policy) => policy.name === members[0]) ? [] : [name],
  ),
]

/** What can be asked for by name. */
const possibleNames = (scenario: Scenario): readonly string[] => [
  ...new Set([...scenario.named.keys(), ...scenario.bundles.keys()]),
]

const unknownPolicy = (name: string, possible: readonly string[]) =>
  new BadArguments({
    reason: `no policy of this scenario is called “${printable(name).slice(0, 80)}”; ${didYouMean(name, possible.map(printable))}`,
  })

/** The columns that `--policies` asks for. Fails at a name that the scenario does not have. */
export const chosenColumns = (
  scenario: Scenario,
  flag: string | true | undefined,
): Effect.Effect<readonly string[], BadArguments> =>
  Effect.suspend(() => {
    if (typeof flag !== "string" || flag.trim() === "all") return Effect.succeed(columnNames(scenario))
    const wanted = [...new Set(flag.split(",").map((name) => name.trim()))].filter((name) => !isGiven(name))
    const possible = possibleNames(scenario)
    const unknown = wanted.find((name) => !possible.includes(name))
    return unknown === undefined ? Effect.succeed(wanted) : Effect.fail(unknownPolicy(unknown, possible))
  })

/** The one column that `--policy` asks for; as today where it is left out. */
export const chosenColumn = (
  scenario: Scenario,
  flag: string | true | undefined,
): Effect.Effect<string, BadArguments> =>
  Effect.suspend(() => {
    const name = typeof flag === "string" ? flag.trim() : AS_TODAY
    const possible = [...GIVEN, ...possibleNames(scenario)]
    return possible.includes(name) ? Effect.succeed(name) : Effect.fail(unknownPolicy(name, possible))
  })
