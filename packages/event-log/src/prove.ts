import type { Observer, State } from "@tangguh/office"
import type { Log } from "./log.ts"
import type { Regime } from "./regime.ts"
import { replay } from "./replay.ts"
import { stateHash } from "./snapshots.ts"

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
  const snapshots = log.snapshots ?? []
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
  if (end !== null) compare(state, end)
  return { snapshots: passed, end: end !== null, differsAfter, state }
}
