import { forestOfDifferences, queueOverTime, waitByCause, type ChartSpec, type Language } from "../index.ts"
import {
  causeExample,
  crowdedQueue,
  forestExample,
  hostileCauses,
  hostileForest,
  hostileQueue,
  languages,
  manyCauses,
  moneyForest,
  queueExample,
  recordedForest,
  workingDays,
} from "./examples.ts"

const drawings: ReadonlyArray<readonly [name: string, draw: (language: Language) => ChartSpec]> = [
  ["forest", (language) => forestOfDifferences(forestExample(language))],
  ["forest, higher is better", (language) => forestOfDifferences(recordedForest(language))],
  ["forest, rupiah", (language) => forestOfDifferences(moneyForest(language))],
  [
    "forest, one row",
    (language) => forestOfDifferences({ ...forestExample(language), rows: forestExample(language).rows.slice(0, 1) }),
  ],
  ["forest, no row", (language) => forestOfDifferences({ ...forestExample(language), rows: [] })],
  ["forest, hostile", (language) => forestOfDifferences(hostileForest(language))],
  ["queue", (language) => queueOverTime(queueExample(language))],
  ["queue, one day", (language) => queueOverTime(queueExample(language, ["2016-09-16"]))],
  ["queue, eight days", (language) => queueOverTime(queueExample(language, workingDays(15).slice(7)))],
  ["queue, crowded month", (language) => queueOverTime(crowdedQueue(language))],
  [
    "queue, nobody",
    (language) =>
      queueOverTime({
        ...queueExample(language),
        rows: queueExample(language).rows.map((row) => ({ ...row, mean: 0, median: 0, p10: 0, p90: 0 })),
      }),
  ],
  ["queue, no outage", (language) => queueOverTime({ ...queueExample(language), outages: [] })],
  ["queue, hostile", (language) => queueOverTime(hostileQueue(language))],
  ["causes", (language) => waitByCause(causeExample(language))],
  ["causes, many", (language) => waitByCause(manyCauses(language))],
  [
    "causes, none",
    (language) =>
      waitByCause({
        ...causeExample(language),
        rows: causeExample(language).rows.map((row) => ({ ...row, hours: 0 })),
      }),
  ],
  ["causes, hostile", (language) => waitByCause(hostileCauses(language))],
]

/** Every chart of the gallery, in both languages. */
export const gallery: ReadonlyArray<readonly [name: string, spec: () => ChartSpec]> = drawings.flatMap(([name, draw]) =>
  languages.map((language) => [`${name} (${language})`, () => draw(language)] as const),
)

export { hostile } from "./examples.ts"
