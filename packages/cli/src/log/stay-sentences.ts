import type { Explanation, Part, Stay } from "@tangguh/event-log"
import type { WaitCause } from "@tangguh/experiment"
import { Cause } from "@tangguh/office"
import { durationText } from "./clock.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { explainWords } from "./explain-words.ts"
import { measuresDuring } from "./story.ts"

const MOST_STOPS = 4
const MOST_AT_COUNTERS = 5

/** Whether nobody could be served meanwhile, though the doors were open. */
const stands = ({ kind, cause }: Part): boolean =>
  kind === "wait" &&
  (cause >= Cause.dependency || cause === Cause.stock || cause === Cause.staff || cause === Cause.limit)

/** What happened in a stay, in sentences: the coming, what stopped the queue, what was done about it, and the end. */
export function staySentences(
  stay: Stay,
  explanation: Explanation,
  causes: readonly WaitCause[],
  teller: Teller,
): readonly string[] {
  const { plan, language, clock } = teller
  const says = explainWords[language]
  const { began, ended, parts } = stay
  const day = clock.date(began.time)
  /** An instant, with its date where that is not the one just spoken of. */
  const when = (time: number, spokenOf = began.time) =>
    clock.date(time) === clock.date(spokenOf) ? clock.time(time) : clock.moment(time)
  const came =
    stay.kind === "visit"
      ? says.came(day, plan.offices[stay.office].title[language], clock.time(began.time), stay.ticket)
      : says.begins(day, plan.steps[stay.step].title[language], clock.time(began.time))
  const events = new Map(explanation.events.map((event) => [event.number, event]))
  const stops = joined(parts.filter(stands))
  const done = measuresDuring(explanation, stay).map((event) => `${when(event.time)} ${eventPhrase(event, teller)}`)
  return [
    `${came}; ${aheadText(stay, teller)}.`,
    ...stops.slice(0, MOST_STOPS).map(({ part, until, seconds }) => {
      const due = events.get(part.because)
      const because = due === undefined ? "" : says.since(due.number, when(due.time, part.from))
      return says.stood(
        when(part.from),
        when(until, part.from),
        durationText(seconds, language),
        causes[part.cause].title[language],
        because,
        aheadText(part, teller),
      )
    }),
    ...(stops.length > MOST_STOPS ? [says.moreStops(stops.length - MOST_STOPS)] : []),
    ...(done.length > 0 ? [says.done(listed(done, language))] : stops.length > 0 ? [says.nothingDone] : []),
    ended === null
      ? says.still(clock.moment(explanation.until))
      : `${when(ended.time)}: ${eventPhrase(ended, teller)}.`,
  ]
}

interface Stop {
  /** With which it began. */
  readonly part: Part
  until: number
  seconds: number
}

/** Stops that are due to the same event are one: nights and breaks lie between. */
function joined(parts: readonly Part[]): readonly Stop[] {
  const stops: Stop[] = []
  for (const part of parts) {
    const last = stops.at(-1)
    const seconds = part.until - part.from
    if (last?.part.cause === part.cause && last.part.because === part.because) {
      last.until = part.until
      last.seconds += seconds
    } else stops.push({ part, until: part.until, seconds })
  }
  return stops
}

/** How many are ahead, and who is at the counters. */
export function aheadText({ ahead, atCounters }: Pick<Part, "ahead" | "atCounters">, { language }: Teller): string {
  const says = explainWords[language]
  const shown = atCounters.slice(0, MOST_AT_COUNTERS).join(", ")
  const tickets = atCounters.length > MOST_AT_COUNTERS ? `${shown}, …` : shown
  return says.ahead(ahead, tickets === "" ? "" : says.atCounters(tickets))
}

const MOST_MEASURES = 6

const listed = (all: readonly string[], language: Teller["language"]): string =>
  all.length <= MOST_MEASURES
    ? all.join("; ")
    : `${all.slice(0, MOST_MEASURES).join("; ")}; ${explainWords[language].andMore(all.length - MOST_MEASURES)}`
