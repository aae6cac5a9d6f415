/** Blocks that may wait to be written: a run that is faster than the disk waits for it, so that memory stays flat. */
const MOST_WAITING = 8

/** Milliseconds without an answer after which nothing more is expected. */
const LONGEST_WAIT = 120_000

const WAITING = 0
const CLOSED = 1
const FAILED = 2
const TEXT = 16

/** What the thread of a run and the thread that writes its log know of each other, in memory that they share. */
export class Gate {
  readonly shared: SharedArrayBuffer
  private readonly state: Int32Array
  private readonly text: Uint8Array

  constructor(shared = new SharedArrayBuffer(TEXT + 1024)) {
    this.shared = shared
    this.state = new Int32Array(shared, 0, 4)
    this.text = new Uint8Array(shared, TEXT)
  }

  /** Before a block is sent: waits until there is room. Errors: throws what the other thread failed with. */
  enter(): void {
    for (let waiting = this.waiting(); waiting >= MOST_WAITING; waiting = this.waiting()) this.wait(WAITING, waiting)
    Atomics.add(this.state, WAITING, 1)
  }

  /** After a block has been written, or dropped because the log has failed. */
  leave(): void {
    Atomics.sub(this.state, WAITING, 1)
    Atomics.notify(this.state, WAITING)
  }

  /** Waits until the log has been closed. Errors: throws what the other thread failed with. */
  untilClosed(): void {
    this.wait(CLOSED, 0)
    this.waiting()
    Atomics.store(this.state, CLOSED, 0)
  }

  close(): void {
    Atomics.store(this.state, CLOSED, 1)
    Atomics.notify(this.state, CLOSED)
  }

  fail(reason: string): void {
    if (Atomics.load(this.state, FAILED) > 0) return
    const { written } = new TextEncoder().encodeInto(reason, this.text)
    Atomics.store(this.state, FAILED, written)
    Atomics.notify(this.state, WAITING)
  }

  private wait(what: number, whileIt: number): void {
    if (Atomics.wait(this.state, what, whileIt, LONGEST_WAIT) === "timed-out")
      throw new LogNotWritten(`the disk has not taken anything for ${LONGEST_WAIT / 1000} seconds`)
  }

  private waiting(): number {
    const failed = Atomics.load(this.state, FAILED)
    if (failed > 0) throw new LogNotWritten(new TextDecoder().decode(this.text.slice(0, failed)))
    return Atomics.load(this.state, WAITING)
  }
}

/** A log could not be written: the message is the code that the file system gave, or says what happened. */
export class LogNotWritten extends Error {
  override name = "LogNotWritten"
}
