import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { eventsUntil, followed, fork, type Regime, timeOf } from "@tangguh/event-log"
import { LogNotWritten, LogWriter } from "@tangguh/event-store"
import {
  type BadPolicyFile,
  hashOnly,
  loadPolicyFile,
  LogFailed,
  policiesOf,
  recordInto,
  studiedIn,
  waitCauses,
} from "@tangguh/experiment"
import { installed, NotInstallable } from "@tangguh/office"
import { measureAll, Projector } from "@tangguh/outcomes"
import { type Arguments, Misunderstood } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { instantAt } from "../log/instant.ts"
import { onThread, type Work } from "../log/on-thread.ts"
import { armOf, columnCalled, openRecorded } from "../log/recorded-run.ts"
import { writingLog } from "../output/log-file.ts"
import { possibleNames, unknownPolicy } from "../policies-chosen.ts"
import { documentOf, runPage, type RunShown, runWords } from "../run/run-page.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"

const textOf = (args: Arguments, name: string): string | null => {
  const text = args.flags.get(name)
  return typeof text === "string" ? text : null
}

export const work: Work = Effect.fnUntraced(function* (args, terminal) {
  const [path] = args.operands
  const policy = textOf(args, "policy")
  const out = textOf(args, "log")
  const mine = policy !== null && /[./]/.test(policy) ? policy : null
  const added =
    mine === null
      ? []
      : [
          yield* Effect.tryPromise({
            try: () => loadPolicyFile(resolve(mine), printable(mine)),
            catch: (error) => error as BadPolicyFile,
          }),
        ]
  const name = added[0]?.policy.name ?? policy
  const run = yield* openRecorded(path, args, { others: name === null ? [] : [name] })
  const { log, plan, regimes, scenario } = run
  const at = yield* instantAt(plan, textOf(args, "at")!, log.cut ? timeOf(log, log.events) : plan.horizon)
  const column = name === null ? run.columns.at(-1)! : columnCalled(scenario, name, [...run.files, ...added])
  if (column === undefined) return yield* unknownPolicy(name!, possibleNames(scenario))
  const last = run.columns.at(-1)!
  const isOther = column.name !== last.name
  const loaded = new Map([...run.files, ...added].map((file) => [file.path, file.policy]))
  const to: Regime | null = isOther
    ? yield* Effect.try({
        try: () => {
          const policies = policiesOf(plan, armOf(column), loaded)
          const before = regimes.at(-1)!
          return { policies, model: installed(plan, before.model, before.policies, policies) }
        },
        catch: (error) => {
          if (error instanceof NotInstallable) return new BadArguments({ reason: printable(error.message) })
          throw error
        },
      })
    : null
  const { header } = log
  const after = eventsUntil(log, at)
  if (header.forks.some((each) => each.after >= after))
    return yield* new BadArguments({ reason: `--at ${textOf(args, "at")}: the run was forked itself after that` })
  const all = to === null ? regimes : [...regimes, to]
  const { model, observer } = followed(all)
  const world = run.world()
  const studied = studiedIn(plan, [column])
  const probes = measureAll(
    model,
    world,
    studied.map(({ outcome }) => outcome),
  )
  const causes = waitCauses(model)
  const projector = new Projector(model, [...probes, causes])
  const identity = {
    ...header,
    forks:
      to === null
        ? header.forks
        : [...header.forks, { after, policies: to.policies.map((each) => each.name), future: null }],
  }
  const asked = to === null ? header.origin.asked : [...header.origin.asked, column.name]
  const { hash, events } = yield* Effect.try({
    try: () => {
      const { versions, origin } = header
      const running =
        out === null
          ? hashOnly(identity)
          : recordInto(new LogWriter(), out, plan, identity, { versions, origin }, asked)
      const state = fork(world, log, regimes, {
        at,
        ...(to === null ? {} : { to }),
        observers: [observer, projector, ...running.observers],
      })
      projector.finish(plan.horizon, state)
      return running.close(state)
    },
    catch: (error) => {
      if (error instanceof LogNotWritten) return new LogFailed({ code: error.message })
      throw error
    },
  })
  const shown: RunShown = {
    plan,
    data: scenario.data,
    column,
    studied,
    replication: header.replication + 1,
    seed: header.seed,
    result: { events, hash, values: probes.map((probe) => probe.value()), causes: Array.from(causes.seconds) },
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
  return {
    work: writingLog(out, onThread("log-fork", args, terminal)),
    stopped: () => runWords[terminal.language].stopped,
    tidy: () => {},
  }
}
