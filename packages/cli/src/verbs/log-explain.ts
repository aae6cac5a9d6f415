import * as Effect from "effect/Effect"
import { Cursor } from "@tangguh/event-log"
import { columnsOf, policiesOf } from "@tangguh/experiment"
import { AS_TODAY } from "@tangguh/policies"
import type { Arguments } from "../arguments.ts"
import type { Finished, Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { askedIn, explainedIn } from "../log/citizen-asked.ts"
import { explainDocument } from "../log/explain-document.ts"
import { explainPage } from "../log/explain-page.ts"
import { explainWords } from "../log/explain-words.ts"
import { onThread } from "../log/on-thread.ts"
import { livedOtherwise, type Otherwise, withoutWorst } from "../log/otherwise.ts"
import { openRecorded } from "../log/recorded-run.ts"
import { tellerOf } from "../log/teller-of.ts"
import { chosenColumns, isGiven, wantedNames } from "../policies-chosen.ts"
import type { Terminal } from "../terminal/terminal.ts"

/** In longer logs nothing is run again unless it is asked for. */
const MOST_EVENTS = 2_000_000

export const work = Effect.fnUntraced(function* (args: Arguments, terminal: Terminal) {
  const asked = askedIn(args)
  const flag = args.flags.get("policy")
  const names = wantedNames(flag)
  const others = names.filter((name) => !isGiven(name))
  const recorded = yield* openRecorded(args.operands[0], args, { others })
  const { log, scenario, plan, columns: inForce, regimes, files, world } = recorded
  const chosen =
    others.length === 0 ? { names: [], files: new Map() } : yield* chosenColumns(scenario, others.join(","))
  const columns = columnsOf(scenario, chosen.names, chosen.files)
  const loaded = new Map([...files, ...chosen.files.values()].map((file) => [file.path, file.policy]))
  const cursor = new Cursor(log)
  const until = log.cut ? (cursor.goTo(cursor.length) ? cursor.event.time : 0) : plan.horizon
  const explanation = explainedIn({ log, plan, regimes, until }, asked)
  if (typeof explanation === "string")
    return yield* new BadArguments({ reason: log.cut ? `${explanation}; the log was cut off` : explanation })

  const isLong = log.events > MOST_EVENTS
  const isToday = inForce.every(({ name }) => name === AS_TODAY)
  const wanted = flag !== undefined ? names : isLong || isToday ? [] : [AS_TODAY]
  const worst = isLong || regimes.length > 1 ? null : withoutWorst(plan, explanation)
  const ways = [
    ...(worst === null ? [] : [{ ...worst, policies: [...regimes[0].policies, worst.policy] }]),
    ...columns
      .filter(({ kind, name }) => kind === "policy" || wanted.includes(name))
      .map((column) => ({ ...column, policies: policiesOf(plan, column, loaded) })),
  ]
  const drawn = world()
  const otherwise = ways.map(({ name, title, policies }): Otherwise => ({
    name,
    title,
    story: livedOtherwise(drawn, policies, explanation),
  }))

  const explained = {
    explanation,
    plan: regimes[0].model.plan,
    teller: tellerOf(recorded, terminal.language),
    ticket: "ticket" in asked ? asked.ticket : null,
    policies: inForce.map(({ title }) => title),
    replication: log.header.replication + 1,
    seed: log.header.seed,
    otherwise,
    tooLong: isLong && flag === undefined ? log.events : null,
    cut: log.cut,
  }
  return {
    results:
      args.flags.get("format") === "json"
        ? explainDocument(explained, terminal.language)
        : explainPage(explained, terminal),
    messages: "",
    status: ExitStatus.done,
  } satisfies Finished
})

/** `tangguh log explain` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  askedIn(args)
  return {
    work: onThread("log-explain", args, terminal),
    stopped: () => explainWords[terminal.language].stopped,
    tidy: () => {},
  }
}
