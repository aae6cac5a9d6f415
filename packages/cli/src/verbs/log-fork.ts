import * as Effect from "effect/Effect"
import { eventsUntil, followed, type Fork, fork, type Regime } from "@tangguh/event-log"
import { LogNotWritten, LogWriter } from "@tangguh/event-store"
import {
  type Column,
  hashOnly,
  LogFailed,
  policiesOf,
  recordInto,
  type Studied,
  studiedIn,
  waitCauses,
} from "@tangguh/experiment"
import { installed, NotInstallable } from "@tangguh/office"
import { measureAll, Projector } from "@tangguh/outcomes"
import { type Arguments, Misunderstood } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { momentIn } from "../log/instant.ts"
import { onThread, type Work } from "../log/on-thread.ts"
import { armOf, columnCalled, openRecorded, type RecordedRun } from "../log/recorded-run.ts"
import { mustNotReplace } from "../output/same-file.ts"
import { writingLog } from "../output/log-file.ts"
import { chosenColumn, wantedNames } from "../policies-chosen.ts"
import type { RunResult } from "../run/one-run.ts"
import { documentOf, runPage, type RunShown, runWords } from "../run/run-page.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"

const textOf = (args: Arguments, name: string): string | null => {
  const text = args.flags.get(name)
  return typeof text === "string" ? text : null
}

/** The column that takes over, and what is in force with it; null where the run's own goes on. */
const takingOver = Effect.fnUntraced(function* (
  { columns, files: its, plan, regimes, scenario }: RecordedRun,
  policy: string | null,
) {
  const own = columns.at(-1)!
  if (policy === null) return { column: own, to: null }
  const { names, files } = yield* chosenColumn(scenario, policy)
  const all = [...its, ...files.values()]
  const column = columnCalled(scenario, files.get(names[0])?.policy.name ?? names[0], all)!
  if (column.name === own.name) return { column: own, to: null }
  const before = regimes.at(-1)!
  const to = yield* Effect.try({
    try: (): Regime => {
      const policies = policiesOf(plan, armOf(column), new Map(all.map((file) => [file.path, file.policy])))
      return { policies, model: installed(plan, before.model, before.policies, policies) }
    },
    catch: (error) => {
      if (error instanceof NotInstallable) return new BadArguments({ reason: printable(error.message) })
      throw error
    },
  })
  return { column, to }
})

/** Lives the fork and measures it, and records it where that is wanted. Errors: LogNotWritten. */
function lived(
  { log, plan, regimes, world: worldOf }: RecordedRun,
  { column, to }: { readonly column: Column; readonly to: Regime | null },
  at: number,
  out: string | null,
): { readonly studied: readonly Studied[]; readonly result: RunResult } {
  const { header } = log
  const { forks, origin, versions } = header
  const { model, observer } = followed(to === null ? regimes : [...regimes, to])
  const world = worldOf()
  const studied = studiedIn(plan, [column])
  const probes = measureAll(
    model,
    world,
    studied.map(({ outcome }) => outcome),
  )
  const causes = waitCauses(model)
  const projector = new Projector(model, [...probes, causes])
  const added: readonly Fork[] =
    to === null ? [] : [{ after: eventsUntil(log, at), policies: to.policies.map(({ name }) => name), future: null }]
  const identity = { ...header, forks: [...forks, ...added] }
  const asked = [...origin.asked, ...added.map(() => column.name)]
  const running =
    out === null ? hashOnly(identity) : recordInto(new LogWriter(), out, plan, identity, { versions, origin }, asked)
  const observers = [observer, projector, ...running.observers]
  const state = fork(world, log, regimes, to === null ? { at, observers } : { at, to, observers })
  projector.finish(plan.horizon, state)
  const { hash, events } = running.close(state)
  return {
    studied,
    result: { events, hash, values: probes.map((probe) => probe.value()), causes: Array.from(causes.seconds) },
  }
}

export const work: Work = Effect.fnUntraced(function* (args, terminal) {
  const policy = textOf(args, "policy")
  const run = yield* openRecorded(args.operands[0], args, { others: wantedNames(policy ?? undefined) })
  const at = yield* momentIn(run, textOf(args, "at")!)
  const taking = yield* takingOver(run, policy)
  const measured = yield* Effect.try({
    try: () => lived(run, taking, at, textOf(args, "log")),
    catch: (error) => {
      if (error instanceof LogNotWritten) return new LogFailed({ code: error.message })
      throw error
    },
  })
  const { plan, scenario, log } = run
  const { replication, seed } = log.header
  const { column } = taking
  const shown: RunShown = {
    plan,
    data: scenario.data,
    column,
    replication: replication + 1,
    seed,
    ...measured,
    forkedAt: at,
  }
  return {
    results: args.flags.get("format") === "json" ? documentOf(shown, terminal.language) : runPage(shown, terminal),
    messages: "",
    status: ExitStatus.done,
  }
})

/** `tangguh log fork` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  if (!args.flags.has("at")) throw new Misunderstood("log fork needs an instant: --at 2016-09-16T13:00")
  const out = textOf(args, "log")
  if (out !== null) mustNotReplace("log", out, args.operands)
  return {
    work: writingLog(out, onThread("log-fork", args, terminal)),
    stopped: () => runWords[terminal.language].stopped,
    tidy: () => {},
  }
}
