import { eventNames, NOWHERE, type OfficeEvent } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { Cursor } from "./cursor.ts"
import type { Log } from "./log.ts"

/** A log has an event that cannot have happened: hashes cannot tell, for whoever makes up events can make hashes that fit. The message says which. */
export class ImpossibleEvent extends Error {
  override name = "ImpossibleEvent"
}

/** Whether a run of a plan can have an event: of a type, an office and a time that there are, not before the one before it, and caused by none that comes later. */
export function isPossible(event: OfficeEvent, before: number, { horizon, offices }: Plan): boolean {
  const { time, type, office, subject, cause, number, value, hidden } = event
  return (
    time >= before &&
    time < horizon &&
    eventNames[type] !== undefined &&
    (office === NOWHERE || (office >= 0 && office < offices.length)) &&
    subject >= -1 &&
    cause < number &&
    !Number.isNaN(value) &&
    !Number.isNaN(hidden)
  )
}

/** Makes sure of every event of a log. Errors: ImpossibleEvent at the first that no run of the plan can have. */
export function mustBePossible(log: Log, plan: Plan): void {
  const cursor = new Cursor(log)
  const { event } = cursor
  let before = 0
  while (cursor.next()) {
    if (!isPossible(event, before, plan))
      throw new ImpossibleEvent(`event ${event.number} is none that a run of its scenario can have`)
    before = event.time
  }
}
