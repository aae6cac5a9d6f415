import { initialState, type Observer, simulate, type State, type World } from "@tangguh/office"
import { regimeAfter } from "./header.ts"
import type { Log } from "./log.ts"
import { numbersOf, type Regime } from "./regime.ts"
import { fold } from "./replay.ts"
import { snapshotOf, stateOf } from "./snapshots.ts"
import { isOfToday } from "./upcast.ts"

export interface ForkOptions {
  /** The instant, in seconds, after which the run goes on by itself, once everything at it has settled. */
  readonly at: number
  /** What is in force from then on; left out: what was in force, as if nothing had been forked. */
  readonly to?: Regime
  /** They hear the whole run from its first event, as if they had been there. */
  readonly observers?: readonly Observer[]
}

/**
 * Goes on from an instant of a recorded run, in `world`, and returns the state in which it ends.
 *
 * Under its own policies and in its own world the rest is that of the log, event for event. Other policies take over with an event of
 * their own, PoliciesChanged; their memories are folded from the beginning of the log. `regimes`: those of the log.
 */
export function fork(world: World, log: Log, regimes: readonly Regime[], options: ForkOptions): State {
  const { at, to, observers = [] } = options
  const { header } = log
  const all = to === undefined ? regimes : [...regimes, to]
  const state = beginning(log, regimes, options)
  const memories = fold(all, log, state, { until: at, observers })
  const regime = to === undefined ? regimeAfter(header, state.number) : all.length - 1
  if (to !== undefined) {
    // Whoever looks at states between instants sees the last one under those that were.
    if (at > state.time) for (const observer of observers) observer.settled?.(at, state)
    memories.change(regime)
  }
  const { model, policies } = all[regime]
  const numbers = numbersOf(all)
  return simulate(world, {
    from: state,
    prepared: model,
    policies,
    numbers: policies.filter(({ listensTo }) => listensTo !== undefined).map(({ name }) => numbers.get(name)!),
    observers,
    ...(to === undefined ? {} : { change: { at, fork: regime } }),
  })
}

/** The last snapshot before the instant, where nothing before it has to be heard or remembered; else the state before anything happened. */
function beginning(log: Log, regimes: readonly Regime[], { at, to, observers = [] }: ForkOptions): State {
  const { header } = log
  const remembers = [to, ...regimes.slice(1)].some((regime) =>
    regime?.policies.some((policy) => policy.initialMemory !== undefined || policy.remember !== undefined),
  )
  const last = log.snapshots?.findLast(({ time }) => time <= at)
  return last === undefined || !isOfToday(header.schema) || observers.length > 0 || remembers
    ? initialState(regimes[0].model)
    : stateOf(last.read(), snapshotOf(header, last.number))
}
