import * as Effect from "effect/Effect"
import type { About } from "@tangguh/experiment"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue, notModelled } from "@tangguh/policies"
import { type Decoded, decodeExit, problem, type Problem, type Scenario } from "@tangguh/scenario"
import { type FileRead, readBeside, readScenarioFileExit } from "@tangguh/scenario/file"
import { BadScenario } from "./failures.ts"
import { problemReport } from "./problem-report.ts"
import { type DataPaths, readData } from "./start-data.ts"
import type { Terminal } from "./terminal/terminal.ts"

/** A scenario, and all that it was read from: with that it can be read again where its files are not. */
export interface ScenarioRead {
  readonly scenario: Scenario
  readonly origin: About["origin"]
}

const reasons = new Map(notModelled.map(({ name, because }) => [name, because.en]))

/** Decodes a scenario; `wanted`: policies asked for by name. */
function decoded(
  { file, text, data }: Omit<ScenarioRead["origin"], "beside">,
  beside: (name: string) => FileRead,
  wanted: readonly string[],
): Decoded {
  return decodeExit(text, { file, policies: catalogue, notModelled: reasons, bundles, outcomes, wanted, beside, data })
}

/** A scenario file, or what is wrong with it. */
function readScenario(file: string, wanted: readonly string[], paths: DataPaths): ScenarioRead | readonly Problem[] {
  const { text, problem: unreadable } = readScenarioFileExit(file)
  if (unreadable !== null) return [unreadable]
  const { data, problems: unreadableData } = readData(paths)
  if (unreadableData.length > 0) return unreadableData
  const besides: Record<string, string> = {}
  const read = readBeside(file)
  const { scenario, problems } = decoded(
    { file, text, data },
    (name) => {
      const other = read(name)
      if (other.text !== null) besides[name] = other.text
      return other
    },
    wanted,
  )
  return problems ?? { scenario, origin: { file, text, beside: besides, data } }
}

/** Decodes once more what has been read before. */
export const decodedAgain = ({ beside, ...told }: ScenarioRead["origin"], wanted: readonly string[]): Decoded =>
  decoded(
    told,
    (name) =>
      Object.hasOwn(beside, name)
        ? { text: beside[name], problem: null }
        : {
            text: null,
            problem: problem(name, { line: 0, column: 0, length: 1 }, [], "", "it was not kept", "a file that was"),
          },
    wanted,
  )

/** Reads scenario files; fails with all that is wrong with any of them, so that nothing is run before all is well. `wanted`: policies asked for by name; `paths`: tables to start from. */
export const readScenarios = (
  files: readonly string[],
  terminal: Terminal,
  wanted: readonly string[] = [],
  paths: DataPaths = {},
): Effect.Effect<readonly ScenarioRead[], BadScenario> =>
  Effect.suspend(() => {
    const read = files.map((file) => readScenario(file, wanted, paths))
    const reports = read.flatMap((each) => {
      if (!Array.isArray(each)) return []
      const problems = each as readonly Problem[]
      return [problemReport([...new Set(problems.map(({ file }) => file))].join(", "), problems, terminal)]
    })
    return reports.length > 0
      ? Effect.fail(new BadScenario({ report: reports.join("\n") }))
      : Effect.succeed(read as readonly ScenarioRead[])
  })
