import { DuckDBTableFunction, INTEGER } from "@duckdb/node-api"
import duckdb from "@duckdb/node-bindings"
import type { Run } from "../rows/run.ts"
import { type Rows, rowsOf } from "../rows/rows.ts"
import { eventColumns, type Numbers } from "./event-columns.ts"

/** Rows that DuckDB takes at once. */
const VECTOR = 2048

/** How far a scan of a run is. */
interface Scan {
  readonly blocks: Generator<Rows, void, undefined>
  /** Of those columns that are asked for: place in DuckDB's chunk, and what reads them. */
  readonly readers: readonly { readonly at: number; readonly read: (rows: Rows) => Numbers }[]
  columns: readonly Numbers[]
  rows: number
  /** Rows of the block that have been handed over. */
  done: number
}

/** What hears how a scan goes on. */
export interface Listener {
  /** So many events of a run have been read. */
  readonly read: (events: number) => void
  /** A run could not be read on; DuckDB passes on no more than the message. */
  readonly failed: (error: unknown) => void
}

/**
 * `log_events(i)`: the events of a run, read block by block while DuckDB asks for them, so that it holds what the query needs and not
 * the log. Each scan reads anew; columns that nobody asks for are not made.
 */
export function eventsFunction(runs: readonly Run[], { read, failed }: Listener): DuckDBTableFunction {
  const columns = runs.map(eventColumns)
  return DuckDBTableFunction.create({
    name: "log_events",
    parameterTypes: [INTEGER],
    supportsProjectionPushdown: true,
    bindFunction(info) {
      const run = Number(info.getParameter(0))
      if (!(run in runs)) return info.setError(`there are ${runs.length} logs, from 0`)
      for (const { name, type } of columns[run]) info.addResultColumn(name, type)
      info.setCardinality(runs[run].log.events, true)
      info.setBindData({ run })
    },
    initFunction(info) {
      const { run } = info.bindData as { readonly run: number }
      const readers = info
        .getColumnIndexes()
        .map((column, at) => ({ at, read: columns[run][column]?.reader() }))
        .filter((reader) => reader.read !== undefined) as Scan["readers"]
      info.setMaxThreads(1)
      info.setInitData({ blocks: rowsOf(runs[run]), readers, columns: [], rows: 0, done: 0 } satisfies Scan)
    },
    mainFunction(info, output) {
      const scan = info.initData as Scan
      try {
        if (scan.done === scan.rows) {
          const { value } = scan.blocks.next()
          scan.rows = value?.length ?? 0
          scan.done = 0
          if (value !== undefined) {
            scan.columns = scan.readers.map((reader) => reader.read(value))
            read(value.first + value.length - 1)
          }
        }
      } catch (error) {
        failed(error)
        return info.setError(error instanceof Error ? error.message : String(error))
      }
      const rows = Math.min(VECTOR, scan.rows - scan.done)
      duckdb.data_chunk_set_size(output.chunk, rows)
      if (rows === 0) return
      scan.readers.forEach(({ at }, reader) => {
        const { buffer, byteOffset, BYTES_PER_ELEMENT } = scan.columns[reader]
        const vector = duckdb.data_chunk_get_vector(output.chunk, at)
        const from = byteOffset + scan.done * BYTES_PER_ELEMENT
        duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, from, rows * BYTES_PER_ELEMENT)
      })
      scan.done += rows
    },
  })
}
