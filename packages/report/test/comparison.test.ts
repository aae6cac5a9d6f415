import { describe, expect, test } from "vitest"
import {
  bestPolicy,
  causesInput,
  comparisonCharts,
  comparisonDocument,
  comparisonTable,
  forestInput,
  localClock,
  outcomeTitle,
  queueInput,
  unitIn,
} from "../src/comparison.ts"
import { outcomeList } from "@tangguh/outcomes"
import { compileChart, renderChart } from "../src/index.ts"
import { exampleColumns, exampleComparison } from "./example-comparison.ts"

const comparison = exampleComparison()

describe("the document of a comparison", () => {
  const document = comparisonDocument(comparison, "en")

  test("names outcomes as the registry does, with what they are of behind a dot", () => {
    expect(document).toMatchObject({ scenario: "example", seed: "seed", replications: 20, baseline: "as-today" })
    expect(document.policies.map(({ name }) => name)).toEqual([
      "as-today",
      "kit",
      "battery",
      "__proto__",
      "nothing-fails",
    ])
    expect(document.policies[1]).toMatchObject({
      title: "The kit",
      outcomes: { "completed.capture": { mean: 50, lower: 49, upper: 51, unit: "citizens" } },
      differences: { hours_waited: { mean: -30, lower: -40, upper: -20, unit: "hours" } },
      waitByCause: { power: { mean: 20, unit: "hours" } },
      cost: { amount: 120e6, unit: "IDR", years: 5, parts: [] },
    })
    expect(document.checks).toEqual([
      expect.objectContaining({
        id: "N1",
        kind: "conservation",
        expected: "20 to 28",
        measured: 23.5,
        unit: "citizens",
        holds: true,
      }),
    ])
  })

  test("survives being written and read", () => expect(JSON.parse(JSON.stringify(document))).toEqual(document))

  test("is in the language asked for, its names are not", () => {
    const indonesian = comparisonDocument(comparison, "id")
    expect(indonesian.policies[1]).toMatchObject({ name: "kit", title: "Si kit" })
    expect(Object.keys(indonesian.policies[1].outcomes)).toEqual(Object.keys(document.policies[1].outcomes))
  })
})

test("the table has a row for each policy and outcome, for hours by cause, and for money", () => {
  const rows = comparisonTable(comparison, "en").trimEnd().split("\r\n")
  expect(rows[0]).toBe(
    "scenario,seed,replications,policy,title,kind,outcome,outcome_title,unit,mean,lower,upper,change_mean,change_lower,change_upper",
  )
  expect(rows).toContain(
    "example,seed,20,kit,The kit,policy,hours_waited,Hours waited by citizens,hours,70,90,110,-30,-40,-20",
  )
  expect(rows).toContain("example,seed,20,kit,The kit,policy,hours_waited_for.power,Mains power,hours,20,15,25,,,")
  expect(rows.find((row) => row.includes(",kit,") && row.includes(",cost,"))).toContain("IDR,120000000")
  for (const row of rows) expect(row.split(",")).toHaveLength(15)
})

describe("the best policy", () => {
  test("is the one with the largest settled gain; bounds are none", () =>
    expect(bestPolicy(comparison, "hours_waited")?.name).toBe("kit"))
  test("is nobody where no interval leaves out 0", () =>
    expect(bestPolicy(exampleComparison(exampleColumns.filter(({ name }) => name !== "kit")), "hours_waited")).toBe(
      null,
    ))
})

