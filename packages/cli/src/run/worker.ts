import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { oneRun, type RunOrder } from "./one-run.ts"

await loadHash()
parentPort!.postMessage(oneRun(workerData as RunOrder))
