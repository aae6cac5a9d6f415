import { weekdayOf } from "@tangguh/scenario"
import { chiSquareTail, poissonInterval } from "@tangguh/statistics"
import type { Estimate } from "./likelihood.ts"
import { BY_CHANCE, FEW_DAYS, FEWEST_OF_A_WEEKDAY } from "./thin.ts"
import type { Ticket } from "./tickets.ts"

/** An office on a date on which anybody came to it; other dates count as closed. */
export interface OfficeDay {
  readonly office: string
  /** Days since 1970-01-01. */
  readonly day: number
}

/** How many come on an open day of an office. */
export interface ArrivalProfile {
  readonly visits: number
  readonly days: number
  readonly perDay: Estimate
  /** How much days vary against days of a Poisson count, which would have 1; null where the days are too few to say. */
  readonly dispersion: { readonly ratio: number; readonly p: number; readonly varies: boolean } | null
  /** Visits in each hour that has any. */
  readonly hours: readonly { readonly hour: number; readonly visits: number; readonly perDay: Estimate }[]
  /** 0 is Monday; null where a weekday has too few dates. */
  readonly weekdays:
    | readonly {
        readonly weekday: number
        readonly days: number
        readonly perDay: Estimate
        readonly factor: Estimate
      }[]
    | null
  /** How often weekdays that are all alike differ so much; null where they are not looked at. */
  readonly weekdaysAlike: number | null
  readonly thin: boolean
}

const dayOf = (seconds: number): number => Math.floor(seconds / 86_400)
const keyOf = (office: string, day: number): string => `${day} ${office}`

/** The open days of all offices. */
export function officeDays(tickets: readonly Ticket[]): readonly OfficeDay[] {
  const days = new Map<string, OfficeDay>()
  for (const { office, arrived } of tickets) days.set(keyOf(office, dayOf(arrived)), { office, day: dayOf(arrived) })
  return [...days.values()]
}

/**
 * Returns the arrivals of some tickets over all open days, those on which none of them came included.
 *
 * Days are taken as Poisson counts until their dispersion says otherwise; then every interval is as much wider as days
 * vary more than that. Offices are taken as alike, so that their differences show as scatter of days.
 *
 * Source: dispersion [McCullagh and Nelder 1989], section 6.2.3; intervals [Garwood 1936].
 */
export function arrivalProfile(tickets: readonly Ticket[], open: readonly OfficeDay[]): ArrivalProfile {
  const counts = new Map(open.map(({ office, day }) => [keyOf(office, day), { day, count: 0 }]))
  const byHour = new Float64Array(24)
  for (const { office, arrived } of tickets) {
    counts.get(keyOf(office, dayOf(arrived)))!.count++
    byHour[Math.floor((arrived % 86_400) / 3600)]++
  }
  const days = [...counts.values()]
  const mean = tickets.length / days.length
  const byWeekday = Array.from({ length: 7 }, (_, weekday) => days.filter(({ day }) => weekdayOf(day) === weekday))
  const seen = byWeekday.flatMap((each, weekday) => (each.length === 0 ? [] : [{ weekday, days: each }]))
  const apart = seen.length > 1 && seen.every((each) => each.days.length >= FEWEST_OF_A_WEEKDAY)
  const groups = apart ? seen.map((each) => each.days) : [days]
  const dispersion = days.length < FEW_DAYS ? null : dispersionOf(groups.map((each) => each.map(({ count }) => count)))
  const wider = dispersion?.varies ? dispersion.ratio : 1
  const perDay = (visits: number, of: number): Estimate => {
    const { lower, upper } = poissonInterval(visits / wider)
    return { value: visits / of, lower: (lower * wider) / of, upper: (upper * wider) / of }
  }
  const weekdays = apart
    ? seen.map(({ weekday, days: own }) => {
        const estimate = perDay(
          own.reduce((sum, { count }) => sum + count, 0),
          own.length,
        )
        const { value, lower, upper } = estimate
        const factor = { value: value / mean, lower: lower / mean, upper: upper / mean }
        return { weekday, days: own.length, perDay: estimate, factor }
      })
    : null
  return {
    visits: tickets.length,
    days: days.length,
    perDay: perDay(tickets.length, days.length),
    dispersion,
    hours: [...byHour].flatMap((visits, hour) =>
      visits === 0 ? [] : [{ hour, visits, perDay: perDay(visits, days.length) }],
    ),
    weekdays,
    weekdaysAlike:
      weekdays === null
        ? null
        : chiSquareTail(
            weekdays.reduce((sum, each) => sum + (each.days * squared(each.perDay.value - mean)) / mean, 0) / wider,
            weekdays.length - 1,
          ),
    thin: days.length < FEW_DAYS,
  }
}

const squared = (x: number): number => x * x

/** The scatter of counts about the means of their groups, against that of Poisson counts. */
function dispersionOf(groups: readonly (readonly number[])[]) {
  let square = 0
  let freedom = 0
  for (const counts of groups) {
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    if (mean === 0) continue
    for (const count of counts) square += squared(count - mean) / mean
    freedom += counts.length - 1
  }
  if (freedom === 0) return null
  const p = chiSquareTail(square, freedom)
  return { ratio: square / freedom, p, varies: p < BY_CHANCE }
}
