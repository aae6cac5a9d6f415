import { Defect } from "@tangguh/engine"
import { occur } from "./decide/occur.ts"
import { type Observer, Run } from "./decide/run.ts"
import { changePolicies } from "./decide/policies-change.ts"
import { settle } from "./decide/settle.ts"
import { model, type Model } from "./model.ts"
import { Audience } from "./policy/audience.ts"
import { type Policy, prepare } from "./policy/policy.ts"
import { initialState, type State } from "./state/state.ts"
import type { World } from "./world/world.ts"

export interface SimulateOptions {
  /** In force together, in this order. */
  readonly policies?: readonly Policy[]
  readonly observers?: readonly Observer[]
  /** Goes on from here instead of from the beginning; it is changed. */
  readonly from?: State
  /** Stops once everything at this instant has settled; default: the plan's horizon, which is not simulated itself. */
  readonly until?: number
  /** The prepared plan's lookups, where the caller has them. */
  readonly prepared?: Model
  /** By which numbers the timers of those policies that listen go; from 0 in their order, if left out. */
  readonly numbers?: readonly number[]
  /** The policies take over now, in a state that others have led to: at an instant, by the fork of this number. */
  readonly change?: { readonly at: number; readonly fork: number }
}

const ROUNDS = 1000

/**
 * Runs the offices through a world under policies, and returns the state in which they end.
 *
 * Errors: Defect where a policy throws, or still gives commands after a thousand rounds at one instant; it names the policies.
 */
export function simulate(world: World, options: SimulateOptions = {}): State {
  const policies = options.policies ?? []
  const prepared = options.prepared ?? model(prepare(world.plan, policies))
  const state = options.from ?? beginning(world, prepared, options)
  const audience = new Audience(
    policies.filter((policy) => policy.listensTo !== undefined),
    options.numbers,
  )
  const listening = policies.some((policy) => policy.listensTo !== undefined)
  const observers: readonly Observer[] = [...(listening ? [audience] : []), ...(options.observers ?? [])]
  const run = new Run(prepared, world, state, observers)
  audience.attach(run)
  if (options.change !== undefined) {
    changePolicies(run, options.change.at, options.change.fork)
    settle(run, options.change.at)
    answers(run, audience, options.change.at)
  }
  const { list } = run.agenda
  const { horizon } = prepared.plan
  const until = options.until ?? horizon
  for (let time = list.nextTime(); time < horizon && time <= until; time = list.nextTime()) instant(run, audience, time)
  for (const observer of observers) observer.settled?.(Math.min(until, horizon), state)
  return state
}

/** Before anything has happened; of a world that has a past the state to which that has led. */
function beginning({ past }: World, prepared: Model, options: SimulateOptions): State {
  if (past === null) return initialState(prepared)
  return simulate(past.world, { ...options, prepared, until: Math.min(past.at, options.until ?? past.at) })
}

/** All that happens at one instant: what is due, what that makes possible, what policies answer, until nothing is left. */
function instant(run: Run, audience: Audience, time: number): void {
  const { list } = run.agenda
  for (let round = 0; ;) {
    do {
      list.pop()
      occur(run, time, list.phase, list.entity)
    } while (list.due())
    settle(run, time)
    round = answers(run, audience, time, round)
    if (!list.due()) return
  }
}

/** Policies answer what they have heard, until nothing is left to be heard or something else is due. Returns the rounds so far. */
function answers(run: Run, audience: Audience, time: number, before = 0): number {
  const { list } = run.agenda
  let round = before
  while (audience.hasHeard && !list.due()) {
    if (++round > ROUNDS)
      throw new Defect(`policies still give commands after ${ROUNDS} rounds at ${time} s: ${audience.busy}`)
    audience.answer(run, time)
    settle(run, time)
  }
  return round
}
