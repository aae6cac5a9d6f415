import type { QueueRow } from "./rows.ts"
import { colours } from "./theme.ts"

/** How the line of a series is drawn, by its role; bounds have no band. */
export const styles = {
  today: { line: colours.today, text: colours.todayText, band: 0.24, width: 3.25 },
  measure: { line: colours.accent, text: colours.accent, band: 0.2, width: 2.25 },
  bound: { line: colours.bound, text: colours.bound, band: 0, width: 1.75 },
} as const

/** Bounds lie deepest, the measure on top of today. */
export const depth = { bound: 0, today: 1, measure: 2 } as const

/** A row placed on the office's clock. */
export interface Point extends QueueRow {
  readonly day: number
  readonly hours: number
}
