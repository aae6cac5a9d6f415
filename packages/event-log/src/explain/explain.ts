import { EventType, type Model, type OfficeEvent, ofNewcomers, ofThosePresent } from "@tangguh/office"
import { Cursor } from "../cursor.ts"
import type { Log } from "../log.ts"
import { replay, type ReplayOptions } from "../replay.ts"
import { CitizenFollower } from "./citizen-follower.ts"
import type { Explanation } from "./explanation.ts"

/** How a log is read: `until` where it is cut off, the time of its last event. */
export type ExplainOptions = Pick<ReplayOptions, "forks" | "until">

/**
 * What happened to a citizen of a log, and why; null: nobody there has this number.
 *
 * Cost: one pass over the log, and a look at each cause.
 */
export function explain(
  model: Model,
  log: Log,
  citizen: number,
  { forks = [], until = model.plan.horizon }: ExplainOptions = {},
): Explanation | null {
  const follower = new CitizenFollower(model, { number: citizen }, forks)
  replay(model, log, { forks, observers: [follower], until })
  if (follower.number === 0) return null
  const { stays, origin, entity, servedAt } = follower
  const wanted = stays.flatMap(({ standing, parts }) => [...standing, ...parts.map(({ because }) => because)])
  const person = origin - model.demands
  return {
    citizen,
    origin,
    entity,
    person: person >= 0 && person < model.plan.people.length ? person : null,
    stays,
    servedAt,
    events: withCauses(log, follower.events, wanted),
    until,
  }
}

/** Events and what they are due to, back to what nothing in the log caused; of what happened to somebody else only that. */
function withCauses(log: Log, events: readonly OfficeEvent[], wanted: readonly number[]): readonly OfficeEvent[] {
  const known = new Map(events.map((event) => [event.number, event]))
  const missing = new Set([...wanted, ...events.map(({ cause }) => cause)])
  const cursor = new Cursor(log)
  while (missing.size > 0) {
    const number = Math.max(...missing) // causes come before: so the log is read backwards, once
    missing.delete(number)
    if (known.has(number) || !cursor.goTo(number)) continue
    const event = { ...cursor.event }
    known.set(number, event)
    if (!isOfCitizen(event)) missing.add(event.cause)
  }
  return [...known.values()].sort((a, b) => a.number - b.number)
}

/** Whether the subject of an event is a citizen, a job or a record. */
export const isOfCitizen = ({ type }: OfficeEvent): boolean =>
  ofNewcomers.has(type) ||
  ofThosePresent.has(type) ||
  type === EventType.ServedAtHome ||
  type === EventType.CallAnswered
