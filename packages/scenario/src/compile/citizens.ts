import type { CitizenClass, Demand, Person, Profile } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { instantAt, lawAt, titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { delayLaw, durationLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import { clockProfile, overlapping, workingDayProfile, type ByHour } from "../profile.ts"
import type { Rate } from "../quantity.ts"
import type { ScenarioFile } from "../schema/index.ts"

type WrittenClass = ScenarioFile["citizens"][string]

/** How a class comes to an office, after layers: a rate or a pool. */
interface Arrivals {
  readonly rate: Rate | null
  readonly pool: { readonly size: number; readonly each: number } | null
  readonly byHour: ByHour | null
}

/** More returns than any run has time for. */
const endlessly = Number.MAX_SAFE_INTEGER

const compileClass = (
  compiling: Compiling,
  name: string,
  written: WrittenClass,
  services: readonly string[],
): CitizenClass | null => {
  const path = ["citizens", name]
  const endless = written.patience === undefined || written.patience === "endless"
  const patience =
    written.patience === undefined || written.patience === "endless"
      ? null
      : lawAt(compiling, [...path, "patience"], durationLaw(written.patience))
  if (written.patience === undefined) compiling.assume([...path, "patience"], "endless")
  const told = written.patience_when_told
  if (!endless || told !== undefined) {
    if (told?.wait === undefined) compiling.assume([...path, "patience_when_told", "wait"], "100 %")
    if (told?.["not today"] === undefined) compiling.assume([...path, "patience_when_told", "not today"], "10 min")
  }
  let after: CitizenClass["returns"]["after"] | null = { law: { kind: "constant", value: 1 }, unit: "working days" }
  if (written.returns === undefined) {
    if (!endless) compiling.assume([...path, "returns"], "nobody")
  } else {
    after = lawAt(compiling, [...path, "returns", "after"], delayLaw(written.returns.after))
    if (written.returns.at_most === undefined) compiling.assume([...path, "returns", "at_most"], "endless")
  }
  if ((!endless && patience === null) || after === null) return null
  return {
    name,
    title: titleOf(written.title, name),
    wants: services.indexOf(written.wants),
    patience,
    whenTold: { wait: told?.wait ?? 1, notToday: told?.["not today"] ?? 600 },
    returns: {
      chance: written.returns?.chance ?? 0,
      after,
      atMost: written.returns === undefined ? 0 : (written.returns.at_most ?? endlessly),
    },
  }
}

export const compileClasses = (compiling: Compiling): readonly CitizenClass[] => {
  const services = Object.keys(compiling.file.services)
  return Object.entries(compiling.file.citizens).flatMap(
    ([name, written]) => compileClass(compiling, name, written, services) ?? [],
  )
}

const layArrivals = (
  compiling: Compiling,
  path: Path,
  above: WrittenClass["arrive"],
  own: NonNullable<NonNullable<NonNullable<ScenarioFile["offices"]>[string]["citizens"]>[string]["arrive"]> | undefined,
): Arrivals | null => {
  const byHour = own?.by_hour ?? above.by_hour ?? null
  if (own?.rate !== undefined && (own.pool !== undefined || own.each !== undefined)) {
    compiling.problem(path, "both rate and pool in one arrival", "one of them")
    return null
  }
  if (own?.rate !== undefined) return { rate: own.rate, pool: null, byHour }
  if ("rate" in above) {
    if (own?.pool === undefined && own?.each === undefined) return { rate: above.rate, pool: null, byHour }
    if (own.pool === undefined || own.each === undefined) {
      compiling.problem(
        path,
        "a pool needs its size and the chance of each",
        "{ pool: 1920, each: 0.18 % / working day }",
      )
      return null
    }
    return { rate: null, pool: { size: own.pool, each: own.each }, byHour }
  }
  return { rate: null, pool: { size: own?.pool ?? above.pool, each: own?.each ?? above.each }, byHour }
}

/** Profiles, each once, by what they depend on. */
export class ProfileTable {
  readonly profiles: Profile[] = []
  readonly #byKey = new Map<string, number>()
  index(key: string, make: () => Profile): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const index = this.profiles.length
    this.profiles.push(make())
    this.#byKey.set(key, index)
    return index
  }
}

interface OfficeHere {
  readonly name: string
  readonly hours: WrittenHours
  readonly schedule: number
  readonly path: Path | null
}

/** The demand of each class at an office. */
export const compileDemand = (
  compiling: Compiling,
  calendar: Calendar,
  office: OfficeHere,
  classes: readonly CitizenClass[],
  table: ProfileTable,
): readonly Demand[] =>
  classes.flatMap((each, index): Demand[] => {
    const above = compiling.file.citizens[each.name]!
    const own = office.path === null ? undefined : compiling.file.offices?.[office.name]?.citizens?.[each.name]?.arrive
    const path =
      own === undefined ? ["citizens", each.name, "arrive"] : [...office.path!, "citizens", each.name, "arrive"]
    const arrivals = layArrivals(compiling, path, above.arrive, own)
    if (arrivals === null) return []
    const { byHour } = arrivals
    const clash = byHour === null ? null : overlapping(byHour)
    if (clash !== null) {
      compiling.problem([...path, "by_hour"], `${clash[0]} and ${clash[1]} overlap`, "periods that do not overlap")
      return []
    }
    if (byHour !== null && !Object.values(byHour).some((weight) => weight > 0)) {
      compiling.problem([...path, "by_hour"], "all weights are 0", "at least one weight above 0")
      return []
    }
    const stream = `${office.name}/${each.name}`
    if (arrivals.rate !== null && arrivals.rate.per !== "working day") {
      if (byHour !== null) {
        compiling.problem(
          [...path, "by_hour"],
          "a rate on the clock does not know hours of the day",
          "a rate per working day, or no by_hour",
        )
        return []
      }
      const perDay = (arrivals.rate.amount / arrivals.rate.per) * 86_400
      return [
        {
          class: index,
          stream,
          profile: table.index("clock", () => clockProfile(calendar)),
          from: { kind: "rate", perDay },
        },
      ]
    }
    if (byHour === null) compiling.assume([...path, "by_hour"], "even over opening time")
    const key = `${office.schedule} ${byHour === null ? "even" : JSON.stringify(Object.entries(byHour))}`
    const profile = table.index(key, () => workingDayProfile(calendar, office.hours, byHour))
    return [
      {
        class: index,
        stream,
        profile,
        from:
          arrivals.rate !== null
            ? { kind: "rate", perDay: arrivals.rate.amount }
            : { kind: "pool", size: arrivals.pool!.size, chance: arrivals.pool!.each },
      },
    ]
  })

/** Scripted citizens. */
export const compilePeople = (
  compiling: Compiling,
  calendar: Calendar,
  offices: readonly string[],
  classes: readonly CitizenClass[],
): readonly Person[] =>
  Object.entries(compiling.file.people ?? {}).flatMap(([name, written]): Person[] => {
    const path = ["people", name]
    const arrives = instantAt(compiling, calendar, [...path, "arrives"], written.arrives)
    if (written.office === undefined && offices.length > 1)
      compiling.problem(path, "“office” is missing", `one of ${offices.slice(0, 8).join(", ")}`)
    if (arrives === null) return []
    if (arrives < 0 || arrives >= calendar.days.at(-1)!) {
      compiling.problem(
        [...path, "arrives"],
        "it lies outside the run",
        "an instant from run.from until the end of the run",
      )
      return []
    }
    return [
      {
        name,
        title: titleOf(written.title, name),
        office: Math.max(0, offices.indexOf(written.office ?? offices[0]!)),
        class: classes.findIndex((each) => each.name === written.class),
        arrives,
        patience: written.patience ?? null,
      },
    ]
  })
