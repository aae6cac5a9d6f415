import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { type BadPolicyFile, loadPolicyFile, type PolicyFile } from "@tangguh/experiment"
import { AS_TODAY, bundles, catalogue, notModelled, NOTHING_FAILS, PERFECT_CENTRE } from "@tangguh/policies"
import type { Scenario } from "@tangguh/scenario"
import { didYouMean } from "./did-you-mean.ts"
import { BadArguments } from "./failures.ts"
import { yamlLine } from "./policies/written.ts"
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

/** The names that a flag gives, as far as scenarios have to know of them: a policy of the catalogue can be asked for though the file has none. */
export const wantedNames = (flag: string | true | undefined): readonly string[] =>
  typeof flag === "string" ? flag.split(",").map((name) => name.trim()) : []

/** What can be asked for by name. */
export const possibleNames = (scenario: Scenario): readonly string[] => [
  ...new Set([...scenario.named.keys(), ...scenario.bundles.keys(), ...catalogue.keys(), ...bundles.keys()]),
]

export const unknownPolicy = (name: string, possible: readonly string[]) => {
  const missing = notModelled.find((each) => each.name === name)
  return new BadArguments({
    reason:
      missing === undefined
        ? `no policy is called “${printable(name).slice(0, 80)}”; ${didYouMean(name, possible.map(printable))}`
        : `${name} is not modelled: ${missing.because.en}`,
  })
}

/** Whether a name is that of a file with a policy in it. Nothing is loaded that is not named so. */
const isFile = (name: string): boolean => /^(\.{1,2})?\//.test(name) || /\.[cm]?[jt]s$/.test(name)

/** Columns by their names, with the policy files among them. */
export interface Chosen {
  readonly names: readonly string[]
  readonly files: ReadonlyMap<string, PolicyFile>
}

/** Loads a policy file, and makes sure that its name is nobody else's. */
const loaded = (path: string, scenario: Scenario): Effect.Effect<PolicyFile, BadArguments | BadPolicyFile> =>
  Effect.tryPromise({
    try: () => loadPolicyFile(resolve(path), printable(path)),
    catch: (error) => error as BadPolicyFile,
  }).pipe(
    Effect.flatMap((file) => {
      const taken = [...GIVEN, ...possibleNames(scenario)].includes(file.policy.name)
      const reason = `${printable(path)} calls its policy “${file.policy.name}”, which is the name of another; give it a name of its own`
      return taken ? Effect.fail(new BadArguments({ reason })) : Effect.succeed(file)
    }),
  )

const chosen = Effect.fnUntraced(function* (
  scenario: Scenario,
  names: readonly string[],
  possible: readonly string[],
): Effect.fn.Return<Chosen, BadArguments | BadPolicyFile> {
  const unknown = names.find((name) => !isFile(name) && !possible.includes(name))
  if (unknown !== undefined) return yield* unknownPolicy(unknown, possible)
  const wordless = names.find((name) => catalogue.has(name) && !scenario.named.has(name) && !scenario.bundles.has(name))
  if (wordless !== undefined) {
    const reason = `${wordless} cannot be asked for without a word; in the file, under policies:  ${yamlLine(catalogue.get(wordless)!)}`
    return yield* Effect.fail(new BadArguments({ reason }))
  }
  const files = new Map<string, PolicyFile>()
  for (const name of names.filter(isFile)) files.set(name, yield* loaded(name, scenario))
  const called = [...files.values()].map(({ policy }) => policy.name)
  const twice = called.find((name, i) => called.indexOf(name) !== i)
  if (twice !== undefined)
    return yield* Effect.fail(new BadArguments({ reason: `two files call their policy “${twice}”` }))
  return { names, files }
})

/** The columns that `--policies` asks for. Fails at a name that the scenario does not have, and at a file that has no policy. */
export const chosenColumns = (
  scenario: Scenario,
  flag: string | true | undefined,
): Effect.Effect<Chosen, BadArguments | BadPolicyFile> => {
  if (typeof flag !== "string" || flag.trim() === "all")
    return Effect.succeed({ names: columnNames(scenario), files: new Map() })
  const wanted = [...new Set(wantedNames(flag))].filter((name) => !isGiven(name))
  return chosen(scenario, wanted, possibleNames(scenario))
}

/** The one column that `--policy` asks for; as today where it is left out. */
export const chosenColumn = (
  scenario: Scenario,
  flag: string | true | undefined,
): Effect.Effect<Chosen, BadArguments | BadPolicyFile> =>
  chosen(scenario, [typeof flag === "string" ? flag.trim() : AS_TODAY], [...GIVEN, ...possibleNames(scenario)])
