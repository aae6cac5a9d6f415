import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads"
import { type Block, Columns, type Log } from "@tangguh/event-log"
import { BadLog } from "./frames-in.ts"
import type { StoredLog } from "./log-reader.ts"

/** How many blocks have been read, and how many taken, in memory that both threads share. */
export const Place = { read: 0, taken: 1 } as const

/** Blocks that are read before they are asked for. */
export const AHEAD = 8

/** Logs of fewer blocks are read by the time that another thread has begun. */
const FEWEST_BLOCKS = 256

/** What the reading thread sends: a block, or why there is none. */
export type Read = { readonly rows: ArrayBuffer; readonly link: string } | { readonly failure: string }

/**
 * Uses a log from its first block to its last, while another thread reads ahead. A block that is asked for out of turn is read here.
 *
 * Errors: BadLog for a damaged block, when it is its turn.
 */
export function readingAhead<A>(log: StoredLog, use: (log: Log) => A, fewest = FEWEST_BLOCKS): A {
  if (log.blocks.length < fewest) return use(log)
  const shared = new SharedArrayBuffer(8)
  const counts = new Int32Array(shared)
  const { port1, port2 } = new MessageChannel()
  const thread = new Worker(
    new URL(import.meta.url.endsWith(".ts") ? "./reading-thread.ts" : "./reading-thread.js", import.meta.url),
    { workerData: { path: log.path, port: port2, shared }, transferList: [port2] },
  )
  thread.unref()
  let taken = 0
  let last: Block | undefined
  const at = (index: number): Block | undefined => {
    if (last !== undefined && index === taken - 1) return last
    if (index !== taken || index >= log.blocks.length) return log.blocks.at(index)
    while (Atomics.load(counts, Place.read) <= taken) Atomics.wait(counts, Place.read, taken)
    const read = receiveMessageOnPort(port1)!.message as Read
    if ("failure" in read) throw new BadLog(read.failure)
    taken++
    Atomics.store(counts, Place.taken, taken)
    Atomics.notify(counts, Place.taken)
    last = { columns: new Columns(read.rows), link: read.link }
    return last
  }
  try {
    return use({ ...log, blocks: { length: log.blocks.length, at } })
  } finally {
    port1.close()
    void thread.terminate()
  }
}
