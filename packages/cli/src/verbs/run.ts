import * as Effect from "effect/Effect"
import { columnsOf, studiedIn, withWarmUp } from "@tangguh/experiment"
import { type Arguments, plainWord, wholeNumber } from "../arguments.ts"
import type { Finished, Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { chosenColumn, isGiven, wantedNames } from "../policies-chosen.ts"
import { runOnThread } from "../run/on-thread.ts"
import { documentOf, runPage, type RunShown, runWords } from "../run/run-page.ts"
import { mustNotReplace } from "../output/same-file.ts"
import { writingLog } from "../output/log-file.ts"
import { readScenarios } from "../scenario-file.ts"
import { dataPaths } from "../start-data.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { versions } from "../version.ts"

/** `tangguh run` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const replication = wholeNumber(args, "replication", 1, 1_000_000) ?? 1
  const givenSeed = plainWord(args, "seed")
  const paths = dataPaths(args)
  const given = args.flags.get("log")
  const log = typeof given === "string" ? given : null
  if (log !== null) mustNotReplace("log", log, [...args.operands, ...Object.values(paths)])
  const work = Effect.gen(function* () {
    const [{ scenario: written, origin }] = yield* readScenarios(
      args.operands,
      terminal,
      wantedNames(args.flags.get("policy")),
      paths,
    )
    const seed = givenSeed ?? written.plan.seed
    const scenario = withWarmUp(written, seed)
    const { plan } = scenario
    const { names, files } = yield* chosenColumn(scenario, args.flags.get("policy"))
    const columns = columnsOf(
      scenario,
      names.filter((name) => !isGiven(name)),
      files,
    )
    const wanted = files.get(names[0])?.policy.name ?? names[0]
    const column = columns.find((each) => each.name === wanted) ?? columns[0]
    const studied = studiedIn(plan, [column])
    const result = yield* runOnThread({
      plan,
      seed,
      replication: replication - 1,
      arm: {
        name: column.name,
        choices: column.choices,
        files: column.files,
        without: column.without,
        bound: column.bound,
        outcomes: studied.map(({ outcome }) => outcome),
      },
      log: log === null ? null : { path: log, about: { versions: versions(), origin } },
    })
    const run: RunShown = { plan, data: scenario.data, column, studied, replication, seed, result }
    return {
      results: args.flags.get("format") === "json" ? documentOf(run, terminal.language) : runPage(run, terminal),
      messages: "",
      status: ExitStatus.done,
    } satisfies Finished
  })
  return {
    work: writingLog(log, work),
    stopped: () => runWords[terminal.language].stopped,
    tidy: () => {},
  }
}
