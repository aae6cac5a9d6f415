import { onGrid, sample } from "@tangguh/engine"
import { EventType, NOWHERE } from "../event.ts"
import { counterList, waiting } from "../state/queue.ts"
import { Flag, Status } from "../state/state.ts"
import { delaySampler, later } from "../world/delays.ts"
import type { Run } from "./run.ts"

/** Places the orders that the positions of continuously reviewed stores call for. */
export function settleStocks(run: Run, time: number): void {
  const { stocks, model } = run
  while (stocks.count > 0) {
    const count = stocks.drain()
    for (let i = 0; i < count; i++)
      if (model.plan.arrangement.reorder[stocks.batch[i]]?.review === 0)
        orderIfLow(run, time, stocks.batch[i], run.lowered[stocks.batch[i]])
  }
}

/** What is on hand and on order, less the demand that waits. */
export function positionOf(run: Run, store: number): number {
  const { model, state } = run
  let waits = 0
  for (const station of new Set(model.storeStations[store])) {
    for (let take = model.firstTake[station]; take < model.firstTake[station + 1]; take++)
      if (model.takeStore[take] === store) waits += wanting(run, station) * model.takeAmount[take]
  }
  return state.stores.onHand[store] + state.stores.onOrder[store] - waits
}

/** Those who wait at a station and have not taken yet what it uses: all but those whose work had begun. */
function wanting({ model, state }: Run, station: number): number {
  const { citizens, lists } = state
  const { onBreak, onBreakdown, onClosing, onFailure, onShift, preempts } = model.plan.steps[model.stepOf[station]]
  const rules = [onBreak, onBreakdown, onClosing, onShift, ...onFailure]
  const mayQueue = preempts || rules.some(({ place }) => place === "head" || place === "tail")
  const first = counterList(model, station)
  const last = mayQueue ? first + model.ranks[model.stepOf[station]] : first
  let begun = 0
  for (let list = first; list <= last; list++)
    for (let slot = lists.first[list]; slot >= 0; slot = citizens.next[slot])
      if (citizens.status[slot] === Status.interrupted || (citizens.flags[slot] & Flag.begun) !== 0) begun++
  return waiting(model, state, station) - begun
}

function orderIfLow(run: Run, time: number, store: number, cause: number): void {
  const { model, state, world } = run
  const { plan } = model
  const reorder = plan.arrangement.reorder[store]
  if (reorder === null || model.bottomless[store] === 1) return
  for (let position = positionOf(run, store); position <= reorder.at; position = positionOf(run, store)) {
    const amount = reorder.order.kind === "up to" ? Math.ceil(reorder.order.level - position) : reorder.order.lot
    if (!(amount > 0)) return
    const k = state.stores.orders[store]
    const ready = world.supplierReady(store, time)
    const drawn = delaySampler(reorder.leadTime)(world.orderDraws(store, k, 0))
    const arrives = later(plan, plan.schedules[plan.stores[store].schedule], ready, drawn)
    run.emit(time, EventType.StockOrdered, NOWHERE, store, amount, arrives, cause, -1)
  }
}

/** The look at a store that is looked at now and then, or with too little in it at the start. */
export function review(run: Run, time: number, store: number): void {
  orderIfLow(run, time, store, run.emit(time, EventType.StockReviewed, NOWHERE, store, 0, 0, 0, -1))
}

/** Pieces that come unasked. */
export function deliver(run: Run, time: number, store: number): void {
  const amount = run.world.deliveries[store].amount[run.state.stores.deliveries[store]]
  run.emit(time, EventType.StockDelivered, NOWHERE, store, amount, -1, 0, -1)
  afterDelivery(run, store)
}

/** What was ordered, or sent by another store, comes: of an order perhaps only a share. */
export function arriveShipment(run: Run, time: number, index: number): void {
  const { model, state, world } = run
  const { store, order, amount, cause } = state.shipments[index]
  const reorder = model.plan.arrangement.reorder[store]
  const filled = order < 0 || reorder === null ? 1 : sample(reorder.filled, world.orderDraws(store, order, 1))
  const comes = Math.round(amount * Math.min(1, onGrid(filled)))
  const delivered = run.emit(time, EventType.StockDelivered, NOWHERE, store, comes, index, cause, -1)
  if (comes < amount) run.lowered[store] = delivered
  afterDelivery(run, store)
}

function afterDelivery(run: Run, store: number): void {
  run.stirStore(store)
  run.stocks.add(store)
}

/** Moves pieces from one store to another. */
export function transfer(
  run: Run,
  time: number,
  from: number,
  to: number,
  amount: number,
  takes: number,
  cause: number,
): void {
  const sent = run.emit(time, EventType.StockSent, NOWHERE, from, amount, 0, cause, -1)
  run.emit(time, EventType.StockShipped, NOWHERE, to, amount, onGrid(time + takes), sent, -1)
  if (run.state.stores.onHand[from] === 0) run.emit(time, EventType.StockDepleted, NOWHERE, from, 0, 0, sent, -1)
  run.stocks.add(from)
  run.lowered[from] = sent
}
