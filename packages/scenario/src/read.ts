import * as Schema from "effect/Schema"
import { decodeLeaf, jsonKey, leafNotes, type Section } from "./leaf.ts"
import { quoted, type Path, type Place } from "./problem.ts"
import { splitRange, unitOf } from "./quantity.ts"
import { nearest, suggestion } from "./suggest.ts"
import { child, type MapNode, type Node } from "./tree.ts"

/** What a reader reports to, and what it asks. */
export interface Reading {
  problem(place: Place, path: Path, message: string, accepted: string): void
  /** A doubt beside a number: `7 min (4 to 12)`. */
  doubt(place: Place, path: Path, value: string, range: string): void
  /** The names in a section; undefined where the section cannot be read, so that its names are not judged. */
  names(section: Section): ReadonlySet<string> | undefined
  /** Policies that the model cannot tell, with the reason. */
  readonly notModelled: ReadonlyMap<string, string>
  /** Reads a number that is another in each office: `{ across: … }` or `{ column: … }`. */
  varying(schema: Schema.Top, node: MapNode, path: Path): unknown
}

/** What the reader knows of a map beside its Effect schema. */
interface MapNotes {
  /** What it is, for messages. */
  readonly what: string
}

const mapKey = "tangguh/map"
const anythingKey = "tangguh/anything"

/** Notes on a struct, or on a union of structs that is chosen by its first keys. */
export const described = <S extends Schema.Top>(schema: S, what: string): S =>
  schema.annotate({ [mapKey]: { what } }) as unknown as S

const mapNotes = (schema: Schema.Top): MapNotes =>
  (Schema.resolveAnnotations(schema)?.[mapKey] as MapNotes | undefined) ?? { what: "map" }

const keysKey = "tangguh/keys"

/** A map whose keys are texts with a meaning. */
export const recordOf = <V extends Schema.Top>(key: Schema.Top, value: V) =>
  Schema.Record(Schema.String, value).annotate({ [keysKey]: key, [keyPatternKey]: leafNotes(key)!.pattern })

/** Annotation that holds the pattern of a map's keys, for editors. */
export const keyPatternKey = "tangguhKeys"

/** Whatever stands there, undecoded, as a tree. */
export const Anything = Schema.String.annotate({ [anythingKey]: true, [jsonKey]: {} }) as unknown as Schema.Codec<
  Node,
  unknown
>

/** Said once already, so nothing more is said of it. */
export const failed: unique symbol = Symbol("failed")

const customKey = "tangguh/custom"
type CustomReader<A> = (node: Node, path: Path, reading: Reading) => A | typeof failed

/** A part that is read by a function of its own, because its keys are chosen freely from a grammar. */
export const custom = <A>(reader: CustomReader<A>, json: object): Schema.Codec<A, unknown> =>
  Schema.String.annotate({ [customKey]: reader, [jsonKey]: json }) as unknown as Schema.Codec<A, unknown>

/** As `custom`, where a schema says what editors accept. */
export const customOver = <A>(schema: Schema.Top, reader: CustomReader<A>): Schema.Codec<A, unknown> =>
  schema.annotate({ [customKey]: reader }) as unknown as Schema.Codec<A, unknown>

type StructSchema = Schema.Struct<Schema.Struct.Fields>
const isStruct = (schema: object): schema is StructSchema => "fields" in schema
const isRecord = (schema: object): schema is { readonly key: Schema.Top; readonly value: Schema.Top } & Schema.Top =>
  "key" in schema && "value" in schema
const isUnion = (schema: object): schema is { readonly members: readonly Schema.Top[] } & Schema.Top =>
  "members" in schema
const isList = (schema: object): schema is { readonly value: Schema.Top } & Schema.Top =>
  "value" in schema && !("key" in schema)
const isOptional = (schema: object): schema is { readonly schema: Schema.Top } & Schema.Top => "schema" in schema

const kindWords = { text: "a single value", map: "a map", list: "a list", broken: "" } as const

/**
 * Decodes a tree by an Effect schema and reports every mistake where it stands.
 *
 * A branch of a union is chosen by its key before it is decoded, so one mistake is one message. Entries of a record that
 * cannot be read are left out of the value; the value as a whole is undefined only where nothing of it could be read.
 */
export const read = <S extends Schema.Top>(
  schema: S,
  node: Node,
  path: Path,
  reading: Reading,
): S["Type"] | undefined => {
  const value = visit(schema, node, path, reading)
  return value === failed ? undefined : (value as S["Type"])
}

/** As `read`, but keeps the parts of a struct that could be read. */
export const readPartly = <F extends Schema.Struct.Fields>(
  schema: Schema.Struct<F>,
  node: MapNode,
  path: Path,
  reading: Reading,
): Partial<Schema.Struct<F>["Type"]> =>
  visitStruct(schema as unknown as StructSchema, node, path, reading, true) as Partial<Schema.Struct<F>["Type"]>

