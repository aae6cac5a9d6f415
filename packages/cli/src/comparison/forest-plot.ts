import type { Estimate } from "@tangguh/experiment"
import { displayWidth } from "../terminal/display-width.ts"
import type { Standing } from "./entry.ts"

const signs = {
  unicode: { line: "─", left: "├", right: "┤", zero: "│", settled: "●", unsettled: "○", "no change": "○", bound: "◇" },
  ascii: { line: "-", left: "|", right: "|", zero: "|", settled: "*", unsettled: "o", "no change": "o", bound: "#" },
} as const

/** The steps that an axis may have: 1, 2 or 5 times a power of ten. */
const stepFor = (length: number, most: number): number => {
  const rough = length / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
}

/** Draws intervals with letters, all on one axis that has 0 in it. */
export class ForestPlot {
  readonly width: number
  private readonly low: number
  private readonly high: number
  private readonly signs: (typeof signs)["unicode" | "ascii"]

  constructor(differences: readonly Estimate[], width: number, unicode: boolean) {
    const low = Math.min(0, ...differences.map(({ lower }) => lower))
    const high = Math.max(0, ...differences.map(({ upper }) => upper))
    const air = low === high ? 1 : (high - low) * 0.04
    this.low = low - air
    this.high = high + air
    this.width = width
    this.signs = signs[unicode ? "unicode" : "ascii"]
  }

  /** The column of a value. */
  private at(value: number): number {
    return Math.round(((value - this.low) / (this.high - this.low)) * (this.width - 1))
  }

  /** The interval of a row. */
  row({ mean, lower, upper }: Estimate, standing: Standing, bound: boolean): string {
    const cells = Array.from({ length: this.width }, () => " ")
    cells[this.at(0)] = this.signs.zero
    const [from, until] = [this.at(lower), this.at(upper)]
    for (let i = from; i <= until; i++) cells[i] = this.signs.line
    if (until > from) {
      cells[from] = this.signs.left
      cells[until] = this.signs.right
    }
    cells[this.at(mean)] = this.signs[bound ? "bound" : standing]
    return cells.join("")
  }

  /** The numbers below the plot. */
  axis(label: (value: number, decimals: number) => string): string {
    const cells = Array.from({ length: this.width }, () => " ")
    const step = stepFor(this.high - this.low, this.width / 11)
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
    const ticks = Array.from(
      { length: Math.floor(this.high / step) - Math.ceil(this.low / step) + 1 },
      (_, i) => (Math.ceil(this.low / step) + i) * step,
    )
    // 0 has its place before the others.
    for (const tick of ticks.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
      const text = tick === 0 ? "0" : label(tick, decimals)
      const wide = displayWidth(text)
      const from = Math.max(0, Math.min(this.width - wide, this.at(tick) - Math.floor(wide / 2)))
      if (cells.slice(Math.max(0, from - 1), from + wide + 1).some((cell) => cell !== " ")) continue
      for (const [i, character] of Array.from(text).entries()) cells[from + i] = character
    }
    return cells.join("").trimEnd()
  }
}
