import { join } from "node:path"
import { type Recorded, Recorder, type RunIdentity, SnapshotTaker, stateHash } from "@tangguh/event-log"
import type { FileHeader, Origin } from "@tangguh/event-log/file"
import { type LogWriter } from "@tangguh/event-store"
import type { Observer, State } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { planDigest } from "./plan-digest.ts"

/** What the logs of a scenario say of where they come from; what was asked for differs from log to log. */
export interface About {
  readonly versions: FileHeader["versions"]
  readonly origin: Omit<Origin, "warmUp" | "asked">
}

/** The runs of a job are recorded: each in a file of its own in a folder. */
export interface Recording {
  readonly folder: string
  readonly about: About
}

/** The file of a run: `overtime-0017.log`; replications from 0. */
export const logFile = (folder: string, arm: string, replication: number): string =>
  join(folder, `${arm}-${String(replication + 1).padStart(4, "0")}.log`)

/** What a run of a plan is, for its log. */
export const identityOf = (
  plan: Plan,
  run: Pick<RunIdentity, "seed" | "replication" | "policies" | "forks">,
): RunIdentity => ({ scenario: plan.scenario, plan: planDigest(plan), ...run })

/** A run that is being recorded into a file. */
export interface Running {
  readonly observers: readonly Observer[]
  /** Ends the log: it is on the disk, under its name. Errors: LogNotWritten. */
  close(state: State): Recorded
}

/** A run of which only the hash is wanted. */
export function hashOnly(run: RunIdentity): Running {
  const recorder = new Recorder(run, { keep: false })
  return { observers: [recorder], close: () => recorder.close() }
}

/** Records a run into a file, with snapshots. `asked`: the policy that was asked for, and at each fork. Errors: every call may throw LogNotWritten. */
export function recordInto(
  writer: LogWriter,
  path: string,
  plan: Plan,
  run: RunIdentity,
  { versions, origin }: About,
  asked: readonly string[],
): Running {
  const recorder = new Recorder(run, { keep: writer.write })
  writer.open(path, {
    ...recorder.header,
    versions,
    units: { time: "seconds", start: new Date(plan.epoch).toISOString(), zone: plan.zone },
    origin: { ...origin, warmUp: plan.warmUp ?? 0, asked },
  })
  return {
    observers: [recorder, new SnapshotTaker(recorder.header, writer.snapshot)],
    close(state) {
      const recorded = recorder.close()
      writer.close({ ...recorded, state: stateHash(state) })
      return recorded
    },
  }
}
