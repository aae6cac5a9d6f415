import type { Estimate } from "@tangguh/calibration"
import { formatNumber, type Language } from "@tangguh/charts"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { calibrateWords } from "./calibrate-words.ts"

const BAR = 24
const SECONDS = { s: 1, min: 60, h: 3600, days: 86_400 } as const
export type Unit = keyof typeof SECONDS

/** The unit in which a duration is read easily. */
export const unitOf = (seconds: number): Unit =>
  seconds < 90 ? "s" : seconds < 7200 ? "min" : seconds < 172_800 ? "h" : "days"

/** Lines of a page, and how numbers stand in it. */
export class Page {
  readonly lines: string[] = []
  readonly language: Language
  readonly says: (typeof calibrateWords)[Language]
  private readonly terminal: Terminal

  constructor(terminal: Terminal) {
    this.terminal = terminal
    this.language = terminal.language
    this.says = calibrateWords[terminal.language]
  }

  readonly shown = (text: string): string => (this.terminal.unicode ? printable(text) : ascii(printable(text)))

  readonly text = (text: string): void => {
    this.lines.push(...wrap(this.shown(text), this.terminal.width))
  }

  bold(text: string): void {
    this.lines.push(...wrap(this.shown(text), this.terminal.width).map((line) => styled(this.terminal, line, "bold")))
  }

  heading(text: string): void {
    this.lines.push("")
    this.bold(text)
  }

  /** The first column at the left, numbers at the right, what is beside them at the left; folded where there is no room. */
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
    const cells = [heads, ...rows].map((row) => row.map(this.shown))
    const wide = heads.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i]))))
    const numbers = (i: number) => i === 1 || (heads.length === 4 && i === 3 && heads[3] !== "")
    for (const [at, row] of cells.entries()) {
      const line = `  ${row.map((cell, i) => (numbers(i) ? padStart : padEnd)(cell, wide[i])).join("  ")}`.trimEnd()
      const fits = displayWidth(line) <= this.terminal.width
      const shown = fits ? [line] : wrap(`  ${row.filter((cell) => cell !== "").join(" ")}`, this.terminal.width, 4)
      this.lines.push(...shown.map((each) => (at === 0 ? styled(this.terminal, each, "dim") : each)))
    }
  }

  /** Three digits. */
  readonly number = (value: number): string => {
    const size = Math.abs(value)
    return formatNumber(value, this.language, size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  readonly count = (value: number): string => formatNumber(value, this.language)

  share(share: number): string {
    return `${formatNumber(100 * share, this.language, share < 0.1 && share > 0 && share !== 0.05 ? 1 : 0)} %`
  }

  p(p: number): string {
    return p < 0.001
      ? `< ${formatNumber(0.001, this.language, 3)}`
      : `= ${formatNumber(p, this.language, p < 0.01 ? 3 : 2)}`
  }

  bar(share: number): string {
    return (this.terminal.unicode ? "█" : "#").repeat(Math.round(BAR * share))
  }

  in(seconds: number, unit: Unit): string {
    return this.number(seconds / SECONDS[unit])
  }

  interval({ lower, upper }: Estimate, unit: Unit = "s"): string {
    const end = upper === Infinity ? this.says.notSeen : this.in(upper, unit)
    return `(${this.in(lower, unit)} ${this.says.to} ${end})`
  }

  estimate(estimate: Estimate): string {
    return `${this.number(estimate.value)} ${this.interval(estimate)}`
  }

  times(estimate: Estimate): string {
    const unit = unitOf(estimate.value)
    return `${this.in(estimate.value, unit)} ${this.says.units[unit]} ${this.interval(estimate, unit)}`
  }

  time(seconds: number): string {
    const unit = unitOf(seconds)
    return `${this.in(seconds, unit)} ${this.says.units[unit]}`
  }
}
