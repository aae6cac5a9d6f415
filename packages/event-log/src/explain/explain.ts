import { EventType, type Model, type OfficeEvent, ofNewcomers, ofThosePresent } from "@tangguh/office"
import { Cursor } from "../cursor.ts"
import type { Log } from "../log.ts"
import { replay } from "../replay.ts"
import { CitizenFollower } from "./citizen-follower.ts"
import type { Explanation } from "./explanation.ts"

/**
 * What happened to a citizen of a log, and why: one pass over it, and a look at each cause.
 *
 * `until`: what is known of the run goes until here; default: the plan's horizon. Of a log that was cut off, the time of its last event.
 * null: nobody in the log has this number.
 */
export function explain(
  model: Model,
  log: Log,
  citizen: number,
  until: number = model.plan.horizon,
): Explanation | null {
  const follower = new CitizenFollower(model, { number: citizen })
  replay(model, log, { observers: [follower], until })
  if (follower.number === 0) return null
  const { stays, origin, entity } = follower
  const wanted = stays.flatMap(({ parts }) => parts.map(({ because }) => because))
  return { citizen, origin, entity, stays, events: withCauses(log, follower.events, wanted), until }
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

const isOfCitizen = ({ type }: OfficeEvent): boolean =>
  ofNewcomers.has(type) || ofThosePresent.has(type) || type === EventType.ServedAtHome
