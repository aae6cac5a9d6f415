import { Defect } from "@tangguh/engine"
import { createXXHash64, type IHasher } from "hash-wasm"
import type { Columns } from "./columns.ts"
import { type Header, headerText } from "./header.ts"

let hasher: IHasher | undefined

/** Makes the hash ready. Await it once, before the first run is recorded or verified: from then on hashing is synchronous. */
export async function loadHash(): Promise<void> {
  hasher ??= await createXXHash64()
}

function ready(): IHasher {
  if (hasher === undefined) throw new Defect("await loadHash() before a run is recorded or verified")
  return hasher
}

/** The link that a log begins with: the hash of its header, 16 hexadecimal digits. */
export const firstLink = (header: Header): string => ready().init().update(headerText(header)).digest()

/** The link of a block: the hash of the link before it and of the block's bytes. */
export const nextLink = (previous: string, columns: Columns): string =>
  ready().init().update(previous).update(columns.bytes).digest()

/** The hash of some bytes, eight bytes. */
export const digestOf = (bytes: Uint8Array): Uint8Array => ready().init().update(bytes).digest("binary")

/** The hash of some bytes, part after part, 16 hexadecimal digits. */
export const hashOf = (parts: readonly Uint8Array[]): string =>
  parts.reduce((hash, part) => hash.update(part), ready().init()).digest()
