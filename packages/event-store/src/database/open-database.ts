import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api"
import type { Run } from "../rows/run.ts"
import { eventsFunction } from "./events-function.ts"
import { eventsView } from "./events-view.ts"

/** A DuckDB in memory that has the runs as the view `events`. */
export interface Database {
  readonly connection: DuckDBConnection
  /** What a run could not be read on with; null: all went well. */
  readonly failure: () => unknown
  close(): void
}

export interface Options {
  readonly signal?: AbortSignal | undefined
  /** The share of the events that has been read; where a run is read several times, it begins anew. */
  readonly progress?: ((share: number) => void) | undefined
}

/** DuckDB reaches no file and no network from here on, and nobody can change that. */
const LOCK = "SET enable_external_access = false; SET lock_configuration = true"

/** Opens it. It loads no extension and writes no temporary file; `locked`: nor can it reach any other, whatever it is told. */
export async function openDatabase(
  runs: readonly Run[],
  { progress, locked }: Pick<Options, "progress"> & { readonly locked: boolean },
): Promise<Database> {
  let failure: unknown = null
  const events = runs.reduce((sum, { log }) => sum + log.events, 0)
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: "",
    memory_limit: "4GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  })
  const connection = await instance.connect()
  let before = 0
  let last = 0
  connection.registerTableFunction(
    eventsFunction(runs, {
      read(number) {
        if (number < last) before += last
        last = number
        progress?.(Math.min(1, (before + number) / events))
      },
      failed: (error) => (failure ??= error),
    }),
  )
  if (locked) await connection.run(LOCK)
  await connection.run(`CREATE VIEW events AS ${eventsView(runs)}`)
  return {
    connection,
    failure: () => failure,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
