import type { Columns } from "./columns.ts"
import type { Header } from "./header.ts"
import type { Taken } from "./snapshots.ts"

/** A stretch of a log, and its link in the chain. */
export interface Block {
  readonly columns: Columns
  /** Hash of the link before and of these columns. */
  readonly link: string
}

/** Blocks by their place, from 0; −1 is the last: an array, or a file that is read block by block. */
export interface Blocks {
  readonly length: number
  at(index: number): Block | undefined
}

/** A recorded run. Every block but the last has BLOCK_ROWS rows, and the last has at least one. */
export interface Log {
  readonly header: Header
  /** Hash of the header. */
  readonly link: string
  readonly blocks: Blocks
  /** The last link: it identifies the run. */
  readonly hash: string
  /** Snapshots of its states, in the order in which they were taken; none if left out. */
  readonly snapshots?: readonly KeptSnapshot[]
}

/** A snapshot that is read when it is asked for. */
export interface KeptSnapshot {
  /** Events before it, and the time of the last of them in seconds. */
  readonly number: number
  readonly time: number
  read(): Taken
}

/** One that is kept in memory, block by block. */
export interface KeptLog extends Log {
  readonly blocks: readonly Block[]
}
