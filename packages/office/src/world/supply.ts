import { type AddressedStream, sampler } from "@tangguh/engine"
import type { Plan, Store } from "@tangguh/plan"
import { delaySampler, later } from "./delays.ts"
import { type Outages } from "./outages.ts"

/** Deliveries that come unasked, in order of time. */
export interface Deliveries {
  readonly at: Float64Array
  readonly amount: Float64Array
}

/** One delivery: when, how many pieces, and by which of the store's sources. */
export interface Delivered {
  readonly at: number
  readonly amount: number
  readonly source: number
}

/** How often a delivery that must come after an instant is drawn, until it does; then it stays as it was. */
const TRIES = 10_000

/**
 * The deliveries to a store over the horizon, source by source. Behind those that have `begun` to be known by an instant the rest are drawn,
 * given that they have not come by then: by rejection.
 */
export function everyDelivery(
  plan: Plan,
  store: Store,
  stream: (name: string) => AddressedStream,
  begun: { readonly rows: readonly Delivered[]; readonly at: number } | null = null,
): Delivered[] {
  const known = begun?.at ?? -Infinity
  return store.deliveries.flatMap((delivery, source): Delivered[] => {
    const draws = stream(`${store.stream}/delivery/${source}`)
    const amount = sampler(delivery.amount)
    const were = begun?.rows.filter((row) => row.source === source) ?? []
    const row = (k: number, at: number): Delivered =>
      at <= known ? were[k] : { at, amount: Math.max(0, Math.round(amount(draws.at(k, 1)))), source }
    if (delivery.kind === "once") return delivery.at < plan.horizon ? [row(0, delivery.at)] : []
    const every = delaySampler(delivery.every)
    const rows: Delivered[] = []
    for (let k = 0, at = 0; ; k++) {
      const was = were[k]?.at ?? Infinity
      let next = was
      if (was > known)
        for (let tries = 0; tries < TRIES; tries++) {
          const drawn = later(plan, plan.schedules[store.schedule], at, every(draws.at(k, 2 * tries)))
          if (drawn > known) {
            next = drawn
            break
          }
        }
      if (!(next < plan.horizon) || next <= at) return rows
      at = next
      rows.push(row(k, at))
    }
  })
}

/** The same in order of time. */
export function inOrder(every: readonly Delivered[]): Deliveries {
  const rows = [...every].sort((a, b) => a.at - b.at || a.source - b.source)
  return { at: Float64Array.from(rows, ({ at }) => at), amount: Float64Array.from(rows, ({ amount }) => amount) }
}

/** The end of the outage that an instant lies in; the instant itself where it lies in none. */
export function endOfOutage({ from, until }: Outages, at: number): number {
  for (let i = 0; i < from.length && from[i] <= at; i++) if (at < until[i]) return until[i]
  return at
}