const visit = (given: Schema.Top, node: Node, path: Path, reading: Reading): unknown => {
  const schema = isOptional(given) ? given.schema : given
  if (node.kind === "broken") return failed
  if (Schema.resolveAnnotations(schema)?.[anythingKey] === true) return node
  const own = Schema.resolveAnnotations(schema)?.[customKey] as CustomReader<unknown> | undefined
  if (own !== undefined) return own(node, path, reading)
  if (leafNotes(schema) !== null) return visitLeaf(schema, node, path, reading)
  if (isUnion(schema)) return visitUnion(schema, node, path, reading)
  if (isStruct(schema))
    return node.kind === "map"
      ? visitStruct(schema, node, path, reading)
      : unexpected(node, path, `a map${keyList(schema)}`, reading)
  if (isRecord(schema))
    return node.kind === "map"
      ? visitRecord(schema, node, path, reading)
      : unexpected(node, path, "a map of names", reading)
  if (isList(schema)) {
    if (node.kind !== "list") return unexpected(node, path, "a list", reading)
    const items = node.items.map((item, index) => visit(schema.value, item, [...path, index], reading))
    return items.includes(failed) ? failed : items
  }
  return failed
}

const keyList = (schema: StructSchema): string => ` with the keys ${Object.keys(schema.fields).slice(0, 12).join(", ")}`

/** Reports a value of another kind than wanted. */
export const unexpected = (node: Node, path: Path, accepted: string, reading: Reading): typeof failed => {
  const what =
    node.kind === "text"
      ? node.text === ""
        ? "there is nothing here"
        : `${quoted(node.text)} is ${kindWords.text}`
      : `this is ${kindWords[node.kind]}`
  reading.problem(node.place, path, what, accepted)
  return failed
}

/** What is wrong with the name of a policy that is not there, and what would be accepted. */
export const unknownPolicy = (
  name: string,
  { notModelled }: Reading,
  there: Iterable<string>,
  where = "",
): readonly [string, string] =>
  notModelled.has(name)
    ? [`${quoted(name)} is not modelled: ${notModelled.get(name)!}`, "leave it out"]
    : [`there is no policy ${quoted(name)}${where}`, suggestion(name, there, "there is none")]

const isVarying = (node: Node): node is MapNode =>
  child(node, "across") !== undefined || child(node, "column") !== undefined

const doubtful = /^(.*\S)\s*\(([^()]*)\)\s*$/s

/** A text with a meaning, perhaps with a doubt in brackets. */
const visitLeaf = (schema: Schema.Top, node: Node, path: Path, reading: Reading): unknown => {
  const notes = leafNotes(schema)!
  if (isVarying(node)) return reading.varying(schema, node, path)
  if (node.kind !== "text") return unexpected(node, path, notes.accepted, reading)
  const doubt = notes.order === null ? null : doubtful.exec(node.text)
  const text = doubt === null ? node.text : doubt[1]!
  const parsed = decodeLeaf(schema, text)
  if (!parsed.ok) {
    reading.problem(node.place, path, parsed.wrong, parsed.accepted ?? notes.accepted)
    return failed
  }
  if (notes.names !== null) {
    const names = reading.names(notes.names)
    if (names !== undefined && !names.has(text)) {
      const what = notes.accepted.replace("the name of ", "").replace(/^an? /, "")
      const told =
        notes.names === "columns"
          ? unknownPolicy(text, reading, names)
          : ([`there is no ${what} ${quoted(text)}`, suggestion(text, names, `the file names none`)] as const)
      reading.problem(node.place, path, ...told)
      return failed
    }
  }
  if (doubt !== null) {
    const range = doubt[2]!.trim()
    const limits = splitRange(range, unitOf(text))
    if (limits === null) {
      reading.problem(
        node.place,
        path,
        `${quoted(`(${range})`)} is not a range`,
        "limits in brackets, such as 7 min (4 to 12)",
      )
      return failed
    }
    const order = notes.order as (value: unknown) => number
    const ends: number[] = []
    for (const limit of limits) {
      const end = decodeLeaf(schema, limit)
      if (!end.ok) {
        reading.problem(node.place, path, `in the range: ${end.wrong}`, end.accepted ?? notes.accepted)
        return failed
      }
      ends.push(order(end.value))
    }
    const at = order(parsed.value)
    if (!(ends[0]! <= at && at <= ends[1]!)) {
      reading.problem(
        node.place,
        path,
        `${quoted(text)} does not lie in its range ${range}`,
        "lower limit, value and upper limit in order",
      )
      return failed
    }
    reading.doubt(node.place, path, text, limits.join(" to "))
  }
  return parsed.value
}

