import { type AddressedStream, sampler } from "@tangguh/engine"
import type { Plan, Store } from "@tangguh/plan"
import { delaySampler, later } from "./delays.ts"
import { type Outages, spellsOf, union } from "./outages.ts"

/** Deliveries that come unasked, in order of time. */
export interface Deliveries {
  readonly at: Float64Array
  readonly amount: Float64Array
}

/** The deliveries to a store over the horizon. */
export function deliveriesTo(plan: Plan, store: Store, stream: (name: string) => AddressedStream): Deliveries {
  const rows: { at: number; amount: number; source: number }[] = []
  store.deliveries.forEach((delivery, source) => {
    const draws = stream(`${store.stream}/delivery/${source}`)
    const amount = sampler(delivery.amount)
    const pieces = (k: number) => Math.max(0, Math.round(amount(draws.at(k, 1))))
    if (delivery.kind === "once") {
      if (delivery.at < plan.horizon) rows.push({ at: delivery.at, amount: pieces(0), source })
      return
    }
    const every = delaySampler(delivery.every)
    for (let k = 0, at = 0; ; k++) {
      const next = later(plan, plan.schedules[store.schedule], at, every(draws.at(k, 0)))
      if (!(next < plan.horizon) || next <= at) return
      at = next
      rows.push({ at, amount: pieces(k), source })
    }
  })
  rows.sort((a, b) => a.at - b.at || a.source - b.source)
  return { at: Float64Array.from(rows, ({ at }) => at), amount: Float64Array.from(rows, ({ amount }) => amount) }
}

/** When the supplier of a store can send nothing. */
export function supplierOutages(plan: Plan, store: Store, stream: (name: string) => AddressedStream): Outages {
  return union(
    store.supplierOut.flatMap((source, i) =>
      spellsOf(plan, plan.schedules[store.schedule], source, stream(`${store.stream}/supplier/${i}`), false),
    ),
  )
}

/** The end of the outage that an instant lies in; the instant itself where it lies in none. */
export function endOfOutage({ from, until }: Outages, at: number): number {
  for (let i = 0; i < from.length && from[i] <= at; i++) if (at < until[i]) return until[i]
  return at
}
