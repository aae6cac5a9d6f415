import { digestOf } from "../chain.ts"

/*
 * A log as a file: eight bytes that say what it is, then frames. A frame is its kind (a byte), the length of what it holds (four bytes,
 * little-endian), that, and the hash of all this (eight bytes). So whatever is damaged is found, and the frame named; a file that was
 * cut off is good up to its last whole frame; and one that has no last frame says itself that it was cut.
 */

export const Frame = { header: 1, events: 2, end: 3, snapshot: 4 } as const

/** The first bytes of every log. */
export const MAGIC = new TextEncoder().encode("tangguh\n")

/** Bytes before and after what a frame holds. */
export const HEAD_BYTES = 5
export const HASH_BYTES = 8

/** No frame that we write holds more: a length beyond it is damage, and nothing is allocated for it. */
export const MOST_BYTES = 1 << 30

/** One frame, ready to be written. `loadHash` must have been awaited. */
export function frame(kind: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = new Uint8Array(HEAD_BYTES + length + HASH_BYTES)
  bytes[0] = kind
  new DataView(bytes.buffer).setUint32(1, length, true)
  let at = HEAD_BYTES
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  bytes.set(digestOf(bytes.subarray(0, at)), at)
  return bytes
}

/** Kind and length of what follows, from the five bytes that a frame begins with. */
export function readHead(bytes: Uint8Array): { readonly kind: number; readonly length: number } {
  return { kind: bytes[0], length: new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true) }
}

/** What a whole frame holds; null where its hash does not fit. */
export function readFrame(bytes: Uint8Array): Uint8Array | null {
  const end = bytes.length - HASH_BYTES
  const hash = digestOf(bytes.subarray(0, end))
  for (let at = 0; at < HASH_BYTES; at++) if (bytes[end + at] !== hash[at]) return null
  return bytes.subarray(HEAD_BYTES, end)
}
