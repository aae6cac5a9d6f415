import { availableParallelism } from "node:os"
import { basename, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { type Column, columnsOf, compareFutures, policiesOf } from "@tangguh/experiment"
import { installed, NotInstallable } from "@tangguh/office"
import { bestPolicy } from "@tangguh/report/comparison"
import { dataKinds } from "@tangguh/scenario"
import { type Arguments, Misunderstood, plainWord, wholeNumber } from "../arguments.ts"
import { commandLine } from "../command-line.ts"
import { writtenComparison } from "../comparison/written-comparison.ts"
import type { Program } from "../execute.ts"
import { BadArguments } from "../failures.ts"
import { momentIn } from "../log/instant.ts"
import { armOf, openRecorded } from "../log/recorded-run.ts"
import { folderName, lockOutFolder } from "../output/out-folder.ts"
import { writingLogs } from "../output/log-file.ts"
import { chosenColumns, wantedNames } from "../policies-chosen.ts"
import { enoughReplications } from "../replications.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { versions } from "../version.ts"
import { words } from "../words.ts"

/** A policy that cannot take over while the offices run. */
interface LeftOut {
  readonly column: Column
  readonly reason: string
}

/** `tangguh compare --from FILE --at TIME` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const path = String(args.flags.get("from"))
  const time = args.flags.get("at")
  const [operand] = args.operands
  if (operand !== undefined)
    throw new Misunderstood(`the log has its scenario; leave out ${printable(operand).slice(0, 80)}`)
  if (typeof time !== "string") throw new Misunderstood("compare --from FILE needs an instant: --at 2016-09-16T13:00")
  const table = dataKinds.find((kind) => args.flags.has(kind))
  if (table !== undefined)
    throw new Misunderstood(`--${table} does not go with --from: the log has what its run started from`)
  const replications = wholeNumber(args, "replications", 2, 100_000)
  const workers = wholeNumber(args, "workers", 1, 256) ?? availableParallelism()
  const seed = plainWord(args, "seed")
  const out = args.flags.get("out")
  const given = args.flags.get("log")
  const logs = typeof given === "string" ? given : null
  const asked = args.flags.get("policies")
  const redraw = args.flags.has("redraw-in-progress")
  const progress = new Progress(terminal, basename(path))

  const work = Effect.gen(function* () {
    const run = yield* openRecorded(path, args, { others: wantedNames(asked) })
    const { log, plan, regimes, scenario } = run
    const at = yield* momentIn(run, time)
    const chosen = yield* chosenColumns(scenario, asked)
    const own: Column = { ...run.columns.at(-1)!, kind: "today", costs: null }
    const loaded = new Map([...run.files, ...chosen.files.values()].map((file) => [file.path, file.policy]))
    const leftOut: LeftOut[] = []
    const before = regimes.at(-1)!
    const others = columnsOf(scenario, chosen.names, chosen.files).filter((column) => {
      if (column.kind !== "policy" || column.name === own.name) return false
      try {
        installed(plan, before.model, before.policies, policiesOf(plan, armOf(column), loaded))
        return true
      } catch (error) {
        if (!(error instanceof NotInstallable)) throw error
        leftOut.push({ column, reason: error.message })
        return false
      }
    })
    if (typeof asked === "string" && asked.trim() !== "all" && leftOut.length > 0)
      return yield* new BadArguments({ reason: printable(leftOut[0].reason) })
    const folder = typeof out === "string" ? out : join("out", `${folderName(plan.scenario)}-fork`)
    const told = yield* enoughReplications(scenario, replications)
    const compared = Effect.gen(function* () {
      const comparison = yield* compareFutures(plan, {
        columns: [own, ...others],
        from: { log: resolve(path), inForce: run.columns.map(armOf), asked: log.header.origin.asked, at, redraw },
        hash: log.hash,
        seed: seed ?? log.header.seed,
        replications: told,
        workers,
        progress: progress.report,
        ...(logs === null
          ? {}
          : { record: { folder: logs, about: { versions: versions(), origin: log.header.origin } } }),
      })
      const best = bestPolicy(comparison, comparison.headline)?.name ?? others[0]?.name
      return yield* writtenComparison(scenario, comparison, terminal, {
        format: args.flags.get("format") ?? "table",
        all: args.flags.has("all"),
        folder,
        told: { leftOut: leftOut.map(({ column, reason }) => ({ name: column.name, reason })) },
        forked: { path, replication: log.header.replication + 1, seed: log.header.seed, leftOut },
        next: [
          ...(best === undefined ? [] : [commandLine("log", "fork", path, "--at", time, "--policy", best)]),
          commandLine("log", "replay", path),
        ],
      })
    })
    return yield* Effect.acquireUseRelease(
      lockOutFolder(folder),
      () => (logs === null ? compared : writingLogs(logs, folder, compared)),
      ({ release }) => Effect.sync(release),
    )
  })
  return {
    work: Effect.scoped(work),
    stopped: () =>
      words[terminal.language].stopped(Math.floor(progress.share * 100), logs === null ? null : printable(logs)),
    tidy: progress.end,
  }
}
