import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { Compression } from "@tangguh/event-log/file"

/** Level 1: the next ones take twice as long and save nothing, since the columns are laid out for it. */
const LEAST_CHUNK = 64
const FAST = { chunkSize: 1 << 18, params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export const zstd: Compression = {
  compress: (bytes) => zstdCompressSync(bytes, FAST),
  decompress(bytes, length) {
    // In one piece: by default it comes in pieces of 16 kB, which takes twice as long.
    const whole = zstdDecompressSync(bytes, { maxOutputLength: length, chunkSize: Math.max(length, LEAST_CHUNK) })
    if (whole.length !== length) throw new RangeError(`${whole.length} bytes instead of ${length}`)
    return whole
  },
}
