import { setImmediate } from "node:timers/promises"
import type { Options } from "../database/open-database.ts"
import { rowsOf, type Rows } from "../rows/rows.ts"
import type { Run } from "../rows/run.ts"
import { TextFile } from "./text-file.ts"

/** How a format of text says a run. */
export interface Writer {
  readonly begin: string
  /** What an event adds to the file; "": nothing yet; null: it has no place in this format. */
  event(rows: Rows, row: number): string | null
  /** What is left to be said, in pieces. */
  end(): Iterable<string>
}

/** Writes a run event by event, and gives way to everything else between two blocks. Returns how many events are in the file. */
export async function writeText(
  writer: Writer,
  run: Run,
  path: string,
  { signal, progress }: Options,
): Promise<number> {
  let events = 0
  const file = new TextFile(path)
  try {
    file.write(writer.begin)
    for (const rows of rowsOf(run)) {
      for (let row = 0; row < rows.length; row++) {
        const text = writer.event(rows, row)
        if (text === null) continue
        events++
        if (text !== "") file.write(text)
      }
      progress?.((rows.first + rows.length - 1) / run.log.events)
      await setImmediate()
      signal?.throwIfAborted()
    }
    for (const text of writer.end()) file.write(text)
    file.flush()
    return events
  } finally {
    file.close()
  }
}
