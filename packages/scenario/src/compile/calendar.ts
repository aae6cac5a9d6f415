import { calendarOf, type Calendar } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"
import { zoneOf } from "../zone.ts"

const mostDays = 36_500

export const compileCalendar = (compiling: Compiling): Calendar => {
  const { run } = compiling.file
  if (run.zone === undefined) compiling.assume(["run", "zone"], "UTC")
  let days = run.for / 86_400
  if (!Number.isInteger(days)) {
    compiling.problem(["run", "for"], "a run ends at a local midnight", "whole days, such as 9 days")
    days = Math.ceil(days)
  }
  if (days > mostDays) {
    compiling.problem(["run", "for"], "the run is too long", "at most 100 years")
    days = 1
  }
  return calendarOf(zoneOf(run.zone ?? "UTC"), run.from, days)
}
