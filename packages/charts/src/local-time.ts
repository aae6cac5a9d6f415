import { locales, type Language } from "./locale.ts"

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/

/**
 * The hours from 1970-01-01T00:00 to a local time, which has no zone: the office's own clock.
 *
 * Errors: a RangeError that names the text, when it is not an ISO local date or date and time.
 */
export const hoursOf = (local: string): number => {
  const parts = pattern.exec(local)
  if (!parts) throw new RangeError(`not a local date and time such as 2016-09-15T07:30: ${JSON.stringify(local)}`)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return Date.UTC(year, month - 1, day, hour, minute, second) / 3_600_000
}

/** A date as `Thu 15 Sep` or `Kam 15 Sep`. */
export const dayLabel = (local: string, language: Language): string => {
  const date = new Date(hoursOf(local) * 3_600_000)
  const { shortDays, shortMonths } = locales[language].time
  return `${shortDays[date.getUTCDay()] ?? ""}\u00a0${date.getUTCDate()}\u00a0${shortMonths[date.getUTCMonth()] ?? ""}`
}

/** A time of day as `13:00` or `13.00`. */
export const clockLabel = (local: string, language: Language): string =>
  local.slice(11, 16).replace(":", language === "id" ? "." : ":")
