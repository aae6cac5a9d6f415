import { type Law, meanOf, onGrid } from "@tangguh/engine"
import type { Clock, Delay, FailureSource } from "@tangguh/plan"
import { addWorkingDays, nearestSecondsAt, type Calendar } from "../calendar.ts"
import { instantAt, lawAt, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { parseIncidents } from "../incident-log.ts"
import { delayLaw, durationLaw } from "../law.ts"
import type { LocalTime } from "../moment.ts"
import type { Path } from "../problem.ts"
import type { Failure } from "../schema/dependencies.ts"
import { secondsOfDelay } from "./orders.ts"

/** So that a slip of the keyboard is not found out by waiting. */
const mostOutages = 1_000_000

type Written = (typeof Failure)["Type"]
type Window = Extract<Written, { readonly from: LocalTime }>
type AtRandom = Extract<Written, { readonly down_for: unknown }>
type Planned = Extract<Written, { readonly planned: unknown }>

/** Whose failures they are: the hours by which working days are counted, and what a time until failure may count. */
export interface Failing {
  readonly calendar: Calendar
  readonly hours: WrittenHours
  readonly clocks: readonly Clock[]
}

/** Clocks of what belongs to one office. */
export const everyClock: readonly Clock[] = ["always", "open", "busy"]
/** Clocks of what several offices share: they need not open together. */
export const sharedClocks: readonly Clock[] = ["always", "busy"]

const refuseTooMany = (compiling: Compiling, path: Path, outages: number): boolean => {
  if (outages <= mostOutages) return false
  const about = Number.isFinite(outages) ? `about ${Math.round(outages)} outages in a run` : "outages without end"
  compiling.problem(path, about, `at most ${mostOutages}: longer times up, or a shorter run`)
  return true
}

/** Whether nothing of it lies within the run, which is reported: it would never be heard of. */
const refuseOutside = (compiling: Compiling, path: Path, { days }: Calendar, from: number, until: number): boolean => {
  if (from < days.at(-1)! && until > 0) return false
  compiling.problem(
    path,
    "it lies outside the run",
    "a time of which a part lies between run.from and the end of the run",
  )
  return true
}

/** What went down before the run is down from its start on: nothing happens before that. */
const windowOf = (
  compiling: Compiling,
  { calendar, hours }: Failing,
  path: Path,
  written: Window,
): FailureSource | null => {
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
  if (refuseOutside(compiling, [...path, "from"], calendar, from, until)) return null
  return { kind: "window", from: Math.max(0, from), until, slow: written.slow ?? null }
}

/** The outages of an incident log, as far as they touch the run. */
const loggedIn = (
  compiling: Compiling,
  { calendar }: Failing,
  path: Path,
  file: string,
  slow: number | null,
): readonly FailureSource[] => {
  const log = compiling.beside(file)
  if (log.problem !== null) {
    compiling.problem(path, `${file}: ${log.problem.message}`, log.problem.accepted)
    return []
  }
  return parseIncidents(log.text, calendar).flatMap((incident): readonly FailureSource[] => {
    if (!incident.ok) {
      compiling.problem(path, `${file}:${incident.wrong}`, incident.accepted ?? "an instant such as 2016-09-16 13:00")
      return []
    }
    const { from, until } = incident.value
    return until > 0 && from < calendar.days.at(-1)! ? [{ kind: "window", from: Math.max(0, from), until, slow }] : []
  })
}

const atRandom = (
  compiling: Compiling,
  { calendar, clocks }: Failing,
  path: Path,
  written: AtRandom,
): FailureSource | null => {
  const downFor = lawAt(compiling, [...path, "down_for"], delayLaw(written.down_for))
  const upFor: Law | null =
    "rate" in written
      ? { kind: "exponential", mean: 1 / written.rate }
      : lawAt(compiling, [...path, "up_for"], durationLaw(written.up_for))
  const within =
    written.relapse === undefined
      ? null
      : lawAt(compiling, [...path, "relapse", "within"], delayLaw(written.relapse.within))
  if (upFor === null || downFor === null || (written.relapse !== undefined && within === null)) return null
  if (written.clock === undefined) compiling.assume([...path, "clock"], "always")
  const clock = written.clock ?? "always"
  if (!clocks.includes(clock)) {
    compiling.problem(
      [...path, "clock"],
      clock === "open"
        ? "“open” counts the hours of one office, and this is shared"
        : `“${clock}” is not possible here`,
      `one of ${clocks.join(", ")}${clock === "open" && clocks.includes("busy") ? ", or scope: office" : ""}`,
    )
    return null
  }
  if (upFor.kind === "constant" && upFor.value === 0) {
    compiling.problem([...path, "up_for"], "it would fail again at once, without end", "a duration above 0")
    return null
  }
  const chance = written.relapse?.chance ?? 0
  const up = (1 - chance) * meanOf(upFor) + (within === null ? 0 : chance * secondsOfDelay(within))
  if (refuseTooMany(compiling, path, calendar.days.at(-1)! / (up + secondsOfDelay(downFor)))) return null
  return {
    kind: "random",
    upFor,
    downFor,
    clock,
    relapse: within === null ? null : { chance, within },
    slow: written.slow ?? null,
  }
}

const countsDays = (delay: Delay): boolean =>
  "mixture" in delay ? delay.mixture.some(({ of }) => countsDays(of)) : delay.unit === "working days"

const plannedBy = (compiling: Compiling, { calendar }: Failing, path: Path, written: Planned): FailureSource | null => {
  const at = [...path, "planned"]
  const first = instantAt(compiling, calendar, [...at, "first"], written.planned.first)
  const lasts = lawAt(compiling, [...at, "for"], delayLaw(written.planned.for))
  const { every } = written.planned
  if (first !== null && refuseOutside(compiling, [...at, "first"], calendar, first, Number.POSITIVE_INFINITY))
    return null
  if (first !== null && first < 0 && lasts !== null && countsDays(lasts)) {
    compiling.problem(
      [...at, "first"],
      "working days before the run are not known",
      "a first time within the run, or a length in hours",
    )
    return null
  }
  if (first === null || lasts === null || refuseTooMany(compiling, at, (calendar.days.at(-1)! - first) / every))
    return null
  return { kind: "planned", first, every: onGrid(every), lasts, slow: written.slow ?? null }
}

/** Reports what would be passed over of sources that count time in use: only one of them can, and it has neither relapses nor a pace. */
const checkWear = (compiling: Compiling, path: Path, fails: readonly Written[]): void => {
  const worn = [...fails.keys()].filter((index) => "clock" in fails[index]! && fails[index].clock === "busy")
  for (const [place, index] of worn.entries()) {
    const { relapse, slow } = fails[index] as AtRandom
    const at = [...path, index]
    if (place > 0)
      compiling.problem(
        [...at, "clock"],
        `source ${worn[0]! + 1} counts the time in use already`,
        "one source with clock: busy, and always for the others",
      )
    if (relapse !== undefined)
      compiling.problem([...at, "relapse"], "what wears in use does not relapse", "clock: always, or no relapse")
    if (slow !== undefined)
      compiling.problem([...at, "slow"], "what wears in use fails, and is not slow", "clock: always, or no slow")
  }
}

/** The sources of failures of one thing. What cannot be is reported and left out. */
export const compileFailures = (
  compiling: Compiling,
  failing: Failing,
  path: Path,
  fails: readonly Written[],
): readonly FailureSource[] => {
  checkWear(compiling, path, fails)
  return fails.flatMap((written, index): readonly FailureSource[] => {
    const at = [...path, index]
    if (written.relapse !== undefined && !("down_for" in written)) {
      compiling.problem([...at, "relapse"], "only what fails at random relapses", "up_for or rate, or no relapse")
      return []
    }
    if ("date" in written) {
      const { calendar } = failing
      const [from, until] = [0, 1].map((day) => nearestSecondsAt(calendar, { day: written.date + day, seconds: 0 }))
      if (refuseOutside(compiling, [...at, "date"], calendar, from!, until!)) return []
      return [{ kind: "window", from: from!, until: until!, slow: written.slow ?? null }]
    }
    if ("log" in written) return loggedIn(compiling, failing, [...at, "log"], written.log, written.slow ?? null)
    const source =
      "from" in written
        ? windowOf(compiling, failing, at, written)
        : "planned" in written
          ? plannedBy(compiling, failing, at, written)
          : atRandom(compiling, failing, at, written)
    return source === null ? [] : [source]
  })
}
