import * as Effect from "effect/Effect"
import type { Check, Evidence, OutcomeDeclaration, Plan, PolicyChoice, PolicyDeclaration } from "@tangguh/plan"
import { checkWords, compileCheck } from "./compile/checks.ts"
import { compileCosts } from "./compile/costs.ts"
import { compile } from "./compile/index.ts"
import type { Compiling } from "./compiling.ts"
import { startedFrom, type DataFile, type DataKind, type DataRead } from "./data/index.ts"
import { endsOf, withOneCopy } from "./ends.ts"
import { evidenceOf, fedAndChecked, unusedSources } from "./evidence.ts"
import type { FileRead } from "./file.ts"
import { inLayers } from "./layers.ts"
import { namesIn } from "./names.ts"
import type { Names } from "./parameter.ts"
import { compilePolicy } from "./policy-choice.ts"
import { plainPolicy, readPolicies } from "./policy.ts"
import { ProblemList } from "./problem-list.ts"
import { problem, quoted, ScenarioErrors, type Path, type Problem } from "./problem.ts"
import { readPartly, unknownPolicy, type Reading } from "./read.ts"
import { figuresApart, figuresOf, substitute, unusedFigures, type Figures } from "./reference.ts"
import { ScenarioFile } from "./schema/index.ts"
import { suggestion } from "./suggest.ts"
import { child, keysOf, nodeAt, noPlace, pathsOf, placeAt, replacedAt, type MapNode, type Node } from "./tree.ts"
import { readVarying } from "./varies.ts"
import { nodeOf, parseTree } from "./yaml.ts"

/** A source of facts, as the file cites it. */
export interface Source {
  readonly name: string
  readonly title: string
  /** `2016-09-16`, or null. */
  readonly date: string | null
  readonly file: string | null
  readonly note: string | null
}

/** A scenario file, decoded and compiled. */
export interface Scenario {
  readonly plan: Plan
  /** The columns that the file asks for, in its order. */
  readonly policies: readonly PolicyChoice[]
  /** Those of the file, and others that it or the caller names, with the policies in them. */
  readonly bundles: ReadonlyMap<string, readonly string[]>
  /** In force already: part of the baseline and of every other column. Not yet applied to the plan. */
  readonly today: readonly PolicyChoice[]
  /** Every policy that the file names anywhere, by name; a column's own settings win over those of `today`. */
  readonly named: ReadonlyMap<string, PolicyChoice>
  readonly checks: readonly Check[]
  readonly evidence: readonly Evidence[]
  readonly sources: readonly Source[]
  /** The tables that its start comes from. */
  readonly data: readonly DataRead[]
}

/** A bundle that a file can name. */
export interface OfferedBundle {
  readonly members: readonly string[]
  /** Of the bundle only where the file says how: they cannot be named without a word. Each with the member that it stands before; null: last. */
  readonly ifSaid?: readonly (readonly [name: string, before: string | null])[]
}

export interface DecodeOptions {
  /** Shown in messages; its stem is the scenario's short name. */
  readonly file: string
  readonly policies: ReadonlyMap<string, PolicyDeclaration>
  /** Names that the catalogue has and the model cannot tell, each with the reason. */
  readonly notModelled?: ReadonlyMap<string, string>
  /** Bundles that can be named without being in the file; one of the file by the same name comes before. */
  readonly bundles?: ReadonlyMap<string, OfferedBundle>
  /** Policies and bundles that are wanted beside those that the file names; a name that nobody has, or that cannot stand alone, is passed over. */
  readonly wanted?: readonly string[]
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
  /** Other values of facts and assumptions by name, and of numbers by path, as they would be written; also outside their ranges. */
  readonly values?: ReadonlyMap<string, string>
  /** Reads a file that stands beside the scenario, by its name. Without it, a scenario can name no other file. */
  readonly beside?: (name: string) => FileRead
  /** Tables of what is and was there in reality, which the plan starts from. */
  readonly data?: Readonly<Partial<Record<DataKind, DataFile>>>
}

/** A scenario, or everything that is wrong with its file, in the order of the file. */
export type Decoded =
  | { readonly scenario: Scenario; readonly problems: null }
  | { readonly scenario: null; readonly problems: readonly Problem[] }

