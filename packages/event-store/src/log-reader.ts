import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import { EVENT_SCHEMA } from "@tangguh/office"
import {
  type Block,
  type Blocks,
  BLOCK_ROWS,
  firstLink,
  type KeptSnapshot,
  type Log,
  LOG_FORMAT,
  type Taken,
} from "@tangguh/event-log"
import {
  type FileHeader,
  Frame,
  HEAD_BYTES,
  MAGIC,
  readBlock,
  readEnd,
  readHeader,
  readSnapshot,
  readSnapshotHead,
  SNAPSHOT_HEAD,
} from "@tangguh/event-log/file"
import { isEnd, isFileHeader } from "./checked-header.ts"
import { BadLog, FramesIn } from "./frames-in.ts"
import { zstd } from "./zstd.ts"

/** A log in a file, read block by block. */
export interface StoredLog extends Log {
  readonly path: string
  readonly header: FileHeader
  /** Whether the file ends before the run did: a crash, or a copy that was broken off. What is there can be read. */
  readonly cut: boolean
  readonly events: number
  /** Hash of the state in which the run ended; null where the log was cut off. */
  readonly state: string | null
  /** In the order in which they were taken. */
  readonly snapshots: readonly KeptSnapshot[]
  close(): void
}

/** Blocks at hand: a reader that goes back and forth between two of them finds both. */
const KEPT = 4

/**
 * Opens a log. Only the frames' heads are read; each block when it is asked for, and checked then. `loadHash` must have been awaited.
 *
 * Errors: BadLog for what is no log, one of a later version, and a damaged block; what the file system says.
 */
export function openLog(path: string): StoredLog {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) // a pipe is refused, and not waited for
  try {
    return logIn(file, path)
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function logIn(file: number, path: string): StoredLog {
  const about = fstatSync(file)
  const { size } = about
  if (!about.isFile()) throw new BadLog(`${path} is no event log of tangguh: it is no regular file`)
  const bytesAt = (at: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    for (let got = 0; got < length;) {
      const more = readSync(file, bytes, got, length - got, at + got)
      if (more === 0) throw new BadLog(`${path} became shorter while it was read`)
      got += more
    }
    return bytes
  }
  const isLog = size >= MAGIC.length && bytesAt(0, MAGIC.length).every((byte, at) => byte === MAGIC[at])
  if (!isLog) throw new BadLog(`${path} is no event log of tangguh: it does not begin as one`)
  const frames = new FramesIn(path, bytesAt, size)
  const { places, cut } = frames
  if (places.length === 0) throw new BadLog(`${path} was cut off before it says what run it is of`)
  const header = jsonIn(readHeader, frames.read(places[0]))
  const { format } = (header ?? {}) as { readonly format?: unknown }
  if (typeof format === "number" && format > LOG_FORMAT)
    throw new BadLog(`${path} is of format ${format}; this tangguh reads formats up to ${LOG_FORMAT}`)
  if (!isFileHeader(header)) throw new BadLog(`${path} has a header that no tangguh writes`)
  if (header.schema > EVENT_SCHEMA)
    throw new BadLog(
      `${path} has events of version ${header.schema}, written by tangguh ${header.versions["tangguh"]}; this tangguh reads versions up to ${EVENT_SCHEMA}`,
    )
  const stretches = places.filter(({ kind }) => kind === Frame.events)
  const kept = new Map<number, Block>()
  const at = (index: number): Block | undefined => {
    const block = index < 0 ? stretches.length + index : index
    if (!(block in stretches)) return undefined
    const known = kept.get(block)
    if (known !== undefined) return known
    const read = blockIn(frames.read(stretches[block]), block * BLOCK_ROWS)
    kept.set(block, read)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return read
  }
  function blockIn(content: Uint8Array, before: number): Block {
    try {
      return readBlock(content, before, zstd)
    } catch {
      throw new BadLog(`${path} has events, from ${before + 1} on, that are laid out as no tangguh lays them out`)
    }
  }
  function snapshotIn(content: Uint8Array): Taken {
    try {
      return readSnapshot(content, zstd)
    } catch {
      throw new BadLog(`${path} has a snapshot that is laid out as no tangguh lays it out`)
    }
  }
  const blocks: Blocks = { length: stretches.length, at }
  const recorded = cut ? null : jsonIn(readEnd, frames.read(places.at(-1)!))
  if (recorded !== null && !isEnd(recorded)) throw new BadLog(`${path} has an end that no tangguh writes`)
  const tail = at(-1)
  const link = firstLink(header)
  const events = tail === undefined ? 0 : (stretches.length - 1) * BLOCK_ROWS + tail.columns.rows
  const hash = tail?.link ?? link
  const isWhole =
    recorded === null || (recorded.events === events && recorded.blocks === stretches.length && recorded.hash === hash)
  if (!isWhole) {
    for (const place of places) frames.read(place) // a frame that is damaged is told first
    throw new BadLog(
      `${path} is not whole: its end tells of ${recorded.events} events in ${recorded.blocks} blocks, and here are ${events} in ${stretches.length}`,
    )
  }
  return {
    path,
    header,
    link,
    blocks,
    hash,
    cut,
    state: recorded?.state ?? null,
    snapshots: places
      .filter(({ kind, length }) => kind === Frame.snapshot && length > SNAPSHOT_HEAD)
      .map((place) => ({
        ...readSnapshotHead(bytesAt(place.at + HEAD_BYTES, SNAPSHOT_HEAD)),
        read: () => snapshotIn(frames.read(place)),
      })),
    events,
    close: () => closeSync(file),
  }
}

/** What stands in some bytes; undefined where that is no JSON. */
function jsonIn(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return read(bytes)
  } catch {
    return undefined
  }
}
