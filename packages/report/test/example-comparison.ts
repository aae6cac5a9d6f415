import type { Compared, Comparison, Estimate } from "@tangguh/experiment"
import { outcomes, wholeRun } from "@tangguh/outcomes"
import type { Check } from "@tangguh/plan"

const estimate = (unit: string, mean: number, lower = mean, upper = mean): Estimate => ({
  mean,
  lower,
  upper,
  unit,
  n: 20,
})

const column = (
  name: string,
  kind: Compared["kind"],
  difference: readonly [number, number, number],
  cost: number | null = null,
): Compared => ({
  name,
  title: { en: `The ${name}`, id: `Si ${name}` },
  kind,
  outcomes: new Map([
    ["hours_waited", estimate("hours", 100 + difference[0], 90, 110)],
    ["completed.capture", estimate("citizens", 50, 49, 51)],
    ["completed.print", estimate("citizens", 40, 39, 41)],
  ]),
  differences: new Map([["hours_waited", estimate("hours", ...difference)]]),
  waitByCause: new Map([
    ["busy", estimate("hours", 80 + difference[0], 70, 90)],
    ["power", estimate("hours", 20, 15, 25)],
  ]),
  cost,
  costParts: [],
  decides: null,
  pays: null,
  useCost: null,
  pieceCost: null,
  benefit: null,
  breakEven: null,
})

const days = [0, 86_400].map((start, day) => ({ day, open: start + 28_800, close: start + 57_600 }))

/** A comparison made by hand: days of eight hours in Jakarta, a cut on the first, and one policy of each standing. */
export const exampleComparison = (columns: readonly Compared[] = exampleColumns): Comparison => {
  const studied = (name: string, of: number, title: string | null) => ({
    key: title === null ? name : `${name}.${title}`,
    outcome: wholeRun(name, of),
    definition: outcomes.get(name)!,
    of: title === null ? null : { en: title, id: title },
  })
  const points = columns.flatMap(({ name }) =>
    days.flatMap(({ open, close }) =>
      [open, (open + close) / 2, close].map((at) => ({ column: name, at, mean: 4, median: 4, p10: 2, p90: 7 })),
    ),
  )
  return {
    plan: {
      scenario: "example",
      title: { en: "An example", id: "Contoh" },
      zone: "Asia/Jakarta",
      epoch: Date.UTC(2016, 8, 14, 17),
      dependencies: [{ name: "power", title: { en: "Mains power", id: "Listrik" }, scope: "office" }],
      pools: [],
      resources: [],
      services: [{}],
      steps: [{}],
      costs: { currency: "IDR", years: 5 },
    },
    seed: "seed",
    replications: 20,
    studied: [studied("hours_waited", -1, null), studied("completed", 0, "capture"), studied("completed", 1, "print")],
    headline: "hours_waited",
    columns,
    series: { days, queue: points, pending: points, outages: [{ dependency: 0, from: 32_400, until: 39_600 }] },
    checks: [{ check, measured: 23.5, share: 1, exercised: 20, holds: true, withinChance: false, fine: true }],
  } as unknown as Comparison
}

export const exampleColumns: readonly Compared[] = [
  column("as-today", "today", [0, 0, 0]),
  column("kit", "policy", [-30, -40, -20], 120e6),
  column("battery", "policy", [-5, -11, 1]),
  column("__proto__", "policy", [0, 0, 0], 0),
  column("nothing-fails", "bound", [-60, -70, -50]),
]

const check: Check = {
  id: "N1",
  title: { en: "Recorded", id: "Terekam" },
  kind: "conservation",
  outcome: wholeRun("completed", 0),
  expect: { kind: "between", low: 20, high: 28, strict: false, text: "20 to 28" },
  in: { kind: "median" },
  policies: [],
  without: { dependencies: [], stocks: [], resources: [] },
  plan: null,
  versus: null,
  because: "it was counted",
  source: null,
  quote: null,
  knownToFail: null,
}
