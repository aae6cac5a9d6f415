import type { Profile } from "@tangguh/plan"
import { nearestSecondsAt, periodsOn, type Calendar } from "./calendar.ts"
import type { WrittenHours } from "./hours.ts"
import { parsePeriod } from "./moment.ts"

/** Weights by period of the day, as written: only proportions count. */
export type ByHour = Readonly<Record<string, number>>

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
export const overlapping = (byHour: ByHour): readonly [string, string] | null => {
  const periods = Object.keys(byHour)
    .map((text) => ({ text, period: parsePeriod(text) }))
    .flatMap(({ text, period }) => (period.ok ? [{ text, from: period.value[0], until: period.value[1] }] : []))
    .sort((a, b) => a.from - b.from)
  for (let index = 1; index < periods.length; index++) {
    if (periods[index]!.from < periods[index - 1]!.until) return [periods[index - 1]!.text, periods[index]!.text]
  }
  return null
}

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
export const clockProfile = (calendar: Calendar): Profile =>
  collect(
    Array.from({ length: calendar.days.length - 1 }, (_, day) => {
      const from = calendar.days[day]!
      const until = calendar.days[day + 1]!
      return until > from ? [{ from, until, weight: (until - from) / 86_400 }] : []
    }),
  )

/** Weights of each working day: those after the last closing are dropped, those before opening and in breaks stay. */
export const workingDayProfile = (calendar: Calendar, hours: WrittenHours, byHour: ByHour | null): Profile => {
  const plain = byHour === null ? null : piecesOf(byHour)
  return collect(
    Array.from({ length: calendar.days.length - 1 }, (_, index) => {
      const day = calendar.firstDay + index
      const periods = periodsOn(hours, day)
      const last = periods.at(-1)
      if (last === undefined) return []
      const open = periods.reduce((sum, [from, until]) => sum + until - from, 0)
      const clock = plain ?? periods.map(([from, until]) => ({ from, until, weight: (until - from) / open }))
      return clock.flatMap((piece) => {
        const until = Math.min(piece.until, last[1])
        if (until <= piece.from) return []
        const start = nearestSecondsAt(calendar, { day, seconds: piece.from })
        const end = nearestSecondsAt(calendar, { day, seconds: until })
        return end > start
          ? [{ from: start, until: end, weight: (piece.weight * (until - piece.from)) / (piece.until - piece.from) }]
          : []
      })
    }),
  )
}