/** Decodes and compiles a scenario file. It fails with all problems of the file at once. */
export const decode = (text: string, options: DecodeOptions): Effect.Effect<Scenario, ScenarioErrors> =>
  Effect.suspend(() => {
    const decoded = decodeExit(text, options)
    return decoded.problems === null
      ? Effect.succeed(decoded.scenario)
      : Effect.fail(ScenarioErrors.of(decoded.problems))
  })

/** As `decode`, as a plain value. */
export const decodeExit = (text: string, options: DecodeOptions): Decoded => {
  const problems = new ProblemList(options.file, text)
  const tree = parseTree(text)
  for (const each of tree.problems) problems.add(each.place, each.path, each.message, each.accepted)
  let scenario: Scenario | null = null
  if (tree.root !== null && tree.root.kind !== "map") {
    if (tree.problems.length === 0)
      problems.add(tree.root.place, [], "the file is not a map of keys and values", "tangguh: 1, title: …, and so on")
  } else if (tree.root !== null) {
    const values = new Map([...(options.values ?? [])].map(([name, value]) => [name, nodeOf(value)]))
    scenario = decodeTree(tree.root as MapNode, options, values, problems)
    if (scenario !== null && problems.told === 0 && values.size === 0)
      tryEnds(tree.root as MapNode, { ...options, data: {} }, scenario, problems)
  }
  return scenario === null || problems.told > 0
    ? { scenario: null, problems: problems.inOrder }
    : { scenario, problems: null }
}

const nothingBeside = (name: string): FileRead => ({
  text: null,
  problem: problem(name, noPlace, [], "", "files beside the scenario cannot be read here", "a scenario in a folder"),
})

const unsaid = { range: null, source: null, quote: null, because: null }

/** `scenarios/kedoya.yaml` → `kedoya` */
export const stemOf = (file: string): string => file.replace(/^.*[/\\]/, "").replace(/\.ya?ml$/i, "") || "scenario"

