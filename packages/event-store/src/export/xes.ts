import { eventNames, EventType } from "@tangguh/office"
import { localTime } from "../rows/local-time.ts"
import type { Run } from "../rows/run.ts"
import { valueWords } from "../rows/words.ts"
import type { Writer } from "./events-text.ts"

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
}

/** A text as the value of an attribute of XML 1.0; what XML cannot hold becomes U+FFFD. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll(/[&<>"']/g, (sign) => entities[sign])
    .replaceAll(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Events of the work at a step: the activity is the step, and these are its transitions. All else is complete as it happens. */
const transitions: Readonly<Partial<Record<number, string>>> = {
  [EventType.StepEntered]: "schedule",
  [EventType.TicketCalled]: "assign",
  [EventType.ServiceStarted]: "start",
  [EventType.ServiceInterrupted]: "suspend",
  [EventType.ServiceResumed]: "resume",
  [EventType.ServiceCompleted]: "complete",
}

const attribute = (tag: "string" | "date" | "int", key: string, value: string | number): string =>
  `<${tag} key="${key}" value="${typeof value === "string" ? escaped(value) : value}"/>`

const standard = (name: string, prefix: string): string =>
  `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`

/**
 * XES 1849-2016: a trace for each citizen, job or record, in the order in which nothing more was heard of them; those still there at the
 * end come last. So only the traces of those who are there are kept meanwhile. Events of nobody have no place in it.
 *
 * Source: IEEE 1849-2016, XES; the transitions are those of its lifecycle extension.
 */
export function xes({ models, log }: Run): Writer {
  const { plan } = models[0]
  const time = localTime(plan)
  const values = valueWords(plan)
  const open = new Map<number, string[]>()
  const { replication, seed, origin } = log.header

  const trace = (number: number, [head, ...events]: readonly string[]): string =>
    `<trace>\n${attribute("string", "concept:name", String(number))}${head}\n${events.join("")}</trace>\n`

  const offices = plan.offices.map(({ name }) => attribute("string", "org:group", name))
  const words = values.words.map((each) => attribute("string", "value", each))
  const parts: (readonly [string, string])[] = []

  /** What is said of every event of a type at a step, before its time and after it. */
  const said = (type: number, step: number): readonly [string, string] => {
    const transition = step > 0 ? transitions[type] : undefined
    const name = transition === undefined ? eventNames[type] : plan.steps[step - 1].name
    return (parts[type * (plan.steps.length + 1) + step] ??= [
      `<event>${attribute("string", "concept:name", name)}<date key="time:timestamp" value="`,
      `"/>${attribute("string", "lifecycle:transition", transition ?? "complete")}${attribute("string", "type", eventNames[type])}`,
    ])
  }

  return {
    begin: `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
${standard("Concept", "concept")}${standard("Time", "time")}${standard("Lifecycle", "lifecycle")}${standard("Organizational", "org")}<global scope="trace">
${attribute("string", "concept:name", "unknown")}
</global>
<global scope="event">
${attribute("string", "concept:name", "unknown")}
${attribute("date", "time:timestamp", "1970-01-01T00:00:00.000+00:00")}
${attribute("string", "lifecycle:transition", "complete")}
</global>
<classifier name="Activity" keys="concept:name"/>
<classifier name="Activity and transition" keys="concept:name lifecycle:transition"/>
${attribute("string", "concept:name", plan.scenario)}
${attribute("string", "lifecycle:model", "standard")}
${attribute("string", "policy", origin.asked.join(", then "))}
${attribute("string", "seed", seed)}
${attribute("int", "replication", replication + 1)}
`,
    event({ first, events, citizen, class: classOf, step, gone }, row) {
      const who = citizen[row]
      if (who === 0) return null
      const type = events.type[row]
      const [before, after] = said(type, step[row])
      const word = values.code(type, events.value[row])
      const event =
        before +
        time(events.time[row]) +
        after +
        (events.office[row] < 0 ? "" : offices[events.office[row]]) +
        (word === 0 ? "" : words[word]) +
        attribute("int", "number", first + row) +
        (events.cause[row] === 0 ? "" : attribute("int", "cause", events.cause[row])) +
        "</event>\n"
      let trail = open.get(who)
      if (trail === undefined) open.set(who, (trail = [""]))
      if (trail[0] === "" && classOf[row] > 0)
        trail[0] = attribute("string", "class", plan.classes[classOf[row] - 1].name)
      trail.push(event)
      if (gone[row] === 0) return ""
      open.delete(who)
      return trace(who, trail)
    },
    *end() {
      for (const [number, trail] of open) yield trace(number, trail)
      yield "</log>\n"
    },
  }
}
