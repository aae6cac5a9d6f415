import { expect, test } from "vitest"
import { ForestPlot } from "../src/comparison/forest-plot.ts"

const between = (lower: number, mean: number, upper: number) => ({ mean, lower, upper, unit: "hours", n: 20 })
const rows = [between(-100, -80, -60), between(-20, -5, 10), between(0, 0, 0)]

test("intervals stand on one axis with 0, hollow where they include it", () => {
  const plot = new ForestPlot(rows, 40, true)
  const drawn = [
    plot.row(rows[0], "settled", false),
    plot.row(rows[1], "unsettled", false),
    plot.row(rows[2], "no change", false),
  ]
  expect(drawn.map((line) => line.length)).toEqual([40, 40, 40])
  const zero = drawn[0].indexOf("│")
  expect(drawn[2].indexOf("○")).toBe(zero)
  expect(drawn[0].indexOf("├")).toBeLessThan(drawn[0].indexOf("●"))
  expect(drawn[0].indexOf("┤")).toBeLessThan(zero)
  expect([drawn[1].indexOf("├") < zero, drawn[1].indexOf("┤") > zero]).toEqual([true, true])
  expect(plot.row(rows[0], "settled", true)).toContain("◇")
  expect(plot.axis(String)).toMatch(/-50 .*0$/)
})

test("in ASCII there is nothing else", () => {
  const plot = new ForestPlot(rows, 30, false)
  // oxlint-disable-next-line no-control-regex
  for (const row of rows) expect(plot.row(row, "unsettled", true)).toMatch(/^[\x00-\x7f]*$/)
})
