import { RandomStream } from "./random-stream.ts"

/** The key of an `AddressedStream`. Shape: Uint32Array[4]. */
export type StreamKey = Uint32Array

/** Returns the key of the stream with this name in this replication: every other seed, replication or name has another. */
export function streamKey(seed: string, replication: number, name: string): StreamKey {
  const words = new RandomStream(JSON.stringify([seed, replication, name])) // JSON: no two triples make one string
  return Uint32Array.from({ length: 4 }, () => words.nextWord())
}