const decodeTree = (
  given: MapNode,
  options: DecodeOptions,
  overrides: Figures,
  problems: ProblemList,
): Scenario | null => {
  const stem = stemOf(options.file)
  const { root: apart, within } = figuresApart(given, problems.add)
  let raw = apart
  for (const [name, value] of overrides) if (name.includes(".")) raw = replacedAt(raw, name.split("."), value) ?? raw
  const figures = new Map(figuresOf(raw, problems.add))
  for (const [name, value] of overrides) {
    if (figures.has(name)) figures.set(name, value)
    else if (replacedAt(given, name.split("."), value) === null)
      problems.add(
        raw.place,
        [],
        `there is no fact or assumption “${name}”, and nothing at that path`,
        suggestion(name, figures.keys(), "the file has none"),
      )
  }
  const { root: substituted, used } = substitute(raw, figures, problems.add)
  const root = inLayers(substituted as MapNode, problems.add)
  if (overrides.size === 0) unusedFigures(raw, new Set([...used, ...within]), problems.add)
  const at = (path: Path, message: string, accepted: string): void =>
    problems.add(placeAt(root, path), path, message, accepted)
  const defaults: Evidence[] = []
  // Of what many offices share, the same is assumed many times.
  const assumed = new Map<string, Evidence>()
  // A number that `like` or a layer takes over is one number still: its name is the path where it was written.
  const doubts = new Map<string, Evidence>()
  const paths = pathsOf(raw)
  const names = namesIn(root, [...options.policies.keys(), ...(options.bundles?.keys() ?? [])])
  const reading: Reading = {
    problem: problems.add,
    names,
    notModelled: options.notModelled ?? new Map(),
    varying: (schema, node, path) => readVarying(schema, node, path, reading),
    doubt: (place, path, value, range) => {
      const name = (paths.get(`${place.line}:${place.column}`) ?? path).join(".")
      doubts.set(name, { ...unsaid, name, basis: "assumption", value, range })
    },
  }

  const file = readPartly(ScenarioFile, root, [], reading)
  const bundleNames = new Set(
    [...keysOf(child(root, "bundles")), ...(options.bundles?.keys() ?? [])].filter(
      (name) => !options.policies.has(name),
    ),
  )
  const policies = readPolicies(child(root, "policies"), ["policies"], options.policies, bundleNames, reading)
  const today = readPolicies(child(root, "today"), ["today"], options.policies, bundleNames, reading)
  for (const [name, check] of Object.entries(file.checks ?? {})) checkWords(name, check, options.outcomes, at)
  const onFigures = overrides.size > 0 ? () => undefined : at
  const evidence = [
    ...evidenceOf("facts", file.facts ?? {}, figures, onFigures),
    ...evidenceOf("assumptions", file.assumptions ?? {}, figures, onFigures),
  ]
  fedAndChecked(raw, at)
  const possible = names("columns")
  const own = file.bundles ?? {}
  for (const [name, bundle] of Object.entries(own)) {
    if (options.policies.has(name)) at(["bundles", name], `“${name}” is a policy too`, "another name for the bundle")
    for (const [index, member] of bundle.entries()) {
      const here = ["bundles", name, index]
      if (Object.hasOwn(own, member)) at(here, `“${member}” is a bundle of this file`, "policies only")
      else if (possible?.has(member) === false)
        at(
          here,
          ...unknownPolicy(
            member,
            reading,
            [...possible].filter((each) => !Object.hasOwn(own, each)),
          ),
        )
    }
  }
  if (problems.told > 0) return null
  if (overrides.size === 0) unusedSources(substituted, at)

  const compiling: Compiling = {
    file: file as ScenarioFile,
    problem: at,
    assume: (path, value) => {
      const name = path.join(".")
      assumed.set(name, { ...unsaid, name, basis: "default", value })
    },
    beside: options.beside ?? nothingBeside,
    certain:
      overrides.size === 0 &&
      [...Object.values(file.facts ?? {}), ...Object.values(file.assumptions ?? {})].every(
        ({ choices }) => choices === undefined,
      ),
  }
  const compiled = compile(compiling, stem)
  if (compiled === null) return null
  const { calendar } = compiled
  const { plan, read, problems: inData } = startedFrom(compiled.plan, calendar, options.data ?? {})
  problems.adopt(inData)
  const nameOf = (each: { readonly name: string }): string => each.name
  const all: Names = {
    steps: plan.steps.map(nameOf),
    dependencies: plan.dependencies.map(nameOf),
    resources: plan.resources.map(nameOf),
    stocks: plan.stocks.map(nameOf),
    classes: plan.classes.map(nameOf),
    offices: plan.offices,
  }
  const { currency } = compileCosts({ ...compiling, problem: () => undefined, assume: () => undefined })
  const choose = (policy: Parameters<typeof compilePolicy>[1]): PolicyChoice =>
    compilePolicy(compiling, policy, all, currency, reading, (each) => void defaults.push(each))
  const columns = policies.flatMap((each) => ("bundle" in each ? [] : [choose(each)]))
  const saidOfToday = new Map(today.flatMap((each) => ("bundle" in each ? [] : [[each.name, choose(each)] as const])))
  const named = new Map([...saidOfToday, ...columns.map((choice) => [choice.name, choice] as const)])
  const mention = (name: string, at: Path): PolicyChoice => {
    let choice = named.get(name)
    if (choice === undefined) {
      choice = choose(plainPolicy(options.policies.get(name)!, at))
      named.set(name, choice)
    }
    return choice
  }
  const bundles = new Map<string, readonly string[]>()
  const offered = (name: string): readonly string[] | undefined => {
    const bundle = options.bundles?.get(name)
    return (
      bundle?.ifSaid?.reduce((members, [member, before]) => {
        if (!named.has(member)) return members
        const position = before === null ? -1 : members.indexOf(before)
        return position < 0 ? [...members, member] : members.toSpliced(position, 0, member)
      }, bundle.members) ?? bundle?.members
    )
  }
  const membersOf = (name: string): readonly string[] => {
    const members = bundles.get(name) ?? (named.has(name) ? undefined : offered(name))
    if (members === undefined) return [name]
    bundles.set(name, members)
    return members
  }
  /** Members of the file's bundles, with where they are first named. */
  const placeOf = new Map<string, Path>()
  for (const [name, members] of Object.entries(own)) {
    if (members.length === 0) at(["bundles", name], "an empty bundle", "at least one policy")
    const found = members.map((member) => (named.has(member) ? [member] : (offered(member) ?? [member])))
    for (const [index, each] of found.entries())
      for (const member of each) if (!placeOf.has(member)) placeOf.set(member, ["bundles", name, index])
    bundles.set(name, [...new Set(found.flat())])
  }
  const column = (name: string, path: Path): readonly PolicyChoice[] =>
    membersOf(name).map((member) => mention(member, placeOf.get(member) ?? path))
  for (const name of Object.keys(own)) column(name, ["bundles", name])
  for (const each of policies) if ("bundle" in each) column(each.bundle, each.path)
  const inForce = [
    ...new Set(
      today.flatMap((each) =>
        "bundle" in each
          ? (bundles.get(each.bundle) ?? offered(each.bundle) ?? []).map(
              (name) => saidOfToday.get(name) ?? mention(name, each.path),
            )
          : [saidOfToday.get(each.name)!],
      ),
    ),
  ]
  const standsAlone = (name: string): boolean => {
    const declared = options.policies.get(name)
    return declared !== undefined && Object.values(declared.parameters).every((each) => each.default !== null)
  }
  for (const name of options.wanted ?? [])
    if (named.has(name) || bundles.has(name) || options.bundles?.has(name) || standsAlone(name))
      column(name, ["policies", name])

  const planWith = (path: Path, values: Readonly<Record<string, Node>>): Plan | null => {
    const found = new ProblemList(options.file, "")
    const other = decodeTree(withoutChecks(raw), options, new Map([...overrides, ...Object.entries(values)]), found)
    const first = found.inOrder[0]
    if (first !== undefined) at(path, `with these values, ${first.path}: ${first.message}`, first.accepted)
    return other?.plan ?? null
  }
  const checks = Object.entries(file.checks ?? {}).flatMap(
    ([name, check]) =>
      compileCheck(compiling, name, check, { plan, calendar, outcomes: options.outcomes, column, planWith }) ?? [],
  )
  if (problems.told > 0) return null
  const sources = Object.entries(file.sources ?? {}).map(([name, source]): Source => ({
    name,
    title: typeof source.title === "string" ? source.title : source.title.en,
    date: source.date === undefined ? null : new Date(source.date * 86_400_000).toISOString().slice(0, 10),
    file: source.file ?? null,
    note: source.note ?? null,
  }))
  return {
    plan,
    policies: columns,
    bundles,
    today: inForce,
    named,
    checks,
    evidence: [...evidence, ...doubts.values(), ...assumed.values(), ...defaults],
    sources,
    data: read,
  }
}

