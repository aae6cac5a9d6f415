import * as Effect from "effect/Effect"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue, notModelled } from "@tangguh/policies"
import { decodeExit, type Problem, type Scenario } from "@tangguh/scenario"
import { readBeside, readScenarioFileExit } from "@tangguh/scenario/file"
import { BadScenario } from "./failures.ts"
import { problemReport } from "./problem-report.ts"
import type { Terminal } from "./terminal/terminal.ts"

const reasons = new Map(notModelled.map(({ name, because }) => [name, because.en]))

/** A scenario file, or what is wrong with it. */
function readScenario(file: string, wanted: readonly string[]): Scenario | readonly Problem[] {
  const { text, problem } = readScenarioFileExit(file)
  if (problem !== null) return [problem]
  const beside = readBeside(file)
  const decoded = decodeExit(text, {
    file,
    policies: catalogue,
    notModelled: reasons,
    bundles,
    outcomes,
    wanted,
    beside,
  })
  return decoded.problems ?? decoded.scenario
}

/** Reads scenario files; fails with all that is wrong with any of them, so that nothing is run before all is well. `wanted`: policies asked for by name. */
export const readScenarios = (
  files: readonly string[],
  terminal: Terminal,
  wanted: readonly string[] = [],
): Effect.Effect<readonly Scenario[], BadScenario> =>
  Effect.suspend(() => {
    const read = files.map((file) => ({ file, scenario: readScenario(file, wanted) }))
    const reports = read.flatMap(({ file, scenario }) =>
      Array.isArray(scenario) ? [problemReport(file, scenario as readonly Problem[], terminal)] : [],
    )
    return reports.length > 0
      ? Effect.fail(new BadScenario({ report: reports.join("\n") }))
      : Effect.succeed(read.map(({ scenario }) => scenario as Scenario))
  })
