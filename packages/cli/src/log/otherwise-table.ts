import { formatNumber } from "@tangguh/charts"
import type { Explanation } from "@tangguh/event-log"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { durationText } from "./clock.ts"
import type { Teller } from "./event-phrase.ts"
import { explainWords, type Verdict } from "./explain-words.ts"
import type { Otherwise } from "./otherwise.ts"
import { endingOf, visitsOf, waitedInAll } from "./story.ts"

/** Columns of a title, before the table is folded. */
const NARROWEST_TITLE = 24

/** How a story ends, with the instant as the clock of the offices shows it. */
export const verdictOf = (story: Pick<Explanation, "stays" | "servedAt">, { clock }: Teller): Verdict => {
  const ending = endingOf(story)
  return ending === "served" ? { is: ending, at: clock.moment(story.servedAt!) } : { is: ending }
}

/** The same citizen in the same world, where something is different. */
export function otherwiseTable(
  explanation: Explanation,
  otherwise: readonly Otherwise[],
  teller: Teller,
  terminal: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const { language } = teller
  const { width } = terminal
  const says = explainWords[language]
  const stories = [explanation, ...otherwise.map(({ story }) => story)]
  const kinds = (["visit", "job"] as const).filter((kind) => stories.some((story) => waitedInAll(story, kind) !== null))
  const rowOf = (title: string, story: Pick<Explanation, "stays" | "servedAt">) => {
    const visits = visitsOf(story).length
    const last = story.stays.at(-1)
    const left = endingOf(story) === "unserved" && last?.ended ? `, ${teller.clock.moment(last.ended.time)}` : ""
    return [
      title,
      `${says.verdict(verdictOf(story, teller))}${left}`,
      ...kinds.map((kind) => {
        const waited = waitedInAll(story, kind)
        return waited === null ? "–" : durationText(waited, language)
      }),
      formatNumber(visits, language),
    ].map(text)
  }
  const rows = [
    rowOf(says.asRecorded, explanation),
    ...otherwise.map(({ title, story }) => rowOf(title[language], story)),
  ]
  const heads = ["", says.outcome, ...kinds.map((kind) => says.waited[kind]), says.visits].map(text)
  const fit = heads.map((head, at) => Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[at]))))
  const room = width - 2 - fit.slice(1).reduce((sum, each) => sum + each + 2, 0)
  const isWide = room >= NARROWEST_TITLE
  const first = Math.min(fit[0], room)
  const line = ([title, outcome, ...numbers]: readonly string[]) =>
    wrap(title, first).map((part, at) =>
      at > 0
        ? `  ${part}`
        : [
            `  ${padEnd(part, first)}`,
            padEnd(outcome, fit[1]),
            ...numbers.map((each, k) => padStart(each, fit[2 + k])),
          ].join("  "),
    )
  return [
    ...wrap(`  ${text(says.otherwise)}`, width, 2),
    ...(isWide
      ? [...line(heads).map((each) => styled(terminal, each, "dim")), ...rows.flatMap(line)]
      : rows.flatMap(([title, outcome, ...numbers]) =>
          wrap(`  ${title}: ${outcome}; ${numbers.map((each, k) => `${heads[2 + k]} ${each}`).join(", ")}`, width, 4),
        )),
  ]
}
