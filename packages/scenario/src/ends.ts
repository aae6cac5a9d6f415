import type { Evidence } from "@tangguh/plan"
import type { Path } from "./problem.ts"
import { splitRange, unitOf } from "./quantity.ts"
import { child, placeAt, replacedAt, textOf, type MapNode, type Node } from "./tree.ts"
import { nodeOf } from "./yaml.ts"

/** Another value that a doubtful number may take: an end of its range, or one of its choices. */
export interface End {
  /** Of the fact or assumption; of a number that bears its range itself, its path. */
  readonly name: string
  /** Where the end stands. */
  readonly path: Path
  readonly value: Node
  /** As it would be written. */
  readonly text: string
}

/** The ends of all ranges, and all choices, that are another value than the one that is fed. */
export const endsOf = (root: Node, evidence: readonly Evidence[]): readonly End[] => {
  const limits = (name: string, path: Path, value: string, range: string): readonly End[] => {
    const place = placeAt(root, path)
    return (splitRange(range, unitOf(value)) ?? [])
      .filter((text) => text !== value)
      .map((text) => ({ name, path, value: { ...nodeOf(text), place }, text }))
  }
  return evidence.flatMap(({ name, value, range, basis }): readonly End[] => {
    if (range === null || basis === "default") return []
    if (name.includes(".")) return limits(name, name.split("."), value, range)
    const path = [basis === "fact" ? "facts" : "assumptions", name]
    const figure = child(child(root, path[0]!), name)
    const written = textOf(figure, "range")
    if (written !== undefined) return limits(name, [...path, "range"], value, written)
    const choices = child(figure, "choices")
    if (choices?.kind !== "list") return []
    return choices.items.map((item, index) => ({
      name,
      path: [...path, "choices", index],
      value: item,
      text: item.kind === "text" ? item.text : `choice ${index + 1}`,
    }))
  })
}

/** The file with one copy of each office and region, which is read sooner: what is wrong with a number is wrong with one copy. */
export const withOneCopy = (root: MapNode): MapNode => {
  let smaller = root
  for (const section of ["offices", "regions"]) {
    const entries = child(root, section)
    if (entries?.kind !== "map") continue
    for (const name of entries.entries.keys())
      smaller = replacedAt(smaller, [section, name, "copies"], nodeOf("1")) ?? smaller
  }
  return smaller
}
