import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { Compression } from "@tangguh/event-log/file"

/** Level 1: the next ones take twice as long and save nothing, since the columns are laid out for it. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export const zstd: Compression = {
  compress: (bytes) => zstdCompressSync(bytes, FAST),
  decompress(bytes, length) {
    const whole = zstdDecompressSync(bytes, { maxOutputLength: length })
    if (whole.length !== length) throw new RangeError(`${whole.length} bytes instead of ${length}`)
    return whole
  },
}
