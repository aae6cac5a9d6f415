import { parentPort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { LogNotWritten, LogWriter, openLog } from "@tangguh/event-store"
import type { Job } from "./arm.ts"
import { loadPolicies } from "./policy-file.ts"
import { Pulse } from "./pulse.ts"
import { replicate } from "./replicate.ts"

/** What a worker is asked: replications [from, until) of one of the jobs it was started with. */
export interface Task {
  readonly job: number
  readonly from: number
  readonly until: number
}

/** What a worker is started with. */
export interface Hired {
  readonly jobs: readonly Job[]
  /** Where it writes down that it is in the code of others; null where there is none. */
  readonly pulse: SharedArrayBuffer | null
}

const port = parentPort!
const { jobs, pulse } = workerData as Hired
const writer = jobs.some(({ record }) => record !== undefined) ? new LogWriter() : undefined
if (writer !== undefined || jobs.some(({ hash, from }) => hash || from !== undefined)) await loadHash()
const logs = jobs.map(({ from }) => (from === undefined ? undefined : openLog(from.log)))
const loaded = await loadPolicies(
  jobs.flatMap(({ arms, from }) => [...arms, ...(from?.inForce ?? [])]),
  pulse === null ? null : new Pulse(pulse),
)

port.on("message", ({ job, from, until }: Task) => {
  try {
    const shard = replicate(jobs[job], from, until, loaded, { writer, log: logs[job] })
    const buffers = shard.arms.flatMap((arm) =>
      Object.values(arm).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer] : [])),
    )
    port.postMessage({ shard }, buffers as ArrayBuffer[])
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    port.postMessage(error instanceof LogNotWritten ? { notWritten: failure } : { failure })
  }
})
port.postMessage({ ready: true })
