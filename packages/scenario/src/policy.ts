import * as Schema from "effect/Schema"
import type { Evidence, Parameter, PolicyChoice, PolicyCost, PolicyDeclaration } from "@tangguh/plan"
import { titleOf, lawAt, type Compiling } from "./compiling.ts"
import { moneyAt } from "./compile/costs.ts"
import { DelayLaw, delayLaw, DurationLaw, durationLaw } from "./law.ts"
import * as L from "./leaves.ts"
import { policiesNotYet } from "./not-yet.ts"
import type { Path } from "./problem.ts"
import { quoted } from "./problem.ts"
import { described, read, unexpected, type Reading } from "./read.ts"
import { PolicyCost as WrittenCost } from "./schema/policies.ts"
import { suggestion } from "./suggest.ts"
import { child, type Entry, type MapNode, type Node } from "./tree.ts"

const names = (section: "steps" | "dependencies", what: string): Schema.Top =>
  Schema.Union([L.word(["all", "none"]), Schema.Array(L.nameOf(section, what))])

/** How a parameter of each kind is written. */
const schemaOf = (parameter: Parameter): Schema.Top => {
  switch (parameter.kind) {
    case "duration":
      return L.Duration
    case "share":
      return L.Share
    case "count":
      return L.Count
    case "factor":
      return L.Factor
    case "rate":
      return L.PerSecond
    case "working days":
      return L.WorkingDays
    case "boolean":
      return L.Flag
    case "law":
      return DurationLaw
    case "delay":
      return DelayLaw
    case "message":
      return L.word(["wait", "not today"])
    case "step names":
      return names("steps", "a step")
    case "dependency names":
      return names("dependencies", "a dependency")
    case "resource name":
      return L.nameOf("resources", "a resource")
  }
}

