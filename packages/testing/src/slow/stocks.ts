import { onGrid, sampler } from "@tangguh/engine"
import { delaySampler } from "@tangguh/office/world"
import { later } from "./calendar.ts"
import { takes, touchUsers, waitingAt } from "./conditions.ts"
import { type Now, say, type Shipment, type Store } from "./now.ts"
import type { Notice } from "./notice.ts"

const reorderOf = (now: Now, store: Store) => now.plan.arrangement.reorder[store.number] ?? null

/** On hand and on order, less the demand that waits at the steps that use the store. */
function position(now: Now, store: Store): number {
  const onOrder = now.shipments.reduce((sum, shipment) => sum + (shipment.store === store ? shipment.amount : 0), 0)
  let waiting = 0
  for (const station of now.stations)
    for (const { store: taken, amount } of takes(now, station))
      if (taken === store) {
        waiting += amount * waitingAt(station).filter(({ hasBegun }) => !hasBegun).length
      }
  return store.onHand + onOrder - waiting
}

/** Orders where the position is at or below its mark. */
export function orderIfLow(now: Now, store: Store, continuous: boolean, cause = store.lowered): void {
  const reorder = reorderOf(now, store)
  if (reorder === null || (reorder.review === 0) !== continuous || store.onHand === Infinity) return
  while (position(now, store) <= reorder.at) {
    const { order } = reorder
    const amount = order.kind === "up to" ? Math.ceil(order.level - position(now, store)) : order.lot
    if (amount <= 0) return
    const { schedule } = now.plan.stores[store.number]
    const ready = now.world.supplierReady(store.number, now.time)
    const lead = delaySampler(reorder.leadTime)(now.world.orderDraws(store.number, store.orders, 0))
    const arrives = later(now.plan, now.plan.schedules[schedule], ready, lead)
    say(now, "StockOrdered", { subject: store.number, value: amount, hidden: arrives, cause })
    now.shipments.push({ store, order: store.orders++, amount, arrives, cause: now.log.length })
  }
}

export function* stockNotices(now: Now): Generator<Notice> {
  for (const store of now.stores) {
    const { number: entity } = store
    const { at, amount } = now.world.deliveries[entity]
    if (store.deliveries < at.length)
      yield {
        time: at[store.deliveries],
        phase: 8,
        entity,
        happens: () => deliver(now, store, amount[store.deliveries++], -1, 0),
      }
    if (store.reviewAt < Infinity) yield { time: store.reviewAt, phase: 10, entity, happens: () => review(now, store) }
  }
  for (const [entity, shipment] of now.shipments.entries())
    if (shipment.arrives < Infinity)
      yield { time: shipment.arrives, phase: 9, entity, happens: () => arrive(now, shipment, entity) }
}

function deliver(now: Now, store: Store, amount: number, hidden: number, cause: number): void {
  store.changed = say(now, "StockDelivered", { subject: store.number, value: amount, hidden, cause })
  store.onHand += amount
  now.touchedStores.add(store)
  touchUsers(now, store)
}

/** Of an order comes the share drawn, in whole pieces. */
function arrive(now: Now, shipment: Shipment, place: number): void {
  now.shipments.splice(place, 1)
  const { store, order, amount, cause } = shipment
  const reorder = reorderOf(now, store)
  let comes = amount
  if (order >= 0 && reorder !== null)
    comes = Math.round(
      amount * Math.min(1, onGrid(sampler(reorder.filled)(now.world.orderDraws(store.number, order, 1)))),
    )
  deliver(now, store, comes, place, cause)
  if (comes < amount) store.lowered = store.changed
}

function review(now: Now, store: Store): void {
  const every = reorderOf(now, store)!.review
  store.reviewAt = every > 0 ? store.reviewAt + every : Infinity
  const reviewed = say(now, "StockReviewed", { subject: store.number })
  orderIfLow(now, store, every === 0, reviewed)
}
