import type { Backup, Dependency, FailureSource, Scope, Switch } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { titleOf, type Compiling } from "../compiling.ts"
import { quoted } from "../problem.ts"
import type { Dependency as WrittenDependency } from "../schema/dependencies.ts"
import { compileBackups, failingStandbys, type WrittenBackup } from "./backups.ts"
import { compileFailures, everyClock, sharedClocks, type Failing } from "./failures.ts"
import { checkNeeds } from "./needs.ts"
import { onceForAll, type Place, type Places } from "./places.ts"

type Written = (typeof WrittenDependency)["Type"]

const most = 30

/** A dependency of the plan: one that the file names, or the standby of one that fails by itself. */
interface Listed extends Dependency {
  /** Of which dependency of the file, and its how many-th failing standby; −1: itself. */
  readonly of: string
  readonly standby: number
}

/** The dependencies of the plan: those of the file in its order, then the standbys that fail by themselves. */
export const listDependencies = (compiling: Compiling, places: Places): readonly Listed[] => {
  const written = Object.entries(compiling.file.dependencies ?? {})
  const listed = written.map(([name, each]): Listed => {
    if (each.scope === undefined) compiling.assume(["dependencies", name, "scope"], "office")
    return { name, title: titleOf(each.title, name), scope: each.scope ?? "office", of: name, standby: -1 }
  })
  const standbys = listed.flatMap(({ name, title, scope }) => {
    const count = places
      .of(scope)
      .reduce(
        (largest, place) => Math.max(largest, failingStandbys(place.entry("dependencies", name).value.backups)),
        0,
      )
    return Array.from({ length: count }, (_, standby): Listed => {
      const number = standby === 0 ? "" : ` ${standby + 1}`
      return {
        name: `${name}-standby${number.replace(" ", "-")}`,
        title: { en: `${title.en} (standby${number})`, id: `${title.id} (cadangan${number})` },
        scope,
        of: name,
        standby,
      }
    })
  })
  for (const { name, of } of standbys) {
    if (listed.some((each) => each.name === name))
      compiling.problem(["dependencies", name], `${quoted(name)} is the standby of ${quoted(of)}`, "another name")
  }
  const all = [...listed, ...standbys]
  if (all.length > most)
    compiling.problem(
      ["dependencies"],
      `${all.length} dependencies${standbys.length > 0 ? ", with the standbys that fail" : ""}`,
      `at most ${most}`,
    )
  return all
}

interface Nature {
  readonly needs: readonly string[]
  readonly sources: readonly FailureSource[]
  readonly backups: readonly WrittenBackup[]
}

/** One switch for each place where each dependency can be up or down, and its backups. */
export const compileDependencies = (
  compiling: Compiling,
  calendar: Calendar,
  listed: readonly Listed[],
  places: Places,
): {
  readonly dependencies: readonly Dependency[]
  readonly switches: readonly Switch[]
  readonly backups: readonly (readonly Backup[])[]
  /** Index of the switch of each dependency, by office. */
  readonly ofOffice: readonly (readonly number[])[]
} => {
  const file = compiling.file.dependencies ?? {}
  checkNeeds(compiling, ["dependencies"], file)
  const once = onceForAll<Written, Nature>()
  const natureOf = (name: string, scope: Scope, place: Place): Nature => {
    const { value: written, path } = place.entry("dependencies", name)
    const { hours } = place
    return once(written, hours, () => {
      if (path[0] === "offices") checkNeeds(compiling, path.slice(0, -1), { ...file, [name]: written })
      const failing: Failing = { calendar, hours, clocks: scope === "office" ? everyClock : sharedClocks }
      return {
        needs: written.needs ?? [],
        sources: compileFailures(compiling, failing, [...path, "fails"], written.fails ?? []),
        backups: compileBackups(compiling, failing, [...path, "backups"], written.backups ?? []),
      }
    })
  }

  const indexOf = new Map(listed.map(({ name }, index) => [name, index]))
  const ofOffice: number[][] = places.offices.map(() => [])
  const all = listed.flatMap(({ scope }, dependency) => places.of(scope).map((place) => ({ dependency, place })))
  for (const [index, { dependency, place }] of all.entries())
    for (const office of place.offices) ofOffice[office]![dependency] = index
  const switchesAt = (office: number, names: readonly string[]): readonly number[] =>
    names.map((name) => ofOffice[office]![indexOf.get(name)!]!)

  const backups: (readonly Backup[])[] = []
  const switches = all.map(({ dependency, place }): Switch => {
    const { name, of, scope, standby } = listed[dependency]!
    const first = place.offices[0]!
    const nature = natureOf(of, scope, place)
    const failing = nature.backups.filter((each) => each.fails !== null)
    const itself = standby < 0
    backups.push(
      itself
        ? nature.backups.map((each): Backup => {
            if (each.backup.kind !== "standby") return each.backup
            const number = failing.indexOf(each)
            const own = number < 0 ? [] : listed.filter((other) => other.of === of && other.standby === number)
            return { ...each.backup, needs: switchesAt(first, [...own.map((other) => other.name), ...each.needs]) }
          })
        : [],
    )
    return {
      dependency,
      stream: `${name}/${place.name}`,
      offices: place.offices,
      schedule: place.schedule,
      needs: itself ? switchesAt(first, nature.needs) : [],
      sources: itself ? nature.sources : (failing[standby]?.fails ?? []),
    }
  })
  const dependencies = listed.map(({ name, title, scope }): Dependency => ({ name, title, scope }))
  return { dependencies, switches, backups, ofOffice }
}
