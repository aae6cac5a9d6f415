import type { Scope } from "@tangguh/plan"
import type { Compiling } from "../compiling.ts"
import { quoted, type Path } from "../problem.ts"
import type { Dependency as Written } from "../schema/dependencies.ts"

type WrittenDependencies = Readonly<Record<string, (typeof Written)["Type"]>>

const wider: readonly Scope[] = ["office", "region", "nation"]

/** What a dependency names: what it needs, and what its standbys need, each with the place where it stands. */
const namedBy = (
  path: Path,
  written: (typeof Written)["Type"],
): readonly { readonly name: string; readonly path: Path }[] => [
  ...(written.needs ?? []).map((name, index) => ({ name, path: [...path, "needs", index] })),
  ...(written.backups ?? []).flatMap((backup, at) =>
    "standby" in backup
      ? (backup.standby.needs ?? []).map((name, index) => ({
          name,
          path: [...path, "backups", at, "standby", "needs", index],
        }))
      : [],
  ),
]

/** Reports needs of a narrower scope, which would be up and down at once, and circles of needs. */
export const checkNeeds = (compiling: Compiling, path: Path, all: WrittenDependencies): void => {
  const scopeOf = (name: string): Scope => all[name]?.scope ?? "office"
  const done = new Set<string>()
  const follow = (name: string, chain: readonly string[]): void => {
    if (done.has(name)) return
    for (const needed of namedBy([...path, name], all[name]!)) {
      if (wider.indexOf(scopeOf(needed.name)) < wider.indexOf(scopeOf(name)))
        compiling.problem(
          needed.path,
          `there is a ${quoted(needed.name)} for each ${scopeOf(needed.name)}, and one ${quoted(name)} for the whole ${scopeOf(name)}`,
          "a dependency of the same or a wider scope",
        )
      const chainHere = [...chain, name]
      const from = chainHere.indexOf(needed.name)
      if (from >= 0)
        compiling.problem(
          needed.path,
          `${[...chainHere.slice(from), needed.name].join(" needs ")}: a circle`,
          "needs that end at something which needs nothing",
        )
      else follow(needed.name, chainHere)
    }
    done.add(name)
  }
  for (const name of Object.keys(all)) follow(name, [])
}
