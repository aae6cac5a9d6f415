import { formatNumber } from "@tangguh/charts"
import type { Explanation } from "@tangguh/event-log"
import { causesOf } from "@tangguh/experiment"
import { Cause, EventType, type OfficeEvent, ofNewcomers, ofThosePresent } from "@tangguh/office"
import type { Title } from "@tangguh/plan"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { clockOf, durationText } from "./clock.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { explainWords, type Verdict } from "./explain-words.ts"
import type { Otherwise } from "./otherwise.ts"
import { staySentences } from "./stay-sentences.ts"
import { endingOf, isCase, visitsOf, waitedInAll } from "./story.ts"
import { waitBar } from "./wait-bar.ts"

/** A story, and the run that it is of. */
export interface Explained {
  readonly explanation: Explanation
  /** As it was arranged in this run. */
  readonly plan: Teller["plan"]
  readonly listening: readonly string[]
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

const MOST_ROWS = 60
/** Of the table of what could have been, before it is folded. */
const NARROWEST_TITLE = 24

/** What happened to a citizen as a person reads it: the sentence first, the sum of her wait, the events, and what else could have been. */
export function explainPage(explained: Explained, terminal: Terminal): string {
  const { explanation, plan, policies, cut } = explained
  const { language, width, unicode } = terminal
  const says = explainWords[language]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const wrapped = (each: string, indent = 0) => wrap(text(each), width, indent)
  const clock = clockOf(plan, language)
  const teller: Teller = { plan, listening: explained.listening, language, clock }
  const causes = causesOf(plan)
  const lines = [
    ...wrapped(headline(explained, teller)).map((line) => styled(terminal, line, "bold")),
    ...explanation.stays.flatMap((stay) => [
      "",
      ...wrapped(staySentences(stay, explanation, causes, teller).join(" ")),
      ...(stay.parts.length > 0 ? ["", ...waitBar(stay, causes, clock, terminal, text)] : []),
    ]),
    "",
    ...eventTable(explanation, teller, terminal, text),
    ...(explained.otherwise.length > 0 ? ["", ...otherwiseTable(explained, teller, terminal, text)] : []),
    "",
    ...(explained.tooLong === null ? [] : wrapped(says.tooLong(formatNumber(explained.tooLong, language)))),
    ...(cut ? wrapped(says.cut(clock.moment(explanation.until))) : []),
    ...wrapped(plan.title[language]),
    ...wrapped(says.run(policies.map((title) => title[language]).join(" → "), explained.replication, explained.seed)),
  ]
  return `${lines.join("\n")}\n`
}

const verdictOf = (story: Pick<Explanation, "stays" | "servedAt">, { clock }: Teller): Verdict => {
  const ending = endingOf(story)
  return ending === "served" ? { is: ending, at: clock.moment(story.servedAt!) } : { is: ending }
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
  const waited = waitedInAll(explanation, isCase(explanation) ? "job" : "visit")
  return says.headline(
    who,
    visits,
    waited === 0 ? null : durationText(waited, language),
    verdictOf(explanation, teller),
  )
}

const isOfCitizen = ({ type }: OfficeEvent): boolean =>
  ofNewcomers.has(type) ||
  ofThosePresent.has(type) ||
  type === EventType.ServedAtHome ||
  type === EventType.CallAnswered

/** The events that matter, with what each is due to; where there are very many, those that she is in and what these and her waits are due to. */
function eventTable(
  explanation: Explanation,
  teller: Teller,
  terminal: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const { citizen, events, stays } = explanation
  const { language, clock } = teller
  const { width } = terminal
  const says = explainWords[language]
  const named = (number: number) => (isCase(explanation) && number === citizen ? says.job : says.citizen)(number)
  const isHers = (event: OfficeEvent) => isOfCitizen(event) && event.subject === citizen
  const due = new Set([
    ...events.filter(isHers).map(({ cause }) => cause),
    ...stays.flatMap(({ standing, parts }) => [
      ...standing,
      ...parts.filter(({ cause }) => cause !== Cause.closed && cause !== Cause.onBreak).map(({ because }) => because),
    ]),
  ])
  const closest = events.length > MOST_ROWS ? events.filter((event) => isHers(event) || due.has(event.number)) : events
  const shown =
    closest.length > MOST_ROWS ? [...closest.slice(0, MOST_ROWS / 2), ...closest.slice(-MOST_ROWS / 2)] : closest
  const beginnings = new Map(stays.filter(({ kind }) => kind === "visit").map((stay) => [stay.began.number, stay]))
  const rows = shown.map((event) => {
    const stay = beginnings.get(event.number)
    const who = isOfCitizen(event) && event.subject > 0 ? `${named(event.subject).toLowerCase()} ` : ""
    const drew = stay === undefined ? "" : says.drew(stay.ticket, stay.ahead)
    return [
      `#${event.number}`,
      text(clock.moment(event.time)),
      text(`${who}${eventPhrase(event, teller)}${drew}`),
      text(event.cause > 0 ? `#${event.cause}` : isOfDoors(event) ? says.schedule : "–"),
    ]
  })
  const heads = [says.number, says.time, says.event, says.cause]
  const fit = [0, 1, 3].map((at) => Math.max(...[heads, ...rows].map((row) => displayWidth(row[at]))))
  const room = width - 2 - fit[0] - fit[1] - fit[2] - 6
  const isWide = room >= 40
  const line = ([number, time, event, cause]: readonly string[]) =>
    wrap(event, room).map((part, at) =>
      (at === 0
        ? `  ${padEnd(number, fit[0])}  ${padEnd(time, fit[1])}  ${padEnd(part, room)}  ${cause}`
        : `${" ".repeat(2 + fit[0] + 2 + fit[1] + 2)}${part}`
      ).trimEnd(),
    )
  const folded = ([number, time, event, cause]: readonly string[]) => [
    ...wrap(`  ${number}  ${time}  ${says.cause} ${cause}`, width, 4),
    ...wrap(`    ${event}`, width, 4),
  ]
  return [
    ...(isWide ? line(heads).map((each) => styled(terminal, each, "dim")) : []),
    ...rows.flatMap(isWide ? line : folded),
    ...(events.length > shown.length ? wrap(`  ${text(says.more(events.length - shown.length))}`, width, 2) : []),
  ]
}

const doors: ReadonlySet<EventType> = new Set([
  EventType.OfficeOpened,
  EventType.BreakStarted,
  EventType.BreakEnded,
  EventType.OfficeClosed,
])
const isOfDoors = ({ type }: OfficeEvent): boolean => doors.has(type)

/** The same citizen in the same world, where something is different. */
function otherwiseTable(
  { explanation, otherwise }: Explained,
  teller: Teller,
  terminal: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const { language } = teller
  const { width } = terminal
  const says = explainWords[language]
  const kind = isCase(explanation) ? "job" : "visit"
  const rowOf = (title: string, story: Pick<Explanation, "stays" | "servedAt">) => {
    const visits = visitsOf(story).length
    const last = story.stays.at(-1)
    const left = endingOf(story) === "unserved" && last?.ended ? `, ${teller.clock.moment(last.ended.time)}` : ""
    return [
      title,
      `${says.verdict(verdictOf(story, teller))}${left}`,
      durationText(waitedInAll(story, kind), language),
      formatNumber(visits, language),
    ].map(text)
  }
  const rows = [
    rowOf(says.asRecorded, explanation),
    ...otherwise.map(({ title, story }) => rowOf(title[language], story)),
  ]
  const heads = ["", says.outcome, says.waited, says.visits].map(text)
  const fit = heads.map((head, at) => Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[at]))))
  const room = width - 2 - fit.slice(1).reduce((sum, each) => sum + each + 2, 0)
  const isWide = room >= NARROWEST_TITLE
  const first = Math.min(fit[0], room)
  const line = ([title, outcome, waited, visits]: readonly string[]) =>
    wrap(title, first).map((part, at) =>
      at > 0
        ? `  ${part}`
        : `  ${padEnd(part, first)}  ${padEnd(outcome, fit[1])}  ${padStart(waited, fit[2])}  ${padStart(visits, fit[3])}`,
    )
  return [
    ...wrap(`  ${text(says.otherwise)}`, width, 2),
    ...(isWide
      ? [...line(heads).map((each) => styled(terminal, each, "dim")), ...rows.flatMap(line)]
      : rows.flatMap(([title, outcome, waited, visits]) =>
          wrap(`  ${title}: ${outcome}; ${heads[2]} ${waited}, ${heads[3]} ${visits}`, width, 4),
        )),
  ]
}
