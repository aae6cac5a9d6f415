/** Exports a run in a process of its own, and says how that failed: FORMAT LOG OUT. */
import { loadHash } from "@tangguh/event-log"
import { type ExportFormat, exportRun } from "../src/export/index.ts"
import { reopened } from "./recorded.ts"

const [format, log, out] = process.argv.slice(2)
await loadHash()
await exportRun(reopened(log), format as ExportFormat, out).catch((error: NodeJS.ErrnoException) =>
  process.stdout.write(`${error.name}: ${error.code ?? error.message}`),
)
