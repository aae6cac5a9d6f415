import type { CheckResult } from "@tangguh/experiment"
import type { Scenario } from "@tangguh/scenario"
import { dataLines } from "../start-data.ts"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled, type Style } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { checkWords } from "./check-words.ts"
import { expectedText, measuredText, quorumText } from "./expected-text.ts"

export interface CheckedScenario {
  readonly scenario: Scenario
  readonly seed: string
  readonly replications: number
  readonly results: readonly CheckResult[]
}

type Verdict = "holds" | "fails" | "known" | "unexpected" | "idle"

export const verdictOf = ({ check, exercised, holds }: CheckResult): Verdict =>
  exercised === 0 ? "idle" : check.knownToFail === null ? (holds ? "holds" : "fails") : holds ? "unexpected" : "known"

const styles: Readonly<Record<Verdict, Style | null>> = {
  holds: null,
  fails: "red",
  known: "dim",
  unexpected: "red",
  idle: "dim",
}

/** The checks of a scenario, a line each, and below it what it is and why it is expected. */
export function checksPage({ scenario, seed, replications, results }: CheckedScenario, terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const says = checkWords[language]
  const { plan } = scenario
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const rows = results.map((result) => {
    const { check } = result
    return {
      result,
      cells: [
        says.verdicts[verdictOf(result)],
        check.id,
        says.kinds[check.kind],
        measuredText(result, plan, language),
        `${expectedText(check, plan, language)} (${quorumText(check.in, language)})`,
      ].map(text),
    }
  })
  const heads = ["", says.id, says.kind, says.measured, says.expected].map(text)
  const fit = heads.map((head, i) => Math.max(displayWidth(head), ...rows.map(({ cells }) => displayWidth(cells[i]))))
  const wide = 2 + fit.reduce((sum, each) => sum + each + 2, -2) <= width
  const line = (cells: readonly string[]) => `  ${cells.map((cell, i) => padEnd(cell, fit[i])).join("  ")}`.trimEnd()
  const below = ({ check, withinChance }: CheckResult): string[] => {
    const source = check.source === null ? "" : ` (${check.source})`
    const why = check.because ?? (check.quote === null ? null : `“${check.quote}”${source}`)
    const known = check.knownToFail === null ? "" : `. ${says.knownToFail}: ${check.knownToFail}`
    const near = withinChance ? `. ${says.withinChance}` : ""
    const margin = wide ? 2 + fit[0] + 2 : 4
    const about = text(`${check.title[language]}${near}${why === null ? "" : `. ${says.because}: ${why}`}${known}`)
    return wrap(" ".repeat(margin) + about, width, margin).map((each) => styled(terminal, each, "dim"))
  }
  const folded = (cells: readonly string[]) =>
    wrap(`  ${cells[0]} ${cells[1]}, ${cells[2]}: ${cells[3]}; ${says.expected} ${cells[4]}`, width, 4)
  const lines = [
    ...wrap(text(`${plan.title[language]}: ${says.header(results.length, replications, seed)}`), width, 2).map((each) =>
      styled(terminal, each, "bold"),
    ),
    ...dataLines(scenario.data, plan, terminal),
    "",
    ...(results.length === 0 ? [`  ${text(says.none)}`] : []),
    ...(wide && results.length > 0 ? [styled(terminal, line(heads), "dim")] : []),
    ...rows.flatMap(({ result, cells }) => {
      const style = styles[verdictOf(result)]
      const shown = wide ? [line(cells)] : folded(cells)
      return [...(style === null ? shown : shown.map((each) => styled(terminal, each, style))), ...below(result)]
    }),
    "",
    ...wrap(text(summaryOf(results, language)), width, 2),
    "",
  ]
  return `${lines.join("\n")}\n`
}

/** How many hold, predictions apart. */
export function summaryOf(results: readonly CheckResult[], language: Terminal["language"]): string {
  const counts = (of: readonly CheckResult[]) => ({ held: of.filter(({ fine }) => fine).length, of: of.length })
  const known = results.filter((result) => verdictOf(result) === "known")
  const counted = results.filter((result) => !["known", "idle"].includes(verdictOf(result)))
  const others = counted.filter(({ check }) => check.kind !== "prediction")
  return checkWords[language].summary({
    others: counts(others),
    kinds: (["invariant", "conservation", "theory"] as const).filter((kind) =>
      others.some(({ check }) => check.kind === kind),
    ),
    predictions: counts(counted.filter(({ check }) => check.kind === "prediction")),
    known: known.length,
    unexpected: results.filter((result) => verdictOf(result) === "unexpected").length,
  })
}
