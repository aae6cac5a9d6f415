import type { Model } from "@tangguh/office"
import type { StoredLog } from "../log-reader.ts"

/** A recorded run, with what is needed to say what its numbers stand for. */
export interface Run {
  /** What it is called where several stand side by side. */
  readonly label: string
  readonly log: StoredLog
  /** Prepared by the policies that it began with, then by those of each of its forks. */
  readonly models: readonly Model[]
}
