import * as Effect from "effect/Effect"
import { planDigest } from "@tangguh/experiment"
import type { Arguments } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { diffDocument } from "../log/diff-document.ts"
import { diffPage } from "../log/diff-page.ts"
import { diffWords } from "../log/diff-words.ts"
import { onThread, type Work } from "../log/on-thread.ts"
import { openRecorded } from "../log/recorded-run.ts"
import { twoRuns } from "../log/two-runs.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"

export const work: Work = Effect.fnUntraced(function* (args, terminal) {
  const asRecorded = [yield* openRecorded(args.operands[0], args), yield* openRecorded(args.operands[1], args)]
  const countedFrom = Math.max(...asRecorded.map(({ plan }) => plan.warmUp!))
  const [a, b] = yield* Effect.forEach(asRecorded, (run) =>
    run.plan.warmUp === countedFrom ? Effect.succeed(run) : openRecorded(run.path, args, { whole: false, countedFrom }),
  )
  const [ofA, ofB] = [a, b].map(({ log }) => log.header)
  if (planDigest(a.plan) !== planDigest(b.plan))
    return yield* new BadArguments({
      reason: printable(
        ofA.scenario === ofB.scenario
          ? `${a.path} and ${b.path} are of two versions of the scenario ${ofA.scenario}; runs of one version can be compared`
          : `${a.path} is of the scenario ${ofA.scenario} and ${b.path} of ${ofB.scenario}; runs of one scenario can be compared`,
      ),
    })
  const runs = twoRuns(a, b)
  return {
    results: args.flags.get("format") === "json" ? diffDocument(runs, terminal.language) : diffPage(runs, terminal),
    messages: "",
    status: runs.difference === null ? ExitStatus.done : ExitStatus.checkFailed,
  }
})

/** `tangguh log diff` */
export const program = (args: Arguments, terminal: Terminal): Program => ({
  work: onThread("log-diff", args, terminal),
  stopped: () => diffWords[terminal.language].stopped,
  tidy: () => {},
})
