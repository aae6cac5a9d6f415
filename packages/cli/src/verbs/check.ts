import { enoughReplications } from "../replications.ts"
import { availableParallelism } from "node:os"
import * as Effect from "effect/Effect"
import { checkScenario } from "@tangguh/experiment"
import { checkDocument } from "@tangguh/report/comparison"
import type { Scenario } from "@tangguh/scenario"
import { type Arguments, plainWord, wholeNumber } from "../arguments.ts"
import { checkWords } from "../checks/check-words.ts"
import { type CheckedScenario, checksPage, summaryOf } from "../checks/checks-page.ts"
import type { Finished, Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { readScenarios } from "../scenario-file.ts"
import { dataDocument, dataPaths } from "../start-data.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { ascii } from "../terminal/ascii.ts"
import { wrap } from "../terminal/wrap.ts"

/** Numbers of a file that say how far off they may be, and neither where they come from nor why. */
const withoutReason = ({ evidence }: Scenario): readonly string[] =>
  evidence
    .filter(({ range, source, because }) => range !== null && source === null && because === null)
    .map(({ name }) => name)

const strictly = (
  files: readonly string[],
  scenarios: readonly Scenario[],
  terminal: Terminal,
): Effect.Effect<void, BadArguments> =>
  Effect.suspend(() => {
    const faults = scenarios.flatMap((scenario, i) => {
      const names = withoutReason(scenario)
      return names.length === 0
        ? []
        : [printable(`${files[i]}: ${checkWords[terminal.language].noReason(names.join(", "))}`)]
    })
    return faults.length === 0 ? Effect.void : Effect.fail(new BadArguments({ reason: faults.join("\n") }))
  })

const documentOf = (checked: readonly CheckedScenario[], language: Terminal["language"]): string =>
  `${JSON.stringify(
    {
      scenarios: checked.map(({ scenario, seed, replications, results }) => ({
        scenario: scenario.plan.scenario,
        title: scenario.plan.title[language],
        ...dataDocument(scenario.data, scenario.plan),
        seed,
        replications,
        checks: results.map((result) => checkDocument(result, language)),
      })),
      fine: checked.every(({ results }) => results.every(({ fine }) => fine)),
    },
    undefined,
    2,
  )}\n`

const pageOf = (checked: readonly CheckedScenario[], terminal: Terminal): string => {
  const pages = checked.map((each) => checksPage(each, terminal)).join("")
  if (checked.length === 1) return pages
  const all = `${checkWords[terminal.language].allOf(checked.length)} ${summaryOf(
    checked.flatMap(({ results }) => results),
    terminal.language,
  )}`
  return `${pages}${wrap(terminal.unicode ? all : ascii(all), terminal.width, 2).join("\n")}\n`
}

/** `tangguh check` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const files = args.operands
  const replications = wholeNumber(args, "replications", 2, 100_000)
  const workers = wholeNumber(args, "workers", 1, 256) ?? availableParallelism()
  const seed = plainWord(args, "seed")
  const paths = dataPaths(args)
  const progress = new Progress(terminal, "check")
  const work = Effect.gen(function* () {
    const scenarios = (yield* readScenarios(files, terminal, [], paths)).map(({ scenario }) => scenario)
    if (args.flags.has("strict")) yield* strictly(files, scenarios, terminal)
    const checked: CheckedScenario[] = []
    for (const [i, scenario] of scenarios.entries()) {
      const options = {
        replications: yield* enoughReplications(scenario, replications),
        seed: seed ?? scenario.plan.seed,
        workers,
        progress: (share: number) => progress.report((i + share) / scenarios.length),
      }
      checked.push({ scenario, ...options, results: yield* checkScenario(scenario, options) })
    }
    const fine = checked.every(({ results }) => results.every((result) => result.fine))
    return {
      results: args.flags.get("format") === "json" ? documentOf(checked, terminal.language) : pageOf(checked, terminal),
      messages: "",
      status: fine ? ExitStatus.done : ExitStatus.checkFailed,
    } satisfies Finished
  })
  return {
    work,
    stopped: () => checkWords[terminal.language].stopped(Math.floor(progress.share * 100)),
    tidy: progress.end,
  }
}
