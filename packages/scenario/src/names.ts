import type { Section } from "./leaf.ts"
import { child, keysOf, textOf, type Node } from "./tree.ts"

/** Names of a section; undefined where the file has the section but not as a map. `offered`: policies and bundles beside those of the file. */
export const namesIn = (
  root: Node,
  offered: readonly string[],
): ((section: Section) => ReadonlySet<string> | undefined) => {
  const section = (name: string): ReadonlySet<string> | undefined => {
    const node = child(root, name)
    return node === undefined ? new Set() : node.kind === "map" ? new Set(node.entries.keys()) : undefined
  }
  const steps = (): ReadonlySet<string> | undefined => {
    const services = child(root, "services")
    const names = new Set<string>()
    for (const service of keysOf(services)) {
      const list = child(child(services, service), "steps")
      if (list?.kind !== "list") return undefined
      for (const step of list.items) names.add(textOf(step, "step") ?? "")
    }
    return names
  }
  const purposes = (): ReadonlySet<string> => {
    const classes = child(root, "citizens")
    return new Set(keysOf(classes).flatMap((each) => keysOf(child(child(classes, each), "purposes"))))
  }
  /** Not judged where the file describes many offices at once: their names are made later. */
  const offices = (): ReadonlySet<string> | undefined => {
    const described = child(root, "offices")
    const many = keysOf(described).some((name) =>
      keysOf(child(described, name)).some((key) => key === "copies" || key === "table"),
    )
    return described === undefined ? new Set(["office"]) : many ? undefined : section("offices")
  }
  const union = (...of: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined =>
    of.includes(undefined) ? undefined : new Set(of.flatMap((each) => [...each!]))
  const cache = new Map<Section, ReadonlySet<string> | undefined>()
  return (of) => {
    if (!cache.has(of)) {
      cache.set(
        of,
        of === "steps"
          ? steps()
          : of === "offices"
            ? offices()
            : of === "exits"
              ? union(steps(), new Set(["leave"]))
              : of === "purposes"
                ? purposes()
                : of === "causes"
                  ? union(section("dependencies"), section("stocks"), section("resources"))
                  : of === "figures"
                    ? union(section("facts"), section("assumptions"))
                    : of === "columns"
                      ? union(section("policies"), section("bundles"), section("today"), new Set(offered))
                      : section(of),
      )
    }
    return cache.get(of)
  }
}
