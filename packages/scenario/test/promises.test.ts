import { describe, expect, test } from "vitest"
import type { PolicyChoice } from "@tangguh/plan"
import { decodeText, fileWith, scenarioOf } from "./given.ts"

/* FORMAT, section 9: policies, promises, costs. */

const hour = 3600
const day = 86_400

const messageOf = (text: string): string => {
  const problems = (decodeText(text).problems ?? []).map((each) => each.format())
  expect(problems).toHaveLength(1)
  return problems[0]!
}

describe("promises", () => {
  const promised = (text: string) => fileWith({ promises: `{ p: { ${text} } }` })
  const promise = (text: string) => scenarioOf(promised(text)).plan.promises[0]!
  test.each([
    [
      "so many completed per working day; the only step need not be named",
      "outcome: completed, per: working day, expect: at least 100",
      { step: 0, per: "working day", after: null, bound: "at least", limit: 100, unit: "count", share: 1 },
    ],
    [
      "a wait per visit, for a share",
      "outcome: wait, per: visit, expect: at most 1 h, share: 90 %",
      { step: -1, per: "visit", after: null, bound: "at most", limit: hour, unit: "seconds", share: 0.9 },
    ],
    ["all waiting", "outcome: waited, per: visit, expect: at most 2 h", { outcome: "waited", limit: 2 * hour }],
    [
      "a lead time in working days",
      "outcome: lead_time, per: visit, expect: at most 14 working days, share: 90 %",
      { step: -1, per: "visit", limit: 14, unit: "working days" },
    ],
    [
      "a lead time in days",
      "outcome: lead_time, per: visit, expect: at most 14 days",
      { limit: 14 * day, unit: "seconds" },
    ],
    [
      "after short outages",
      "after: { outage: link, shorter_than: 4 h }, outcome: time_to_clear, step: serve, expect: at most 2 working days, share: 90 %",
      {
        step: 0,
        per: "outage",
        after: { dependency: 1, shorterThan: 4 * hour },
        bound: "at most",
        limit: 2,
        unit: "working days",
        share: 0.9,
      },
    ],
    [
      "after every outage",
      "after: { outage: link }, outcome: time_to_clear, expect: at most 5 h",
      { after: { dependency: 1, shorterThan: Number.POSITIVE_INFINITY }, limit: 5 * hour, unit: "seconds" },
    ],
  ])("%s", (_, text, expected) => {
    expect(promise(text)).toMatchObject(expected)
  })
  test.each([
    ["an unknown outcome", "outcome: queue, per: visit, expect: at most 3", "“queue” is not possible here"],
    [
      "the other way round",
      "outcome: completed, per: working day, expect: at most 100",
      "is at least something above 0",
    ],
    [
      "of people per visit",
      "outcome: completed, per: visit, expect: at least 100",
      "“completed” is not held per visit; per: working day",
    ],
    ["not said how often", "outcome: wait, expect: at most 1 h", "“per” is missing; per: visit"],
    ["not said after what", "outcome: time_to_clear, expect: at most 1 h", "“after” is missing"],
    [
      "per visit after an outage",
      "outcome: wait, per: visit, after: { outage: link }, expect: at most 1 h",
      "“wait” is held per visit",
    ],
    [
      "per working day after an outage",
      "outcome: time_to_clear, per: working day, after: { outage: link }, expect: at most 1 h",
      "“time_to_clear” is held after each outage",
    ],
    [
      "an unknown dependency",
      "outcome: time_to_clear, after: { outage: lnk }, expect: at most 1 h",
      "did you mean link?",
    ],
    ["a bare number of time", "outcome: wait, per: visit, expect: at most 1", "“1” has no unit"],
    [
      "a share of a day's work",
      "outcome: completed, per: working day, expect: at least 9, share: 90 %",
      "a share belongs to a promise per visit",
    ],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(promised(text))).toContain(message)
    expect(messageOf(promised(text))).toMatch(/^office\.yaml:9:\d+ promises\.p/)
  })
})

