import { crc32 } from "node:zlib"

const signatureLength = 8
const headerChunkLength = 25

/** CSS counts 96 pixels to the inch. */
const pixelsPerInch = 96
const metresPerInch = 0.0254

/** The density, in pixels per metre, of a picture drawn at so many times its size. */
export const densityAt = (scale: number): number => Math.round((pixelsPerInch * scale) / metresPerInch)

/**
 * A PNG with a pHYs chunk, which says how large it is to be shown; resvg writes none.
 *
 * Units: `pixelsPerMetre`, in both directions. Source: PNG, third edition, 11.3.4.3.
 */
export const pngWithDensity = (png: Uint8Array, pixelsPerMetre: number): Uint8Array => {
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write("pHYs", 4, "latin1")
  chunk.writeUInt32BE(pixelsPerMetre, 8)
  chunk.writeUInt32BE(pixelsPerMetre, 12)
  chunk.writeUInt8(1, 16)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  const at = signatureLength + headerChunkLength
  return Uint8Array.from(Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]))
}
