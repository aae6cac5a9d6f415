import { openDatabase, type Options } from "../database/open-database.ts"
import { quoted } from "../database/events-view.ts"
import type { Run } from "../rows/run.ts"
import { NotWritten } from "./whole-file.ts"

/** Everything that a query sees. Row groups of DuckDB's usual size. */
export const PARQUET = {
  select: "SELECT * FROM events",
  options: "FORMAT parquet, COMPRESSION zstd",
} as const

const text = (name: string): string =>
  `CASE WHEN regexp_matches(${name}, '^[=+\\-@\\t\\r]') THEN '''' || ${name} ELSE ${name} END AS ${name}`

const number = (name: string): string => `CASE WHEN isfinite(${name}) THEN ${name} END AS ${name}`

/**
 * What process mining asks of a table: a case, an activity and a time in every row, first. What is of no citizen is of the case of the
 * thing, the office or the run that it happens to. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
export const CSV = {
  select: `SELECT coalesce(citizen::VARCHAR, subject_name, office, 'run') AS case_id,
    type || coalesce(' ' || step, '') AS activity, time AS "timestamp", number, seconds, type, ${text("step")}, ${text("class")},
    ${text("office")}, citizen, subject, ${text("subject_name")}, ${number("value")}, ${text("value_name")}, ${number("hidden")},
    cause, ${text("run")}, replication, ${text("policy")} FROM events`,
  options: "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%d %H:%M:%S.%g'",
} as const

/** Writes a run as a table, by DuckDB. Returns how many events are in the file. */
export async function writeTable(
  { select, options }: { readonly select: string; readonly options: string },
  run: Run,
  path: string,
  { signal, progress }: Options,
): Promise<number> {
  const database = await openDatabase([run], { progress, locked: false })
  const stop = () => database.connection.interrupt()
  signal?.addEventListener("abort", stop)
  try {
    signal?.throwIfAborted()
    await database.connection.run(`COPY (${select}) TO ${quoted(path)} (${options}, USE_TMP_FILE false)`)
    return run.log.events
  } catch (error) {
    signal?.throwIfAborted()
    // DuckDB names the file, under the name that it has meanwhile, and then says what was wrong.
    const reason = error instanceof Error ? error.message.replace(/^[^]*": /, "") : String(error)
    throw database.failure() ?? new NotWritten(reason)
  } finally {
    signal?.removeEventListener("abort", stop)
    database.close()
  }
}
