import * as Effect from "effect/Effect"
import { causesOf, columnsOf, studiedIn, withWarmUp } from "@tangguh/experiment"
import { type Arguments, plainWord, wholeNumber } from "../arguments.ts"
import type { Finished, Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { chosenColumn, isGiven, wantedNames } from "../policies-chosen.ts"
import { runOnThread } from "../run/on-thread.ts"
import { runPage, type RunShown, runWords, valuesOf } from "../run/run-page.ts"
import { readScenarios } from "../scenario-file.ts"
import { dataDocument, dataPaths } from "../start-data.ts"
import type { Terminal } from "../terminal/terminal.ts"

const documentOf = (run: RunShown, language: Terminal["language"]): string => {
  const { plan, data, column, replication, seed, result } = run
  const values = valuesOf(run).map(({ studied, value }) => [studied.key, { value, unit: studied.definition.unit }])
  const causes = causesOf(plan).map(({ name }, cause) => [name, { value: result.causes[cause] / 3600, unit: "hours" }])
  return `${JSON.stringify(
    {
      scenario: plan.scenario,
      seed,
      replication,
      policy: column.name,
      title: column.title[language],
      ...dataDocument(data, plan),
      outcomes: Object.fromEntries(values),
      waitByCause: Object.fromEntries(causes),
      events: result.events,
      closingHash: result.hash,
    },
    undefined,
    2,
  )}\n`
}

/** `tangguh run` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const replication = wholeNumber(args, "replication", 1, 1_000_000) ?? 1
  const givenSeed = plainWord(args, "seed")
  const paths = dataPaths(args)
  const work = Effect.gen(function* () {
    const [written] = yield* readScenarios(args.operands, terminal, wantedNames(args.flags.get("policy")), paths)
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
    })
    const run: RunShown = { plan, data: scenario.data, column, studied, replication, seed, result }
    return {
      results: args.flags.get("format") === "json" ? documentOf(run, terminal.language) : runPage(run, terminal),
      messages: "",
      status: ExitStatus.done,
    } satisfies Finished
  })
  return { work, stopped: () => runWords[terminal.language].stopped, tidy: () => {} }
}
