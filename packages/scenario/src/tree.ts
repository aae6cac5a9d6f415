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

/** The value at a path written as `services.card.steps.0`, where the file has one. */
export const nodeAt = (root: Node, path: string): Node | undefined =>
  path.split(".").reduce<Node | undefined>((node, key) => child(node, node?.kind === "list" ? Number(key) : key), root)

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

/** Where each single value of the tree stands: its path by `line:column`. */
export const pathsOf = (root: Node): ReadonlyMap<string, Path> => {
  const paths = new Map<string, Path>()
  const visit = (node: Node, path: Path): void => {
    if (node.kind === "text") paths.set(`${node.place.line}:${node.place.column}`, path)
    if (node.kind === "list") for (const [index, item] of node.items.entries()) visit(item, [...path, index])
    if (node.kind === "map") for (const [key, entry] of node.entries) visit(entry.value, [...path, key])
  }
  visit(root, [])
  return paths
}

/** The tree with another value at the path; null where the file has none there. */
export const replacedAt = <N extends Node>(root: N, path: readonly string[], value: Node): N | null => {
  const replace = (node: Node, depth: number): Node | null => {
    if (depth === path.length) return value
    const key = path[depth]!
    const below = child(node, node.kind === "list" ? Number(key) : key)
    const changed = below === undefined ? null : replace(below, depth + 1)
    if (changed === null) return null
    if (node.kind === "list")
      return { ...node, items: node.items.map((item, index) => (index === Number(key) ? changed : item)) }
    const { entries } = node as MapNode
    return { ...(node as MapNode), entries: new Map(entries).set(key, { key: entries.get(key)!.key, value: changed }) }
  }
  return path.length === 0 ? null : (replace(root, 0) as N | null)
}

/** Keys of a map, in the order of the file; none for anything else. */
export const keysOf = (node: Node | undefined): readonly string[] =>
  node?.kind === "map" ? [...node.entries.keys()] : []

export const noPlace: Place = { line: 1, column: 1, length: 1 }
