import type { Column } from "@tangguh/experiment"
import { localClock } from "@tangguh/report/comparison"
import { ascii } from "../terminal/ascii.ts"
import { dataLines } from "../start-data.ts"
import { styled } from "../terminal/style.ts"
import { wrap } from "../terminal/wrap.ts"
import { closingSentence } from "./closing-sentence.ts"
import { forestTable } from "./forest-table.ts"
import { keyOutcomes } from "./key-outcomes.ts"
import { listsNote } from "./lists-note.ts"
import { checksNote, evidenceNote, legend, noEffectNotes, waitingNote } from "./notes.ts"
import { outcomeTable } from "./outcome-table.ts"
import type { View } from "./view.ts"

export interface PageOptions {
  /** Every outcome, and not only those that matter most. */
  readonly all: boolean
  readonly folder: string
  readonly files: readonly string[]
  /** Commands that may come next. */
  readonly next: readonly string[]
  /** The recorded run that the comparison goes on from. */
  readonly forked?: Forked
}

/** A recorded run: its log, which replication of which seed, and what could not take over from it. */
export interface Forked {
  readonly path: string
  /** From 1. */
  readonly replication: number
  readonly seed: string
  readonly leftOut: readonly { readonly column: Pick<Column, "title">; readonly reason: string }[]
}

/** The comparison as a person reads it: the answer last. */
export function comparisonPage(view: View, { all, folder, files, next, forked }: PageOptions): string {
  const { comparison, terminal, words, language } = view
  const { plan, headline } = comparison
  const { width } = terminal
  const prose = (text: string, indent = 0) => wrap(view.text(text), width, indent)
  const keys = all
    ? comparison.studied.map(({ key }) => key).filter((key) => key !== headline)
    : keyOutcomes(comparison)
  const policies = comparison.columns.filter(({ kind }) => kind === "policy").length
  const section = (lines: readonly string[]) => (lines.length > 0 ? [...lines, ""] : [])
  const lines = [
    ...prose(plan.title[language]).map((line) => styled(terminal, line, "bold")),
    ...(plan.about === null ? [] : prose(plan.about[language])),
    ...(forked === undefined
      ? [words.header(policies, view.number(comparison.replications), comparison.seed)]
      : origin(view, forked, policies)
    ).flatMap((line) => prose(line)),
    ...prose(covered(view)),
    ...dataLines(view.scenario.data, plan, terminal),
    "",
    ...section(forestTable(view, headline)),
    ...section(keys.length > 0 ? outcomeTable(view, keys, headline) : []),
    ...section(waitingNote(view).flatMap((note) => prose(note))),
    ...section(listsNote(view)),
    ...section(noEffectNotes(view).flatMap((note) => prose(note, 2))),
    ...section(forked === undefined ? [] : leftOutNotes(view, forked).flatMap((note) => prose(note, 2))),
    ...section(
      legend(view, [headline, ...keys])
        .flatMap((note) => prose(note, 2))
        .map((line) => styled(terminal, line, "dim")),
    ),
    ...section([...checksNote(view), ...evidenceNote(view)].flatMap((note) => prose(note))),
    ...prose(closingSentence(view)).map((line) => styled(terminal, line, "bold")),
    "",
    ...prose(words.written(folder)),
    ...grouped(files).flatMap((group) => wrap(`  ${group.join("  ")}`, width, 2)),
    "",
    ...next.flatMap((command, i) =>
      wrap(`${i === 0 ? words.next : " ".repeat(words.next.length)}  ${command}`, width, words.next.length + 2),
    ),
  ]
  return `${lines.map((line) => (terminal.unicode ? line : ascii(line))).join("\n")}\n`
}

/** Which run it goes on from, under what, and how often. */
function origin(view: View, { path, replication, seed }: Forked, policies: number): readonly string[] {
  const { comparison, words, language } = view
  const { at, redrawInProgress } = comparison.from!
  const clock = localClock(comparison.plan)
  return [
    words.forkedFrom({
      path,
      own: comparison.columns[0].title[language],
      replication: view.number(replication),
      seed,
      at: clock(at).replace("T", " "),
    }),
    words.futures(policies, view.number(comparison.replications), comparison.seed),
    redrawInProgress ? words.endsAnew : words.endsKept,
  ]
}

/** What is not in the table, and why. */
const leftOutNotes = ({ language, words }: View, { leftOut }: Forked): readonly string[] => [
  ...leftOut.map(({ column, reason }) => words.leftOut(column.title[language], reason)),
  words.noBounds,
]

/** Names of files that differ only behind the first dot stand together. */
const grouped = (files: readonly string[]): readonly (readonly string[])[] => [
  ...Map.groupBy(files, (name) => name.split(".")[0]).values(),
]

/** The dates that the numbers cover: a scenario is often named after its outage alone. */
function covered({ comparison, words }: View): string {
  const { plan } = comparison
  const clock = localClock(plan)
  const date = (seconds: number) => clock(seconds).slice(0, 10)
  const { works } = plan.schedules[plan.offices[0].schedule]
  const from = plan.warmUp ?? 0
  if (comparison.from !== undefined) return words.coversRest(clock(from).replace("T", " "), date(plan.horizon - 1))
  const first = plan.days.findIndex((midnight) => midnight >= from)
  return words.covers(
    date(from),
    date(plan.horizon - 1),
    works.slice(first).reduce((sum, day) => sum + day, 0),
  )
}
