import type { Language } from "./locale.ts"
import type { OfficeDay } from "./office-time.ts"

/** The paired difference of one policy to today, over replications. */
export interface DifferenceRow {
  readonly policy: string
  readonly title: string
  readonly mean: number
  readonly lower: number
  readonly upper: number
  /** Whether the interval excludes no change. */
  readonly settled: boolean
  /** Whether this is a bound ("the centre never fails") and not a measure that can be bought. */
  readonly bound: boolean
}

export interface ForestOfDifferences {
  readonly language: Language
  readonly scenarioTitle: string
  readonly replications: number
  /** Whether these are too few to call anything proven; left out: they are enough. */
  readonly tooFew?: boolean
  /** The level of the intervals; 0.95 unless said otherwise. */
  readonly confidence?: number
  readonly outcome: {
    /** As in `Hours waited by citizens`. */
    readonly title: string
    readonly unit: string
    /** Which direction is better. */
    readonly direction: "lower" | "higher"
    /** The mean of today. */
    readonly baseline: number
    /** The words of the two arrows: `shorter wait` and `longer wait`. */
    readonly betterWord: string
    readonly worseWord: string
  }
  readonly rows: ReadonlyArray<DifferenceRow>
}

/** Today is grey, the measure is in the accent, a bound (what no measure can reach) is dashed and has no band. */
export type SeriesRole = "today" | "measure" | "bound"

export interface QueueSeries {
  readonly policy: string
  readonly title: string
  readonly role: SeriesRole
}

/** The queue under one policy at one moment, over replications. */
export interface QueueRow {
  readonly policy: string
  /** The office's own clock: `2016-09-15T07:30`. */
  readonly time: string
  readonly mean: number
  readonly median: number
  readonly p10: number
  readonly p90: number
}

export interface Outage {
  readonly from: string
  readonly until: string
  readonly title: string
  readonly kind: string
}

export interface QueueOverTime {
  readonly language: Language
  readonly scenarioTitle: string
  readonly replications: number
  /** What is counted: a queue or a backlog, what the axis says (`People waiting`), and one of it in many (`people`). */
  readonly quantity: { readonly kind: "queue" | "backlog"; readonly title: string; readonly unit: string }
  readonly series: ReadonlyArray<QueueSeries>
  readonly rows: ReadonlyArray<QueueRow>
  readonly outages: ReadonlyArray<Outage>
  /** The days to show, in order; nights are left out. */
  readonly days: ReadonlyArray<OfficeDay>
}

/** The hours that people waited for one cause under one policy: mean over replications and its interval. */
export interface CauseRow {
  readonly policy: string
  readonly title: string
  readonly cause: string
  readonly causeTitle: string
  /** A failure gets a colour; what is there on every day (the queue itself, a break, closed) a grey. */
  readonly kind: "failure" | "ordinary"
  readonly hours: number
  readonly lower: number
  readonly upper: number
}

export interface WaitByCause {
  readonly language: Language
  readonly scenarioTitle: string
  readonly replications: number
  /** The policy that is today's state; its bar stands first. */
  readonly today: string
  /** Causes keep the colour of their place here, so that the charts of one report agree. */
  readonly rows: ReadonlyArray<CauseRow>
}
