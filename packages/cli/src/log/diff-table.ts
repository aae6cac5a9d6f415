import { formatChange, formatNumber } from "@tangguh/charts"
import { unitIn } from "@tangguh/report/comparison"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { diffWords } from "./diff-words.ts"
import type { OutcomeOfTwo } from "./outcome-of-two.ts"

/** What is not the same in two runs, with the difference; folded where that is too wide. How many are the same is said below. */
export function diffTable(
  outcomes: readonly OutcomeOfTwo[],
  { language, width, ...terminal }: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const says = diffWords[language]
  const differing = outcomes.filter(({ a, b }) => a !== b)
  const rows = differing.map(({ title, unit, a, b }) => {
    const decimals = decimalsOf(a, b)
    const value = (each: number | null) => (each === null ? says.never : formatNumber(each, language, decimals))
    const change = a === null || b === null ? "–" : formatChange(b - a, language, decimals)
    return [title[language], value(a), value(b), change, unitIn(unit, language, change)].map(text)
  })
  const heads = ["", "A", "B", text("B − A"), ""]
  const fit = heads.map((head, at) => Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[at]))))
  const isWide = 2 + fit.reduce((sum, each) => sum + each + 2, -2) <= width
  const line = ([title, a, b, change, unit]: readonly string[]) =>
    `  ${padEnd(title, fit[0])}  ${padStart(a, fit[1])}  ${padStart(b, fit[2])}  ${padStart(change, fit[3])} ${unit}`.trimEnd()
  const same = outcomes.length - differing.length
  return [
    ...(isWide && rows.length > 0
      ? [styled(terminal, line(heads), "dim"), ...rows.map(line)]
      : rows.flatMap(([title, a, b, change, unit]) =>
          wrap(`  ${title}: A ${a}, B ${b} (${change}) ${unit}`.trimEnd(), width, 4),
        )),
    ...wrap(`  ${text(says.equal(formatNumber(same, language)))}`, width, 2),
  ]
}

/** As many as show the difference, up to four; none between whole numbers. */
function decimalsOf(a: number | null, b: number | null): number {
  if (Number.isInteger(a ?? 0) && Number.isInteger(b ?? 0)) return 0
  if (a === null || b === null) return 1
  return Math.min(4, Math.max(1, 1 - Math.floor(Math.log10(Math.abs(a - b)))))
}
