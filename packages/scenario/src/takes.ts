import * as Schema from "effect/Schema"
import { DelayLaw } from "./law.ts"
import type { Path } from "./problem.ts"
import { customOver, failed, read, type Reading } from "./read.ts"
import { suggestion } from "./suggest.ts"
import type { MapNode, Node } from "./tree.ts"

type WrittenDelay = (typeof DelayLaw)["Type"]

/** How long a step takes: everyone, and the classes that differ. */
export interface WrittenTakes {
  readonly everyone: WrittenDelay
  readonly classes: ReadonlyMap<string, WrittenDelay>
}

const delay = (node: Node, path: Path, reading: Reading): WrittenDelay | undefined =>
  read(DelayLaw as Schema.Top, node, path, reading) as WrittenDelay | undefined

const byClass = (node: MapNode, path: Path, reading: Reading): WrittenTakes | typeof failed => {
  const names = reading.names("citizens")
  const classes = new Map<string, WrittenDelay>()
  let everyone: WrittenDelay | undefined
  let whole = true
  for (const [key, { key: place, value }] of node.entries) {
    const at = [...path, key]
    if (key !== "else" && names !== undefined && !names.has(key)) {
      reading.problem(place, at, `there is no class of citizens “${key}”`, suggestion(key, [...names, "else"], ""))
      whole = false
      continue
    }
    const law = delay(value, at, reading)
    if (law === undefined) whole = false
    else if (key === "else") everyone = law
    else classes.set(key, law)
  }
  if (!node.entries.has("else"))
    reading.problem(node.place, path, "“else” is missing", "a time for everyone else: { elderly: 9 min, else: 7 min }")
  return !whole || everyone === undefined ? failed : { everyone, classes }
}

/** A distribution, or one for each class that differs and one for everyone `else`. */
export const Takes = customOver<WrittenTakes>(
  Schema.Union([
    ...DelayLaw.members,
    Schema.StructWithRest(Schema.Struct({ else: DelayLaw }), [Schema.Record(Schema.String, DelayLaw)]),
  ]),
  (node, path, reading) => {
    const names = reading.names("citizens")
    if (node.kind === "map" && [...node.entries.keys()].some((key) => key === "else" || names?.has(key) === true))
      return byClass(node, path, reading)
    const everyone = delay(node, path, reading)
    return everyone === undefined ? failed : { everyone, classes: new Map() }
  },
)
