import type { Observer, State } from "@tangguh/office"
import type { Log } from "./log.ts"
import type { Regime } from "./regime.ts"
import { replay } from "./replay.ts"
import { stateHash } from "./snapshots.ts"
import { isOfToday } from "./upcast.ts"

/** What folding a log again has shown. */
export interface Proof {
  /** Snapshots at which the state was held against that of the run. */
  readonly snapshots: number
  /** Whether the state at the end was, too: not that of a log that was cut off. */
  readonly end: boolean
  /** Number of the event after which the state was another one; null: it never was. */
  readonly differsAfter: number | null
  readonly state: State
}

/** Folds a log and holds the state against the hash at each of its snapshots, and at the end. `end`: hash of the state there, where it is known. */
export function prove(log: Log, regimes: readonly Regime[], end: string | null): Proof {
  // States of other versions are laid out otherwise, and cannot be held against ours.
  const snapshots = isOfToday(log.header.schema) ? (log.snapshots ?? []) : []
  let passed = 0
  let differsAfter: number | null = null
  const compare = (state: State, hash: string) => {
    if (differsAfter === null && stateHash(state) !== hash) differsAfter = state.number
  }
  const watcher: Observer = {
    event: () => {},
    settled: (_until, state) => {
      if (state.number !== snapshots[passed]?.number) return
      compare(state, snapshots[passed].read().hash)
      passed++
    },
  }
  const [{ model, policies }, ...forks] = regimes
  const state = replay(model, log, { policies, forks, observers: [watcher] })
  const hasEnd = end !== null && isOfToday(log.header.schema)
  if (hasEnd) compare(state, end)
  // A snapshot of a state that the log does not lead to is none of this run.
  if (differsAfter === null && passed < snapshots.length) differsAfter = snapshots[passed].number
  return { snapshots: passed, end: hasEnd, differsAfter, state }
}
