import { Defect } from "@tangguh/engine"
import type { Observer, OfficeEvent } from "@tangguh/office"
import { firstLink, nextLink } from "./chain.ts"
import { BLOCK_ROWS, Columns } from "./columns.ts"
import { type Header, headerOf, type RunIdentity } from "./header.ts"
import type { Block, KeptLog } from "./log.ts"

export interface RecorderOptions {
  /** true: keep all blocks, for `log()`; false: only the hash; a function: it is given each block, for good, as soon as it is full. */
  readonly keep: boolean | ((block: Block) => void)
}

/** What is known of a run once it is recorded. */
export interface Recorded {
  /** The last link of the chain: it identifies the run. */
  readonly hash: string
  readonly events: number
  readonly blocks: number
}

/** Subjects are written as int32, and no citizen has a higher number than the event of the arrival. */
const MOST_EVENTS = 2_147_483_647

/**
 * Writes the events of a run into columns and hashes them, block by block, into a chain.
 *
 * Errors: Defect before `loadHash()` has resolved, and for events that are not the whole run from its first event.
 *
 * Example: `const recorder = new Recorder(run, { keep: true }); simulate(world, { observers: [recorder] }); recorder.close().hash`
 */
export class Recorder implements Observer {
  readonly header: Header
  private readonly link: string
  private readonly keep: RecorderOptions["keep"]
  private readonly blocks: Block[] = []
  private readonly columns = Columns.blank(BLOCK_ROWS)
  // The columns once more: a third of the cost of recording would go into reaching them through `columns`.
  private readonly time = this.columns.time
  private readonly value = this.columns.value
  private readonly hidden = this.columns.hidden
  private readonly office = this.columns.office
  private readonly subject = this.columns.subject
  private readonly cause = this.columns.cause
  private readonly type = this.columns.type
  private row = 0
  /** Of the last event. */
  private number = 0
  /** Events and blocks in the chain, and its last link. */
  private chained = 0
  private chainedBlocks = 0
  private last: string
  private recorded: Recorded | null = null

  constructor(run: RunIdentity, options: RecorderOptions) {
    this.header = headerOf(run)
    this.keep = options.keep
    this.link = firstLink(this.header)
    this.last = this.link
  }

  event(event: OfficeEvent): void {
    const { row } = this
    this.time[row] = event.time
    this.value[row] = event.value
    this.hidden[row] = event.hidden
    this.office[row] = event.office
    this.subject[row] = event.subject
    this.cause[row] = event.cause
    this.type[row] = event.type
    this.number = event.number
    this.row = row + 1
    if (row + 1 === BLOCK_ROWS) this.chain()
  }

  /** Ends the log: what is left becomes its last block. */
  close(): Recorded {
    if (this.recorded !== null) return this.recorded
    if (this.row > 0) this.chain()
    this.recorded = { hash: this.last, events: this.chained, blocks: this.chainedBlocks }
    this.row = BLOCK_ROWS - 1 // whatever came now would complete a block at once, and be refused
    return this.recorded
  }

  /** The log of a run that has been closed, where its blocks were kept. */
  log(): KeptLog {
    if (this.recorded === null) throw new Defect("a log can be read once its recorder is closed")
    if (this.keep !== true) throw new Defect("this recorder has not kept its blocks")
    return { header: this.header, link: this.link, blocks: this.blocks, hash: this.recorded.hash }
  }

  /** Makes the rows so far the next block. */
  private chain(): void {
    if (this.recorded !== null) throw new Defect("an event came after the recorder was closed")
    const { row, keep } = this
    this.row = 0
    this.chained += row
    if (this.number !== this.chained)
      throw new Defect(`event ${this.number} stands at place ${this.chained}: a log holds a run from its first event`)
    if (this.chained > MOST_EVENTS) throw new Defect(`a log holds at most ${MOST_EVENTS} events`)
    this.chainedBlocks++
    const columns = keep === false && row === BLOCK_ROWS ? this.columns : this.columns.head(row)
    this.last = nextLink(this.last, columns)
    if (keep === false) return
    const block: Block = { columns, link: this.last }
    if (keep === true) this.blocks.push(block)
    else keep(block)
  }
}
