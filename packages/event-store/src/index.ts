/** Event logs in files: written beside the run, read block by block. Node only. */
export { LogNotWritten } from "./gate.ts"
export { BadLog } from "./frames-in.ts"
export { openLog, type StoredLog } from "./log-reader.ts"
export { LogWriter } from "./log-writer.ts"
