import { type Law, meanOf, onGrid } from "@tangguh/engine"
import type { Dependency, FailureSource, Scope, Switch } from "@tangguh/plan"
import { addWorkingDays, nearestSecondsAt, type Calendar } from "../calendar.ts"
import { instantAt, lawAt, titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { durationLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import type { Failure } from "../schema/dependencies.ts"

/** So that a slip of the keyboard is not found out by waiting. */
const MOST_OUTAGES = 1_000_000

const sourceOf = (
  compiling: Compiling,
  calendar: Calendar,
  hours: WrittenHours,
  path: Path,
  written: (typeof Failure)["Type"],
): FailureSource | null => {
  if ("date" in written) {
    return {
      kind: "window",
      from: nearestSecondsAt(calendar, { day: written.date, seconds: 0 }),
      until: nearestSecondsAt(calendar, { day: written.date + 1, seconds: 0 }),
    }
  }
  if ("from" in written) {
    const from = instantAt(compiling, calendar, [...path, "from"], written.from)
    if ((written.until === undefined) === (written.for === undefined)) {
      compiling.problem(
        path,
        written.until === undefined ? "“until” or “for” is missing" : "both “until” and “for”",
        "one of them: until: 2016-09-16 18:00, or for: 3 working days",
      )
      return null
    }
    let until: number | null = null
    if (written.until !== undefined) until = instantAt(compiling, calendar, [...path, "until"], written.until)
    else if (written.for!.unit === "seconds") until = from === null ? null : onGrid(from + written.for!.amount)
    else if (!Number.isInteger(written.for!.amount))
      compiling.problem([...path, "for"], "part of a working day has no length", "whole working days")
    else {
      const end = addWorkingDays(hours, written.from, written.for!.amount)
      if (end === null) compiling.problem([...path, "for"], "the office does not open so often", "fewer working days")
      else until = instantAt(compiling, calendar, [...path, "for"], end)
    }
    if (from === null || until === null) return null
    if (until <= from) {
      compiling.problem(
        [...path, written.until === undefined ? "for" : "until"],
        "it ends before it begins, or as it begins",
        "an end after its beginning",
      )
      return null
    }
    return { kind: "window", from, until }
  }
  const downFor = lawAt(compiling, [...path, "down_for"], durationLaw(written.down_for))
  const upFor: Law | null =
    "rate" in written
      ? { kind: "exponential", mean: 1 / written.rate }
      : lawAt(compiling, [...path, "up_for"], durationLaw(written.up_for))
  if (upFor === null || downFor === null) return null
  if (upFor.kind === "constant" && upFor.value === 0) {
    compiling.problem([...path, "up_for"], "it would fail again at once, without end", "a duration above 0")
    return null
  }
  const outages = calendar.days[calendar.days.length - 1] / (meanOf(upFor) + meanOf(downFor))
  if (!(outages <= MOST_OUTAGES)) {
    const about = Number.isFinite(outages) ? `about ${Math.round(outages)} outages in a run` : "outages without end"
    compiling.problem(path, about, `at most ${MOST_OUTAGES}: longer times up, or a shorter run`)
    return null
  }
  return { kind: "random", upFor, downFor }
}

/** An office as far as switches know it. */
export interface OfficePlace {
  readonly name: string
  readonly region: string
}

/** The dependencies, and one switch for each place where each can be up or down. */
export const compileDependencies = (
  compiling: Compiling,
  calendar: Calendar,
  hours: WrittenHours,
  offices: readonly OfficePlace[],
): {
  readonly dependencies: readonly Dependency[]
  readonly switches: readonly Switch[]
  readonly ofOffice: readonly (readonly number[])[]
} => {
  const dependencies: Dependency[] = []
  const switches: Switch[] = []
  const ofOffice: number[][] = offices.map(() => [])
  const everywhere = offices.map((_, index) => index)
  for (const [name, written] of Object.entries(compiling.file.dependencies ?? {})) {
    const path = ["dependencies", name]
    const scope: Scope = written.scope ?? "office"
    if (written.scope === undefined) compiling.assume([...path, "scope"], "office")
    const index = dependencies.length
    dependencies.push({ name, title: titleOf(written.title, name), scope })
    const sources = (written.fails ?? []).flatMap(
      (failure, at) => sourceOf(compiling, calendar, hours, [...path, "fails", at], failure) ?? [],
    )
    const places = new Map<string, number[]>()
    if (scope === "nation") places.set("nation", everywhere)
    else {
      for (const [office, { name: officeName, region }] of offices.entries()) {
        const place = scope === "office" ? officeName : region
        const members = places.get(place)
        if (members === undefined) places.set(place, [office])
        else members.push(office)
      }
    }
    for (const [place, members] of places) {
      for (const office of members) ofOffice[office]![index] = switches.length
      switches.push({ dependency: index, stream: `${name}/${place}`, offices: members, sources })
    }
  }
  return { dependencies, switches, ofOffice }
}
