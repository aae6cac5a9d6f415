import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs"
import { parentPort, workerData } from "node:worker_threads"
import { Columns, loadHash } from "@tangguh/event-log"
import { Frame, frame, MAGIC, writeBlock, writeEnd, writeHeader, writeSnapshot } from "@tangguh/event-log/file"
import { Gate } from "./gate.ts"
import type { Order } from "./log-writer.ts"
import { zstd } from "./zstd.ts"

const gate = new Gate(workerData as SharedArrayBuffer)
await loadHash()

let path = ""
let file = -1
let events = 0

const write = (bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}

/** Once something could not be written, nothing of the log is left, and what still comes is dropped. */
function fail(error: unknown): void {
  if (file >= 0) {
    closeSync(file)
    rmSync(`${path}.part`, { force: true })
  }
  file = -1
  const { code, message } = error as NodeJS.ErrnoException
  gate.fail(code ?? message)
}

function carryOut(order: Order): void {
  if ("open" in order) {
    path = order.open
    events = 0
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
      throw new Error("what is there is no file, and is left as it is")
    file = openSync(`${path}.part`, "wx")
    write(MAGIC)
    write(frame(Frame.header, [writeHeader(order.header)]))
  } else if ("rows" in order) {
    const columns = new Columns(order.rows)
    write(frame(Frame.events, writeBlock({ columns, link: order.link }, events, zstd)))
    events += columns.rows
  } else if ("snapshot" in order) {
    write(frame(Frame.snapshot, writeSnapshot(order.snapshot, zstd)))
  } else {
    write(frame(Frame.end, [writeEnd(order.close)]))
    fsyncSync(file)
    renameSync(`${path}.part`, path)
    closeSync(file)
    file = -1
  }
}

let failed = false
parentPort!.on("message", (order: Order) => {
  try {
    if (!failed) carryOut(order)
  } catch (error) {
    failed = true
    fail(error)
  }
  if ("rows" in order || "snapshot" in order) gate.leave()
  if ("close" in order) gate.close()
})
