import type { OfficeEvent } from "@tangguh/office"

/** Time spent in one way, without a break. Seconds since the start. */
export interface Part {
  readonly kind: "wait" | "service"
  readonly office: number
  readonly step: number
  readonly from: number
  until: number
  /** What a wait is charged to, in the numbering of the office package; −1 of a service. */
  readonly cause: number
  /** Number of the event that made it so; 0: nothing in the log did, or many. */
  readonly because: number
  /** How many were before her when it began, and the tickets of those at the counters of the step then; empty for a job. */
  readonly ahead: number
  readonly atCounters: readonly number[]
}

/** A visit to an office, on to another one where she was sent there; or her case's time in the back office. */
export interface Stay {
  readonly kind: "visit" | "job"
  /** Where it began. */
  readonly office: number
  readonly step: number
  readonly began: OfficeEvent
  /** 0: none. */
  readonly ticket: number
  /** How many were before her when she came, those at the counters among them, and the tickets of these. */
  readonly ahead: number
  readonly atCounters: readonly number[]
  /** Numbers of the events whose effect stood when it began: what was down, what those who come were told, where they were sent. */
  readonly standing: readonly number[]
  /** In order, without gaps: their lengths sum to the stay, exactly. */
  readonly parts: Part[]
  /** null: the log ends before. */
  ended: OfficeEvent | null
}

/** What happened to one citizen, and why. */
export interface Explanation {
  readonly citizen: number
  /** The demand, person or initial backlog that she stems from, and which of it she is: the same in every run of this world. */
  readonly origin: number
  readonly entity: number
  /** Index into the plan's people; null: is none of them. */
  readonly person: number | null
  readonly stays: readonly Stay[]
  /** When the whole service was done; null: it was not, or its record was lost. */
  readonly servedAt: number | null
  /** What happened to her, what concerned her while she was there, and what that was due to, in order. */
  readonly events: readonly OfficeEvent[]
  /** What is known goes until here, seconds. */
  readonly until: number
}

/** Seconds of a stay spent waiting; of one cause, where it is said. */
export const waitedIn = ({ parts }: Pick<Stay, "parts">, cause?: number): number =>
  parts.reduce(
    (sum, part) =>
      part.kind === "wait" && (cause === undefined || part.cause === cause) ? sum + (part.until - part.from) : sum,
    0,
  )
