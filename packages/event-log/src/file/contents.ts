import type { Header } from "../header.ts"
import type { Block } from "../log.ts"
import type { Recorded } from "../recorder.ts"
import { packed, packedLength, unpacked } from "./pack.ts"

/** The scenario that a run was made from, word for word: with it, the seed and the policies the run can be made again. */
export interface Origin {
  /** Name of the scenario's file, as it was given. */
  readonly file: string
  readonly text: string
  /** What stood in the files beside it, by the names that it calls them. */
  readonly beside: Readonly<Record<string, string>>
  /** The policy that was asked for; null: the office as it is. */
  readonly policy: string | null
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

export const readHeader = (bytes: Uint8Array): FileHeader => JSON.parse(decoder.decode(bytes)) as FileHeader

const LINK_DIGITS = 16

/** The parts of a frame of events: how many, the link of the block, and the events. */
export function writeBlock({ columns, link }: Block, before: number, compression: Compression): readonly Uint8Array[] {
  const head = new Uint8Array(4 + LINK_DIGITS)
  new DataView(head.buffer).setUint32(0, columns.rows, true)
  encoder.encodeInto(link, head.subarray(4))
  return [head, compression.compress(packed(columns, before))]
}

/** The block of a frame of events; `before`: how many events stand before it. Errors: throws where it cannot be one. */
export function readBlock(bytes: Uint8Array, before: number, compression: Compression): Block {
  const rows = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const link = decoder.decode(bytes.subarray(4, 4 + LINK_DIGITS))
  return {
    columns: unpacked(compression.decompress(bytes.subarray(4 + LINK_DIGITS), packedLength(rows)), rows, before),
    link,
  }
}

export const writeEnd = (recorded: Recorded): Uint8Array => encoder.encode(JSON.stringify(recorded))

export const readEnd = (bytes: Uint8Array): Recorded => JSON.parse(decoder.decode(bytes)) as Recorded
