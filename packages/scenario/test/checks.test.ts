import { describe, expect, test } from "vitest"
import type { Check } from "@tangguh/plan"
import { decodeText, fileWith, scenarioOf } from "./given.ts"

/* FORMAT, section 8: of this outcome, for these, when, under what, expect that in so many runs. */

const hour = 3600
const day = 86_400

/** An office with two services, a stock, and jobs that wait when the run begins. */
const sections: Readonly<Record<string, string>> = {
  offices: "{ town: { at_start: { print: { jobs: 100 } } }, hill: { hours: { mon: 08:00-10:00 } } }",
  dependencies: "{ power: { fails: [{ date: 2025-01-07 }] }, link: {} }",
  stocks: "{ blank: 500 }",
  resources: "{ counter: 2, printer: 1 }",
  services:
    "{ card: { steps: [{ step: record, with: counter, takes: 7 min, needs: [power] }, { step: print, where: back office, with: printer, takes: 3 min, uses: { blank: 1 } }] }, letter: { steps: [{ step: write, with: counter, takes: 5 min, needs: [link] }] } }",
  citizens:
    "{ visitor: { wants: card, arrive: { rate: 20 / working day }, purposes: { bank: { share: 15 %, deadline: 10 days } } }, writer: { wants: letter, arrive: { rate: 5 / working day }, purposes: { bank: { share: 15 %, deadline: 20 days }, work: { share: 5 %, deadline: 5 days } } } }",
  people: "{ early-bird: { class: visitor, arrives: 2025-01-06 07:30, office: town } }",
  promises: "{ daily: { outcome: completed, step: record, per: working day, expect: at least 100 } }",
  policies: "{ ups: { battery: 30 min }, hotline: {} }",
  bundles: "{ both: [ups, hotline] }",
}
const file = (check: string, more: Record<string, string> = {}) =>
  fileWith({ ...sections, ...more, checks: `{ c: { kind: prediction, ${check} } }` })
const expecting = (outcome: string, expect_ = "exactly 0", in_ = "every run") =>
  file(`outcome: ${outcome}, expect: ${expect_}, in: ${in_}`)
const checkOf = (text: string): Check => scenarioOf(text).checks[0]!
const outcomeOf = (text: string) => checkOf(expecting(text)).outcome
const messageOf = (text: string): string => {
  const problems = (decodeText(text).problems ?? []).map((each) => each.format())
  expect(problems).toHaveLength(1)
  return problems[0]!
}

const ofAll = { of: -1, office: -1, class: -1, service: -1, purpose: -1, citizen: null }
const always = { during: null, at: null, since: null, take: null, quantile: null, inWorkingDays: false }

/** How nothing is written where it is no bare number. */
const inUnit = [
  ["time_to_clear", "0 working days"],
  ["attainment", "0 %"],
  ["utilisation", "0 %"],
] as const

describe("for", () => {
  test.each([
    ["everything", "visits", ofAll],
    ["an office", "visits, office: hill", { ...ofAll, office: 1 }],
    ["a service", "visits, service: letter", { ...ofAll, service: 1 }],
    ["a step", "completed, step: print", { ...ofAll, of: 1 }],
    ["a stock; the only one need not be named", "on_hand", { ...ofAll, of: 0 }],
    ["a resource", "utilisation, resource: printer", { ...ofAll, of: 1 }],
    ["a step, of what may be narrowed to one", "queue, step: print", { ...ofAll, of: 1 }],
    ["all steps of such an outcome", "queue", ofAll],
    ["a class", "visits, class: writer", { ...ofAll, class: 1 }],
    ["the jobs from the start", "time_to_clear, step: print, class: initial", { ...ofAll, of: 1, class: 2 }],
    ["a dependency", "outages, dependency: link", { ...ofAll, of: 1 }],
    ["a promise", "attainment, promise: daily", { ...ofAll, of: 0 }],
    ["a purpose", "deadlines_missed, purpose: work", { ...ofAll, purpose: 2 }],
    ["the purpose of a class", "deadlines_missed, class: writer, purpose: bank", { ...ofAll, class: 1, purpose: 1 }],
    ["a citizen by name", "ahead, citizen: early-bird", { ...ofAll, citizen: { person: 0 } }],
    [
      "a citizen by ticket and date",
      "ahead, citizen: { ticket: 26, date: 2025-01-08 }, office: town",
      { ...ofAll, office: 0, citizen: { ticket: 26, day: 2 } },
    ],
  ])("%s", (_, text, subject) => {
    const expected = inUnit.find(([outcome]) => text.startsWith(outcome))?.[1] ?? "exactly 0"
    expect(checkOf(expecting(text, expected)).outcome).toMatchObject(subject)
  })
  test.each([
    ["an unknown outcome", "complete, step: print", "there is no outcome “complete”; did you mean completed?"],
    ["no step", "completed", "“step” is missing: completed is of a step; one of record, print, write"],
    ["a step of what has none", "visits, step: print", "visits is not of a step; leave it out"],
    ["another thing", "on_hand, resource: printer", "on_hand is not of a resource; “stock” instead"],
    ["an unknown office", "visits, office: hil", "there is no office “hil”; did you mean hill?"],
    ["an unknown class", "visits, class: writers", "did you mean writer?"],
    ["an unknown purpose", "visits, purpose: banks", "did you mean bank?"],
    [
      "a purpose of which classes differ",
      "deadlines_missed, purpose: bank",
      "the classes differ in what they say of “bank”; “class” beside it: one of visitor, writer",
    ],
    [
      "a purpose that the class has not",
      "visits, class: visitor, purpose: work",
      "the class visitor has no purpose “work”",
    ],
    ["no citizen", "ahead", "“citizen” is missing"],
    ["a citizen of what has none", "visits, citizen: early-bird", "“citizen” cannot be said of visits; leave it out"],
    ["a date outside the run", "ahead, citizen: { ticket: 1, date: 2025-02-01 }", "it lies outside the run"],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(expecting(text))).toContain(message)
  })
  test("refused: jobs from the start where there are none", () => {
    expect(
      messageOf(file("outcome: visits, class: initial, expect: 0, in: median", { offices: "{ town: {}, hill: {} }" })),
    ).toContain("no jobs wait when the run begins")
  })
})

