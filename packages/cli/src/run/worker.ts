import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { LogNotWritten } from "@tangguh/event-store"
import { loadPolicies, Pulse } from "@tangguh/experiment"
import { oneRun, type RunOrder } from "./one-run.ts"

await loadHash()
const { order, pulse } = workerData as { readonly order: RunOrder; readonly pulse: SharedArrayBuffer }
const loaded = await loadPolicies([order.arm], new Pulse(pulse))
try {
  parentPort!.postMessage(oneRun(order, loaded))
} catch (error) {
  if (!(error instanceof LogNotWritten)) throw error
  parentPort!.postMessage({ notWritten: error.message })
}