const visitStruct = (schema: StructSchema, node: MapNode, path: Path, reading: Reading, partly = false): unknown => {
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  let whole = true
  const meant = new Set<string>()
  for (const [key, entry] of node.entries) {
    const field = Object.hasOwn(schema.fields, key) ? (schema.fields[key] as Schema.Top) : undefined
    if (field !== undefined) {
      const read = visit(field, entry.value, [...path, key], reading)
      if (read === failed) whole = false
      else value[key] = read
      continue
    }
    whole = false
    const possible = Object.keys(schema.fields).filter((each) => !node.entries.has(each))
    const near = nearest(key, possible)
    if (near !== null) meant.add(near)
    reading.problem(entry.key, [...path, key], `unknown key ${quoted(key)}`, suggestion(key, possible, "no other key"))
  }
  for (const [key, field] of Object.entries(schema.fields)) {
    if (node.entries.has(key) || isOptional(field)) continue
    whole = false
    if (meant.has(key)) continue
    reading.problem(
      node.place,
      path,
      `“${key}” is missing`,
      leafNotes(field as Schema.Top)?.accepted ?? `the key ${key}`,
    )
  }
  return whole || partly ? value : failed
}

/** Keeps what could be read, so that other mistakes are found at the same time. */
const visitRecord = (
  schema: Schema.Top & { readonly value: Schema.Top },
  node: MapNode,
  path: Path,
  reading: Reading,
): unknown => {
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  const keySchema = Schema.resolveAnnotations(schema)![keysKey] as Schema.Top
  for (const [key, entry] of node.entries) {
    const name = visitLeaf(
      keySchema,
      { kind: "text", text: key, quoted: false, place: entry.key },
      [...path, key],
      reading,
    )
    // Of something that there is not, nothing more is said.
    const read = name === failed ? failed : visit(schema.value, entry.value, [...path, key], reading)
    if (read !== failed) value[key] = read
  }
  return value
}

const visitUnion = (
  schema: { readonly members: readonly Schema.Top[] } & Schema.Top,
  node: Node,
  path: Path,
  reading: Reading,
): unknown => {
  const leaves = schema.members.filter((member) => leafNotes(member) !== null)
  const structs = schema.members.filter(isStruct)
  const record = schema.members.find((member) => isRecord(member))
  const list = schema.members.find((member) => leafNotes(member) === null && isList(member) && !isStruct(member))
  if (node.kind === "text" && leaves.length > 0) {
    const silent: Reading = {
      ...reading,
      problem: () => undefined,
      doubt: () => undefined,
    }
    const fitting = leaves.find((member) => visitLeaf(member, node, path, silent) !== failed)
    return visitLeaf(fitting ?? leaves.at(-1)!, node, path, reading)
  }
  const number = leaves.find((member) => leafNotes(member)!.order !== null)
  if (number !== undefined && isVarying(node)) return visitLeaf(number, node, path, reading)
  if (node.kind === "list" && list !== undefined) return visit(list, node, path, reading)
  if (node.kind === "map" && record !== undefined) return visit(record, node, path, reading)
  if (node.kind === "map" && structs.length > 0) return visitBranch(schema, structs, node, path, reading)
  const ways = [
    ...leaves.map((member) => leafNotes(member)!.accepted),
    ...(structs.length > 0 ? [`a map with ${structs.map((each) => Object.keys(each.fields)[0]).join(" or ")}`] : []),
    ...(list === undefined ? [] : ["a list"]),
  ]
  return unexpected(node, path, ways.join(", or "), reading)
}

/** The branch is the struct whose first key is there. */
const visitBranch = (
  schema: Schema.Top,
  structs: readonly StructSchema[],
  node: MapNode,
  path: Path,
  reading: Reading,
): unknown => {
  if (structs.length === 1) return visitStruct(structs[0]!, node, path, reading)
  const notes = mapNotes(schema)
  const first = (struct: StructSchema): string => Object.keys(struct.fields)[0]!
  const chosen = structs.filter((struct) => node.entries.has(first(struct)))
  if (chosen.length === 1) return visitStruct(chosen[0]!, node, path, reading)
  if (chosen.length > 1) {
    reading.problem(node.place, path, `both ${chosen.map(first).join(" and ")} in one ${notes.what}`, "one of them")
    return failed
  }
  const keys = [...node.entries]
  const stranger = keys.find(([key]) => !structs.some((struct) => Object.hasOwn(struct.fields, key))) ?? keys[0]
  if (stranger === undefined)
    reading.problem(node.place, path, `an empty ${notes.what}`, `one of ${structs.map(first).join(", ")}`)
  else
    reading.problem(
      stranger[1].key,
      [...path, stranger[0]],
      `no ${notes.what} has the key ${quoted(stranger[0])} alone`,
      suggestion(stranger[0], structs.map(first), ""),
    )
  return failed
}
