import { Defect } from "@tangguh/engine"
import { citizenColumns, type Snapshot, restore, type State } from "@tangguh/office"
import { cdeEncodeOptions, decode, encode } from "cbor2"

/*
 * A state as bytes, the same for equal states: CBOR in its deterministic form (RFC 8949, 4.2) of all but the citizens, the length of that
 * before it, then the citizens' columns in the order of their names, cut to what is in use.
 */

/** The bytes of a state, part by part, so that a hash of a large one needs no copy of it. A policy's memory has to be plain data. */
export function partsOf(state: State): readonly Uint8Array[] {
  const { citizens, ...rest } = state
  const numbers: Record<string, number> = {}
  const columns: Uint8Array[] = []
  for (const name of Object.keys(citizens).sort()) {
    const column = citizens[name as keyof typeof citizens]
    if (typeof column === "number") numbers[name] = column
    else columns.push(new Uint8Array(column.buffer, column.byteOffset, citizens.used * column.BYTES_PER_ELEMENT))
  }
  const head = encoded({ ...rest, citizens: numbers })
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, head.length, true)
  return [length, head, ...columns]
}

/** Errors: Defect that names the policy whose memory cannot be written down. */
function encoded(rest: Omit<State, "citizens"> & { readonly citizens: Readonly<Record<string, number>> }): Uint8Array {
  try {
    return encode(rest, cdeEncodeOptions)
  } catch (error) {
    for (const [name, memory] of Object.entries(rest.memory)) {
      try {
        encode(memory, cdeEncodeOptions)
      } catch {
        throw new Defect(`the policy ${name} is wrong: its memory is no plain data, which a log can keep`, {
          cause: error,
        })
      }
    }
    throw error
  }
}

/** A state to go on from. Errors: Defect where the bytes are not those of a state as this version has it. */
export function stateFrom(bytes: Uint8Array): State {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const rest = decode<Record<string, unknown> & { citizens: Record<string, number> }>(bytes.subarray(4, 4 + length))
  const { used } = rest.citizens
  const blank: Record<string, { readonly BYTES_PER_ELEMENT: number; readonly buffer: ArrayBufferLike }> =
    citizenColumns(used)
  const columns: Record<string, unknown> = {}
  let at = 4 + length
  for (const name of Object.keys(blank).sort()) {
    const column = blank[name]
    const size = used * column.BYTES_PER_ELEMENT
    new Uint8Array(column.buffer).set(bytes.subarray(at, at + size))
    columns[name] = column
    at += size
  }
  if (at !== bytes.length)
    throw new Defect(`a state of ${used} citizens takes ${at} bytes, and here are ${bytes.length}`)
  return restore({ ...rest, citizens: { ...rest.citizens, ...columns } } as Snapshot)
}
