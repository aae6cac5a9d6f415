import { BLOCK_ROWS } from "@tangguh/event-log"
import { Frame, frame, HASH_BYTES, HEAD_BYTES, MAGIC, MOST_BYTES, readFrame, readHead } from "@tangguh/event-log/file"

/** A file that cannot be read as a log, or is damaged: the message says where. */
export class BadLog extends Error {
  override name = "BadLog"
}

/** A stretch of a file. */
export type BytesAt = (at: number, length: number) => Uint8Array

/** A frame in a file: its first byte, and how many it holds between its head and its hash. */
export interface Place {
  readonly kind: number
  readonly at: number
  readonly length: number
  /** What people call it. */
  readonly name: string
}

/** The frames of a file. Errors of its methods: BadLog. */
export class FramesIn {
  readonly places: readonly Place[]
  /** Whether the file ends before the log does. */
  readonly cut: boolean
  private readonly path: string
  private readonly bytesAt: BytesAt

  /** Finds the frames by their heads. Errors: BadLog where they do not lead to the end of the file, though it was not cut off. */
  constructor(path: string, bytesAt: BytesAt, given: number) {
    this.path = path
    this.bytesAt = bytesAt
    const size = written(bytesAt, given)
    const { places, reached } = walk(bytesAt, size)
    this.places = places
    const isWhole = reached === size && places.at(-1)?.kind === Frame.end
    this.cut = !isWhole
    if (isWhole || isCut(places, reached, bytesAt, size)) return
    for (const place of places) this.read(place)
    throw new BadLog(`${path} is damaged: what stands from byte ${reached} on is no part of a log`)
  }

  /** What a frame holds. */
  read(place: Place): Uint8Array {
    const content = readFrame(this.bytesAt(place.at, HEAD_BYTES + place.length + HASH_BYTES))
    if (content !== null) return content
    throw new BadLog(`${this.path} is damaged: ${place.name}, from byte ${place.at} on, does not fit its hash`)
  }
}

const kinds: ReadonlySet<number> = new Set(Object.values(Frame))

/** Whether a frame of this kind can come next: a header first, and nothing behind the end. */
const canFollow = (kind: number, places: readonly Place[]): boolean =>
  kinds.has(kind) && (kind === Frame.header) === (places.length === 0) && places.at(-1)?.kind !== Frame.end

/** From frame to frame, as far as their heads can be those of frames. Nothing is allocated for a length before it is known to lie in the file. */
function walk(bytesAt: BytesAt, size: number): { readonly places: readonly Place[]; readonly reached: number } {
  const places: Place[] = []
  let at = MAGIC.length
  let blocks = 0
  while (at + HEAD_BYTES <= size) {
    const { kind, length } = readHead(bytesAt(at, HEAD_BYTES))
    const end = at + HEAD_BYTES + length + HASH_BYTES
    if (!canFollow(kind, places) || length > MOST_BYTES || end > size) break
    if (kind === Frame.events) blocks++
    places.push({ kind, at, length, name: nameOf(kind, places.length, blocks) })
    at = end
  }
  return { places, reached: at }
}

const nameOf = (kind: number, before: number, blocks: number): string =>
  before === 0
    ? "its header"
    : kind === Frame.events
      ? `block ${blocks} (events from ${(blocks - 1) * BLOCK_ROWS + 1})`
      : kind === Frame.snapshot
        ? "a snapshot"
        : "its end"

/** Whether this may be only the beginning of a log: nothing stands in it that the beginning of one cannot have. */
function isCut(places: readonly Place[], reached: number, bytesAt: BytesAt, size: number): boolean {
  if (endsAsLog(bytesAt, size)) return false
  if (reached === size) return true
  const [kind] = bytesAt(reached, 1)
  return (
    canFollow(kind, places) &&
    (reached + HEAD_BYTES > size || readHead(bytesAt(reached, HEAD_BYTES)).length <= MOST_BYTES)
  )
}

/** Bytes of a sector of a disk. */
const SECTOR = 512

/** How much of a file was written: a loss of power leaves one whose length was known before its content, with sectors of zeros at its end. */
function written(bytesAt: BytesAt, size: number): number {
  let from = size
  while (from > 0) {
    const bytes = bytesAt(Math.max(0, from - SECTOR), Math.min(SECTOR, from))
    const last = bytes.findLastIndex((byte) => byte !== 0)
    if (last >= 0) return size - from < SECTOR ? size : from - bytes.length + last + 1
    from -= bytes.length
  }
  return size
}

/** No frame that ends a log is longer. */
const LONGEST_END = 512

/** Whether the last bytes are those of the end of a log, whatever length its head says. */
function endsAsLog(bytesAt: BytesAt, size: number): boolean {
  const from = Math.max(MAGIC.length, size - LONGEST_END)
  const tail = bytesAt(from, Math.max(0, size - from))
  for (let at = 0; at + HEAD_BYTES + HASH_BYTES <= tail.length; at++) {
    if (tail[at] !== Frame.end) continue
    const whole = frame(Frame.end, [tail.subarray(at + HEAD_BYTES, tail.length - HASH_BYTES)])
    if (whole.subarray(-HASH_BYTES).every((byte, i) => byte === tail[tail.length - HASH_BYTES + i])) return true
  }
  return false
}
