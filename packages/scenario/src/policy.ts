import * as Schema from "effect/Schema"
import type { PolicyDeclaration } from "@tangguh/plan"
import * as L from "./leaves.ts"
import { emptyMap, merge, without } from "./merge.ts"
import { parameterSchema } from "./parameter.ts"
import type { Path } from "./problem.ts"
import { quoted } from "./problem.ts"
import { described, read, unexpected, unknownPolicy, type Reading } from "./read.ts"
import { PolicyCost as WrittenCost } from "./schema/policies.ts"
import { child, type MapNode, type Node } from "./tree.ts"

/** What a file may say of a policy: its parameters, and a title, a cost and evidence. */
export const policySchema = (declaration: PolicyDeclaration) =>
  described(
    Schema.Struct({
      ...Object.fromEntries(
        Object.entries(declaration.parameters).map(([name, parameter]) => [
          name,
          parameter.default === null ? parameterSchema(parameter) : Schema.optionalKey(parameterSchema(parameter)),
        ]),
      ),
      title: Schema.optionalKey(L.Title),
      cost: Schema.optionalKey(WrittenCost),
      source: Schema.optionalKey(L.nameOf("sources", "a source")),
      quote: Schema.optionalKey(L.Text),
      because: Schema.optionalKey(L.Text),
    }),
    `policy ${declaration.name}`,
  )

/** A policy as the file names it, read but not compiled. */
export interface ReadPolicy {
  readonly name: string
  readonly path: Path
  /** Where the file names it, if not at its path. */
  readonly named?: Path
  readonly is: PolicyDeclaration
  readonly value: Readonly<Record<string, unknown>>
}

/** A bundle that a section of policies names: its members, one after the other. */
export interface ReadBundle {
  readonly bundle: string
  readonly path: Path
}

export type Catalogue = ReadonlyMap<string, PolicyDeclaration>

/** Follows `like` down to a policy of the catalogue. */
const resolve = (
  section: MapNode,
  name: string,
  path: Path,
  catalogue: Catalogue,
  bundles: ReadonlySet<string>,
  reading: Reading,
): { readonly is: PolicyDeclaration; readonly node: MapNode } | null => {
  const seen = new Set<string>()
  const layers: MapNode[] = []
  let current = name
  for (;;) {
    const entry = section.entries.get(current)
    const node = entry?.value
    if (node !== undefined && node.kind !== "map") {
      if (current === name) unexpected(node, path, "a map of parameters, {} for none", reading)
      return null
    }
    const like = node === undefined ? undefined : child(node, "like")
    if (node !== undefined) layers.unshift(without(node, "like"))
    if (like !== undefined && like.kind !== "text") {
      unexpected(like, [...path, "like"], "the name of a policy", reading)
      return null
    }
    if (like === undefined || (like.text === current && catalogue.has(current))) {
      const is = catalogue.get(current)
      if (is === undefined) {
        if (current === name) {
          const [message, accepted] = unknownPolicy(name, reading, catalogue.keys(), " in the catalogue")
          reading.problem(entry!.key, path, message, `${accepted}, or say like: NAME`)
        }
        return null
      }
      return {
        is,
        node: layers.reduce<Node>((above, own) => merge(above, own), { ...emptyMap, place: section.place }) as MapNode,
      }
    }
    seen.add(current)
    if (seen.has(like.text)) {
      // Each member of the circle comes by here: the first of the file tells.
      const first = [...section.entries.keys()].find((each) => seen.has(each))
      if (first === name && like.text === name)
        reading.problem(
          like.place,
          [...path, "like"],
          `${[...seen, like.text].join(" is like ")}: a circle`,
          "a policy of the catalogue at the end",
        )
      return null
    }
    if (bundles.has(like.text)) {
      if (current === name)
        reading.problem(
          like.place,
          [...path, "like"],
          `${quoted(like.text)} is a bundle, and its policies have no settings in common`,
          "one policy",
        )
      return null
    }
    if (!section.entries.has(like.text) && !catalogue.has(like.text)) {
      if (current === name)
        reading.problem(
          like.place,
          [...path, "like"],
          ...unknownPolicy(like.text, reading, [...section.entries.keys(), ...catalogue.keys()]),
        )
      return null
    }
    current = like.text
  }
}

/** Reads a section of policies: `policies` or `today`. */
export const readPolicies = (
  section: Node | undefined,
  path: Path,
  catalogue: Catalogue,
  bundles: ReadonlySet<string>,
  reading: Reading,
): readonly (ReadPolicy | ReadBundle)[] => {
  if (section === undefined || section.kind === "broken") return []
  if (section.kind !== "map") {
    unexpected(section, path, "a map of policies", reading)
    return []
  }
  return [...section.entries].flatMap(([name, entry]): (ReadPolicy | ReadBundle)[] => {
    const at = [...path, name]
    const valid = L.parseName(name)
    if (!valid.ok) {
      reading.problem(entry.key, at, valid.wrong, valid.accepted!)
      return []
    }
    if (entry.value.kind === "broken") return []
    if (bundles.has(name)) {
      if (entry.value.kind === "map" && entry.value.entries.size === 0) return [{ bundle: name, path: at }]
      reading.problem(
        entry.key,
        at,
        `${quoted(name)} is the name of a bundle, which has no settings of its own`,
        `${name}: {} for the bundle, or another name for a policy`,
      )
      return []
    }
    const resolved = resolve(section, name, at, catalogue, bundles, reading)
    if (resolved === null) return []
    const value = read(policySchema(resolved.is) as Schema.Top, resolved.node, at, reading) as
      | Readonly<Record<string, unknown>>
      | undefined
    return value === undefined ? [] : [{ name, path: at, is: resolved.is, value }]
  })
}

/** A policy of the catalogue that the file only mentions, and where: all parameters by default. */
export const plainPolicy = (declaration: PolicyDeclaration, named: Path): ReadPolicy => ({
  name: declaration.name,
  path: ["policies", declaration.name],
  named,
  is: declaration,
  value: {},
})
