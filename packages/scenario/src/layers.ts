import { resolveLike, type Report, type SectionNotes } from "./like.ts"
import { inFull, merge, mostCopied, type Copied } from "./merge.ts"
import { quoted, type Path } from "./problem.ts"
import { child, textOf, type Entry, type MapNode, type Node } from "./tree.ts"

const sections = {
  resources: { what: "a resource", short: "count" },
  dependencies: { what: "a dependency", short: null },
  stocks: { what: "a stock", short: "on_hand" },
  citizens: { what: "a class of citizens", short: null },
} as const satisfies Record<string, SectionNotes>

/** What is true of all offices together, so that none can say otherwise. */
const common: Readonly<Record<keyof typeof sections, readonly string[]>> = {
  resources: ["title", "scope"],
  dependencies: ["title", "scope"],
  stocks: ["title", "scope", "reserve"],
  citizens: ["title", "wants", "patience", "patience_when_told", "balks", "returns", "purposes"],
}

const withEntry = (node: MapNode, key: string, value: Node): MapNode => {
  const entries = new Map(node.entries)
  const before = entries.get(key)
  entries.set(key, { key: before?.key ?? value.place, value })
  return { ...node, entries }
}

/** One entry of an office over the same entry at the top: what differs there, in full. */
const layEntry = (
  section: keyof typeof sections,
  name: string,
  above: Node,
  own: Node,
  path: Path,
  report: Report,
  copied: Copied,
): Node => {
  const notes = sections[section]
  const scope = textOf(above, "scope")
  if (scope === "nation" || scope === "region") {
    report(
      own.place,
      path,
      `${quoted(name)} is shared by the offices of the ${scope}, so no office has one of its own`,
      `say it under ${section}, or scope: office`,
    )
    return { kind: "broken", place: own.place }
  }
  if (own.kind === "map") {
    for (const key of common[section]) {
      const entry = own.entries.get(key)
      if (entry !== undefined)
        report(
          entry.key,
          [...path, key],
          `${quoted(key)} is the same in all offices`,
          section === "citizens"
            ? `only arrive; or a class of its own, such as { like: ${name}, … }`
            : `say it under ${section}.${name}`,
        )
    }
  }
  return merge(inFull(above, notes.short), inFull(own, notes.short), copied)
}

/**
 * The file with `like` resolved in every section, and with each office's layers in full: where an office says something of
 * a resource, a dependency, a stock or a class, that entry is merged over the one at the top.
 */
export const inLayers = (root: MapNode, report: Report): MapNode => {
  let file = root
  const copied: Copied = { keys: 0 }
  /** The file with this section, where not too much had to be copied for it. */
  const whole = (section: string, node: MapNode): MapNode => {
    if (copied.keys <= mostCopied) return withEntry(file, section, node)
    report(node.place, [section], "too much is taken over by like and by layers", "fewer entries, or copies")
    return withEntry(file, section, { kind: "broken", place: node.place })
  }
  for (const [section, notes] of Object.entries(sections)) {
    const node = child(file, section)
    if (node?.kind === "map") file = whole(section, resolveLike(node, [section], notes, report, copied))
  }
  const written = child(file, "offices")
  if (written?.kind !== "map") return file
  const offices = resolveLike(written, ["offices"], { what: "an office", short: null }, report, copied)
  const entries = new Map<string, Entry>()
  for (const [name, entry] of offices.entries) {
    let office = entry.value
    for (const section of Object.keys(sections) as (keyof typeof sections)[]) {
      const own = child(office, section)
      if (office.kind !== "map" || own?.kind !== "map") continue
      const path = ["offices", name, section]
      const full = new Map(
        [...own.entries].map(([key, value]): [string, Entry] => {
          const above = child(child(file, section), key)
          return [
            key,
            above === undefined
              ? value
              : { key: value.key, value: layEntry(section, key, above, value.value, [...path, key], report, copied) },
          ]
        }),
      )
      office = withEntry(office, section, { ...own, entries: full })
    }
    entries.set(name, { key: entry.key, value: office })
  }
  return whole("offices", { ...offices, entries })
}
