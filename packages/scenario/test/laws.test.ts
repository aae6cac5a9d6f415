import { describe, expect, test } from "vitest"
import { lognormalByMean, lognormalByMedian, type Law } from "@tangguh/engine"
import type { Delay } from "@tangguh/plan"
import { fileWith, problemsOf, scenarioOf, smallOffice } from "./given.ts"

/* FORMAT, section 2: distributions. A plain quantity, or a map with one key. */

const taking = (text: string) =>
  fileWith({ services: smallOffice["services"]!.replace("{ exponential: 10 min }", text) })
const takes = (text: string): Delay => scenarioOf(taking(text)).plan.steps[0]!.takes
const patient = (text: string) => fileWith({ citizens: smallOffice["citizens"]!.replace("{ exponential: 2 h }", text) })
const patience = (text: string): Law | null => scenarioOf(patient(text)).plan.classes[0]!.patience
const messageOf = (file: string): string => {
  const problems = problemsOf(file)
  expect(problems.map((each) => each.format())).toHaveLength(1)
  return problems[0]!.format()
}

describe("each distribution", () => {
  const laws: readonly (readonly [text: string, law: Law])[] = [
    ["9.5 min", { kind: "constant", value: 570 }],
    ["{ exponential: 10 min }", { kind: "exponential", mean: 600 }],
    ["{ lognormal: { mean: 7 min, cv: 0.6 } }", lognormalByMean(420, 0.6)],
    ["{ lognormal: { median: 7 min, cv: 0.6 } }", lognormalByMedian(420, 0.6)],
    ["{ gamma: { mean: 7 min, cv: 0.6 } }", { kind: "gamma", mean: 420, cv: 0.6 }],
    ["{ erlang: { mean: 7 min, phases: 3 } }", { kind: "erlang", mean: 420, phases: 3 }],
    ["{ weibull: { scale: 3 h, shape: 1.5 } }", { kind: "weibull", scale: 10_800, shape: 1.5 }],
    ["{ uniform: 5 to 10 min }", { kind: "uniform", low: 300, high: 600 }],
    ["{ uniform: 30 s to 2 h }", { kind: "uniform", low: 30, high: 7200 }],
    ["{ triangular: { low: 1 min, mode: 2 min, high: 6 min } }", { kind: "triangular", low: 60, mode: 120, high: 360 }],
    ["{ empirical: [1 min, 3 min] }", { kind: "empirical", values: [60, 180] }],
    ["{ choice: { 0 min: 10 %, 1 min: 90 % } }", { kind: "choice", values: [0, 60], shares: [0.1, 0.9] }],
  ]
  test.each(laws)("%s", (text, law) => {
    expect(takes(text)).toEqual({ law, unit: "seconds" })
    expect(patience(text)).toEqual(law)
  })
  test("poisson and geometric count", () => {
    const group = (text: string) =>
      scenarioOf(
        fileWith({ citizens: `{ family: { wants: visit, arrive: { rate: 20 / working day, batch: ${text} } } }` }),
      ).plan.offices[0]!.demand[0]!.from
    expect(group("{ poisson: 2.5 }")).toMatchObject({ group: { kind: "poisson", mean: 2.5 } })
    expect(group("{ geometric: 1.5 }")).toMatchObject({ group: { kind: "geometric", mean: 1.5 } })
    expect(takes("{ poisson: 2 working days }")).toEqual({ law: { kind: "poisson", mean: 2 }, unit: "working days" })
  })
  test("working days", () => {
    expect(takes("2 working days")).toEqual({ law: { kind: "constant", value: 2 }, unit: "working days" })
    expect(takes("{ uniform: 1 to 5 working days }")).toEqual({
      law: { kind: "uniform", low: 1, high: 5 },
      unit: "working days",
    })
  })
  test("a mixture of durations is a law", () => {
    expect(patience("{ mixture: [{ share: 80 %, of: { exponential: 2 h } }, { share: 20 %, of: 5 min }] }")).toEqual({
      kind: "mixture",
      of: [
        { kind: "exponential", mean: 7200 },
        { kind: "constant", value: 300 },
      ],
      shares: [0.8, 0.2],
    })
  })
  test("a mixture of delays may mix seconds and working days, also nested", () => {
    expect(
      takes(
        "{ mixture: [{ share: 75 %, of: 2 h }, { share: 25 %, of: { mixture: [{ share: 50 %, of: { uniform: 1 to 5 working days } }, { share: 50 %, of: 1 day }] } }] }",
      ),
    ).toEqual({
      mixture: [
        { share: 0.75, of: { law: { kind: "constant", value: 7200 }, unit: "seconds" } },
        {
          share: 0.25,
          of: {
            mixture: [
              { share: 0.5, of: { law: { kind: "uniform", low: 1, high: 5 }, unit: "working days" } },
              { share: 0.5, of: { law: { kind: "constant", value: 86_400 }, unit: "seconds" } },
            ],
          },
        },
      ],
    })
  })
})

