import type { Backup, Dependency, FailureSource, Scope, Switch } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { quoted } from "../problem.ts"
import type { Dependency as WrittenDependency } from "../schema/dependencies.ts"
import { compileBackups, failingStandbys, type WrittenBackup } from "./backups.ts"
import { compileFailures, everyClock, sharedClocks, type Failing } from "./failures.ts"
import { checkNeeds } from "./needs.ts"
import { sharedBy, type OfficePlace } from "./places.ts"

type Written = (typeof WrittenDependency)["Type"]

const most = 30

/** A dependency of the plan: one that the file names, or the standby of one that fails by itself. */
interface Listed extends Dependency {
  /** Of which dependency of the file, and its how many-th failing standby; −1: itself. */
  readonly of: string
  readonly standby: number
}

/** The dependencies of the plan: those of the file in its order, then the standbys that fail by themselves. */
export const listDependencies = (compiling: Compiling, offices: readonly OfficePlace[]): readonly Listed[] => {
  const written = Object.entries(compiling.file.dependencies ?? {})
  const listed = written.map(([name, each]): Listed => {
    if (each.scope === undefined) compiling.assume(["dependencies", name, "scope"], "office")
    return { name, title: titleOf(each.title, name), scope: each.scope ?? "office", of: name, standby: -1 }
  })
  const standbys = listed.flatMap(({ name, title, scope }) => {
    const count = offices.reduce(
      (largest, office) => Math.max(largest, failingStandbys(office.said("dependencies", name).written.backups)),
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
  readonly sources: readonly FailureSource[]
  readonly backups: readonly WrittenBackup[]
}

/** One switch for each place where each dependency can be up or down, and its backups. */
export const compileDependencies = (
  compiling: Compiling,
  calendar: Calendar,
  listed: readonly Listed[],
  offices: readonly OfficePlace[],
): {
  readonly dependencies: readonly Dependency[]
  readonly switches: readonly Switch[]
  readonly backups: readonly (readonly Backup[])[]
  /** Index of the switch of each dependency, by office. */
  readonly ofOffice: readonly (readonly number[])[]
} => {
  const file = compiling.file.dependencies ?? {}
  checkNeeds(compiling, ["dependencies"], file)
  const known = new Map<Written, Map<WrittenHours, Nature>>()
  /** What is said of a dependency where this office is: compiled once for all offices of which the same is said. */
  const natureOf = (name: string, scope: Scope, office: OfficePlace): Nature & { readonly written: Written } => {
    const { written, path } = office.said("dependencies", name)
    const byHours = known.get(written) ?? new Map<WrittenHours, Nature>()
    known.set(written, byHours)
    let nature = byHours.get(office.hours)
    if (nature === undefined) {
      if (path[0] === "offices") checkNeeds(compiling, path.slice(0, -1), { ...file, [name]: written })
      const failing: Failing = { calendar, hours: office.hours, clocks: scope === "office" ? everyClock : sharedClocks }
      nature = {
        sources: compileFailures(compiling, failing, [...path, "fails"], written.fails ?? []),
        backups: compileBackups(compiling, failing, [...path, "backups"], written.backups ?? []),
      }
      byHours.set(office.hours, nature)
    }
    return { ...nature, written }
  }

  const indexOf = new Map(listed.map(({ name }, index) => [name, index]))
  const ofOffice: number[][] = offices.map(() => [])
  const places = listed.flatMap(({ scope }, dependency) =>
    [...sharedBy(scope, offices)].map(([place, members]) => ({ dependency, place, members })),
  )
  for (const [index, { dependency, members }] of places.entries())
    for (const office of members) ofOffice[office]![dependency] = index
  const switchesAt = (office: number, names: readonly string[]): readonly number[] =>
    names.map((name) => ofOffice[office]![indexOf.get(name)!]!)

  const backups: (readonly Backup[])[] = []
  const switches = places.map(({ dependency, place, members }): Switch => {
    const { name, of, scope, standby } = listed[dependency]!
    const first = members[0]!
    const nature = natureOf(of, scope, offices[first]!)
    const failing = nature.backups.filter((each) => each.fails !== null)
    backups.push(
      standby >= 0
        ? []
        : nature.backups.map((each): Backup => {
            if (each.backup.kind !== "standby") return each.backup
            const number = failing.indexOf(each)
            const itself = listed.filter((other) => other.of === of && other.standby === number && number >= 0)
            return {
              ...each.backup,
              needs: switchesAt(first, [...itself.map((other) => other.name), ...each.needs]),
            }
          }),
    )
    return {
      dependency,
      stream: `${name}/${place}`,
      offices: members,
      schedule: offices[first]!.schedule,
      needs: standby >= 0 ? [] : switchesAt(first, nature.written.needs ?? []),
      sources: standby >= 0 ? (failing[standby]?.fails ?? []) : nature.sources,
    }
  })
  const dependencies = listed.map(({ name, title, scope }): Dependency => ({ name, title, scope }))
  return { dependencies, switches, backups, ofOffice }
}
