import { right, andThen, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"

/** A local time: days since 1970-01-01, and seconds since that date's 00:00 (86,400 is the end of the date). */
export interface LocalTime {
  readonly day: number
  readonly seconds: number
}

const calendarDay = (year: number, month: number, day: number): number => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 : Number.NaN
}

/** Days since 1970-01-01. `2016-09-15` */
export const parseDate = (text: string): Parsed<number> => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (match === null) return wrong(`${quoted(text.trim())} is not a date`, "year-month-day, such as 2016-09-15")
  const year = Number(match[1])
  const day = calendarDay(year, Number(match[2]), Number(match[3]))
  if (Number.isNaN(day)) return wrong(`the date ${text.trim()} does not exist`, "a day of the calendar")
  return year < 1900 || year > 2200 ? wrong(`the year ${year} is out of reach`, "1900 to 2200") : right(day)
}

/** Whole dates, both included. `2016-06-06 to 2016-07-05`, or one date. */
export const parseDates = (text: string): Parsed<{ readonly from: number; readonly until: number }> => {
  const parts = text.split(/\s+to\s+/)
  if (parts.length > 2) return wrong(`${quoted(text.trim())} is not a range of dates`, "2016-06-06 to 2016-07-05")
  return andThen(parseDate(parts[0]!), (from) =>
    andThen(parseDate(parts.at(-1)!), (until) =>
      until < from ? wrong(`${quoted(text.trim())} runs backwards`, "the earlier date first") : right({ from, until }),
    ),
  )
}

/** Seconds since 00:00. `07:30`, `24:00` */
export const parseClock = (text: string): Parsed<number> => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim())
  if (match === null) return wrong(`${quoted(text.trim())} is not a time of day`, "hours:minutes, such as 07:30")
  const hours = Number(match[1])
  const minutes = Number(match[2])
  if (minutes > 59 || hours * 60 + minutes > 1440)
    return wrong(`the time ${text.trim()} does not exist`, "00:00 to 24:00")
  return right(hours * 3600 + minutes * 60)
}

/** `2016-09-16 13:00`, or a date, which is its 00:00. */
export const parseLocalTime = (text: string): Parsed<LocalTime> => {
  const parts = text.trim().split(/\s+/)
  if (parts.length > 2 || parts[0] === "")
    return wrong(`${quoted(text.trim())} is not an instant`, "such as 2016-09-16 13:00")
  if (parts.length === 2 && !/^\d{4}-/.test(parts[0]!))
    return wrong(`${quoted(text.trim())} is not an instant`, "such as 2016-09-16 13:00")
  return andThen(parseDate(parts[0]!), (day) =>
    parts.length === 1
      ? right({ day, seconds: 0 })
      : andThen(parseClock(parts[1]!), (seconds) => right({ day, seconds })),
  )
}

/** Opening hours within one date, in seconds since 00:00, in order. */
export type ClockPeriods = readonly (readonly [number, number])[]

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(2, "0")}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")}`

/** `07:30-11:30` */
export const parsePeriod = (text: string): Parsed<readonly [number, number]> => {
  const parts = text.trim().split("-")
  if (parts.length !== 2)
    return wrong(`${quoted(text.trim())} is not a period of the day`, "from-until, such as 07:30-11:30")
  return andThen(parseClock(parts[0]!), (from) =>
    andThen(parseClock(parts[1]!), (until) =>
      until > from
        ? right([from, until] as const)
        : wrong(`${quoted(text.trim())} ends before it begins`, "a period within one date, until 24:00 at most"),
    ),
  )
}

/** `07:30-11:30 and 13:00-15:00` */
export const parsePeriods = (text: string): Parsed<ClockPeriods> => {
  if (text.includes(",")) return wrong("periods are separated by a comma", "07:30-11:30 and 13:00-15:00")
  const periods: (readonly [number, number])[] = []
  for (const part of text.trim().split(/\s+and\s+/)) {
    const period = parsePeriod(part)
    if (!period.ok) return period
    const last = periods.at(-1)
    if (last !== undefined && period.value[0] < last[1]) {
      return wrong(
        `${clock(period.value[0])}-${clock(period.value[1])} overlaps or comes before ${clock(last[0])}-${clock(last[1])}`,
        "periods in order that do not overlap",
      )
    }
    if (last !== undefined && period.value[0] === last[1])
      return wrong(`there is no break at ${clock(last[1])}`, `${clock(last[0])}-${clock(period.value[1])}`)
    periods.push(period.value)
  }
  return right(periods)
}

/** `2016-09-16 13:00` */
export const formatLocalTime = (time: LocalTime): string =>
  `${new Date(time.day * 86_400_000).toISOString().slice(0, 10)} ${clock(time.seconds)}`

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