describe("when", () => {
  const instant = (at: number) => ({ kind: "instant", at })
  test.each([
    ["on a date", "during: 2025-01-07", { during: { kind: "between", from: instant(day), until: instant(2 * day) } }],
    [
      "between moments",
      "during: { from: { fails: power }, until: { recovers: power, nth: 2 } }",
      {
        during: {
          kind: "between",
          from: { kind: "fails", dependency: 0, nth: 1 },
          until: { kind: "recovers", dependency: 0, nth: 2 },
        },
      },
    ],
    [
      "while something is down",
      "during: { down: link }, take: change",
      { during: { kind: "down", dependency: 1 }, take: "change" },
    ],
    ["at an instant", "at: 2025-01-06 13:00", { at: instant(13 * hour) }],
    ["at the start", "at: start", { at: instant(0) }],
    ["at the end", "at: end", { at: { kind: "end" } }],
    ["when a stock runs out", "at: { empty: blank, nth: 2 }", { at: { kind: "empty", stock: 0, nth: 2 } }],
    ["at closing", "at: { closing: 2025-01-06 }", { at: instant(16 * hour) }],
    ["at closing of another office", "office: hill, at: { closing: 2025-01-06 }", { at: instant(10 * hour) }],
    ["since", "since: { recovers: power }", { since: { kind: "recovers", dependency: 0, nth: 1 } }],
  ])("%s", (_, text, when) => {
    expect(outcomeOf(`visits, ${text}`)).toMatchObject({ ...always, ...when })
  })
  test.each([
    ["both at and during", "at: start, during: 2025-01-07", "at a moment and during a period"],
    ["outside the run", "at: 2025-03-01 08:00", "it lies outside the run"],
    ["backwards", "during: { from: end, until: 2025-01-01 }", "it lies outside the run"],
    ["an end before its beginning", "during: { from: 2025-01-08, until: 2025-01-07 }", "an end after its beginning"],
    ["an unknown moment", "at: { opens: 2025-01-07 }", "no moment has the key “opens” alone"],
    ["closing on a closed date", "at: { closing: 2025-01-11 }", "it lies outside the run"],
    [
      "closing where it is closed",
      "office: hill, at: { closing: 2025-01-06 }, take: most",
      "“most” is not possible here",
    ],
    ["an unknown stock", "at: { empty: card }", "there is no stock “card”"],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(expecting(`visits, ${text}`))).toContain(message)
  })
  test("refused: closing of what is closed, or never closes", () => {
    const at = "outcome: visits, expect: 0, in: median, at: { closing: 2025-01-08 }"
    expect(messageOf(file(at, { hours: "{ mon: 08:00-12:00 }" }))).toContain("town does not open on that date")
    expect(messageOf(file(at, { hours: "always" }))).toContain("town never closes")
  })
  test("a quantile, of an outcome of visits", () => {
    expect(checkOf(expecting("wait, quantile: 90 %", "at most 1 h")).outcome.quantile).toBe(0.9)
    expect(messageOf(expecting("availability, dependency: power, quantile: 90 %", "at least 90 %"))).toContain(
      "checks.c.quantile: “quantile” cannot be said of availability; leave it out",
    )
  })
})

