import { meanOf } from "@tangguh/engine"
import type { Arrivals, Office, Profile, Schedule } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"

const mostCitizens = 1_000_000_000
/** Rows that a day of an office's demand may have, with room to spare for chance; the members of a pool. */
const mostADay = 500_000

/** The most who may come on one day, or (of a pool) at all. */
const sizeOf = (from: Arrivals, days: number): number => {
  switch (from.kind) {
    case "rate":
      return from.perDay * (from.group === null ? 1 : meanOf(from.group))
    case "pool":
      return from.size + from.grows * days
    case "instants":
      return from.times.length
    case "appointments":
      return from.perDay
  }
}

/** Citizens in a run, about. */
const expectedOf = (from: Arrivals, days: number): number =>
  sizeOf(from, days) * (from.kind === "rate" || from.kind === "appointments" ? days : 1)

const isNobody = (from: Arrivals): boolean => sizeOf(from, 1) === 0 || (from.kind === "pool" && from.chance === 0)

/** Reports a file in which nobody ever comes, or in which more come than a run can hold: a slip of the keyboard. */
export const checkDemand = (
  compiling: Compiling,
  offices: readonly Office[],
  classes: readonly string[],
  calendar: Calendar,
  profiles: readonly Profile[],
  schedules: readonly Schedule[],
): void => {
  const demand = offices.flatMap((office) => office.demand)
  if (demand.length === 0) {
    if (classes.length === 0)
      compiling.problem(["citizens"], "there is no demand", "at least one class of citizens that arrive")
    return
  }
  const scripted =
    Object.keys(compiling.file.people ?? {}).length > 0 || offices.some(({ atStart }) => atStart.length > 0)
  const arrive = ["citizens", classes[0]!, "arrive"]
  const first = compiling.file.citizens[classes[0]!]!.arrive
  if (!scripted && demand.every(({ from }) => isNobody(from)))
    compiling.problem(
      [...arrive, Object.keys(first)[0]!],
      "nobody ever comes: there is no demand",
      "a rate or a pool above 0",
    )
  else if (
    !scripted &&
    demand.every(
      ({ from, profile }) => from.kind !== "instants" && profiles[profile]!.weight.every((weight) => weight === 0),
    ) &&
    schedules.some(({ works }) => works.includes(1))
  )
    compiling.problem(
      arrive,
      "nobody ever comes: all its hours lie after closing",
      "hours of by_hour before closing time, as in hours",
    )
  const days = calendar.days.length - 1
  const expected = demand.reduce((sum, { from }) => sum + expectedOf(from, days), 0)
  if (expected > mostCitizens)
    compiling.problem(
      ["citizens"],
      `about ${Math.round(expected)} citizens in one run`,
      `at most ${mostCitizens}: lower rates, fewer offices, or a shorter run`,
    )
  for (const { class: index, from } of demand) {
    const size = sizeOf(from, days)
    if (size <= mostADay) continue
    const key = from.kind === "instants" ? "at" : from.kind
    compiling.problem(
      ["citizens", classes[index]!, "arrive", key],
      `${Math.round(size)} citizens ${from.kind === "pool" ? "" : "a day "}at one office`,
      `at most ${mostADay}`,
    )
  }
}
