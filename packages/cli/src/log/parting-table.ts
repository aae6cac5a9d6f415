import { isOfCitizen, regimeAfter } from "@tangguh/event-log"
import type { OfficeEvent } from "@tangguh/office"
import { displayWidth, padEnd } from "../terminal/display-width.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { diffWords } from "./diff-words.ts"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import { explainWords } from "./explain-words.ts"
import { tellerOf } from "./teller-of.ts"
import type { Side, TwoRuns } from "./two-runs.ts"

/** The last event that both runs have, and what happens in each from there on. */
export function partingTable(
  { a, b, before, difference }: TwoRuns,
  { language, width }: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const says = diffWords[language]
  const table = (title: string, { run, events }: Side) => {
    const rows = events.map((event) => {
      const teller = tellerOf(run, language)
      return {
        label: `    #${event.number}  ${text(teller.clock.moment(event.time))}  `,
        says: text(told(event, teller)),
      }
    })
    const room = Math.max(0, ...rows.map(({ label }) => displayWidth(label)))
    return [
      ...wrap(`  ${text(title)}`, width, 2),
      ...(rows.length === 0 ? [`    ${text(says.nothing)}`] : []),
      ...rows.flatMap((row) => hanging(padEnd(row.label, room), row.says, width)),
    ]
  }
  const from = (name: string, side: Side) => {
    const { columns, log } = side.run
    return table(says.from(name, columns[regimeAfter(log.header, difference!.number)].title[language]), side)
  }
  return [
    ...(before === null ? [] : table(says.last, { run: a.run, events: [before] })),
    ...from("A", a),
    ...from("B", b),
    ...(readsAlike(a, b, language)
      ? wrap(`  ${text(says.alike(fieldsApart(a.events[0], b.events[0])))}`, width, 2)
      : []),
  ]
}

/** Narrower than this, a text stands below its label. */
const ROOM = 16

/** A text behind a label, its lines beneath each other. */
export const hanging = (label: string, text: string, width: number): readonly string[] => {
  const indent = displayWidth(label)
  if (width - indent < ROOM) return [...wrap(label, width, 4), ...wrap(`    ${text}`, width, 4)]
  return wrap(text, width - indent).map((line, at) => (at === 0 ? label : " ".repeat(indent)) + line)
}

function told(event: OfficeEvent, teller: Teller): string {
  const phrase = eventPhrase(event, teller)
  if (!isOfCitizen(event) || event.subject <= 0) return phrase
  return `${explainWords[teller.language].citizen(event.subject).toLowerCase()} ${phrase}`
}

/** Whether where they part reads the same, though the events are not. */
function readsAlike(a: Side, b: Side, language: Teller["language"]): boolean {
  const [inA, inB] = [a, b].map(({ run, events: [event] }) => {
    if (event === undefined) return null
    const teller = tellerOf(run, language)
    return teller.clock.moment(event.time) + told(event, teller)
  })
  return inA !== null && inA === inB
}

const fields = ["time", "type", "office", "subject", "value", "hidden", "cause"] as const

const fieldsApart = (a: OfficeEvent, b: OfficeEvent): string =>
  fields
    .filter((field) => !Object.is(a[field], b[field]))
    .map((field) => `${field} ${a[field]} / ${b[field]}`)
    .join(", ")
