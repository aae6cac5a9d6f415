import type { Backup } from "./backup.ts"
import type { Delay } from "./delay.ts"
import type { Reorder, Reserve } from "./stock.ts"

/** What an office tells people. "up": that there is service again, which may be wrong. */
export type Message = "wait" | "not today" | "back at" | "up"

/** What an announcement follows. */
export type Occasion =
  | { readonly kind: "fails" | "recovers"; readonly dependency: number }
  | { readonly kind: "empty"; readonly stock: number }
  | { readonly kind: "instant"; readonly at: number }

/**
 * Said to those who wait, and at the door to those who come, until the work can go on.
 * Said to everyone: those reached stay at home for as long as it says that there is no service.
 */
export interface Announcement {
  readonly at: Occasion
  readonly says: Message
  readonly to: "those waiting" | "everyone"
  /** Share of those meant who hear it. */
  readonly reach: number
  /** Seconds after its occasion; it is not said where the occasion is over by then, unless it says "up". */
  readonly delay: number
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

/** A step goes on while a missing dependency is among `without`; its record may have to wait for upload. */
export interface Workaround {
  /** Index into Plan.steps. */
  readonly step: number
  /** Indices into Plan.dependencies that the step can do without. */
  readonly without: readonly number[]
  /** How records reach the centre; null: nothing has to. */
  readonly upload: {
    /** Records that the buffer holds, each office. */
    readonly buffer: number
    /** Seconds to upload one record, once all of `without` is up. */
    readonly each: number
    /** All that is in the buffer goes by courier every so many seconds from the start on, up or not; Infinity: no courier. */
    readonly courier: number
    /** Probability that a record is lost; its citizen has to come again. */
    readonly loss: number
    /** Probability that a record turns out to be a duplicate, seen only at the centre. */
    readonly duplicate: number
    /** Factor on service times at the office while it uploads what had piled up. */
    readonly surge: number
    /** Until a citizen whose record was lost comes again. */
    readonly recall: Delay
  } | null
  /** Probability that work done without turns out to be void at once, and has to be done again: stale data. */
  readonly stale: number
}

/** Tickets a day. */
export interface TicketCap {
  readonly most: number
  /** Probability that with a ticket another is drawn for which nobody will come. */
  readonly ghosts: number
}

/** First visits come at an appointment instead of when they like. */
export interface Appointments {
  /** A working day, each office, equally spaced over opening time. */
  readonly perDay: number
  readonly noShow: number
  /** Share who can make one; the others come as before. */
  readonly reach: number
}

/** Whoever waits for a card may take a letter that serves meanwhile. */
export interface TemporaryLetter {
  /** Index into Plan.steps: those before it may take one. */
  readonly step: number
  readonly uptake: number
  /** Seconds until it has to be renewed, by another visit. */
  readonly valid: number
}

/** The part of a Plan that people decide, and so the only part that a policy may prepare beforehand. */
export interface Arrangement {
  /** Units of each pool. [pools] */
  readonly units: readonly number[]
  /** Backups in series for each switch. [switches] */
  readonly backups: readonly (readonly Backup[])[]
  readonly announcements: readonly Announcement[]
  readonly hotline: Hotline | null
  readonly publicStatus: PublicStatus | null
  /** At most one a step. */
  readonly workarounds: readonly Workaround[]
  /** Classes that come before everyone else, in this order. [steps] */
  readonly first: readonly (readonly number[])[]
  /** Steps at a counter for which the citizen need not wait: papers are left there. */
  readonly dropOff: readonly number[]
  /** [stores]; null: nothing is ordered. */
  readonly reorder: readonly (Reorder | null)[]
  /** [stocks]; null: whoever comes is served. */
  readonly reserve: readonly (Reserve | null)[]
  readonly ticketCap: TicketCap | null
  readonly appointments: Appointments | null
  /** Opening periods beside those of the schedule, on dates on which the office is closed. */
  readonly extraPeriods: readonly { readonly office: number; readonly from: number; readonly until: number }[]
  /** Outages last at most so many seconds. [switches]; Infinity: as they are. */
  readonly repairedWithin: readonly number[]
  /** Switches whose planned work is put off until the offices behind them close. */
  readonly offHours: readonly number[]
  /** Share of the failures of units that do not happen. [pools] */
  readonly protection: readonly number[]
  readonly temporaryLetter: TemporaryLetter | null
  /** Share of those who pass on to a step who go past it: another product serves them. [steps] */
  readonly bypass: readonly number[]
  /** What never fails, is never empty, or is never short: how bounds, and checks "without" a cause, are said. */
  readonly immune: {
    readonly switches: readonly number[]
    readonly stores: readonly number[]
    readonly pools: readonly number[]
  }
}
