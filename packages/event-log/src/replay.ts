import { Defect } from "@tangguh/engine"
import { EventType, evolve, initialState, type Model, type Observer, type Policy, type State } from "@tangguh/office"
import { Cursor } from "./cursor.ts"
import { regimeAfter } from "./header.ts"
import type { Log } from "./log.ts"
import { Memories } from "./memories.ts"
import type { Regime } from "./regime.ts"
import { Slots } from "./slots.ts"

export interface ReplayOptions {
  /** Those of the run, in its order: without them their memories are not folded. */
  readonly policies?: readonly Policy[]
  /** What was in force from each of the forks on. */
  readonly forks?: readonly Regime[]
  /** They hear what they would have heard during the run. */
  readonly observers?: readonly Observer[]
  /** Goes on from here, a state of the same run, instead of from the beginning; it is changed. */
  readonly from?: State
  /** Stops after the last event at or before this instant, in seconds; default: the plan's horizon. */
  readonly until?: number
}

/**
 * Folds a log over the model that it was recorded with, and returns the state that results: that of the run.
 *
 * The log is trusted: `verify` it first where it comes from elsewhere.
 * Errors: Defect where an event is of a citizen who is not there, as with another plan's log; it names the event.
 */
export function replay(model: Model, log: Log, options: ReplayOptions = {}): State {
  const { horizon } = model.plan
  const until = options.until ?? horizon
  const observers = options.observers ?? []
  const regimes = [{ model, policies: options.policies ?? [] }, ...(options.forks ?? [])]
  const state = options.from ?? initialState(model)
  fold(regimes, log, state, { until, observers })
  for (const observer of observers) observer.settled?.(Math.min(until, horizon), state)
  return state
}

/** Folds the events after a state, up to an instant, into it. Returns the memories of all its policies, also of those to come. */
export function fold(
  regimes: readonly Regime[],
  log: Log,
  state: State,
  { until, observers }: { readonly until: number; readonly observers: readonly Observer[] },
): Memories {
  const current = regimeAfter(log.header, state.number)
  let { model } = regimes[current]
  const memories = new Memories(state, regimes, current)
  const watchers = observers.filter((observer) => observer.settled !== undefined)
  const slots = new Slots(state)
  const cursor = new Cursor(log, state.number)
  const { event } = cursor
  while (cursor.next() && event.time <= until) {
    if (event.time > state.time) for (const watcher of watchers) watcher.settled!(event.time, state)
    if (event.type === EventType.PoliciesChanged) {
      ;({ model } = regimes[event.subject])
      memories.change(event.subject)
    }
    const slot = slots.before(event)
    if (slot === undefined)
      throw new Defect(
        `event ${event.number} is of citizen ${event.subject}, who is not there: the log is not of this plan`,
      )
    const taken = evolve(model, state, event, slot)
    slots.after(event, state, taken)
    memories.event(event)
    for (let i = 0; i < observers.length; i++) observers[i].event(event, state, taken)
  }
  return memories
}
