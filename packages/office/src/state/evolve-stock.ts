import type { OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import type { State } from "./state.ts"

/** An order is placed. `subject` is the store, `hidden` the instant at which it comes. */
export function order(state: State, { subject: store, value, hidden, number }: OfficeEvent): void {
  const { stores } = state
  state.shipments.push({ store, order: stores.orders[store], amount: value, arrives: hidden, cause: number })
  stores.orders[store]++
  stores.onOrder[store] += value
}

/** Pieces come: `value` of them; `hidden` is the place in `shipments` that they come from, −1 for what came unasked. */
export function deliver(state: State, { subject: store, value, hidden, number }: OfficeEvent): void {
  const { stores } = state
  stores.onHand[store] += value
  stores.changed[store] = number
  if (hidden < 0) {
    stores.deliveries[store]++
    return
  }
  stores.onOrder[store] -= state.shipments[hidden].amount
  state.shipments.splice(hidden, 1)
}

/** Pieces leave a store for another one. */
export function take(state: State, { subject: store, value, number }: OfficeEvent): void {
  state.stores.onHand[store] -= value
  state.stores.changed[store] = number
}

/** Pieces are on their way from another store. */
export function ship(state: State, { subject: store, value, hidden, number }: OfficeEvent): void {
  state.shipments.push({ store, order: -1, amount: value, arrives: hidden, cause: number })
  state.stores.onOrder[store] += value
}

/** A store that is looked at now and then has been looked at; one that is looked at all the time, at the start. */
export function review(model: Model, state: State, { subject: store }: OfficeEvent): void {
  const every = model.plan.arrangement.reorder[store]!.review
  state.stores.reviewAt[store] = every > 0 ? state.stores.reviewAt[store] + every : Infinity
}
