import type { Schedule } from "@tangguh/plan"
import type { WrittenHours } from "./hours.ts"
import { formatLocalTime, weekdayOf, type ClockPeriods, type LocalTime } from "./moment.ts"
import type { Path } from "./problem.ts"
import type { Zone } from "./zone.ts"

/** The dates of the run in its zone. Times are seconds since local midnight of `run.from`. */
export interface Calendar {
  readonly zone: Zone
  /** First date, in days since 1970-01-01. */
  readonly firstDay: number
  /** Seconds since 1970-01-01T00:00Z. */
  readonly epoch: number
  /** Local midnights, one more than there are days. */
  readonly days: Float64Array
}

/** The calendar of so many dates from the first on. */
export const calendarOf = (zone: Zone, firstDay: number, count: number): Calendar => {
  const epoch = zone.nearestInstant({ day: firstDay, seconds: 0 })
  const days = Float64Array.from(
    { length: count + 1 },
    (_, index) => zone.nearestInstant({ day: firstDay + index, seconds: 0 }) - epoch,
  )
  return { zone, firstDay, epoch, days }
}

/** Seconds since the start; null where clocks skip that time. */
export const secondsAt = (calendar: Calendar, time: LocalTime): number | null => {
  const instant = calendar.zone.instant(time.seconds === 86_400 ? { day: time.day + 1, seconds: 0 } : time)
  return instant === null ? null : instant - calendar.epoch
}

/** As `secondsAt`; a time that clocks skip is when they do. */
export const nearestSecondsAt = (calendar: Calendar, time: LocalTime): number =>
  calendar.zone.nearestInstant(time.seconds === 86_400 ? { day: time.day + 1, seconds: 0 } : time) - calendar.epoch

const none: ClockPeriods = []
const wholeDay: ClockPeriods = [[0, 86_400]]

/** Opening periods of a date: `dates` beat `closed`, which beat seasons, which beat weekdays. */
export const periodsOn = (hours: WrittenHours, day: number): ClockPeriods => {
  if (hours.kind === "always") return wholeDay
  const own = hours.dates.get(day)
  if (own !== undefined) return own
  if (hours.closed?.includes(day) === true) return none
  const weekday = weekdayOf(day)
  const season = hours.seasons?.find(({ from, until }) => from <= day && day <= until)
  return season?.weekdays.get(weekday) ?? hours.weekdays.get(weekday) ?? none
}

/** Whether it ever opens on this weekday: in any week, season, or on a date of its own, within the run or not. */
export const opensOn = (hours: WrittenHours, weekday: number): boolean =>
  hours.kind === "always" ||
  [hours, ...(hours.seasons ?? [])].some(({ weekdays }) => (weekdays.get(weekday)?.length ?? 0) > 0) ||
  [...hours.dates].some(([day, periods]) => periods.length > 0 && weekdayOf(day) === weekday)

/** The local time so many opening dates later, at the same clock time; null where the office does not open within 100 years. */
export const addWorkingDays = (hours: WrittenHours, from: LocalTime, count: number): LocalTime | null => {
  let day = from.day
  for (let left = count, looked = 0; left > 0; looked++) {
    if (looked > 36_525) return null
    day++
    if (periodsOn(hours, day).length > 0) left--
  }
  return { day, seconds: from.seconds }
}

/** Opening periods over the run. A period that begins or ends at a time that clocks skip is reported once. */
export const scheduleOf = (
  calendar: Calendar,
  hours: WrittenHours,
  path: Path,
  problem: (path: Path, message: string, accepted: string) => void,
): Schedule => {
  const count = calendar.days.length - 1
  if (hours.kind === "always") {
    return {
      opens: Float64Array.of(0),
      closes: Float64Array.of(Number.POSITIVE_INFINITY),
      last: Uint8Array.of(1),
      works: new Uint8Array(count).fill(1),
    }
  }
  const opens: number[] = []
  const closes: number[] = []
  const last: number[] = []
  const works = new Uint8Array(count)
  let told = false
  for (let index = 0; index < count; index++) {
    const day = calendar.firstDay + index
    const periods = periodsOn(hours, day)
    for (const [at, [from, until]] of periods.entries()) {
      const start = secondsAt(calendar, { day, seconds: from })
      const end = secondsAt(calendar, { day, seconds: until })
      if (start === null || end === null) {
        if (!told)
          problem(
            path,
            `${formatLocalTime({ day, seconds: start === null ? from : until })} does not exist in ${calendar.zone.name}: clocks are put forward`,
            "other hours under dates",
          )
        told = true
        continue
      }
      if (end <= start) continue
      opens.push(start)
      closes.push(end)
      last.push(at === periods.length - 1 ? 1 : 0)
      works[index] = 1
    }
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes), last: Uint8Array.from(last), works }
}
