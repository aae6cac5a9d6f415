import type { Backup } from "./backup.ts"
import type { Delay } from "./citizens.ts"

/** What an office tells the people who wait. */
export type Message = "wait" | "not today"

/** Said to those who wait when the dependency fails for them, and at the door to those who come, until the work can go on. */
export interface Announcement {
  /** Index into Plan.dependencies. */
  readonly dependency: number
  readonly says: Message
  readonly by: string
}

/** Citizens may phone before they come, and stay at home if they hear that they cannot be served. */
export interface Hotline {
  /** Share who know the number. */
  readonly reach: number
  /** Share of those who phone before coming. */
  readonly callsFirst: number
  /** The answer is this many seconds old when they would have arrived. */
  readonly lead: number
  /** Seconds that a call holds the only line; whoever finds it engaged comes unadvised. */
  readonly call: number
}

/** The office publishes that a step cannot be done; those reached stay at home while it says so. */
export interface PublicStatus {
  readonly reach: number
  /** Seconds from a failure (and from a recovery) until it is published. */
  readonly delay: number
  /** Probability that an outage is wrongly published as over. */
  readonly falseUp: number
  /** Seconds after publication at which a wrong "up" appears. */
  readonly falseUpAfter: number
}

/** While a missing dependency is among `without`, the step goes on and its record waits for upload. */
export interface OfflineCapture {
  /** Index into Plan.steps. */
  readonly step: number
  /** Indices into Plan.dependencies that capture can do without, and upload cannot. */
  readonly without: readonly number[]
  /** Records that the buffer holds, each office. */
  readonly buffer: number
  /** Seconds to upload one record. */
  readonly upload: number
  /** Probability that a record is lost before upload; its citizen has to come again. */
  readonly loss: number
  /** Probability that a record turns out to be a duplicate, seen only at upload. */
  readonly duplicate: number
  /** Factor on service times at the office while it uploads what had piled up. */
  readonly surge: number
  /** Opening dates until a citizen whose record was lost comes again. */
  readonly recall: Delay
}

/** The part of a Plan that people decide, and so the only part that a policy may prepare beforehand. */
export interface Arrangement {
  /** Units of each resource. [offices][resources] */
  readonly capacity: readonly (readonly number[])[]
  /** Backups in series for each switch. [switches] */
  readonly backups: readonly (readonly Backup[])[]
  readonly announcements: readonly Announcement[]
  readonly hotline: Hotline | null
  readonly publicStatus: PublicStatus | null
  readonly offlineCapture: OfflineCapture | null
  /** Switches that never fail: how bounds, and checks "without" a cause, are said. */
  readonly immune: readonly number[]
}
