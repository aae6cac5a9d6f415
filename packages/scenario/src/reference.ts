import { quoted, type Path, type Place } from "./problem.ts"
import { suggestion } from "./suggest.ts"
import { child, type Entry, type MapNode, type Node } from "./tree.ts"

type Report = (place: Place, path: Path, message: string, accepted: string) => void

/** Values of facts and assumptions by name. */
export type Figures = ReadonlyMap<string, Node>

/** Keys of a figure that say what is fed, or could be. */
const valued = new Set(["value", "choices", "range"])

/** The file without figures that stand within figures, each of which is reported; and their names. */
export const figuresApart = (
  root: MapNode,
  report: Report,
): { readonly root: MapNode; readonly within: Set<string> } => {
  const within = new Set<string>()
  const visit = (node: Node, path: Path): Node => {
    if (node.kind === "list") return { ...node, items: node.items.map((item, index) => visit(item, [...path, index])) }
    if (node.kind === "map") return mapped(node, (key, value) => visit(value, [...path, key]))
    const names = node.kind === "text" ? namesWithin(node.text, path.at(-1) === "range") : []
    if (names.length === 0) return node
    for (const name of names) within.add(name)
    report(
      node.place,
      path,
      `${quoted(`$${names[0]!}`)} is within a figure, and a figure cannot stand within a figure`,
      "the value itself",
    )
    return { kind: "broken", place: node.place }
  }
  const section = (name: string, figures: Node): Node =>
    figures.kind !== "map"
      ? figures
      : mapped(figures, (figure, said) =>
          said.kind !== "map"
            ? said
            : mapped(said, (key, value) => (valued.has(key) ? visit(value, [name, figure, key]) : value)),
        )
  return {
    root: mapped(root, (key, value) => (key === "facts" || key === "assumptions" ? section(key, value) : value)),
    within,
  }
}

const mapped = (node: MapNode, of: (key: string, value: Node) => Node): MapNode => ({
  ...node,
  entries: new Map(
    [...node.entries].map(([key, entry]) => [key, { key: entry.key, value: of(key, entry.value) }] as const),
  ),
})

/** The values of all facts and assumptions of a file. A name in both sections is reported. */
export const figuresOf = (root: Node, report: Report): Figures => {
  const figures = new Map<string, Node>()
  for (const section of ["facts", "assumptions"] as const) {
    const map = child(root, section)
    if (map?.kind !== "map") continue
    for (const [name, entry] of map.entries) {
      if (figures.has(name))
        report(entry.key, [section, name], `${quoted(name)} is a fact and an assumption`, "one of them")
      const value = child(entry.value, "value")
      figures.set(name, value ?? { kind: "broken", place: entry.value.place })
    }
  }
  return figures
}

const alone = /^\$([A-Za-z_][A-Za-z0-9_-]*)$/
const inText = /\$([a-z][a-z0-9-]*)/g

const namesWithin = (text: string, anywhere: boolean): readonly string[] =>
  [...(anywhere ? text.matchAll(inText) : [alone.exec(text)])].flatMap((match) => match?.[1] ?? [])

/**
 * Puts the values of facts and assumptions where `$name` stands, alone or within `expect`. The values themselves are not
 * looked into: nothing in a file is computed. Names used nowhere are reported by `unusedFigures`.
 */
export const substitute = (
  root: Node,
  figures: Figures,
  report: Report,
): { readonly root: Node; readonly used: ReadonlySet<string> } => {
  const used = new Set<string>()
  const lookUp = (name: string, at: Place, path: Path): Node | null => {
    const value = figures.get(name)
    if (value !== undefined) {
      used.add(name)
      return value
    }
    report(
      at,
      path,
      `there is no fact or assumption ${quoted(`$${name}`)}`,
      suggestion(name, figures.keys(), "the file has none"),
    )
    return null
  }
  const visit = (node: Node, path: Path): Node => {
    if (node.kind === "map") {
      let changed = false
      const entries = new Map<string, Entry>()
      for (const [key, entry] of node.entries) {
        if (path.length === 0 && (key === "facts" || key === "assumptions")) {
          entries.set(key, entry)
          continue
        }
        const value = visit(entry.value, [...path, key])
        changed ||= value !== entry.value
        entries.set(key, value === entry.value ? entry : { key: entry.key, value })
      }
      return changed ? { ...node, entries } : node
    }
    if (node.kind === "list") {
      const items = node.items.map((item, index) => visit(item, [...path, index]))
      return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node
    }
    if (node.kind !== "text" || !node.text.includes("$")) return node
    const name = alone.exec(node.text)?.[1]
    if (name !== undefined) return lookUp(name, node.place, path) ?? { kind: "broken", place: node.place }
    if (path.at(-1) !== "expect") return node
    let broken = false
    const text = node.text.replaceAll(inText, (_, inner: string) => {
      const value = lookUp(inner, node.place, path)
      if (value?.kind !== "text") broken = true
      return value?.kind === "text" ? value.text : ""
    })
    return broken ? { kind: "broken", place: node.place } : { ...node, text }
  }
  return { root: visit(root, []), used }
}

/** A figure that nothing uses is probably a mistake. */
export const unusedFigures = (root: Node, used: ReadonlySet<string>, report: Report): void => {
  for (const section of ["facts", "assumptions"] as const) {
    const map = child(root, section)
    if (map?.kind !== "map") continue
    for (const [name, entry] of map.entries)
      if (!used.has(name)) report(entry.key, [section, name], `nothing uses $${name}`, "use it, or remove it")
  }
}
