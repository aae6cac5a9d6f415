import type { Path, Place } from "./problem.ts"

/** A value of the file with the place where it stands. Every scalar is text: what it means depends on where it is used. */
export type Node = TextNode | MapNode | ListNode | BrokenNode

export interface TextNode {
  readonly kind: "text"
  readonly text: string
  /** Written in quotes, so an empty text is meant. */
  readonly quoted: boolean
  readonly place: Place
}

export interface MapNode {
  readonly kind: "map"
  /** By key, in the order of the file. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly place: Place
}

export interface Entry {
  readonly key: Place
  readonly value: Node
}

export interface ListNode {
  readonly kind: "list"
  readonly items: readonly Node[]
  readonly place: Place
}

/** Something whose mistake has been told already. */
export interface BrokenNode {
  readonly kind: "broken"
  readonly place: Place
}

/** The value of a key, where the node is a map that has it. */
export const child = (node: Node | undefined, key: string | number): Node | undefined => {
  if (node?.kind === "map") return node.entries.get(String(key))?.value
  if (node?.kind === "list" && typeof key === "number") return node.items[key]
  return undefined
}

/** The text of a key, where it has one. */
export const textOf = (node: Node | undefined, key: string): string | undefined => {
  const value = child(node, key)
  return value?.kind === "text" ? value.text : undefined
}

/** The place of the value at the path, or of the nearest thing above it that the file has. */
export const placeAt = (root: Node, path: Path): Place => {
  let node = root
  for (const key of path) {
    const next = child(node, key)
    if (next === undefined) break
    node = next
  }
  return node.place
}

/** Keys of a map, in the order of the file; none for anything else. */
export const keysOf = (node: Node | undefined): readonly string[] =>
  node?.kind === "map" ? [...node.entries.keys()] : []

export const noPlace: Place = { line: 1, column: 1, length: 1 }
