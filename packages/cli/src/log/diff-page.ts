import { formatNumber } from "@tangguh/charts"
import { timeOf } from "@tangguh/event-log"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { diffTable } from "./diff-table.ts"
import { diffWords } from "./diff-words.ts"
import { hanging, partingTable } from "./parting-table.ts"
import type { RecordedRun } from "./recorded-run.ts"
import { tellerOf } from "./teller-of.ts"
import type { TwoRuns } from "./two-runs.ts"

/** Two runs as a person reads them: what they are, where they part, how each goes on, and what came of it. */
export function diffPage(runs: TwoRuns, terminal: Terminal): string {
  const { a, b, worlds, difference, cameOf } = runs
  const { language, unicode, width } = terminal
  const says = diffWords[language]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const wrapped = (each: string, indent = 0) => wrap(`${" ".repeat(indent)}${text(each)}`, width, indent)
  const number = (value: number) => formatNumber(value, language, 0)
  const { clock } = tellerOf(a.run, language)
  const lines = [
    ...wrapped(a.run.plan.title[language]).map((line) => styled(terminal, line, "bold")),
    ...hanging("A  ", text(aboutRun(a.run, language)), width),
    ...hanging("B  ", text(aboutRun(b.run, language)), width),
    "",
    ...(worlds === "one" ? [] : wrapped(says[worlds])),
    ...wrapped(verdictOn(runs, language)).map((line) => styled(terminal, line, "bold")),
    ...(difference === null ? [] : partingTable(runs, terminal, text)),
  ]
  const counts = [a, b].map(({ run }) => run.log.header.origin.warmUp)
  if (cameOf !== null)
    lines.push(
      "",
      ...wrapped(says.cameOf),
      ...(counts[0] === counts[1] ? [] : wrapped(says.countedFrom(clock.moment(a.run.plan.warmUp!)))),
      ...diffTable([...cameOf.outcomes, ...cameOf.waits], terminal, text),
      ...(cameOf.served === null ? [] : wrapped(says.served(number(cameOf.served.a), number(cameOf.served.b)), 2)),
    )
  else if (difference !== null) lines.push("", ...wrapped(says.notMeasured))
  return `${lines.join("\n")}\n`
}

function aboutRun(run: RecordedRun, language: Terminal["language"]): string {
  const { path, columns, log } = run
  const { header, cut, events } = log
  const says = diffWords[language]
  const { moment } = tellerOf(run, language).clock
  return [
    says.of(path, columns[0].title[language], header.replication + 1, header.seed),
    ...header.forks.map(({ after }, k) => says.forked(moment(timeOf(log, after + 1)), columns[k + 1].title[language])),
    ...(cut ? [says.cut(moment(timeOf(log, events)))] : []),
  ].join(" ")
}

function verdictOn({ a, b, difference }: TwoRuns, language: Terminal["language"]): string {
  const says = diffWords[language]
  const { events, hash, cut } = a.run.log
  const number = (value: number) => formatNumber(value, language, 0)
  if (difference === null)
    return !cut && hash === b.run.log.hash ? says.sameRun(number(events), hash) : says.sameEvents(number(events))
  if (difference.a === null || difference.b === null)
    return says.ends(difference.a === null ? "A" : "B", number(difference.number - 1))
  const { clock } = tellerOf(a.run, language)
  return says.parts(number(difference.number), clock.moment(Math.min(difference.a.time, difference.b.time)))
}
