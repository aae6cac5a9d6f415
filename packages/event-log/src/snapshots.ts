import type { Observer, State } from "@tangguh/office"
import { hashOf } from "./chain.ts"
import { type Header, policiesAfter } from "./header.ts"
import { partsOf, stateFrom } from "./state-bytes.ts"

/** What a snapshot is of: a run goes on from it only under the same. */
export interface SnapshotOf {
  readonly scenario: string
  readonly plan: string
  /** Version of the vocabulary of events, and so of the state that they make. */
  readonly schema: number
  /** Names of the policies whose memory it has. */
  readonly policies: readonly string[]
}

/** A state between two instants, as bytes. */
export interface Taken {
  /** Events before it, and the time of the last of them in seconds. */
  readonly number: number
  readonly time: number
  /** Hash of the state, 16 hexadecimal digits. */
  readonly hash: string
  /** What it is of, as a line of JSON, and the state. */
  readonly bytes: Uint8Array
}

/** A snapshot of another scenario, version or policy: the message says which. */
export class WrongSnapshot extends Error {
  override name = "WrongSnapshot"
}

const LINE_FEED = 10

/** Hash of a state: equal for equal states. */
export const stateHash = (state: State): string => hashOf(partsOf(state))

/** Writes down a state between two instants. */
export function takeSnapshot(state: State, { scenario, plan, schema, policies }: SnapshotOf): Taken {
  const parts = partsOf(state)
  const line = new TextEncoder().encode(`${JSON.stringify({ scenario, plan, schema, policies })}\n`)
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, line.length))
  bytes.set(line)
  let at = line.length
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { number: state.number, time: state.time, hash: hashOf(parts), bytes }
}

/** The state that was written down. Errors: WrongSnapshot where it is of something else, or damaged. */
export function stateOf({ bytes, hash }: Taken, of: SnapshotOf): State {
  const end = bytes.indexOf(LINE_FEED)
  const was = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as SnapshotOf
  const wrong = (what: string, here: unknown, there: unknown) =>
    new WrongSnapshot(`the snapshot is of another ${what}: of ${String(there)}, and not of ${String(here)}`)
  if (was.schema !== of.schema) throw wrong("version of the events", of.schema, was.schema)
  if (was.scenario !== of.scenario) throw wrong("scenario", of.scenario, was.scenario)
  if (was.plan !== of.plan) throw wrong("plan of this scenario", of.plan, was.plan)
  if (was.policies.join() !== of.policies.join())
    throw wrong("policy", of.policies.join(" + ") || "none", was.policies.join(" + ") || "none")
  const state = stateFrom(bytes.subarray(end + 1))
  if (stateHash(state) !== hash) throw new WrongSnapshot("the snapshot does not fit its hash")
  return state
}

/** Events between two snapshots, at least. */
const FEWEST_EVENTS = 4096

/** A snapshot of more bytes is not taken: a run that has thousands of offices would need as much memory again. */
const MOST_BYTES = 1 << 26

/** Bytes of a citizen in a snapshot, more or less. */
const BYTES_A_CITIZEN = 144

/** What a snapshot of a run is of that was taken after so many of its events. */
export const snapshotOf = (header: Header, events: number): SnapshotOf => ({
  scenario: header.scenario,
  plan: header.plan,
  schema: header.schema,
  policies: policiesAfter(header, events),
})

/** Takes snapshots of a run, so seldom that all of them take less than a byte an event. */
export class SnapshotTaker implements Observer {
  private due = FEWEST_EVENTS
  private readonly header: Header
  private readonly take: (taken: Taken) => void

  constructor(header: Header, take: (taken: Taken) => void) {
    this.header = header
    this.take = take
  }

  event(): void {}

  settled(_until: number, state: State): void {
    if (state.number < this.due) return
    const fewest = Math.max(FEWEST_EVENTS, state.citizens.used * BYTES_A_CITIZEN)
    this.due = state.number + fewest
    if (fewest > MOST_BYTES) return
    const taken = takeSnapshot(state, snapshotOf(this.header, state.number))
    this.due = state.number + Math.max(fewest, 2 * taken.bytes.length)
    this.take(taken)
  }
}
