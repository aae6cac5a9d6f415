/** Recorded runs as files that others read. DuckDB is loaded when a table is written. */
export type { Run } from "../rows/run.ts"
export { EXPORT_FORMATS, type ExportFormat, exportRun } from "./export-run.ts"
export { NotWritten } from "./whole-file.ts"
