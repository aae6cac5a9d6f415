import { enoughReplications } from "../replications.ts"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { compare, type Comparison } from "@tangguh/experiment"
import { type Arguments, Misunderstood, plainWord, wholeNumber } from "../arguments.ts"
import { writtenComparison } from "../comparison/written-comparison.ts"
import type { Program } from "../execute.ts"
import { commandLine } from "../command-line.ts"
import { folderName, lockOutFolder } from "../output/out-folder.ts"
import { writingLogs } from "../output/log-file.ts"
import { type Chosen, chosenColumns, wantedNames } from "../policies-chosen.ts"
import { readScenarios, type ScenarioRead } from "../scenario-file.ts"
import { dataFlags, dataPaths } from "../start-data.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { versions } from "../version.ts"
import { words } from "../words.ts"
import { program as futures } from "./compare-futures.ts"

const nextCommands = ([file, ...data]: readonly string[], comparison: Comparison, all: boolean): readonly string[] => [
  commandLine("check", file, ...data),
  all
    ? commandLine(
        "run",
        file,
        "--policy",
        comparison.columns[1]?.kind === "policy" ? comparison.columns[1].name : "as-today",
        ...data,
      )
    : commandLine("compare", file, "--all", ...data),
]

/** `tangguh compare` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  if (args.flags.has("from")) return futures(args, terminal)
  const [file] = args.operands
  if (file === undefined) throw new Misunderstood("compare needs a scenario: tangguh compare SCENARIO")
  const alone = ["at", "redraw-in-progress", "with"].find((flag) => args.flags.has(flag))
  if (alone !== undefined) throw new Misunderstood(`--${alone} goes with a recorded run: --from FILE`)
  const replications = wholeNumber(args, "replications", 2, 100_000)
  const workers = wholeNumber(args, "workers", 1, 256) ?? availableParallelism()
  const seed = plainWord(args, "seed")
  const paths = dataPaths(args)
  const format = args.flags.get("format") ?? "table"
  const all = args.flags.has("all")
  const out = args.flags.get("out")
  const given = args.flags.get("log")
  const logs = typeof given === "string" ? given : null
  const progress = new Progress(terminal, file.replace(/^.*\//, ""))

  const compared = Effect.fnUntraced(function* (
    { scenario, origin }: ScenarioRead,
    chosen: Chosen,
    folder: string,
    logs: string | null,
  ) {
    const comparison = yield* compare(scenario, {
      ...chosen,
      replications: yield* enoughReplications(scenario, replications),
      seed: seed ?? scenario.plan.seed,
      workers,
      progress: progress.report,
      ...(logs === null ? {} : { record: { folder: logs, about: { versions: versions(), origin } } }),
    })
    return yield* writtenComparison(scenario, comparison, terminal, {
      format,
      all,
      folder,
      next: nextCommands([file, ...dataFlags(paths)], comparison, all),
    })
  })

  const work = Effect.gen(function* () {
    const [read] = yield* readScenarios([file], terminal, wantedNames(args.flags.get("policies")), paths)
    const { scenario } = read
    const chosen = yield* chosenColumns(scenario, args.flags.get("policies"))
    const folder = typeof out === "string" ? out : join("out", folderName(scenario.plan.scenario))
    const inFolders = compared(read, chosen, folder, logs)
    return yield* Effect.acquireUseRelease(
      lockOutFolder(folder),
      () => (logs === null ? inFolders : writingLogs(logs, folder, inFolders)),
      ({ release }) => Effect.sync(release),
    )
  })
  return {
    work,
    stopped: () =>
      words[terminal.language].stopped(Math.floor(progress.share * 100), logs === null ? null : printable(logs)),
    tidy: progress.end,
  }
}
