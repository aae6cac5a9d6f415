import type { OfficeEvent } from "@tangguh/office"
import { Cursor } from "./cursor.ts"
import type { Log } from "./log.ts"

/** The events of a log, in order. One record is reused: who keeps it copies it. (Where speed counts, move a Cursor.) */
export function* events(log: Log): Generator<OfficeEvent, void, undefined> {
  const cursor = new Cursor(log)
  while (cursor.next()) yield cursor.event
}