describe("under", () => {
  test("as today, if nothing is said", () => {
    expect(checkOf(expecting("visits"))).toMatchObject({
      policies: [],
      without: { dependencies: [], stocks: [], resources: [] },
      plan: null,
      versus: null,
    })
  })
  test("policies: one, several, or a bundle, with their parameters", () => {
    const policies = (text: string) => checkOf(expecting(`visits, policy: ${text}`)).policies.map(({ name }) => name)
    expect(policies("ups")).toEqual(["ups"])
    expect(policies("[hotline, ups]")).toEqual(["hotline", "ups"])
    expect(policies("both")).toEqual(["ups", "hotline"])
    expect(policies("generator")).toEqual(["generator"])
  })
  test("without dependencies, stocks or resources, by name", () => {
    expect(checkOf(expecting("visits, without: [link, blank, printer]")).without).toEqual({
      dependencies: [1],
      stocks: [0],
      resources: [1],
    })
  })
  test("with another value, also outside its range; versus as-today", () => {
    const text = `${file("outcome: visits, versus: as-today, with: { pace: 20 min }, expect: less than 0, in: mean, false_alarm: 1e-5", { services: sections["services"]!.replace("takes: 7 min", "takes: $pace") })}assumptions: { pace: { value: 7 min, range: 5 to 10 min, because: a guess } }\n`
    const check = checkOf(text)
    expect(check).toMatchObject({ versus: "as-today", in: { kind: "mean", falseAlarm: 1e-5 } })
    expect(check.plan!.steps[0]!.takes).toEqual({ law: { kind: "constant", value: 1200 }, unit: "seconds" })
  })
  test("the difference of two instants is a time", () => {
    const check = checkOf(expecting("leaves_at, citizen: early-bird, versus: as-today", "less than -1 h"))
    expect(check.expect).toMatchObject({ high: -hour, strict: true })
  })
  test.each([
    ["an unknown cause", "without: [lnk]", "there is no dependency, stock or resource “lnk”; did you mean link?"],
    ["an unknown policy", "policy: upss", "there is no policy “upss”; did you mean ups?"],
    ["an unknown figure", "with: { pace: 7 min }", "checks.c.with.pace: there is no fact or"],
    ["versus something else", "versus: ups", "“ups” is not possible here"],
    ["a false alarm without a mean", "false_alarm: 1e-5", "only a mean is tested; in: mean"],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(expecting(`visits, ${text}`))).toContain(message)
  })
  test("refused: a name of two causes", () => {
    const both = { dependencies: "{ power: {}, link: { needs: [printer] }, printer: {} }" }
    expect(messageOf(file("outcome: visits, expect: 0, in: median, without: [printer]", both))).toContain(
      "“printer” stands under dependencies and resources",
    )
  })
  test("refused: the difference of endings", () => {
    expect(messageOf(expecting("ending, citizen: early-bird, versus: as-today", "unserved"))).toContain(
      "endings have no difference",
    )
  })
})

describe("expect, in every quantity", () => {
  test.each([
    ["a count", "visits", "20 to 28", 20, 28],
    ["seconds", "wait", "8.63 min within 2 %", 517.8 * 0.98, 517.8 * 1.02],
    ["working days", "lead_time", "at most 14 working days", Number.NEGATIVE_INFINITY, 14],
    ["a share", "fill_rate", "at least 90 %", 0.9, Number.POSITIVE_INFINITY],
    ["a rate", "orders_per_day", "0.24 / day", 0.01, 0.01],
    ["an instant", "leaves_at, citizen: early-bird", "2025-01-06 15:00", 15 * hour, 15 * hour],
  ])("%s", (_, outcome, text, low, high) => {
    const { expect: limits } = checkOf(expecting(outcome, text, "median"))
    expect(limits.kind).toBe("between")
    const between = limits as Extract<typeof limits, { readonly kind: "between" }>
    expect(between.low).toBeCloseTo(low, 9)
    expect(between.high).toBeCloseTo(high, 9)
  })
  test("a time in seconds, or where the outcome may be told so, in working days", () => {
    const outcome = (text: string) => checkOf(expecting("lead_time", text)).outcome
    expect(outcome("at most 14 working days").inWorkingDays).toBe(true)
    expect(outcome("at most 14 days").inWorkingDays).toBe(false)
  })
  test("an ending", () => {
    expect(checkOf(expecting("ending, citizen: early-bird", "unserved", "80 % of runs"))).toMatchObject({
      expect: { kind: "ending", ending: "unserved" },
      in: { kind: "share", share: 0.8 },
    })
  })
  test.each([
    ["another unit", "wait", "2 working days", "a working day has no fixed length"],
    ["a bare number of time", "lead_time", "14", "“14” has no unit"],
    ["an ending that is none", "ending, citizen: early-bird", "lost", "served or unserved"],
  ])("refused: %s", (_, outcome, text, message) => {
    expect(messageOf(expecting(outcome, text))).toContain(message)
  })
})
