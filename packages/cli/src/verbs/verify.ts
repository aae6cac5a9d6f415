import { readdirSync } from "node:fs"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import { verifyModels } from "@tangguh/experiment"
import { type Arguments, plainWord, wholeNumber } from "../arguments.ts"
import type { Finished, Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { enoughReplications } from "../replications.ts"
import { readScenarios } from "../scenario-file.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { verifyDocument } from "../verification/verify-document.ts"
import { verifyPage, type VerifiedModel } from "../verification/verify-page.ts"
import { verifyWords } from "../verification/verify-words.ts"

/** The textbook models that come with the office. */
function textbook(): readonly string[] {
  const folder = new URL(".", import.meta.resolve("@tangguh/office/theory/mm1.yaml"))
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => fileURLToPath(new URL(name, folder)))
}

/** `tangguh verify` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const files = args.operands.length > 0 ? args.operands : textbook()
  const replications = wholeNumber(args, "replications", 2, 100_000)
  const workers = wholeNumber(args, "workers", 1, 256) ?? availableParallelism()
  const seed = plainWord(args, "seed")
  const says = verifyWords[terminal.language]
  const progress = new Progress(terminal, "verify")
  const work = Effect.gen(function* () {
    const scenarios = (yield* readScenarios(files, terminal)).map(({ scenario }) => scenario)
    const chosen = yield* Effect.forEach(scenarios, (scenario) =>
      Effect.map(enoughReplications(scenario, replications), (count) => ({
        scenario,
        replications: count,
        seed: seed ?? scenario.plan.seed,
      })),
    )
    const results = yield* verifyModels(chosen, { workers, progress: progress.report })
    const empty = results.findIndex((each) => each.length === 0)
    if (empty >= 0) return yield* new BadArguments({ reason: printable(says.nothing(files[empty])) })
    const models = chosen.map((model, i): VerifiedModel => ({ ...model, results: results[i] }))
    const holds = models.every(({ results }) => results.every((result) => result.holds))
    return {
      results:
        args.flags.get("format") === "json"
          ? `${JSON.stringify(verifyDocument(models, terminal.language), undefined, 2)}\n`
          : verifyPage(models, terminal),
      messages: "",
      status: holds ? ExitStatus.done : ExitStatus.checkFailed,
    } satisfies Finished
  })
  return { work, stopped: () => says.stopped(Math.floor(progress.share * 100)), tidy: progress.end }
}
