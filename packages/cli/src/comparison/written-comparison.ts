import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Comparison } from "@tangguh/experiment"
import { comparisonCharts, comparisonDocument, comparisonTable } from "@tangguh/report/comparison"
import type { Scenario } from "@tangguh/scenario"
import type { Finished } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { WriteFailed } from "../failures.ts"
import { reasonOf } from "../output/stream.ts"
import { type NewFile, writeAtomically } from "../output/write-atomically.ts"
import { dataDocument } from "../start-data.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { words } from "../words.ts"
import { comparisonPage, type PageOptions } from "./comparison-page.ts"
import { View } from "./view.ts"

export interface Writing extends Omit<PageOptions, "files"> {
  /** What is printed: the document, the table of numbers, or the page. */
  readonly format: string | true
  /** What the document says besides. */
  readonly told?: object
}

/** Draws the charts; vega is loaded only now. */
const drawn = (comparison: Comparison, terminal: Terminal): Effect.Effect<readonly NewFile[]> =>
  Effect.promise(async () => {
    const { renderChart } = await import("@tangguh/report")
    const files: NewFile[] = []
    for (const { name, spec } of comparisonCharts(comparison, terminal.language)) {
      const { vegaLite, svg, png } = await renderChart(spec)
      files.push(
        { name: `${name}.png`, content: png },
        { name: `${name}.svg`, content: svg },
        { name: `${name}.vl.json`, content: vegaLite },
      )
    }
    return files
  })

const write = (folder: string, files: readonly NewFile[]): Effect.Effect<void, WriteFailed> =>
  Effect.try({
    try: () => writeAtomically(folder, files),
    catch: (error) =>
      new WriteFailed({ reason: `the files cannot be written to ${printable(folder)}: ${reasonOf(error)}` }),
  })

/** Writes a comparison and its charts into a folder, and says what is to be printed of it. */
export const writtenComparison = Effect.fnUntraced(function* (
  scenario: Scenario,
  comparison: Comparison,
  terminal: Terminal,
  { format, told, folder, ...page }: Writing,
): Effect.fn.Return<Finished, WriteFailed> {
  const document = `${JSON.stringify(
    {
      ...comparisonDocument(comparison, terminal.language),
      ...told,
      ...dataDocument(scenario.data, scenario.plan),
    },
    undefined,
    2,
  )}\n`
  const table = comparisonTable(comparison, terminal.language)
  const files = [
    { name: "comparison.json", content: document },
    { name: "comparison.csv", content: table },
    ...(yield* drawn(comparison, terminal)),
  ]
  const shown = join(folder, "/")
  const results =
    format === "json"
      ? document
      : format === "csv"
        ? table
        : comparisonPage(new View(scenario, comparison, terminal), {
            ...page,
            folder: shown,
            files: files.map(({ name }) => name),
          })
  yield* write(folder, files)
  const messages = format === "table" ? "" : `${words[terminal.language].written(printable(shown))}\n`
  return { results, messages, status: ExitStatus.done }
})