describe("costs", () => {
  test("of each piece of a stock, or of anything else", () => {
    const { costs } = scenarioOf(
      fileWith({
        costs:
          "{ currency: KES, prices_of: 2025, hour_waited: KES 250, each: { form: KES 10, ribbon-per-card: KES 7 thousand } }",
      }),
    ).plan
    expect(costs).toMatchObject({
      currency: "KES",
      hourWaited: 250,
      trip: null,
      each: { form: 10, "ribbon-per-card": 7000 },
    })
  })
  test("refused: another currency, or a yearly sum", () => {
    expect(messageOf(fileWith({ costs: "{ currency: KES, each: { form: Rp 10 } }" }))).toContain(
      "costs.each.form: the currency is IDR, and that of the file is KES",
    )
    expect(messageOf(fileWith({ costs: "{ currency: KES, each: { form: KES 10 / year } }" }))).toContain(
      "an amount for each year is not possible here",
    )
  })
})

describe("policies", () => {
  const sections = {
    offices: "{ town: {}, hill: {} }",
    stocks: "{ form: 100 }",
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], uses: { form: 1 } }] } }",
  }
  const naming = (policies: string) => fileWith({ ...sections, policies: `{ ${policies} }` })
  const choiceOf = (policies: string): PolicyChoice => scenarioOf(naming(policies)).policies.at(-1)!
  test.each([
    ["a stock", "transfers: { stock: form }", { stock: 0 }],
    ["an office", "redirect: { to: hill, travel: 30 min }", { to: 1, travel: 1800 }],
    ["no office, where the catalogue has none", "redirect: {}", { to: -1 }],
    ["classes", "express-lane: { classes: [visitor] }", { classes: [0] }],
    ["all classes", "express-lane: { classes: all }", { classes: [0] }],
    [
      "a law of durations in two units",
      "central-mirror: { failover: { uniform: 10 min to 2 h } }",
      { failover: { kind: "uniform", low: 600, high: 2 * hour } },
    ],
    [
      "a delay, and the catalogue's own",
      "letters: {}",
      { lag: { law: { kind: "uniform", low: day, high: 7 * day }, unit: "seconds" } },
    ],
    ["a message", "call-back: { message: back at }", { message: "back at" }],
    ["a rate per working day is that of a date", "appointments: { quota: 30 / working day }", { quota: 30 / day }],
    ["a rate on the clock", "offline-capture: { upload: 60 / h }", { upload: 1 / 60 }],
  ])("%s", (_, policies, parameters) => {
    expect(choiceOf(policies).parameters).toMatchObject(parameters)
  })
  test("one like another takes over its parameters and its cost", () => {
    const choice = choiceOf(
      "ups: { battery: 60 min, recharge: 5 h, cost: { once: Rp 20 million, lasts: 3 years } }, ups-small: { like: ups, battery: 15 min, cost: { once: Rp 9 million } }",
    )
    expect(choice).toMatchObject({
      name: "ups-small",
      is: "ups",
      parameters: { battery: 900, recharge: 5 * hour },
      cost: { once: 9_000_000, lasts: 3 },
    })
  })
  test("a doubt in place, and that of a default, are evidence", () => {
    const { evidence } = scenarioOf(naming("generator: { start_failure: 15 % (5 to 30) }, ups: {}"))
    expect(evidence).toContainEqual(
      expect.objectContaining({ name: "policies.generator.start_failure", value: "15 %", range: "5 % to 30 %" }),
    )
    expect(evidence).toContainEqual(
      expect.objectContaining({ name: "policies.ups.battery", basis: "default", range: "15 to 60 min" }),
    )
  })
  test.each([
    ["an unknown policy", "upss: {}", "there is no policy “upss” in the catalogue; did you mean ups?"],
    ["an unknown parameter", "ups: { batery: 1 h }", "unknown key “batery”; did you mean battery?"],
    ["an unknown stock", "transfers: { stock: forms }", "there is no stock “forms”; did you mean form?"],
    ["an unknown office", "redirect: { to: hil }", "there is no office “hil”; did you mean hill?"],
    ["an unknown class", "express-lane: { classes: [visiter] }", "did you mean visitor?"],
    ["a parameter that must be said", "express-lane: {}", "“classes” is missing"],
    ["a law of another unit", "central-mirror: { failover: 2 working days }", "a working day has no fixed length"],
    ["a circle", "a: { like: b }, b: { like: a }", "a circle"],
  ])("refused: %s", (_, policies, message) => {
    expect(messageOf(naming(policies))).toContain(message)
  })
})
