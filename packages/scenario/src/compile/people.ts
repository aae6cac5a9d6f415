import type { Law } from "@tangguh/engine"
import type { Announcement, CitizenClass, Occasion, Person } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { instantAt, titleOf, type Compiling } from "../compiling.ts"
import type { LocalTime } from "../moment.ts"
import { quoted, type Path } from "../problem.ts"
import { suggestion } from "../suggest.ts"

/** Seconds since the start, or null where that is not within the run, which is reported. */
const instantOfRun = (compiling: Compiling, calendar: Calendar, path: Path, time: LocalTime): number | null => {
  const seconds = instantAt(compiling, calendar, path, time)
  if (seconds === null || (seconds >= 0 && seconds < calendar.days.at(-1)!)) return seconds
  compiling.problem(path, "it lies outside the run", "an instant from run.from until the end of the run")
  return null
}

/** What a draw cannot exceed. */
const largestOf = (law: Law): number => {
  switch (law.kind) {
    case "constant":
      return law.value
    case "uniform":
    case "triangular":
      return law.high
    case "empirical":
      return Math.max(...law.values)
    case "choice":
      return Math.max(...law.values.filter((_, index) => law.shares[index]! > 0))
    case "mixture":
      return Math.max(...law.of.map(largestOf))
    default:
      return Number.POSITIVE_INFINITY
  }
}

/** Index of the office of that name; −1 where none is named. Copies have names that the reader does not know. */
export const officeNamed = (
  compiling: Compiling,
  path: Path,
  offices: readonly { readonly name: string }[],
  name: string | undefined,
): number => {
  if (name === undefined) return -1
  const index = offices.findIndex((office) => office.name === name)
  if (index < 0) {
    const names = offices.map((office) => office.name)
    compiling.problem(path, `there is no office ${quoted(name)}`, suggestion(name, names, "the file names none"))
  }
  return index
}

/** Scripted citizens. */
export const compilePeople = (
  compiling: Compiling,
  calendar: Calendar,
  offices: readonly { readonly name: string }[],
  classes: readonly CitizenClass[],
): readonly Person[] =>
  Object.entries(compiling.file.people ?? {}).flatMap(([name, written]): readonly Person[] => {
    const path = ["people", name]
    const arrives = instantOfRun(compiling, calendar, [...path, "arrives"], written.arrives)
    if (written.office === undefined && offices.length > 1) {
      const names = offices.slice(0, 8).map((office) => office.name)
      compiling.problem(path, "“office” is missing", `one of ${names.join(", ")}`)
    }
    const index = classes.findIndex((each) => each.name === written.class)
    const { patience } = written
    const law = classes[index]?.patience ?? null
    if (patience?.atLeast === true && law !== null && largestOf(law) < patience.seconds)
      compiling.problem(
        [...path, "patience"],
        `nobody of the class ${written.class} waits so long`,
        "less, or a duration without “at least”",
      )
    if (arrives === null) return []
    return [
      {
        name,
        title: titleOf(written.title, name),
        office: Math.max(0, officeNamed(compiling, [...path, "office"], offices, written.office)),
        class: index,
        arrives,
        patience: patience === undefined || patience.atLeast ? null : patience.seconds,
        patienceAtLeast: patience?.atLeast === true ? patience.seconds : 0,
      },
    ]
  })

/** What people are told in the baseline. The default is silence. */
export const compileAnnouncements = (
  compiling: Compiling,
  calendar: Calendar,
  names: { readonly dependencies: readonly string[]; readonly stocks: readonly string[] },
): readonly Announcement[] =>
  (compiling.file.announcements ?? []).flatMap((written, index): readonly Announcement[] => {
    const path = ["announcements", index]
    const occasion = (): Occasion | null => {
      const { at } = written
      if ("fails" in at) return { kind: "fails", dependency: names.dependencies.indexOf(at.fails) }
      if ("recovers" in at) return { kind: "recovers", dependency: names.dependencies.indexOf(at.recovers) }
      if ("empty" in at) return { kind: "empty", stock: names.stocks.indexOf(at.empty) }
      const seconds = instantOfRun(compiling, calendar, [...path, "at"], at)
      return seconds === null ? null : { kind: "instant", at: seconds }
    }
    const at = occasion()
    if (written.to === undefined) compiling.assume([...path, "to"], "those waiting")
    if (written.reach === undefined) compiling.assume([...path, "reach"], "100 %")
    if (written.delay === undefined) compiling.assume([...path, "delay"], "0 min")
    const keepsAtHome = written.says === "not today" || written.says === "back at"
    if ((written.reach ?? 1) < 1 && (written.to !== "everyone" || !keepsAtHome))
      compiling.problem(
        [...path, "reach"],
        written.to === "everyone" ? `“${written.says}” holds for all, whoever hears it` : "all who wait there hear it",
        "100 %, or left out; a share only with to: everyone and says: not today or back at",
      )
    if (at === null) return []
    return [
      {
        at,
        says: written.says,
        to: written.to ?? "those waiting",
        reach: written.reach ?? 1,
        delay: written.delay ?? 0,
        by: written.by ?? "the office",
      },
    ]
  })
