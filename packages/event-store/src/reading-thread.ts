import { type MessagePort, workerData } from "node:worker_threads"
import { loadHash } from "@tangguh/event-log"
import { openLog } from "./log-reader.ts"
import { AHEAD, Place, type Read } from "./read-ahead.ts"

const { path, port, shared } = workerData as {
  readonly path: string
  readonly port: MessagePort
  readonly shared: SharedArrayBuffer
}
const counts = new Int32Array(shared)

function send(read: Read): void {
  port.postMessage(read, "rows" in read ? [read.rows] : [])
  Atomics.add(counts, Place.read, 1)
  Atomics.notify(counts, Place.read)
}

/** Reads one block after the other, as far ahead as it may. */
function readAll(): void {
  const { blocks } = openLog(path)
  for (let index = 0; index < blocks.length; index++) {
    const taken = () => Atomics.load(counts, Place.taken)
    for (let before = taken(); index - before >= AHEAD; before = taken()) Atomics.wait(counts, Place.taken, before)
    const { columns, link } = blocks.at(index)!
    send({ rows: columns.bytes.buffer, link })
  }
}

try {
  await loadHash()
  readAll()
} catch (error) {
  send({ failure: error instanceof Error ? error.message : String(error) })
}
