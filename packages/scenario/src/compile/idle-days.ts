import { opensOn } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"
import { weekdayNames, type WrittenHours } from "../hours.ts"
import type { Path } from "../problem.ts"
import { weekdaysOf } from "../profile.ts"
import type { Places } from "./places.ts"

/** What is said of some weekdays, once or of many offices, with the hours of all for which it is said. */
class SaidOfDays {
  readonly #said = new Map<string, { days: readonly number[]; path: Path; hours: Set<WrittenHours> }>()
  add(said: string, days: readonly number[], path: Path, hours: WrittenHours): void {
    const known = this.#said.get(said)
    if (known === undefined) this.#said.set(said, { days, path, hours: new Set([hours]) })
    else known.hours.add(hours)
  }
  /** Reports those on whose days no office ever opens. */
  report(compiling: Compiling, message: string): void {
    for (const { days, path, hours } of this.#said.values()) {
      const open = weekdayNames.filter((_, day) => [...hours].some((each) => opensOn(each, day)))
      if (days.some((day) => open.includes(weekdayNames[day]!))) continue
      compiling.problem(path, message, `${open.join(", ")}, or hours on these days`)
    }
  }
}

/** Refuses shifts, and factors on arrivals, of weekdays on which nobody ever opens: they would do nothing. */
export const checkIdleDays = (compiling: Compiling, places: Places): void => {
  if (!compiling.certain) return
  for (const [name, written] of Object.entries(compiling.file.resources ?? {})) {
    const shifts = new SaidOfDays()
    for (const place of places.of(typeof written === "number" ? "office" : (written.scope ?? "office"))) {
      const { value, path } = place.entry("resources", name)
      if (typeof value === "number" || value.shifts === undefined) continue
      for (const [index, shift] of value.shifts.entries()) {
        const said = JSON.stringify(shift)
        for (const office of place.offices)
          shifts.add(said, shift.days, [...path, "shifts", index, "days"], places.offices[office]!.hours)
      }
    }
    shifts.report(compiling, `no office that has ${name} ever opens on these days`)
  }
  for (const name of Object.keys(compiling.file.citizens)) {
    const factors = new SaidOfDays()
    for (const office of places.offices) {
      const { value, path } = office.entry("citizens", name)
      const { arrive } = value
      if (!("by_weekday" in arrive) || ("rate" in arrive && arrive.rate.per !== "working day")) continue
      for (const [days, factor] of Object.entries(arrive.by_weekday ?? {}))
        if (factor !== 0) factors.add(days, weekdaysOf(days), [...path, "arrive", "by_weekday", days], office.hours)
    }
    factors.report(compiling, "no office ever opens on these days, and so nobody comes")
  }
}
