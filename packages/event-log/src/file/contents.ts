import { BLOCK_ROWS } from "../columns.ts"
import type { Header } from "../header.ts"
import type { Block } from "../log.ts"
import type { Recorded } from "../recorder.ts"
import type { Taken } from "../snapshots.ts"
import { packed, packedLength, unpacked } from "./pack.ts"

/** A text, and the file that it was read from. */
export interface Told {
  readonly file: string
  readonly text: string
}

/** The scenario that a run was made from, word for word: with it, the seed and the policies the run can be made again. */
export interface Origin extends Told {
  /** What stood in the files beside it, by the names that it calls them. */
  readonly beside: Readonly<Record<string, string>>
  /** The tables that it started from, by what they tell of: state, incidents, arrivals. */
  readonly data: Readonly<Record<string, Told>>
  /** When counting begins, in seconds. */
  readonly warmUp: number
  /** The policy that was asked for at first, and at each fork, by its name or that of its file. */
  readonly asked: readonly string[]
}

/** What the file of a log says before its events. */
export interface FileHeader extends Header {
  /** What wrote it: versions of tangguh, of Node and of its time-zone data. */
  readonly versions: Readonly<Record<string, string>>
  /** Of the columns: seconds since `start`, in the clock of `zone`. */
  readonly units: { readonly time: "seconds"; readonly start: string; readonly zone: string }
  readonly origin: Origin
}

/** Makes bytes fewer, and brings them back, `length` of them. */
export interface Compression {
  compress(bytes: Uint8Array): Uint8Array
  /** Errors: throws where the bytes are not so many, compressed. */
  decompress(bytes: Uint8Array, length: number): Uint8Array
}

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { fatal: true })

export const writeHeader = (header: FileHeader): Uint8Array => encoder.encode(JSON.stringify(header))

/** Errors: throws where the bytes are no JSON. What it is has to be looked at. */
export const readHeader = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes))

const LINK_DIGITS = 16
/** How many events, the length of them before they are compressed, and the link. */
const BLOCK_HEAD = 8 + LINK_DIGITS

/** The parts of a frame of events: how many, the link of the block, and the events. */
export function writeBlock({ columns, link }: Block, before: number, compression: Compression): readonly Uint8Array[] {
  const head = new Uint8Array(BLOCK_HEAD)
  const bytes = packed(columns, before)
  const view = new DataView(head.buffer)
  view.setUint32(0, columns.rows, true)
  view.setUint32(4, bytes.length, true)
  encoder.encodeInto(link, head.subarray(8))
  return [head, compression.compress(bytes)]
}

/** The block of a frame of events; `before`: how many events stand before it. Errors: throws where it cannot be one. */
export function readBlock(bytes: Uint8Array, before: number, compression: Compression): Block {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const rows = view.getUint32(0, true)
  const length = view.getUint32(4, true)
  if (rows > BLOCK_ROWS || length > packedLength(rows)) throw new RangeError(`${length} bytes for ${rows} events`)
  const link = decoder.decode(bytes.subarray(8, BLOCK_HEAD))
  return { columns: unpacked(compression.decompress(bytes.subarray(BLOCK_HEAD), length), rows, before), link }
}

/** How a run ended. */
export interface End extends Recorded {
  /** Hash of the state in which it ended. */
  readonly state: string
}

export const writeEnd = (end: End): Uint8Array => encoder.encode(JSON.stringify(end))

/** Errors: throws where the bytes are no JSON. What it is has to be looked at. */
export const readEnd = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes))

/** The parts of a frame that holds a snapshot: when it was taken, its hash, and the state. */
export function writeSnapshot({ number, time, hash, bytes }: Taken, compression: Compression): readonly Uint8Array[] {
  const head = new Uint8Array(SNAPSHOT_HEAD)
  const view = new DataView(head.buffer)
  view.setFloat64(0, number, true)
  view.setFloat64(8, time, true)
  view.setUint32(16, bytes.length, true)
  encoder.encodeInto(hash, head.subarray(20))
  return [head, compression.compress(bytes)]
}

/** More than a snapshot ever has: a longer one is damage, and nothing is allocated for it. */
const MOST_STATE_BYTES = 1 << 28

/** Bytes before the state in a frame of a snapshot. */
export const SNAPSHOT_HEAD = 20 + LINK_DIGITS

/** When a snapshot was taken, from the first bytes of what its frame holds. */
export function readSnapshotHead(bytes: Uint8Array): { readonly number: number; readonly time: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { number: view.getFloat64(0, true), time: view.getFloat64(8, true) }
}

/** The snapshot of a frame. Errors: throws where it cannot be one. */
export function readSnapshot(bytes: Uint8Array, compression: Compression): Taken {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16, true)
  if (length > MOST_STATE_BYTES) throw new RangeError(`a state of ${length} bytes`)
  return {
    ...readSnapshotHead(bytes),
    hash: decoder.decode(bytes.subarray(20, SNAPSHOT_HEAD)),
    bytes: compression.decompress(bytes.subarray(SNAPSHOT_HEAD), length),
  }
}
