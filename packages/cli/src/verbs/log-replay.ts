import * as Effect from "effect/Effect"
import { prove } from "@tangguh/event-log"
import type { Arguments } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { onThread, type Work } from "../log/on-thread.ts"
import { openRecorded } from "../log/recorded-run.ts"
import { replayPage } from "../log/replay-page.ts"
import { runWords } from "../run/run-page.ts"
import type { Terminal } from "../terminal/terminal.ts"

export const work: Work = Effect.fnUntraced(function* (args, terminal) {
  const run = yield* openRecorded(args.operands[0], args)
  const { log, regimes } = run
  const proof = prove(log, regimes, log.state)
  const { header, events, hash, cut } = log
  const { snapshots, end, differsAfter } = proof
  const isProven = differsAfter === null
  const document = {
    scenario: header.scenario,
    seed: header.seed,
    replication: header.replication + 1,
    policies: header.origin.asked,
    events,
    blocks: log.blocks.length,
    snapshots,
    cut,
    closingHash: hash,
    holds: isProven,
    differsAfter,
  }
  return {
    results:
      args.flags.get("format") === "json"
        ? `${JSON.stringify(document, undefined, 2)}\n`
        : replayPage({ run, snapshots, end, differsAfter }, terminal),
    messages: "",
    status: isProven ? ExitStatus.done : ExitStatus.checkFailed,
  }
})

/** `tangguh log replay` */
export const program = (args: Arguments, terminal: Terminal): Program => ({
  work: onThread("log-replay", args, terminal),
  stopped: () => runWords[terminal.language].stopped,
  tidy: () => {},
})
