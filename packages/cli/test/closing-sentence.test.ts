import { describe, expect, test } from "vitest"
import type { Compared, Comparison, Estimate } from "@tangguh/experiment"
import { outcomes, wholeRun } from "@tangguh/outcomes"
import type { Scenario } from "@tangguh/scenario"
import { closingSentence } from "../src/comparison/closing-sentence.ts"
import { View } from "../src/comparison/view.ts"

const hours = (mean: number, lower = mean, upper = mean): Estimate => ({ mean, lower, upper, unit: "hours", n: 20 })

const column = (name: string, kind: Compared["kind"], difference: Estimate, cost: number | null = null): Compared => ({
  name,
  title: { en: name, id: name },
  kind,
  outcomes: new Map([["hours_waited", hours(100 + difference.mean)]]),
  differences: new Map([["hours_waited", difference]]),
  waitByCause: new Map(),
  cost,
  costParts: [],
  decides: null,
  pays: null,
  useCost: null,
  pieceCost: null,
  benefit: null,
  breakEven: null,
})

const sentence = (columns: readonly Compared[], language: "en" | "id" = "en", replications = 20): string => {
  const definition = outcomes.get("hours_waited")!
  const comparison = {
    plan: {
      title: { en: "X", id: "X" },
      services: [{ steps: [0, 1] }],
      steps: [{ name: "record" }, { name: "print", title: { en: "Printing", id: "Pencetakan" } }],
      costs: { currency: "IDR", years: 5 },
    },
    replications,
    headline: "hours_waited",
    studied: [{ key: "hours_waited", outcome: wholeRun("hours_waited"), definition, of: null }],
    columns: [column("As today", "today", hours(0)), ...columns],
  } as unknown as Comparison
  const terminal = { language, width: 100, unicode: true, colour: false, progress: "none" } as const
  return closingSentence(new View({} as Scenario, comparison, terminal))
}

describe("the closing sentence", () => {
  const kit = column("Kit", "policy", hours(-30, -35, -25), 120e6)
  const free = column("Send home", "policy", hours(-10, -12, -8), 0)
  const unclear = column("Battery", "policy", hours(-5, -11, 1), 20e6)

  test("names the best, its interval and its price, and the best of what is free", () =>
    expect(sentence([unclear, free, kit])).toBe(
      "“Kit” cuts hours waited by citizens most: by 30 of 100 hours (95 % interval 25.0 to 35.0), at a cost of Rp 120 million over 5 years; of what costs nothing, “Send home” does most: 10.0.",
    ))

  test("gives no verdict of few runs", () =>
    expect(sentence([kit], "en", 19)).toBe("Too few runs for a verdict: 19; ask for 20 or more."))

  test("does not call free what costs at each use", () => {
    const overtime = { ...free, useCost: { ...hours(350_000), unit: "IDR" } }
    expect(sentence([overtime])).toMatch(/, at no cost but that of its uses, Rp 350,000 in a run\.$/)
    expect(sentence([kit, overtime])).not.toContain("of what costs nothing")
  })

  test("speaks of no gain where every interval includes 0, nor of a bound", () => {
    const bound = column("Nothing fails", "bound", hours(-90, -95, -85))
    for (const language of ["en", "id"] as const) {
      const said = sentence([unclear, bound], language)
      expect(said).toMatch(language === "en" ? /^No measure is shown to cut/ : /^Belum ada tindakan yang terbukti/)
      expect(said).not.toMatch(/Nothing fails|Battery|“/)
    }
  })

  test("credits no measure that makes it longer", () =>
    expect(sentence([column("Queue tickets", "policy", hours(20, 15, 25), 0)])).toBe(
      "No measure is shown to cut hours waited by citizens; “Queue tickets” makes it larger.",
    ))

  test("does not hide that fewer wait because fewer are served", () => {
    const served = (mean: number): Estimate => ({ mean, lower: mean - 3, upper: mean + 3, unit: "citizens", n: 20 })
    const cap = { ...free, differences: new Map([...free.differences, ["completed.print", served(-20)]]) }
    expect(sentence([cap])).toMatch(/, at no cost\. But fewer are served: Printing −20\.0\.$/)
    const more = { ...free, differences: new Map([...free.differences, ["completed.print", served(20)]]) }
    expect(sentence([more])).toMatch(/, at no cost\.$/)
  })

  test("tells of today where there is nothing to compare", () =>
    expect(sentence([])).toBe(
      "There is no policy to compare. Hours waited by citizens: 100 hours (95 % interval 100 to 100).",
    ))
})
