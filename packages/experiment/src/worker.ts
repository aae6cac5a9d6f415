import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import type { Job } from "./arm.ts"
import { replicate } from "./replicate.ts"

/** What a worker is asked: replications [from, until) of the job it was started with. */
export interface Task {
  readonly from: number
  readonly until: number
}

const port = parentPort!
const job = workerData as Job
if (job.hash) await loadHash()

port.on("message", ({ from, until }: Task) => {
  try {
    const shard = replicate(job, from, until)
    const buffers = shard.arms.flatMap(({ values, causes, queue, pending }) => [
      values.buffer,
      causes.buffer,
      queue.buffer,
      pending.buffer,
    ])
    port.postMessage({ shard }, buffers as ArrayBuffer[])
  } catch (error) {
    port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})
port.postMessage({ ready: true })
