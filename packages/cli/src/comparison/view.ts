import { formatChange, formatNumber } from "@tangguh/charts"
import type { Comparison } from "@tangguh/experiment"
import { AS_TODAY } from "@tangguh/policies"
import type { Scenario } from "@tangguh/scenario"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { type Words, words } from "../words.ts"

/** A comparison with the place that it is shown at: every text and number that is printed goes through here. */
export class View {
  readonly scenario: Scenario
  readonly comparison: Comparison
  readonly terminal: Terminal
  readonly words: Words

  constructor(scenario: Scenario, comparison: Comparison, terminal: Terminal) {
    this.scenario = scenario
    this.comparison = comparison
    this.terminal = terminal
    this.words = words[terminal.language]
  }

  get language(): Terminal["language"] {
    return this.terminal.language
  }

  /** The title of the first column, where that is not today: of a run that was forked. */
  get own(): string | null {
    const [first] = this.comparison.columns
    return first.name === AS_TODAY ? null : first.title[this.language]
  }

  /** A text of the file or of ours as it may be printed. */
  text(text: string): string {
    return this.terminal.unicode ? printable(text) : ascii(printable(text))
  }

  number(value: number, decimals = 0): string {
    return this.text(formatNumber(value, this.language, decimals))
  }

  change(value: number, decimals = 0): string {
    return this.text(formatChange(value, this.language, decimals))
  }

  /** A share of one as a percentage. */
  percent(share: number): string {
    return share > 0 && share < 0.005 ? this.words.lessThanOnePercent : `${this.number(share * 100)} %`
  }

  /** An amount of money in whole millions where it has any: `Rp 7.8 million`. */
  money(amount: number): string {
    const { currency } = this.comparison.plan.costs
    const unit = currency === "IDR" ? "Rp" : this.text(currency)
    if (Math.abs(amount) < 1e6) return `${unit} ${this.number(amount)}`
    return this.words.millions(unit, amount % 1e6 === 0 ? this.number(amount / 1e6) : this.millions(amount))
  }

  millions(amount: number): string {
    const millions = amount / 1e6
    return this.number(millions, millions !== 0 && Math.abs(millions) < 9.95 ? 1 : 0)
  }
}

/** The decimals that show the widths of intervals: none from a hundred on, one from ten on, two below. */
export const decimalsOf = (values: readonly number[]): number => {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest === 0 || largest >= 100 ? 0 : largest >= 10 ? 1 : 2
}
