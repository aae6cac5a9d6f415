import type { Options } from "../database/open-database.ts"
import type { Run } from "../rows/run.ts"
import { writeText } from "./events-text.ts"
import { ocel } from "./ocel.ts"
import { NotWritten, wholeFile } from "./whole-file.ts"
import { xes } from "./xes.ts"

/** What a run can be written as. */
export const EXPORT_FORMATS = ["parquet", "csv", "ocel-json", "xes"] as const

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * Writes a run as a file that others read, streaming. The file appears whole or not at all. Returns how many events are in it.
 *
 * Errors: NotWritten, and what the file system says; BadLog for a log that turns out to be damaged; the signal's reason.
 */
export const exportRun = (run: Run, format: ExportFormat, path: string, options: Options = {}): Promise<number> =>
  wholeFile(path, async (temporary) => {
    if (format === "xes") return writeText(xes(run), run, temporary, options)
    if (format === "ocel-json") return writeText(ocel(run), run, temporary, options)
    const { CSV, PARQUET, writeTable } = await import("./table.ts").catch((error: Error) => {
      throw new NotWritten(`DuckDB cannot be loaded on this machine: ${error.message}`)
    })
    return writeTable(format === "csv" ? CSV : PARQUET, run, temporary, options)
  })
