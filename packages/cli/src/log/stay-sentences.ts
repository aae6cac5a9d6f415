import { formatNumber } from "@tangguh/charts"
import type { Explanation, Part, Stay } from "@tangguh/event-log"
import type { WaitCause } from "@tangguh/experiment"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { explainWords } from "./explain-words.ts"
import { type Stop, stopsOf } from "./stops.ts"
import { entriesDuring, measuresDuring } from "./story.ts"
import { type WaitMinutes, waitText } from "./wait-minutes.ts"

const MOST_STEPS = 8
const MOST_STOPS = 4
const MOST_AT_COUNTERS = 5
const MOST_MEASURES = 6

/** What happened in a stay, in sentences: each step that it came to and what stopped the queue there, what was done about it, and the end. */
export function staySentences(
  stay: Stay,
  minutes: WaitMinutes,
  explanation: Explanation,
  causes: readonly WaitCause[],
  teller: Teller,
): readonly string[] {
  const { plan, language, clock } = teller
  const says = explainWords[language]
  const { began, ended, kind, parts } = stay
  const day = clock.date(began.time)
  /** An instant, with its date where that is not the one just spoken of. */
  const when = (time: number, spokenOf = began.time) =>
    clock.date(time) === clock.date(spokenOf) ? clock.time(time) : clock.moment(time)
  const came =
    kind === "visit"
      ? says.came(day, plan.offices[stay.office].title[language], clock.time(began.time), stay.ticket)
      : says.begins(day, plan.steps[stay.step].title[language], clock.time(began.time))
  const events = new Map(explanation.events.map((event) => [event.number, event]))
  const ahead = (of: Part | Stay) => aheadText(of, kind, language)
  const stood = ({ part, until, seconds, minutes: told }: Stop) => {
    const due = events.get(part.because)
    return says.stood(
      when(part.from),
      when(until, part.from),
      waitText(seconds, told, language),
      causes[part.cause].title[language],
      due === undefined ? "" : says.since(due.number, when(due.time, part.from)),
      ahead(part),
    )
  }
  const stops = stopsOf(stay, minutes)
  const entries = entriesDuring(explanation, stay)
  const steps = [began, ...entries].map((event, at) => {
    const isIn = ({ from }: Part) => from >= event.time && from < (entries[at]?.time ?? Infinity)
    const here = stops.filter(({ part }) => isIn(part))
    const first = parts.find(isIn)
    const comes = at === 0 ? came : `${when(event.time)}: ${eventPhrase(event, teller)}`
    const place =
      at === 0 && kind === "visit" ? stay : first?.kind === "wait" && first.from === event.time ? first : null
    return [
      `${comes}${place === null ? "" : `; ${ahead(place)}`}.`,
      ...here.slice(0, MOST_STOPS).map(stood),
      ...(here.length > MOST_STOPS ? [says.moreStops(here.length - MOST_STOPS)] : []),
    ]
  })
  const done = measuresDuring(explanation, stay).map((event) => `${when(event.time)} ${eventPhrase(event, teller)}`)
  return [
    ...steps.slice(0, MOST_STEPS).flat(),
    ...(steps.length > MOST_STEPS ? [says.moreSteps(steps.length - MOST_STEPS)] : []),
    ...(done.length > 0 ? [says.done(listed(done, language))] : stops.length > 0 ? [says.nothingDone] : []),
    ended === null
      ? says.still(clock.moment(explanation.until))
      : `${when(ended.time)}: ${eventPhrase(ended, teller)}.`,
  ]
}

/** How many are ahead, and who is at the counters. */
function aheadText({ ahead, atCounters }: Part | Stay, kind: Stay["kind"], language: Teller["language"]): string {
  const says = explainWords[language]
  const count = formatNumber(ahead, language)
  if (kind === "job") return says.casesAhead(count)
  const shown = atCounters.slice(0, MOST_AT_COUNTERS).join(", ")
  const tickets = atCounters.length > MOST_AT_COUNTERS ? `${shown}, …` : shown
  return says.ahead(count, tickets === "" ? "" : says.atCounters(tickets, atCounters.length > 1))
}

const listed = (all: readonly string[], language: Teller["language"]): string =>
  all.length <= MOST_MEASURES
    ? all.join("; ")
    : `${all.slice(0, MOST_MEASURES).join("; ")}; ${explainWords[language].andMore(all.length - MOST_MEASURES)}`