/** What a file may say of a policy: its parameters, and a title, a cost and evidence. */
export const policySchema = (declaration: PolicyDeclaration) =>
  described(
    Schema.Struct({
      ...Object.fromEntries(
        Object.entries(declaration.parameters).map(([name, parameter]) => [
          name,
          parameter.default === null ? schemaOf(parameter) : Schema.optionalKey(schemaOf(parameter)),
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
interface ReadPolicy {
  readonly name: string
  readonly path: Path
  readonly is: PolicyDeclaration
  readonly value: Readonly<Record<string, unknown>>
}

export type Catalogue = ReadonlyMap<string, PolicyDeclaration>

/** `like` merges maps, and replaces everything else. */
const merge = (above: Node, own: Node): Node => {
  if (above.kind !== "map" || own.kind !== "map") return own
  const entries = new Map<string, Entry>(above.entries)
  for (const [key, entry] of own.entries) {
    const before = entries.get(key)
    entries.set(
      key,
      before === undefined || key === "title"
        ? entry
        : {
            key: entry.key,
            value: mergeable(before.value, entry.value) ? merge(before.value, entry.value) : entry.value,
          },
    )
  }
  return { kind: "map", entries, place: own.place }
}

/** Two distributions of different kinds are not merged, nor is a table. */
const mergeable = (above: Node, own: Node): boolean =>
  above.kind === "map" && own.kind === "map" && [...own.entries.keys()].some((key) => above.entries.has(key))

const without = (node: MapNode, key: string): MapNode => ({
  ...node,
  entries: new Map([...node.entries].filter(([each]) => each !== key)),
})

/** Follows `like` down to a policy of the catalogue. */
const resolve = (
  section: MapNode,
  name: string,
  path: Path,
  catalogue: Catalogue,
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
          if (policiesNotYet.includes(name))
            reading.problem(
              entry!.key,
              path,
              `the policy ${quoted(name)} is not supported yet`,
              `one of ${[...catalogue.keys()].join(", ")}`,
            )
          else
            reading.problem(
              entry!.key,
              path,
              `there is no policy ${quoted(name)} in the catalogue`,
              suggestion(name, catalogue.keys(), "the catalogue is empty") + ", or say like: NAME",
            )
        }
        return null
      }
      return {
        is,
        node: layers.reduce<Node>((above, own) => merge(above, own), {
          kind: "map",
          entries: new Map(),
          place: section.place,
        }) as MapNode,
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
    if (!section.entries.has(like.text) && !catalogue.has(like.text)) {
      if (current === name)
        reading.problem(
          like.place,
          [...path, "like"],
          `there is no policy ${quoted(like.text)}`,
          suggestion(like.text, [...section.entries.keys(), ...catalogue.keys()], ""),
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
  reading: Reading,
): readonly ReadPolicy[] => {
  if (section === undefined || section.kind === "broken") return []
  if (section.kind !== "map") {
    unexpected(section, path, "a map of policies", reading)
    return []
  }
  return [...section.entries].flatMap(([name, entry]): ReadPolicy[] => {
    const at = [...path, name]
    const valid = L.parseName(name)
    if (!valid.ok) {
      reading.problem(entry.key, at, valid.wrong, valid.accepted!)
      return []
    }
    if (entry.value.kind === "broken") return []
    const resolved = resolve(section, name, at, catalogue, reading)
    if (resolved === null) return []
    const value = read(policySchema(resolved.is) as Schema.Top, resolved.node, at, reading) as
      | Readonly<Record<string, unknown>>
      | undefined
    return value === undefined ? [] : [{ name, path: at, is: resolved.is, value }]
  })
}

/** A policy of the catalogue that the file only mentions: all parameters by default. */
export const plainPolicy = (declaration: PolicyDeclaration): ReadPolicy => ({
  name: declaration.name,
  path: ["policies", declaration.name],
  is: declaration,
  value: {},
})

/** Indices by which a plan knows the things that policies name. */
export interface Indices {
  readonly steps: readonly string[]
  readonly dependencies: readonly string[]
  readonly resources: readonly string[]
}

const compileParameter = (
  compiling: Compiling,
  path: Path,
  parameter: Parameter,
  value: unknown,
  indices: Indices,
): unknown => {
  const indexed = (all: readonly string[]): readonly number[] =>
    value === "all"
      ? all.map((_, index) => index)
      : value === "none"
        ? []
        : (value as readonly string[]).map((name) => all.indexOf(name))
  switch (parameter.kind) {
    case "law":
      return lawAt(compiling, path, durationLaw(value as (typeof DurationLaw)["Type"]))
    case "delay":
      return lawAt(compiling, path, delayLaw(value as (typeof DelayLaw)["Type"]))
    case "step names":
      return indexed(indices.steps)
    case "dependency names":
      return indexed(indices.dependencies)
    case "resource name":
      return indices.resources.indexOf(value as string)
    default:
      return value
  }
}

/** A default is written in the catalogue as in a file. */
const defaultOf = (parameter: Parameter, reading: Reading, path: Path): unknown => {
  const text = parameter.default!
  const { schema } = { schema: schemaOf(parameter) }
  return read(schema, { kind: "text", text, quoted: false, place: { line: 1, column: 1, length: 1 } }, path, reading)
}

/** The policy with every parameter: those said, and the catalogue's defaults, which are noted as evidence. */
export const compilePolicy = (
  compiling: Compiling,
  policy: ReadPolicy,
  indices: Indices,
  currency: string,
  reading: Reading,
  note: (evidence: Evidence) => void,
): PolicyChoice => {
  const parameters: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(policy.is.parameters)) {
    const path = [...policy.path, name]
    const said = Object.hasOwn(policy.value, name) || name in policy.value
    if (!said && parameter.default === null) {
      compiling.problem(policy.path, `the policy ${policy.is.name} needs “${name}”`, parameter.about.en)
      continue
    }
    const value = said ? policy.value[name] : defaultOf(parameter, reading, path)
    if (!said)
      note({
        name: path.join("."),
        basis: "default",
        value: parameter.default!,
        range: parameter.range,
        source: null,
        quote: null,
        because: `Default of the policy ${policy.is.name}`,
      })
    parameters[name] = value === undefined ? null : compileParameter(compiling, path, parameter, value, indices)
  }
  return {
    name: policy.name,
    title:
      policy.value["title"] === undefined
        ? policy.name === policy.is.name
          ? policy.is.title
          : titleOf(undefined, policy.name)
        : titleOf(policy.value["title"] as (typeof L.Title)["Type"], policy.name),
    is: policy.is.name,
    parameters,
    cost: compileCost(compiling, policy, currency),
  }
}

const secondsOfYear = 31_536_000

const compileCost = (compiling: Compiling, policy: ReadPolicy, currency: string): PolicyCost => {
  const said = policy.value["cost"] as (typeof WrittenCost)["Type"] | undefined
  if (said === undefined) return policy.is.cost
  const path = [...policy.path, "cost"]
  const { cost } = policy.is
  const year = said.yearly === undefined ? undefined : { ...said.yearly, yearly: true }
  const changed = said.once !== undefined || said.yearly !== undefined || said.per_use !== undefined
  return {
    once: said.once === undefined ? cost.once : moneyAt(compiling, currency, [...path, "once"], said.once),
    yearly: year === undefined ? cost.yearly : moneyAt(compiling, currency, [...path, "yearly"], year, true),
    perUse: said.per_use === undefined ? cost.perUse : moneyAt(compiling, currency, [...path, "per_use"], said.per_use),
    lasts: said.lasts === undefined ? cost.lasts : said.lasts / secondsOfYear,
    decides: said.decides === undefined ? cost.decides : titleOf(said.decides, "decides"),
    pays: said.pays === undefined ? cost.pays : titleOf(said.pays, "pays"),
    basis: said.because ?? said.source ?? (changed ? "estimate" : cost.basis),
  }
}
