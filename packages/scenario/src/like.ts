import { inFull, merge, without, type Copied } from "./merge.ts"
import { quoted, type Path, type Place } from "./problem.ts"
import { suggestion } from "./suggest.ts"
import { child, type MapNode, type Node } from "./tree.ts"

export type Report = (place: Place, path: Path, message: string, accepted: string) => void

/** What a section holds, and the key that a plain value is short for. */
export interface SectionNotes {
  readonly what: string
  readonly short: string | null
}

const longestChain = 100

/** The section with every entry that is like another merged over it. A circle is told once, and its members are broken. */
export const resolveLike = (
  section: MapNode,
  path: Path,
  notes: SectionNotes,
  report: Report,
  copied: Copied,
): MapNode => {
  const done = new Map<string, Node>()
  const resolve = (name: string, chain: readonly string[]): Node => {
    const known = done.get(name)
    if (known !== undefined) return known
    const node = section.entries.get(name)!.value
    const like = child(node, "like")
    if (node.kind !== "map" || like === undefined) {
      done.set(name, node)
      return node
    }
    const broken: Node = { kind: "broken", place: node.place }
    const at = [...path, name, "like"]
    const own = without(node, "like")
    let value: Node = broken
    if (like.kind !== "text") report(like.place, at, "this is not a name", `the name of ${notes.what}`)
    else if (like.text === name || chain.includes(like.text)) {
      const circle = [...chain.slice(chain.indexOf(like.text)), name, like.text]
      report(like.place, at, `${circle.map(quoted).join(" is like ")}: a circle`, "one of them that is like no other")
    } else if (chain.length > longestChain)
      report(
        like.place,
        at,
        `more than ${longestChain} in a row are each like the next`,
        "like: one that is like no other",
      )
    else if (!section.entries.has(like.text)) {
      const others = [...section.entries.keys()].filter((each) => each !== name)
      report(
        like.place,
        at,
        `there is no ${notes.what.replace(/^an? /, "")} ${quoted(like.text)}`,
        suggestion(like.text, others, "there is no other"),
      )
    } else {
      const above = resolve(like.text, [...chain, name])
      if (above.kind !== "broken") value = merge(inFull(above, notes.short), own, copied)
    }
    done.set(name, value)
    return value
  }
  const entries = new Map([...section.entries].map(([name, entry]) => [name, { ...entry, value: resolve(name, []) }]))
  return { ...section, entries }
}
