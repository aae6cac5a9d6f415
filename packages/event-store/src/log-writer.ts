import { Worker } from "node:worker_threads"
import type { Block, Taken } from "@tangguh/event-log"
import type { End, FileHeader } from "@tangguh/event-log/file"
import { Gate } from "./gate.ts"

/** What the writing thread is told. */
export type Order =
  | { readonly open: string; readonly header: FileHeader }
  | { readonly rows: ArrayBuffer; readonly link: string }
  | { readonly snapshot: Taken }
  | { readonly close: End }

/**
 * Writes logs to files, one after another, on a thread of its own: laying out, compressing and writing cost the run nothing but the
 * copy of each block.
 *
 * Until a log is whole it is called `PATH.part`; one that a crash has left so can be read as far as it goes.
 * Errors: every call may throw LogNotWritten, whatever block it was that could not be written; then nothing is left.
 *
 * It waits for the other thread without giving way to anything else: use it on a thread that has nothing else to do.
 */
export class LogWriter {
  private readonly gate = new Gate()
  private readonly thread: Worker

  constructor() {
    this.thread = new Worker(
      new URL(import.meta.url.endsWith(".ts") ? "./writing-thread.ts" : "./writing-thread.js", import.meta.url),
      {
        workerData: this.gate.shared,
      },
    )
    this.thread.unref()
  }

  open(path: string, header: FileHeader): void {
    this.thread.postMessage({ open: path, header } satisfies Order)
  }

  /** Takes the block over. */
  readonly write = ({ columns, link }: Block): void => {
    this.gate.enter()
    const rows = columns.bytes.buffer
    this.thread.postMessage({ rows, link } satisfies Order, [rows])
  }

  /** Takes the snapshot over. */
  readonly snapshot = (taken: Taken): void => {
    this.gate.enter()
    this.thread.postMessage({ snapshot: taken } satisfies Order, [taken.bytes.buffer as ArrayBuffer])
  }

  /** Returns when the log is on the disk, under its name. */
  close(end: End): void {
    this.thread.postMessage({ close: end } satisfies Order)
    this.gate.untilClosed()
  }

  end(): Promise<number> {
    return this.thread.terminate()
  }
}
