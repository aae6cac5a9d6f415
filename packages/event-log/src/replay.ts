import {
  EventType,
  evolve,
  initialState,
  type Model,
  type Observer,
  type OfficeEvent,
  type Policy,
  type State,
} from "@tangguh/office"
import { Cursor } from "./cursor.ts"
import { regimeAfter } from "./header.ts"
import type { Log } from "./log.ts"
import { Memories } from "./memories.ts"
import type { Regime } from "./regime.ts"
import { Slots } from "./slots.ts"
import { ImpossibleEvent } from "./sound.ts"

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
 * Errors: ImpossibleEvent where an event is of a citizen who is not there, as with another plan's log.
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
      if (regimes[event.subject] === undefined)
        throw new ImpossibleEvent(`event ${event.number} is of fork ${event.subject}, of which the log does not tell`)
      ;({ model } = regimes[event.subject])
      memories.change(event.subject)
    }
    const taken = evolved(model, state, event, slots)
    memories.event(event)
    for (let i = 0; i < observers.length; i++) observers[i].event(event, state, taken)
  }
  return memories
}

/** Folds one event. Returns where its citizen is kept. Errors: ImpossibleEvent where it cannot have happened in this state. */
export function evolved(model: Model, state: State, event: OfficeEvent, slots: Slots): number {
  const slot = slots.before(event)
  if (slot === undefined)
    throw new ImpossibleEvent(
      `event ${event.number} is of citizen ${event.subject}, who is not there: the log is not of this plan`,
    )
  try {
    const taken = evolve(model, state, event, slot)
    slots.after(event, state, taken)
    return taken
  } catch (error) {
    // What a run has written folds. So these events are somebody's invention, and evolve, which trusts them, has lost its way.
    throw new ImpossibleEvent(`event ${event.number} cannot have happened where the log has it`, { cause: error })
  }
}
