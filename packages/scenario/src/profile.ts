import type { Profile } from "@tangguh/plan"
import { nearestSecondsAt, periodsOn, type Calendar } from "./calendar.ts"
import { Weekdays, type WrittenHours } from "./hours.ts"
import { decodeLeaf } from "./leaf.ts"
import { parseDates, parsePeriod, weekdayOf } from "./moment.ts"

/** Weights by period of the day, as written: only proportions count. */
export type ByHour = Readonly<Record<string, number>>

/** Factors on the rate of some weekdays and dates. */
export interface Factors {
  readonly by_weekday?: Readonly<Record<string, number>>
  readonly by_date?: Readonly<Record<string, number>>
}

/** The weekdays of a key such as `mon-fri`. */
export const weekdaysOf = (text: string): readonly number[] => {
  const parsed = decodeLeaf(Weekdays, text)
  return parsed.ok ? (parsed.value as readonly number[]) : []
}

/** The factor of each date: that of its weekday times that of the date. */
export const factorOf = ({ by_weekday, by_date }: Factors): ((day: number) => number) => {
  const weekdays = new Float64Array(7).fill(1)
  for (const [text, factor] of Object.entries(by_weekday ?? {}))
    for (const weekday of weekdaysOf(text)) weekdays[weekday] = factor
  const dates = Object.entries(by_date ?? {}).flatMap(([text, factor]) => {
    const parsed = parseDates(text)
    return parsed.ok ? [{ ...parsed.value, factor }] : []
  })
  return (day) =>
    weekdays[weekdayOf(day)]! * (dates.find(({ from, until }) => from <= day && day <= until)?.factor ?? 1)
}

/** The first two keys of `by_weekday` that name one weekday, or null. */
export const weekdayTwice = (byWeekday: Readonly<Record<string, number>>): readonly [string, string] | null => {
  const saidBy = new Map<number, string>()
  for (const text of Object.keys(byWeekday)) {
    for (const weekday of weekdaysOf(text)) {
      const before = saidBy.get(weekday)
      if (before !== undefined) return [before, text]
      saidBy.set(weekday, text)
    }
  }
  return null
}

interface Interval {
  readonly text: string
  readonly from: number
  readonly until: number
}

/** The first two that share more than an end, or null. */
const firstClash = (intervals: readonly Interval[]): readonly [string, string] | null => {
  const sorted = [...intervals].sort((a, b) => a.from - b.from)
  const at = sorted.findIndex((each, index) => index > 0 && each.from < sorted[index - 1]!.until)
  return at < 0 ? null : [sorted[at - 1]!.text, sorted[at]!.text]
}

/** The first two keys of `by_date` with a date in common, or null. */
export const datesTwice = (byDate: Readonly<Record<string, number>>): readonly [string, string] | null =>
  firstClash(
    Object.keys(byDate).flatMap((text) => {
      const parsed = parseDates(text)
      return parsed.ok ? [{ text, from: parsed.value.from, until: parsed.value.until + 1 }] : []
    }),
  )

interface Piece {
  readonly from: number
  readonly until: number
  readonly weight: number
}

/** The weights with their periods, in order of the clock; they add up to 1. */
export const piecesOf = (byHour: ByHour): readonly Piece[] => {
  const pieces = Object.entries(byHour).flatMap(([text, weight]) => {
    const period = parsePeriod(text)
    return period.ok && weight > 0 ? [{ from: period.value[0], until: period.value[1], weight }] : []
  })
  const total = pieces.reduce((sum, piece) => sum + piece.weight, 0)
  return pieces.map((piece) => ({ ...piece, weight: piece.weight / total })).sort((a, b) => a.from - b.from)
}

/** The first two periods that overlap, or null. */
export const overlapping = (byHour: ByHour): readonly [string, string] | null =>
  firstClash(
    Object.keys(byHour).flatMap((text) => {
      const period = parsePeriod(text)
      return period.ok ? [{ text, from: period.value[0], until: period.value[1] }] : []
    }),
  )

const collect = (days: readonly (readonly Piece[])[]): Profile => {
  const all = days.flat()
  const start = new Uint32Array(days.length + 1)
  for (let day = 0; day < days.length; day++) start[day + 1] = start[day]! + days[day]!.length
  return {
    start,
    from: Float64Array.from(all, (piece) => piece.from),
    until: Float64Array.from(all, (piece) => piece.until),
    weight: Float64Array.from(all, (piece) => piece.weight),
  }
}

/** One piece a day, whatever the hours; weight 1 is a day of 24 h, so a day of 23 h has less. */
export const clockProfile = (calendar: Calendar, factor: (day: number) => number): Profile =>
  collect(
    Array.from({ length: calendar.days.length - 1 }, (_, day) => {
      const from = calendar.days[day]!
      const until = calendar.days[day + 1]!
      return until > from ? [{ from, until, weight: (factor(calendar.firstDay + day) * (until - from)) / 86_400 }] : []
    }),
  )

/** Weights of each working day: those after the last closing are dropped, those before opening and in breaks stay. */
export const workingDayProfile = (
  calendar: Calendar,
  hours: WrittenHours,
  byHour: ByHour | null,
  factor: (day: number) => number,
): Profile => {
  const plain = byHour === null ? null : piecesOf(byHour)
  return collect(
    Array.from({ length: calendar.days.length - 1 }, (_, index) => {
      const day = calendar.firstDay + index
      const periods = periodsOn(hours, day)
      const last = periods.at(-1)
      if (last === undefined) return []
      const open = periods.reduce((sum, [from, until]) => sum + until - from, 0)
      const clock = plain ?? periods.map(([from, until]) => ({ from, until, weight: (until - from) / open }))
      const ofDay = factor(day)
      return clock.flatMap((piece) => {
        const until = Math.min(piece.until, last[1])
        if (until <= piece.from) return []
        const start = nearestSecondsAt(calendar, { day, seconds: piece.from })
        const end = nearestSecondsAt(calendar, { day, seconds: until })
        return end > start
          ? [
              {
                from: start,
                until: end,
                weight: (ofDay * piece.weight * (until - piece.from)) / (piece.until - piece.from),
              },
            ]
          : []
      })
    }),
  )
}
