import { type Explanation, type Stay, waitedIn } from "@tangguh/event-log"
import { causesOf } from "@tangguh/experiment"
import { eventNames, type OfficeEvent } from "@tangguh/office"
import { localClock } from "@tangguh/report/comparison"
import type { Explained } from "./explain-page.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { endingOf, visitsOf, waitedInAll } from "./story.ts"

/** An explanation as plain data: names as in the file, instants by the clock of the offices, lengths in seconds. */
export function explainDocument(explained: Explained, language: Teller["language"]): string {
  const { explanation, plan, teller, otherwise } = explained
  const { citizen, person, stays, events, until } = explanation
  const at = localClock(plan)
  const causes = causesOf(plan)
  const summary = (story: Pick<Explanation, "stays" | "servedAt">) => ({
    ending: endingOf(story),
    servedAt: story.servedAt === null ? null : at(story.servedAt),
    waitedSeconds: waitedInAll(story, "visit"),
    caseWaitedSeconds: waitedInAll(story, "job"),
    visits: visitsOf(story).length,
  })
  const stay = (each: Stay) => ({
    kind: each.kind,
    office: plan.offices[each.office].name,
    step: plan.steps[each.step].name,
    ticket: each.ticket === 0 ? null : each.ticket,
    ahead: each.ahead,
    atCounters: each.atCounters,
    standing: each.standing,
    from: at(each.began.time),
    until: at(each.ended?.time ?? until),
    began: each.began.number,
    ended: each.ended?.number ?? null,
    waitedSeconds: waitedIn(each),
    parts: each.parts.map((part) => ({
      kind: part.kind,
      office: plan.offices[part.office].name,
      step: plan.steps[part.step].name,
      from: at(part.from),
      until: at(part.until),
      seconds: part.until - part.from,
      cause: part.cause < 0 ? null : causes[part.cause].name,
      because: part.because === 0 ? null : part.because,
      ahead: part.ahead,
      atCounters: part.atCounters,
    })),
  })
  const event = (each: OfficeEvent) => ({
    number: each.number,
    at: at(each.time),
    seconds: each.time,
    type: eventNames[each.type],
    office: plan.offices[each.office]?.name ?? null,
    subject: each.subject,
    value: each.value,
    hidden: each.hidden,
    cause: each.cause === 0 ? null : each.cause,
    says: eventPhrase(each, teller),
  })
  return `${JSON.stringify(
    {
      scenario: plan.scenario,
      seed: explained.seed,
      replication: explained.replication,
      cut: explained.cut,
      citizen,
      ticket: explained.ticket,
      person: person === null ? null : plan.people[person].name,
      ...summary(explanation),
      stays: stays.map(stay),
      events: events.map(event),
      otherwise: otherwise.map(({ name, title, story }) => ({ name, title: title[language], ...summary(story) })),
    },
    undefined,
    2,
  )}\n`
}
