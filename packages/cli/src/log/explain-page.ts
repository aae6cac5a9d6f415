import { formatNumber } from "@tangguh/charts"
import type { Explanation, Stay } from "@tangguh/event-log"
import { causesOf } from "@tangguh/experiment"
import type { Title } from "@tangguh/plan"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { durationText } from "./clock.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { eventTable } from "./event-table.ts"
import { explainWords } from "./explain-words.ts"
import type { Otherwise } from "./otherwise.ts"
import { otherwiseTable, verdictOf } from "./otherwise-table.ts"
import { staySentences } from "./stay-sentences.ts"
import { awayBetween, isCase, visitsOf, waitedInAll } from "./story.ts"
import { waitBar } from "./wait-bar.ts"
import { waitMinutes } from "./wait-minutes.ts"

/** A story, and the run that it is of. */
export interface Explained {
  readonly explanation: Explanation
  /** As it was arranged in this run. */
  readonly plan: Teller["plan"]
  /** What its events are told with. */
  readonly teller: Teller
  /** The ticket that was asked for; null: she was asked for otherwise. */
  readonly ticket: number | null
  /** What was in force, and from each fork on. */
  readonly policies: readonly Title[]
  /** From 1. */
  readonly replication: number
  readonly seed: string
  readonly otherwise: readonly Otherwise[]
  /** Events of a log that is too long for runs that nobody has asked for; null: it is not. */
  readonly tooLong: number | null
  readonly cut: boolean
}

/** What happened to a citizen as a person reads it: the sentence first, the sum of her wait, the events, and what else could have been. */
export function explainPage(explained: Explained, terminal: Terminal): string {
  const { explanation, plan, policies, cut, teller } = explained
  const { language, width, unicode } = terminal
  const says = explainWords[language]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const wrapped = (each: string, indent = 0) => wrap(text(each), width, indent)
  const { clock } = teller
  const causes = causesOf(plan)
  const away = (after: number, before: number) => {
    const said = awayBetween(explanation, after, before).map(
      (event) => `${clock.moment(event.time)}: ${eventPhrase(event, teller)}.`,
    )
    return said.length === 0 ? [] : ["", ...wrapped(said.join(" "))]
  }
  const minutes = waitMinutes(explanation.stays)
  const lines = [
    ...wrapped(headline(explained, teller)).map((line) => styled(terminal, line, "bold")),
    ...explanation.stays.flatMap((stay, i) => [
      ...away(explanation.stays[i - 1]?.began.number ?? 0, stay.began.number),
      "",
      ...wrapped(staySentences(stay, minutes.get(stay)!, explanation, causes, teller).join(" ")),
      ...(stay.parts.length > 0 ? ["", ...waitBar(stay, minutes.get(stay)!, causes, clock, terminal, text)] : []),
    ]),
    ...away(explanation.stays.at(-1)?.began.number ?? 0, Infinity),
    "",
    ...eventTable(explanation, teller, terminal, text),
    ...(explained.otherwise.length > 0
      ? ["", ...otherwiseTable(explanation, explained.otherwise, teller, terminal, text)]
      : []),
    "",
    ...(explained.tooLong === null ? [] : wrapped(says.tooLong(formatNumber(explained.tooLong, language)))),
    ...(cut ? wrapped(says.cut(clock.moment(explanation.until))) : []),
    ...wrapped(plan.title[language]),
    ...wrapped(says.run(policies.map((title) => title[language]).join(" → "), explained.replication, explained.seed)),
  ]
  return `${lines.join("\n")}\n`
}

function headline({ explanation, ticket, plan }: Explained, teller: Teller): string {
  const { language } = teller
  const says = explainWords[language]
  const visits = visitsOf(explanation).length
  const person = explanation.person === null ? null : plan.people[explanation.person].title[language]
  const number = explanation.citizen
  const who =
    person ??
    (ticket !== null ? says.ticket(ticket, number) : isCase(explanation) ? says.job(number) : says.citizen(number))
  const waited = (kind: Stay["kind"]) => {
    const seconds = waitedInAll(explanation, kind)
    if (seconds === null) return null
    const count = explanation.stays.filter((stay) => stay.kind === kind).length
    return seconds === 0 ? says.notAtAll : says.waitedFor(durationText(seconds, language), count)
  }
  return says.headline(who, visits, waited("visit"), waited("job"), verdictOf(explanation, teller))
}
