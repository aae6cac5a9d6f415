import type { Model } from "./model.ts"
import { QUEUES, Queue, type State } from "./state.ts"

/** Puts a citizen at the end of one of a station's lists. */
export function append(state: State, station: number, queue: number, slot: number): void {
  const { first, last, size } = state.lists
  const { next, previous, list } = state.citizens
  const at = station * QUEUES + queue
  const tail = last[at]
  next[slot] = -1
  previous[slot] = tail
  if (tail < 0) first[at] = slot
  else next[tail] = slot
  last[at] = slot
  size[at]++
  list[slot] = at
}

/** Takes a citizen out of the list that it is in. */
export function remove(state: State, slot: number): void {
  const { first, last, size } = state.lists
  const { next, previous, list } = state.citizens
  const at = list[slot]
  const before = previous[slot]
  const after = next[slot]
  if (before < 0) first[at] = after
  else next[before] = after
  if (after < 0) last[at] = before
  else previous[after] = before
  size[at]--
  list[slot] = -1
}

/** The next to be called: vouchers first, then by arrival; −1 if nobody waits. */
export function head(state: State, station: number): number {
  const priority = state.lists.first[station * QUEUES + Queue.priority]
  return priority >= 0 ? priority : state.lists.first[station * QUEUES + Queue.ordinary]
}

/** Those before the counters of a station. */
export const queueing = (state: State, station: number): number =>
  state.lists.size[station * QUEUES + Queue.priority] + state.lists.size[station * QUEUES + Queue.ordinary]

/** Those at the counters: in service, called or interrupted. */
export const atCounter = (state: State, station: number): number => state.lists.size[station * QUEUES + Queue.counter]

/** Units of a station's resource that are taken: by those at its counters, and at those of steps that share it. */
export function taken(model: Model, state: State, station: number): number {
  const office = model.officeOf[station]
  const shared = model.shared[model.stepOf[station]]
  if (shared === null) return atCounter(state, station)
  let units = 0
  for (let i = 0; i < shared.length; i++) units += atCounter(state, office * model.steps + shared[i])
  return units
}

/** Everybody at a step who is not in active service: the called and interrupted ones too. */
export const waiting = (state: State, station: number): number =>
  queueing(state, station) + atCounter(state, station) - state.stations.active[station]
