import { formatNumber } from "@tangguh/charts"
import { type Column, causesOf, type Studied } from "@tangguh/experiment"
import { localClock, unitIn } from "@tangguh/report/comparison"
import type { Plan } from "@tangguh/plan"
import type { DataRead } from "@tangguh/scenario"
import { dataDocument, dataLines } from "../start-data.ts"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import type { RunResult } from "./one-run.ts"

const texts = {
  en: {
    header: (policy: string, replication: number, seed: string) =>
      `${policy}: replication ${replication}, seed ${seed}. One run is an example and proves nothing; compare takes many.`,
    forked: (at: string) => `Forked at ${at}: up to then the run is that of the log.`,
    waited: "Hours waited for",
    events: "events",
    hash: "closing hash",
    never: "did not happen",
    stopped: "stopped; nothing was written",
  },
  id: {
    header: (policy: string, replication: number, seed: string) =>
      `${policy}: ulangan ${replication}, benih ${seed}. Satu ulangan hanyalah contoh, bukan bukti; compare memakai banyak.`,
    forked: (at: string) => `Bercabang pada ${at}: sampai saat itu sama dengan ulangan yang tercatat.`,
    waited: "Jam menunggu",
    events: "peristiwa",
    hash: "sidik penutup",
    never: "tidak terjadi",
    stopped: "dihentikan; tidak ada yang ditulis",
  },
} as const

export const runWords = texts

export interface RunShown {
  readonly plan: Plan
  readonly data: readonly DataRead[]
  readonly column: Column
  readonly studied: readonly Studied[]
  readonly replication: number
  readonly seed: string
  readonly result: RunResult
  /** When it was forked off another run, in seconds; left out: it was not. */
  readonly forkedAt?: number
}

/** What was exercised in a run, with its unit and shown value; null where it did not happen. */
export const valuesOf = ({
  studied,
  result,
}: RunShown): readonly { readonly studied: Studied; readonly value: number | null }[] =>
  studied.map((each, i) => ({
    studied: each,
    value: Number.isFinite(result.values[i]) ? result.values[i] * each.definition.scale : null,
  }))

/** A list that was empty from the start has not been worked off. */
const wasThere = ({ studied, value }: ReturnType<typeof valuesOf>[number]): boolean =>
  studied.definition.name !== "days_to_empty" || value !== 0

/** One run as a document. */
export const documentOf = (run: RunShown, language: Terminal["language"]): string => {
  const { plan, data, column, replication, seed, result } = run
  const values = valuesOf(run).map(({ studied, value }) => [studied.key, { value, unit: studied.definition.unit }])
  const causes = causesOf(plan).map(({ name }, cause) => [name, { value: result.causes[cause] / 3600, unit: "hours" }])
  return `${JSON.stringify(
    {
      scenario: plan.scenario,
      seed,
      replication,
      policy: column.name,
      ...(run.forkedAt === undefined ? {} : { forkedAt: localClock(plan)(run.forkedAt) }),
      title: column.title[language],
      ...dataDocument(data, plan),
      outcomes: Object.fromEntries(values),
      waitByCause: Object.fromEntries(causes),
      events: result.events,
      closingHash: result.hash,
    },
    undefined,
    2,
  )}\n`
}

/** One run as a person reads it, the closing hash last. */
export function runPage(run: RunShown, terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const { plan, column, result } = run
  const says = texts[language]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const number = (value: number) => text(formatNumber(value, language, Number.isInteger(value) ? 0 : 1))
  const titleOf = ({ definition, of }: Studied) =>
    text(of === null ? definition.title[language] : `${definition.title[language]}: ${of[language]}`)
  const rows = [
    ...valuesOf(run)
      .filter(wasThere)
      .map(({ studied, value }) => [
        titleOf(studied),
        value === null ? text(says.never) : number(value),
        value === null ? "" : unitIn(studied.definition.unit, language, number(value)),
      ]),
    ...causesOf(plan).flatMap(({ title }, cause) =>
      result.causes[cause] > 0
        ? [[text(`${says.waited}: ${title[language]}`), number(result.causes[cause] / 3600), unitIn("hours", language)]]
        : [],
    ),
  ]
  const first = Math.max(...rows.map(([title]) => displayWidth(title)))
  const second = Math.max(...rows.map(([, value]) => displayWidth(value)))
  const fits = 2 + first + 2 + second + 14 <= width
  const lines = [
    ...wrap(text(plan.title[language]), width).map((line) => styled(terminal, line, "bold")),
    ...wrap(text(says.header(column.title[language], run.replication, run.seed)), width),
    ...(run.forkedAt === undefined
      ? []
      : wrap(text(says.forked(localClock(plan)(run.forkedAt).replace("T", " "))), width)),
    ...dataLines(run.data, plan, terminal),
    "",
    ...rows.flatMap(([title, value, unit]) =>
      fits
        ? [`  ${padEnd(title, first)}  ${padStart(value, second)} ${text(unit)}`.trimEnd()]
        : wrap(`  ${title} ${value} ${text(unit)}`, width, 4),
    ),
    "",
    ...wrap(`${number(result.events)} ${says.events}, ${says.hash} ${result.hash}`, width, 2),
  ]
  return `${lines.join("\n")}\n`
}