/** Reads the file again with each end of each range, and each choice, in place of the value: what is wrong there is told here, and not in the middle of a study. */
const tryEnds = (root: MapNode, options: DecodeOptions, scenario: Scenario, problems: ProblemList): void => {
  const ends = endsOf(root, scenario.evidence)
  if (ends.length === 0) return
  const problemWith = (tree: MapNode, name: string, value: Node): Problem | undefined => {
    const found = new ProblemList(options.file, "")
    decodeTree(tree, options, new Map([[name, value]]), found)
    return found.inOrder[0]
  }
  const whole = withoutChecks(root)
  const small = withOneCopy(whole)
  const fed = nodeOf(scenario.evidence.find(({ name }) => name === ends[0]!.name)!.value)
  const tree = small === whole || problemWith(small, ends[0]!.name, fed) !== undefined ? whole : small
  for (const { name, path, value, text } of ends) {
    const first = problemWith(tree, name, value)
    if (first === undefined) continue
    const used = nodeAt(root, first.path)
    const line = used === undefined ? "" : ` in line ${used.place.line}`
    const where = first.path === name ? "" : `, used at ${first.path}${line}`
    problems.add(placeAt(root, path), path, `${quoted(text)} is not possible${where}: ${first.message}`, first.accepted)
  }
}

/** So that other values are tried without trying them again for every check. Facts that only checks use stay used. */
const withoutChecks = (root: MapNode): MapNode => {
  const entries = new Map(root.entries)
  entries.delete("checks")
  return { ...root, entries }
}
