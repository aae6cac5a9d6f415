import { meanOf, type Law } from "@tangguh/engine"
import type { Arrivals, Demand, Profile } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { instantAt, lawAt, type Compiling } from "../compiling.ts"
import { countLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import {
  clockProfile,
  datesTwice,
  factorOf,
  overlapping,
  weekdayTwice,
  workingDayProfile,
  type ByHour,
  type Factors,
} from "../profile.ts"
import type { Rate } from "../quantity.ts"
import type { Arrive } from "../schema/citizens.ts"
import type { OfficePlace } from "./places.ts"

type Written = (typeof Arrive)["Type"]

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

/** Reports hours, weekdays or dates that are named twice, or hours at which nobody comes. */
const profileIsWrong = (
  compiling: Compiling,
  path: Path,
  written: Factors & { readonly by_hour?: ByHour },
): boolean => {
  const { by_hour, by_weekday, by_date } = written
  const clashes = {
    by_hour: by_hour === undefined ? null : overlapping(by_hour),
    by_weekday: by_weekday === undefined ? null : weekdayTwice(by_weekday),
    by_date: by_date === undefined ? null : datesTwice(by_date),
  }
  for (const [key, clash] of Object.entries(clashes)) {
    if (clash === null) continue
    compiling.problem([...path, key], `${clash[0]} and ${clash[1]} overlap`, "periods that do not overlap")
    return true
  }
  if (by_hour === undefined || Object.values(by_hour).some((weight) => weight > 0)) return false
  compiling.problem([...path, "by_hour"], "all weights are 0", "at least one weight above 0")
  return true
}

const perWorkingDay = (compiling: Compiling, path: Path, rate: Rate): number => {
  if (rate.per !== "working day")
    compiling.problem(path, "this is counted by working days", "a rate such as 30 / working day")
  return rate.amount
}

/** Citizens of a group; null: they come one by one. */
const groupOf = (compiling: Compiling, path: Path, written: Extract<Written, { readonly rate: Rate }>): Law | null => {
  if (written.batch === undefined) return null
  const law = lawAt(compiling, [...path, "batch"], countLaw(written.batch))
  if (law === null || meanOf(law) > 0) return law
  compiling.problem([...path, "batch"], "a group of nobody", "a whole number from 1 on, or a distribution of them")
  return null
}

/** The pool, whose members come on a working day with a chance that no factor may carry beyond 100 %. */
const poolOf = (
  compiling: Compiling,
  path: Path,
  written: Extract<Written, { readonly pool: number }>,
  factor: (day: number) => number,
  calendar: Calendar,
): Arrivals => {
  const days = calendar.days.length - 1
  const largest = Array.from({ length: days }, (_, day) => factor(calendar.firstDay + day)).reduce(
    (most, each) => Math.max(most, each),
    0,
  )
  if (written.each * largest > 1)
    compiling.problem(
      [...path, "each"],
      `on some days its factors make it ${Number((written.each * largest * 100).toPrecision(6))} %`,
      "a chance that stays at or below 100 %",
    )
  return {
    kind: "pool",
    size: written.pool,
    chance: written.each,
    grows: written.grows === undefined ? 0 : perWorkingDay(compiling, [...path, "grows"], written.grows),
  }
}

/** Instants of arrival, in order. */
const instantsOf = (
  compiling: Compiling,
  calendar: Calendar,
  path: Path,
  written: Extract<Written, { readonly at: unknown }>,
): Arrivals => {
  const times = written.at.flatMap((time, index) => {
    const seconds = instantAt(compiling, calendar, [...path, "at", index], time)
    if (seconds === null) return []
    if (seconds < 0 || seconds >= calendar.days.at(-1)!)
      compiling.problem([...path, "at", index], "it lies outside the run", "an instant from run.from until its end")
    return [seconds]
  })
  return { kind: "instants", times: Float64Array.from(times).sort() }
}

/** The demand of each class at an office. */
export const compileDemand = (
  compiling: Compiling,
  calendar: Calendar,
  office: OfficePlace,
  classes: readonly string[],
  table: ProfileTable,
): readonly Demand[] =>
  classes.flatMap((name, index): readonly Demand[] => {
    const entry = office.entry("citizens", name)
    const written = entry.value.arrive
    const path = [...entry.path, "arrive"]
    const profileOf = (said: Factors & { readonly by_hour?: ByHour }, onClock: boolean): number => {
      const key = JSON.stringify([
        onClock ? "clock" : office.schedule,
        ...[said.by_hour, said.by_weekday, said.by_date].map((each) => Object.entries(each ?? {})),
      ])
      return table.index(key, () =>
        onClock
          ? clockProfile(calendar, factorOf(said))
          : workingDayProfile(calendar, office.hours, said.by_hour ?? null, factorOf(said)),
      )
    }
    const demand = (profile: number, from: Arrivals): readonly Demand[] => [
      { class: index, stream: `${office.name}/${name}`, profile, from },
    ]
    if ("at" in written) return demand(profileOf({}, false), instantsOf(compiling, calendar, path, written))
    if ("appointments" in written) {
      if (written.no_show === undefined) compiling.assume([...path, "no_show"], "0 %")
      return demand(profileOf({}, false), {
        kind: "appointments",
        perDay: perWorkingDay(compiling, [...path, "appointments"], written.appointments),
        noShow: written.no_show ?? 0,
      })
    }
    if (profileIsWrong(compiling, path, written)) return []
    const onClock = "rate" in written && written.rate.per !== "working day"
    if (onClock && written.by_hour !== undefined) {
      compiling.problem(
        [...path, "by_hour"],
        "a rate on the clock does not know hours of the day",
        "a rate per working day, or no by_hour",
      )
      return []
    }
    if (!onClock && written.by_hour === undefined) compiling.assume([...path, "by_hour"], "even over opening time")
    const profile = profileOf(written, onClock)
    if ("pool" in written) return demand(profile, poolOf(compiling, path, written, factorOf(written), calendar))
    const { amount, per } = written.rate
    return demand(profile, {
      kind: "rate",
      perDay: per === "working day" ? amount : (amount / per) * 86_400,
      group: groupOf(compiling, path, written),
    })
  })
