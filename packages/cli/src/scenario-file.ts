import * as Effect from "effect/Effect"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue, notModelled } from "@tangguh/policies"
import { decodeExit, type Problem, type Scenario } from "@tangguh/scenario"
import { readBeside, readScenarioFileExit } from "@tangguh/scenario/file"
import { BadScenario } from "./failures.ts"
import { problemReport } from "./problem-report.ts"
import { type DataPaths, readData } from "./start-data.ts"
import type { Terminal } from "./terminal/terminal.ts"

const reasons = new Map(notModelled.map(({ name, because }) => [name, because.en]))

/** A scenario file, or what is wrong with it. */
function readScenario(file: string, wanted: readonly string[], paths: DataPaths): Scenario | readonly Problem[] {
  const { text, problem } = readScenarioFileExit(file)
  if (problem !== null) return [problem]
  const { data, problems: unreadableData } = readData(paths)
  if (unreadableData.length > 0) return unreadableData
  const beside = readBeside(file)
  const decoded = decodeExit(text, {
    file,
    policies: catalogue,
    notModelled: reasons,
    bundles,
    outcomes,
    wanted,
    beside,
    data,
  })
  return decoded.problems ?? decoded.scenario
}

/** Reads scenario files; fails with all that is wrong with any of them, so that nothing is run before all is well. `wanted`: policies asked for by name; `paths`: tables to start from. */
export const readScenarios = (
  files: readonly string[],
  terminal: Terminal,
  wanted: readonly string[] = [],
  paths: DataPaths = {},
): Effect.Effect<readonly Scenario[], BadScenario> =>
  Effect.suspend(() => {
    const read = files.map((file) => readScenario(file, wanted, paths))
    const reports = read.flatMap((each) => {
      if (!Array.isArray(each)) return []
      const problems = each as readonly Problem[]
      return [problemReport([...new Set(problems.map(({ file }) => file))].join(", "), problems, terminal)]
    })
    return reports.length > 0
      ? Effect.fail(new BadScenario({ report: reports.join("\n") }))
      : Effect.succeed(read as readonly Scenario[])
  })
