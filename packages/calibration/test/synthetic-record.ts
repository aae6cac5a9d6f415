import { lognormalByMean, lognormalByMedian, RandomStream, sampler } from "@tangguh/engine"

/** What the records are made of: two counters, doors from 08:00 to 15:00 on weekdays, people from 07:00 on, and mains power. */
export const truth = {
  byHour: { 7: 10, 8: 17, 9: 17, 10: 14, 11: 10, 12: 5, 13: 10, 14: 7 } as Readonly<Record<number, number>>,
  perDay: 90,
  service: { mean: 8 * 60, cv: 0.6 },
  patience: { median: 60 * 60, cv: 0.5 },
  up: { mean: 1.5 * 86_400 },
  down: { mean: 5400, cv: 1 },
}

const DAY = 86_400
const FIRST = Date.UTC(2026, 0, 5) / 1000 // a Monday

const written = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")

/** Tickets and incidents of an office as CSV, drawn from `truth`. */
export function syntheticRecord(seed: string, weeks: number): { readonly tickets: string; readonly incidents: string } {
  const random = new RandomStream(seed)
  const exponential = sampler({ kind: "exponential", mean: 1 })
  const service = sampler(lognormalByMean(truth.service.mean, truth.service.cv))
  const patience = sampler(lognormalByMedian(truth.patience.median, truth.patience.cv))
  const down = sampler(lognormalByMean(truth.down.mean, truth.down.cv))

  const outages: (readonly [number, number])[] = []
  for (let at = FIRST; ;) {
    const from = Math.round(at + truth.up.mean * exponential(random))
    at = from + Math.max(1, Math.round(down(random)))
    if (from >= FIRST + weeks * 7 * DAY) break
    outages.push([from, at])
  }
  /** The first instant from which so much work, begun when there is power, is done. */
  const done = (from: number, work: number): readonly [number, number] => {
    let start = from
    for (const [cut, back] of outages) if (cut <= start && start < back) start = back
    let end = start + work
    for (const [cut, back] of outages) if (start < cut && cut < end) end += back - cut
    return [start, end]
  }

  const rows: string[] = []
  for (let date = 0; date < weeks * 7; date++) {
    if (date % 7 > 4) continue
    const midnight = FIRST + date * DAY
    const free = [midnight + 8 * 3600, midnight + 8 * 3600]
    const closing = midnight + 15 * 3600
    let ticket = 0
    for (const [hour, perHour] of Object.entries(truth.byHour)) {
      for (let at = exponential(random) / perHour; at < 1; at += exponential(random) / perHour) {
        const arrived = Math.floor(midnight + (Number(hour) + at) * 3600)
        const willing = Math.max(1, Math.round(patience(random)))
        const counter = free[0] <= free[1] ? 0 : 1
        const [start, end] = done(Math.max(arrived, free[counter]), Math.max(1, Math.round(service(random))))
        const name = `${++ticket},${written(arrived)}`
        if (arrived + willing < Math.min(start, closing)) rows.push(`${name},,,${written(arrived + willing)}`)
        else if (start >= closing) rows.push(`${name},,${written(closing)},`)
        else {
          free[counter] = end
          rows.push(`${name},${written(start)},${written(end)},`)
        }
      }
    }
  }
  return {
    tickets: `ticket,arrived,started,ended,left\n${rows.join("\n")}\n`,
    incidents: `dependency,from,to\n${outages.map(([from, to]) => `power,${written(from)},${written(to)}\n`).join("")}`,
  }
}
