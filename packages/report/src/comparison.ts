/** What a comparison found, as rows of charts, as a document and as a table. Draws nothing, so it loads no vega. */
export { definitionOfCheck } from "./check-definition.ts"
export { causesInput } from "./causes-input.ts"
export {
  checkDocument,
  comparisonDocument,
  type CheckDocument,
  type ComparisonDocument,
} from "./comparison-document.ts"
export { comparisonCharts, type NamedChart } from "./comparison-charts.ts"
export { comparisonTable } from "./comparison-table.ts"
export { forestInput, outcomeTitle } from "./forest-input.ts"
export { localClock } from "./local-clock.ts"
export { bestPolicy } from "./best-policy.ts"
export { queueInput } from "./queue-input.ts"
export { unitIn } from "./units.ts"