describe("refused", () => {
  test.each([
    ["two keys", "{ exponential: 1 min, uniform: 1 to 2 min }", "both exponential and uniform in one distribution"],
    ["no such kind", "{ gama: { mean: 1 min, cv: 1 } }", "did you mean gamma?"],
    ["a mean of nothing", "{ exponential: 0 min }", "“0 min” is no time at all"],
    ["no spread", "{ lognormal: { mean: 7 min, cv: 0 } }", "a number above 0 and at most 20"],
    [
      "mean and median",
      "{ lognormal: { mean: 7 min, median: 6 min, cv: 1 } }",
      "both mean and median in one lognormal",
    ],
    ["shares that are not all", "{ choice: { 1 min: 10 %, 2 min: 80 % } }", "the shares add up to 90 %"],
    ["parts that are not all", "{ mixture: [{ share: 80 %, of: 1 min }] }", "the shares add up to 80 %"],
    [
      "a part without its share",
      "{ mixture: [{ of: 1 min }] }",
      "takes.mixture.0: “share” is missing; a share such as 60 %",
    ],
    [
      "a wrong law within a mixture, told where it stands",
      "{ mixture: [{ share: 100 %, of: { choice: { 1 min: 50 % } } }] }",
      "takes.mixture.0.of: the shares add up to 50 %",
    ],
    ["units mixed in one law", "{ uniform: 1 h to 2 working days }", "working days and durations are mixed"],
    ["out of order", "{ triangular: { low: 2 min, mode: 1 min, high: 6 min } }", "low ≤ mode ≤ high"],
    ["an empty list", "{ empirical: [] }", "an empty list; at least one value"],
    ["a count of seconds", "{ poisson: 5 min }", "poisson and geometric count whole things"],
    ["an outlandish shape", "{ weibull: { scale: 1 min, shape: 0.01 } }", "a shape of at least 0.1"],
    ["too many phases", "{ erlang: { mean: 1 min, phases: 2000 } }", "at most 1000 phases"],
  ])("%s", (_, text, message) => {
    expect(messageOf(taking(text))).toContain(message)
    expect(messageOf(taking(text))).toMatch(/^office\.yaml:7:\d+ services\.visit\.steps\.0\.takes/)
  })
  test("working days where only a duration is possible", () => {
    expect(messageOf(patient("{ exponential: 2 working days }"))).toContain("a working day has no fixed length")
  })
})

describe("a whole distribution as an assumption", () => {
  const file = (value: string, more = "") =>
    `${taking("$handling")}assumptions: { handling: { value: ${value}, choices: [{ exponential: 5 min }, { lognormal: { mean: 2 working days, cv: 1.5 } }], because: a guess${more} } }\n`
  test("its value is used where its name stands", () => {
    const { plan, evidence } = scenarioOf(
      file("{ mixture: [{ share: 80 %, of: { exponential: 5 min } }, { share: 20 %, of: 2 working days }] }"),
    )
    expect(plan.steps[0]!.takes).toMatchObject({ mixture: [{ share: 0.8 }, { share: 0.2 }] })
    expect(evidence.find((each) => each.name === "handling")).toMatchObject({
      basis: "assumption",
      range: "{ exponential: 5 min } | { lognormal: { mean: 2 working days, cv: 1.5 } }",
    })
  })
  test("another is tried by its name", () => {
    const { plan } = scenarioOf(file("{ exponential: 5 min }"), {
      values: new Map([["handling", "{ lognormal: { mean: 2 working days, cv: 1.5 } }"]]),
    })
    expect(plan.steps[0]!.takes).toEqual({ law: lognormalByMean(2, 1.5), unit: "working days" })
  })
  test("it has no range", () => {
    expect(messageOf(file("{ exponential: 5 min }", ", range: 1 to 2 min"))).toContain(
      "only a number or an instant has a range; choices: [ … ]",
    )
  })
})
