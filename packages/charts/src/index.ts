export { causeFinding, forestFinding, queueFinding } from "./finding.ts"
export { forestOfDifferences } from "./forest-of-differences.ts"
export { formatChange, formatNumber, formatShare, locales, type ChartLocale, type Language } from "./locale.ts"
export type { OfficeDay } from "./office-time.ts"
export { plainText } from "./plain-text.ts"
export { queueOverTime } from "./queue-over-time.ts"
export type {
  CauseRow,
  DifferenceRow,
  ForestOfDifferences,
  Outage,
  QueueOverTime,
  QueueRow,
  QueueSeries,
  SeriesRole,
  WaitByCause,
} from "./rows.ts"
export { textWidth, type Weight } from "./text-width.ts"
export { fontFamily, type ChartSpec } from "./theme.ts"
export { waitByCause } from "./wait-by-cause.ts"
