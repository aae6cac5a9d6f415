import { formatNumber, type Language, locales } from "@tangguh/charts"
import { localClock } from "@tangguh/report/comparison"
import type { Plan } from "@tangguh/plan"

/** Instants of a run as people say them. Seconds since the start. */
export interface Clock {
  /** `13:00`, `13.00` */
  readonly time: (seconds: number) => string
  /** `Fri 16 Sep`, `Jum 16 Sep` */
  readonly date: (seconds: number) => string
  /** `Fri 16 Sep 13:00`; with its year where that is not the year in which the run begins. */
  readonly moment: (seconds: number) => string
}

export function clockOf(plan: Pick<Plan, "epoch" | "zone">, language: Language): Clock {
  const local = localClock(plan)
  const { shortDays, shortMonths } = locales[language].time
  const year = local(0).slice(0, 4)
  const time = (seconds: number) =>
    local(seconds)
      .slice(11, 16)
      .replace(":", language === "id" ? "." : ":")
  const date = (seconds: number) => {
    const day = local(seconds).slice(0, 10)
    const at = new Date(`${day}T00:00Z`)
    const name = `${shortDays[at.getUTCDay()]} ${at.getUTCDate()} ${shortMonths[at.getUTCMonth()]}`
    return day.startsWith(year) ? name : `${name} ${day.slice(0, 4)}`
  }
  return { time, date, moment: (seconds) => `${date(seconds)} ${time(seconds)}` }
}

const units = { en: ["d", "h", "min", "s"], id: ["hari", "jam", "menit", "detik"] } as const

/** A duration in its two largest units that matter, to the minute: `7 h 30 min`, `2 d 4 h`; below a minute in seconds. */
export function durationText(seconds: number, language: Language): string {
  const s = units[language].at(-1)!
  if (seconds < 59.5) return `${formatNumber(seconds, language)} ${s}`
  return spelled(Math.round(seconds / 60), language)
    .slice(0, 2)
    .join(" ")
}

/** Whole minutes, nothing left out: `7 h 30 min`, `2 d 4 h 6 min`. */
export const minutesText = (minutes: number, language: Language): string =>
  spelled(minutes, language).join(" ") || `0 ${units[language][2]}`

function spelled(minutes: number, language: Language): readonly string[] {
  const hours = Math.floor(minutes / 60)
  const days = hours < 48 ? 0 : Math.floor(hours / 24)
  return [days, hours - 24 * days, minutes % 60].flatMap((count, at) =>
    count > 0 ? [`${formatNumber(count, language)} ${units[language][at]}`] : [],
  )
}

/** Whole minutes that are nearest to durations and sum to the nearest of their sum, or to `total`: the largest remainders are rounded up. */
export function minutesOf(durations: readonly number[], total?: number): readonly number[] {
  const exact = durations.map((seconds) => seconds / 60)
  const whole = exact.map(Math.floor)
  const sumOf = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0)
  const missing = (total ?? Math.round(sumOf(exact))) - sumOf(whole)
  const byRemainder = [...exact.keys()].sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b)
  for (const at of byRemainder.slice(0, missing)) whole[at]++
  return whole
}
