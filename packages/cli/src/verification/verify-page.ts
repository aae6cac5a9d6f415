import { formatNumber, type Language } from "@tangguh/charts"
import type { Model, Verified } from "@tangguh/experiment"
import { definitionOfCheck, unitIn } from "@tangguh/report/comparison"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { verifyWords } from "./verify-words.ts"

export interface VerifiedModel extends Model {
  readonly results: readonly Verified[]
}

/** Decimals that show two digits of a half-width; six digits of a value that never varied. */
const decimalsFor = (value: number, halfWidth: number): number => {
  const size = halfWidth > 0 ? Math.floor(Math.log10(halfWidth)) - 1 : Math.floor(Math.log10(Math.abs(value) || 1)) - 5
  return Math.min(6, Math.max(0, -size))
}

function cellsOf({ check, expected, measured, halfWidth, zScore, holds }: Verified, language: Language): string[] {
  const { scale, unit } = definitionOfCheck(check)
  const verdict = verifyWords[language].verdicts[measured === null ? "idle" : holds ? "holds" : "fails"]
  const decimals = decimalsFor(expected * scale, halfWidth * scale)
  const number = (value: number) => formatNumber(value * scale, language, decimals)
  return [
    verdict,
    check.id,
    number(expected),
    measured === null ? "–" : number(measured),
    measured === null ? "" : `±${number(halfWidth)}`,
    unitIn(unit, language),
    measured === null ? "" : `z ${formatNumber(zScore, language, 1)}`,
  ]
}

const ALIGNED = [padEnd, padEnd, padStart, padStart, padEnd, padEnd, padStart]

/** Each model with what theory expects of it and what came out, a line a check; folded where the terminal is narrow. */
export function verifyPage(models: readonly VerifiedModel[], terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const says = verifyWords[language]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const shown = models.map((model) => ({ model, rows: model.results.map((each) => cellsOf(each, language).map(text)) }))
  const heads = ["", says.check, says.expected, says.measured, "", "", ""].map(text)
  const fit = heads.map((head, i) =>
    Math.max(displayWidth(head), ...shown.flatMap(({ rows }) => rows.map((cells) => displayWidth(cells[i])))),
  )
  const wide = 4 + fit.reduce((sum, each) => sum + each + 2, -2) <= width
  const line = (cells: readonly string[]) =>
    `    ${cells.map((cell, i) => ALIGNED[i](cell, fit[i])).join("  ")}`.trimEnd()
  const all = models.flatMap(({ results }) => results)
  const falseAlarms = formatNumber(100 * all.reduce((sum, { falseAlarm }) => sum + falseAlarm, 0), language, 3)
  const lines = [
    ...wrap(text(says.purpose), width),
    ...wrap(text(says.header(models.length, all.length, `${falseAlarms} %`)), width).map((each) =>
      styled(terminal, each, "bold"),
    ),
    "",
    ...(wide ? [styled(terminal, line(heads), "dim")] : []),
    ...shown.flatMap(({ model: { scenario, results, replications }, rows }) => [
      ...wrap(
        `  ${text(`${scenario.plan.scenario}: ${scenario.plan.title[language]} (${says.runs(replications)})`)}`,
        width,
        4,
      ),
      ...rows.flatMap((cells, i) =>
        (wide ? [line(cells)] : wrap(`    ${cells.filter((cell) => cell !== "").join(" ")}`, width, 6)).map((each) =>
          results[i].holds ? each : styled(terminal, each, "red"),
        ),
      ),
    ]),
    "",
    ...wrap(text(says.summary(all.filter(({ holds }) => holds).length, all.length)), width),
  ]
  return `${lines.join("\n")}\n`
}
