import { eventNames, NOWHERE } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { Cursor } from "./cursor.ts"
import type { Log } from "./log.ts"

/**
 * Number of the first event that no run of a plan can have: of a type, an office or a time that there is not, before the event that is
 * before it, or caused by one that comes later. null: there is none. Hashes cannot tell, for whoever makes up events can make hashes that fit.
 */
export function firstUnsound(log: Log, { horizon, offices }: Plan): number | null {
  const cursor = new Cursor(log)
  const { event } = cursor
  let last = 0
  while (cursor.next()) {
    const { time, type, office, subject, cause, number } = event
    const isPlaced = office === NOWHERE || (office >= 0 && office < offices.length)
    if (!(time >= last && time < horizon) || eventNames[type] === undefined || !isPlaced) return number
    if (subject < -1 || cause >= number || Number.isNaN(event.value) || Number.isNaN(event.hidden)) return number
    last = time
  }
  return null
}
