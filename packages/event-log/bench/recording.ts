import { model, type Observer, sampleWorld, simulate } from "@tangguh/office"
import { loadHash, Recorder } from "../src/index.ts"
import { mm1 } from "./mm1.ts"

/** What recording costs: runs with and without it, by turns. */
export interface RecordingRatio {
  /** Speed of a recorded run, of which only the hash is kept, over that of the same run unrecorded: the median of the rounds. */
  readonly hashed: number
  /** The same, with all blocks kept. */
  readonly kept: number
  /** Events a second, unrecorded. */
  readonly rate: number
  readonly events: number
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Compares an M/M/1 office (three events a visit) recorded with the same unrecorded. */
export async function recordingRatio(rounds = 11, visits = 400_000): Promise<RecordingRatio> {
  await loadHash()
  const days = 40
  const plan = mm1(days, visits / days)
  const prepared = model(plan)
  const world = sampleWorld(plan, plan.seed, 0)
  let events = 0
  const seconds = (observers: readonly Observer[]): number => {
    const started = performance.now()
    events = simulate(world, { prepared, observers }).number
    return (performance.now() - started) / 1000
  }
  const recorder = (keep: boolean) =>
    new Recorder({ scenario: plan.scenario, plan: "", seed: plan.seed, replication: 0, policies: [] }, { keep })
  const off: number[] = []
  const hashed: number[] = []
  const kept: number[] = []
  for (let round = -3; round < rounds; round++) {
    const before = seconds([])
    const whileHashing = seconds([recorder(false)])
    const whileKeeping = seconds([recorder(true)])
    const after = seconds([])
    if (round < 0) continue
    const unrecorded = (before + after) / 2
    off.push(unrecorded)
    hashed.push(unrecorded / whileHashing)
    kept.push(unrecorded / whileKeeping)
  }
  return { hashed: median(hashed), kept: median(kept), rate: events / median(off), events }
}
