import type { Language, QueueOverTime, QueueSeries } from "@tangguh/charts"
import type { Comparison } from "@tangguh/experiment"
import { bestPolicy } from "./best-policy.ts"
import { localClock } from "./local-clock.ts"

const quantities = {
  queue: {
    en: { kind: "queue", title: "People waiting", unit: "people" },
    id: { kind: "queue", title: "Warga menunggu", unit: "orang" },
  },
  pending: {
    en: { kind: "backlog", title: "People who came or meant to, and are not done", unit: "people" },
    id: { kind: "backlog", title: "Warga yang sudah berniat datang dan belum selesai", unit: "orang" },
  },
} as const

/**
 * The queue through the days around the outage: today, the policy that helps most, and what it would be if nothing
 * failed. Where the harm is trips and not waiting, the people who are not done instead of the queue; not where services have
 * several steps, for their backlogs are never added.
 */
export const queueInput = (comparison: Comparison, language: Language): QueueOverTime => {
  const { plan, columns, series, headline, replications } = comparison
  const at = localClock(plan)
  const of = headline === "wasted_trips" && plan.steps.length === plan.services.length ? "pending" : "queue"
  const measure = bestPolicy(comparison, headline) ?? columns.find(({ kind }) => kind === "policy")
  const bound = columns.find(({ kind }) => kind === "bound")
  const shown = [
    { column: columns[0], role: "today" as const },
    ...(measure === undefined ? [] : [{ column: measure, role: "measure" as const }]),
    ...(bound === undefined ? [] : [{ column: bound, role: "bound" as const }]),
  ]
  const names = new Set(shown.map(({ column }) => column.name))
  return {
    language,
    scenarioTitle: plan.title[language],
    replications,
    quantity: quantities[of][language],
    series: shown.map(({ column, role }): QueueSeries => ({
      policy: column.name,
      title: column.title[language],
      role,
    })),
    rows: series[of]
      .filter(({ column }) => names.has(column))
      .map(({ column, at: seconds, mean, median, p10, p90 }) => ({
        policy: column,
        time: at(seconds),
        mean,
        median,
        p10,
        p90,
      })),
    outages: series.outages.map(({ dependency, from, until }) => ({
      from: at(from),
      until: at(until),
      title: plan.dependencies[dependency].title[language],
      kind: plan.dependencies[dependency].name,
    })),
    days: series.days.map(({ open, close }) => ({ date: at(open).slice(0, 10), open: at(open), close: at(close) })),
  }
}
