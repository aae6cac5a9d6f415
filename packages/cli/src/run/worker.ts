import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { loadPolicies } from "@tangguh/experiment"
import { oneRun, type RunOrder } from "./one-run.ts"

await loadHash()
const order = workerData as RunOrder
parentPort!.postMessage(oneRun(order, await loadPolicies([order.arm])))
