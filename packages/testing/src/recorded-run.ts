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

/** A run with all that it recorded. */
export interface RecordedRun {
  readonly model: Model
  readonly world: World
  readonly policies: readonly Policy[]
  readonly events: readonly OfficeEvent[]
  readonly state: State
}

/** Runs a world under policies and keeps every event. */
export function record(world: World, policies: readonly Policy[] = [], options: SimulateOptions = {}): RecordedRun {
  const prepared = model(prepare(world.plan, policies))
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

/** Whether an event's subject is the number of a citizen, a job or a record. */
export const isOfCitizen = ({ type }: PublicEvent): boolean =>
  ofNewcomers.has(type) || ofThosePresent.has(type) || type === EventType.ServedAtHome