describe("rows of charts", () => {
  test("forest: all but today, settled or not, bounds marked", () => {
    const { rows, outcome } = forestInput(comparison, "id")
    expect(outcome).toMatchObject({ title: "Jam tunggu warga", unit: "jam", direction: "lower", baseline: 100 })
    expect(rows.map(({ policy, settled, bound }) => [policy, settled, bound])).toEqual([
      ["kit", true, false],
      ["battery", false, false],
      ["__proto__", false, false],
      ["nothing-fails", true, true],
    ])
  })

  test("queue: today, the policy that helps most and the bound, on the office's own clock", () => {
    const { series, rows, outages, days, quantity } = queueInput(comparison, "en")
    expect(series.map(({ policy, role }) => [policy, role])).toEqual([
      ["as-today", "today"],
      ["kit", "measure"],
      ["nothing-fails", "bound"],
    ])
    expect(rows[0]).toMatchObject({ policy: "as-today", time: "2016-09-15T08:00" })
    expect(rows).toHaveLength(18)
    expect(outages).toEqual([
      { from: "2016-09-15T09:00", until: "2016-09-15T11:00", title: "Mains power", kind: "power" },
    ])
    expect(days[1]).toEqual({ date: "2016-09-16", open: "2016-09-16T08:00", close: "2016-09-16T16:00" })
    expect(quantity.kind).toBe("queue")
    expect(queueInput({ ...comparison, headline: "wasted_trips" }, "en").quantity.kind).toBe("backlog")
    const steps = [...comparison.plan.steps, ...comparison.plan.steps]
    const longer = { ...comparison, headline: "wasted_trips", plan: { ...comparison.plan, steps } }
    expect(queueInput(longer, "en").quantity.kind).toBe("queue") // backlogs of several steps are never added
  })

  test("causes: a failure and what is there every day, bounds left out", () => {
    const { today, rows } = causesInput(comparison, "en")
    expect(today).toBe("as-today")
    expect(rows.map(({ policy, cause, kind }) => `${policy} ${cause} ${kind}`).slice(0, 2)).toEqual([
      "as-today busy ordinary",
      "as-today power failure",
    ])
    expect(rows.some(({ policy }) => policy === "nothing-fails")).toBe(false)
  })

  test.each(["en", "id"] as const)("are drawn without a warning (%s)", async (language) => {
    const charts = comparisonCharts(comparison, language)
    expect(charts.map(({ name }) => name)).toEqual(["forest", "queue", "causes"])
    for (const { spec } of charts) {
      expect(compileChart(spec).warnings).toEqual([])
      expect((await renderChart(spec)).svg).toContain(language === "en" ? "The kit" : "Si kit")
    }
  })

  test("there is no forest where nothing stands beside today", () =>
    expect(comparisonCharts(exampleComparison(exampleColumns.slice(0, 1)), "en").map(({ name }) => name)).toEqual([
      "queue",
      "causes",
    ]))
})

describe("names", () => {
  test("say what an outcome is of only where there are several", () => {
    expect(outcomeTitle(comparison, "hours_waited", "en")).toBe("Hours waited by citizens")
    expect(outcomeTitle(comparison, "completed.print", "en")).toMatch(/: print$/)
    expect(outcomeTitle(comparison, "completed.print", "en", ["hours_waited", "completed.print"])).not.toContain(
      "print",
    )
  })
  test("units are in Indonesian where a language has a word of its own", () => {
    for (const { unit } of outcomeList) if (!["%", ""].includes(unit)) expect(unitIn(unit, "id"), unit).not.toBe(unit)
    expect(unitIn("hours", "en")).toBe("hours")
  })
  test("units behind the number 1 are in the singular", () => {
    const behind = (number: string, unit: string) => unitIn(unit, "en", number)
    expect([
      behind("1", "working days"),
      behind("+1", "outages"),
      behind("−1", "visits"),
      behind("11", "visits"),
    ]).toEqual(["working day", "outage", "visit", "visits"])
    expect(unitIn("outages", "id", "1")).toBe("gangguan")
  })
  test("the clock follows the zone, summer time too", () => {
    const clock = localClock({ zone: "Europe/Berlin", epoch: Date.UTC(2024, 2, 29, 23) })
    expect([0, 30 * 3600, 36 * 3600].map(clock)).toEqual(["2024-03-30T00:00", "2024-03-31T07:00", "2024-03-31T13:00"])
  })
})
