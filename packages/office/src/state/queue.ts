import type { Model } from "../model.ts"
import { COUNTER, Flag, type State, VOUCHER } from "./state.ts"

/** Puts a citizen at the end of a list. */
export function append(state: State, at: number, slot: number): void {
  const { first, last, size } = state.lists
  const { next, previous, list } = state.citizens
  const tail = last[at]
  next[slot] = -1
  previous[slot] = tail
  if (tail < 0) first[at] = slot
  else next[tail] = slot
  last[at] = slot
  size[at]++
  list[slot] = at
}

/** Puts a citizen at the beginning of a list. */
export function prepend(state: State, at: number, slot: number): void {
  const { first, last, size } = state.lists
  const { next, previous, list } = state.citizens
  const head = first[at]
  previous[slot] = -1
  next[slot] = head
  if (head < 0) last[at] = slot
  else previous[head] = slot
  first[at] = slot
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

/** The rank of a citizen at its step: vouchers before the classes that come first, in order, before everyone else. */
export function rankOf(model: Model, state: State, slot: number): number {
  const { flags, step, origin } = state.citizens
  if ((flags[slot] & Flag.voucher) !== 0) return VOUCHER
  return model.rankOf[step[slot] * model.classes + model.originClass[origin[slot]]]
}

/** The list of those at the counters of a station: in service, called or interrupted. */
export const counterList = (model: Model, station: number): number => model.firstList[station] + COUNTER

/** The list of those who gather at a station that starts in batches. */
export const gatherList = (model: Model, station: number): number =>
  model.firstList[station] + model.ranks[model.stepOf[station]] + 1

/** The next to be called; −1 if nobody waits. */
export function head(model: Model, state: State, station: number): number {
  const { first } = state.lists
  const from = model.firstList[station]
  const last = from + model.ranks[model.stepOf[station]]
  for (let list = from + 1; list <= last; list++) if (first[list] >= 0) return first[list]
  return -1
}

/** Those before the counters of a station. */
export function queueing(model: Model, state: State, station: number): number {
  const from = model.firstList[station]
  const last = from + model.ranks[model.stepOf[station]]
  let people = 0
  for (let list = from + 1; list <= last; list++) people += state.lists.size[list]
  return people
}

/** Jobs that gather until there are enough of them. */
export const gathering = (model: Model, state: State, station: number): number =>
  model.plan.steps[model.stepOf[station]].batch === null ? 0 : state.lists.size[gatherList(model, station)]

/** Those at the counters: in service, called or interrupted. */
export const atCounter = (model: Model, state: State, station: number): number =>
  state.lists.size[model.firstList[station] + COUNTER]

/** Everybody at a step who is not in active service: the called and interrupted ones, and those who gather, too. */
export const waiting = (model: Model, state: State, station: number): number =>
  queueing(model, state, station) +
  gathering(model, state, station) +
  atCounter(model, state, station) -
  state.stations.active[station]
