import {
  EventType,
  type Model,
  model,
  type Observer,
  type OfficeEvent,
  ofNewcomers,
  ofThosePresent,
  type Policy,
  prepare,
  type PublicEvent,
  simulate,
  type SimulateOptions,
  type State,
  type World,
} from "@tangguh/office"
import { fork, Recorder, type Regime } from "@tangguh/event-log"
import { type Takeover, takeoverOf } from "./takeover.ts"

/** A run with all that it recorded. */
export interface RecordedRun {
  readonly model: Model
  readonly world: World
  readonly policies: readonly Policy[]
  readonly events: readonly OfficeEvent[]
  readonly state: State
}

/** Runs a world under policies and keeps every event; one with a past goes on from the run of that under the same policies. */
export function record(world: World, policies: readonly Policy[] = [], options: SimulateOptions = {}): RecordedRun {
  const takeover = takeoverOf(policies)
  if (takeover !== undefined) return recordTakeover(world, takeover, options.observers)
  const prepared = model(prepare(world.plan, policies))
  if (world.past !== null) return recordFuture(world, { model: prepared, policies }, options.observers)
  const events: OfficeEvent[] = []
  const recorder: Observer = { event: (event) => void events.push({ ...event }) }
  const state = simulate(world, {
    ...options,
    policies,
    prepared,
    observers: [recorder, ...(options.observers ?? [])],
  })
  return { model: prepared, world, policies, events, state }
}

/** Runs a world, or its past, under the policies that were, and forks that run. */
function recordTakeover(
  world: World,
  { at, follower, model: followedModel, regimes: [were, are] }: Takeover,
  observers: readonly Observer[] = [],
): RecordedRun {
  Object.assign(followedModel, were.model)
  const identity = { scenario: "case", plan: "", seed: world.seed, replication: 0, policies: [] }
  const recorder = new Recorder(identity, { keep: true })
  simulate(world.past?.world ?? world, { policies: were.policies, prepared: were.model, observers: [recorder] })
  recorder.close()
  const events: OfficeEvent[] = []
  const keep: Observer = { event: (event) => void events.push({ ...event }) }
  const state = fork(world, recorder.log(), [were], { at, to: are, observers: [follower, keep, ...observers] })
  return { model: followedModel, world, policies: are.policies, events, state }
}

/** Runs the past of a world, and goes on from it in the world. */
function recordFuture(world: World, regime: Regime, observers: readonly Observer[] = []): RecordedRun {
  const { at, world: before } = world.past!
  const identity = { scenario: "case", plan: "", seed: world.seed, replication: 0, policies: [] }
  const recorder = new Recorder(identity, { keep: true })
  simulate(before, { policies: regime.policies, prepared: regime.model, observers: [recorder] })
  recorder.close()
  const events: OfficeEvent[] = []
  const keep: Observer = { event: (event) => void events.push({ ...event }) }
  const state = fork(world, recorder.log(), [regime], { at, observers: [keep, ...observers] })
  return { model: regime.model, world, policies: regime.policies, events, state }
}

/** Whether an event's subject is the number of a citizen, a job or a record. */
export const isOfCitizen = ({ type }: PublicEvent): boolean =>
  ofNewcomers.has(type) || ofThosePresent.has(type) || type === EventType.ServedAtHome
