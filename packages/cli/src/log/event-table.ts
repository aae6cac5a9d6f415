import { formatNumber } from "@tangguh/charts"
import { type Explanation, isOfCitizen } from "@tangguh/event-log"
import { Cause, EventType, type OfficeEvent } from "@tangguh/office"
import { displayWidth, padEnd } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { explainWords } from "./explain-words.ts"
import { isCase } from "./story.ts"

const MOST_ROWS = 60

/** The events that matter, with what each is due to; where there are very many, those that she is in and what these and her waits are due to. */
export function eventTable(
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
    const drew = stay === undefined ? "" : says.drew(stay.ticket, formatNumber(stay.ahead, language))
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
