import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { loadPolicies, Pulse } from "@tangguh/experiment"
import { oneRun, type RunOrder } from "./one-run.ts"

await loadHash()
const { order, pulse } = workerData as { readonly order: RunOrder; readonly pulse: SharedArrayBuffer }
parentPort!.postMessage(oneRun(order, await loadPolicies([order.arm], new Pulse(pulse))))
