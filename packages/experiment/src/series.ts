import { quantile } from "@tangguh/statistics"
import type { Plan } from "@tangguh/plan"
import type { ArmValues } from "./arm.ts"
import type { Column } from "./columns.ts"

/** What is seen of a quantity at one instant, over replications. */
export interface SeriesPoint {
  readonly column: string
  /** Seconds since the start. */
  readonly at: number
  readonly mean: number
  readonly median: number
  readonly p10: number
  readonly p90: number
}

export interface Series {
  /** Days that are shown, with the doors of the first office. */
  readonly days: readonly { readonly day: number; readonly open: number; readonly close: number }[]
  /** People waiting at the offices. */
  readonly queue: readonly SeriesPoint[]
  /** People who came, or meant to, and are not done. */
  readonly pending: readonly SeriesPoint[]
  /** Scripted outages that touch these days. */
  readonly outages: readonly { readonly dependency: number; readonly from: number; readonly until: number }[]
}

const DAYS = 10
const LOOKS_A_DAY = 36

/** The working days around the scripted outages, from the one before the first; else the first ones. */
function shownDays(plan: Plan): Series["days"] {
  const schedule = plan.schedules[plan.offices[0].schedule]
  const days: { day: number; open: number; close: number }[] = []
  for (let day = 0; day < plan.days.length - 1; day++) {
    if (schedule.works[day] === 0) continue
    let open = Infinity
    let close = -Infinity
    for (let period = 0; period < schedule.opens.length; period++) {
      const from = schedule.opens[period]
      if (from >= plan.days[day + 1] || schedule.closes[period] <= plan.days[day]) continue
      open = Math.min(open, Math.max(from, plan.days[day]))
      close = Math.max(close, Math.min(schedule.closes[period], plan.days[day + 1]))
    }
    days.push({ day, open, close })
  }
  const windows = scripted(plan)
  if (windows.length === 0) return days.slice(0, DAYS)
  const from = Math.min(...windows.map((w) => w.from))
  const until = Math.max(...windows.map((w) => w.until))
  const first = Math.max(0, days.findIndex(({ close }) => close > from) - 1)
  const last = days.findIndex(({ open }) => open >= until)
  const end = last < 0 ? days.length : last + 3
  return days.slice(first, Math.min(end, first + DAYS))
}

const scripted = (plan: Plan): { dependency: number; from: number; until: number }[] =>
  plan.switches
    .filter((at) => at.offices.includes(0))
    .flatMap((at) =>
      at.sources.flatMap((source) =>
        source.kind === "window" ? [{ dependency: at.dependency, from: source.from, until: source.until }] : [],
      ),
    )

/** When the queue is looked at: evenly over the opening hours of the days that are shown, and when people gather before. */
export function seriesInstants(plan: Plan): Float64Array {
  const instants = shownDays(plan).flatMap(({ open, close }) => {
    const step = (close - open) / LOOKS_A_DAY
    return Array.from({ length: LOOKS_A_DAY + 1 }, (_, i) => Math.floor(open + i * step))
  })
  return Float64Array.from(new Set(instants))
}

export function seriesOf(
  plan: Plan,
  columns: readonly Column[],
  instants: Float64Array,
  arms: readonly ArmValues[],
  replications: number,
): Series {
  const days = shownDays(plan)
  const points = (name: "queue" | "pending"): SeriesPoint[] =>
    columns.flatMap((column, a) =>
      Array.from(instants, (at, i): SeriesPoint => {
        const values = Float64Array.from(
          { length: replications },
          (_, run) => arms[a][name][run * instants.length + i],
        ).sort()
        const mean = values.reduce((sum, v) => sum + v, 0) / replications
        return {
          column: column.name,
          at,
          mean,
          median: quantile(values, 0.5),
          p10: quantile(values, 0.1),
          p90: quantile(values, 0.9),
        }
      }),
    )
  const shown = (from: number, until: number) => days.some(({ open, close }) => from < close && until > open)
  return {
    days,
    queue: points("queue"),
    pending: points("pending"),
    outages: scripted(plan).filter(({ from, until }) => shown(from, until)),
  }
}
