import { describe, expect, test } from "vitest"
import { decodeText, fileWith, scenarioOf, smallOffice } from "./given.ts"

/* FORMAT, section 8: every number can carry its doubt, by name or in place; fed or checked, never both. */

const messagesOf = (text: string) => (decodeText(text).problems ?? []).map((each) => each.format())
const messageOf = (text: string): string => {
  const messages = messagesOf(text)
  expect(messages).toHaveLength(1)
  return messages[0]!
}

const citizens = (from: string, to: string) => ({ citizens: smallOffice["citizens"]!.replace(from, to) })
const assumed = (figure: string) =>
  fileWith({ ...citizens("60 %", "$come-back"), assumptions: `{ come-back: { ${figure} } }` })
const fact = (figure: string) =>
  fileWith({
    ...citizens("75 / working day", "$demand"),
    sources: "{ S1: { title: A newspaper } }",
    facts: `{ demand: { ${figure} } }`,
  })

test("a source that nothing cites is refused", () => {
  const sources = "{ S1: { title: A newspaper }, S2: { title: Another } }"
  const file = (source: string) =>
    fileWith({
      sources,
      services: smallOffice["services"]!,
      people: `{ early: { class: visitor, arrives: 2025-01-06 08:00, source: S1 } }`,
      costs: `{ trip: Rp 20 thousand, source: ${source} }`,
    })
  expect(messagesOf(file("S2"))).toEqual([])
  expect(messageOf(file("S1"))).toBe("office.yaml:9:44 sources.S2: nothing cites S2; source: S2, or leave it out")
})

test("a figure within a figure is refused, and nothing else is said of either", () => {
  const within = (figure: string) =>
    messageOf(
      fileWith({
        ...citizens("60 %", "$a"),
        assumptions: `{ a: { ${figure}, because: x }, b: { value: 60 %, range: 50 to 70 %, because: x } }`,
      }),
    )
  const message = "“$b” is within a figure, and a figure cannot stand within a figure; the value itself"
  expect(within("value: $b, range: 50 to 70 %")).toBe(`office.yaml:9:28 assumptions.a.value: ${message}`)
  expect(within("value: 60 %, range: 50 to $b")).toContain(`assumptions.a.range: ${message}`)
  expect(within("value: 60 %, choices: [60 %, $b]")).toContain(`assumptions.a.choices.1: ${message}`)
})

describe("assumptions", () => {
  test("a value, a range and the reason", () => {
    const { plan, evidence } = scenarioOf(
      assumed("value: 75 %, range: 50 to 95 %, drawn: triangular, because: No record"),
    )
    expect(plan.classes[0]!.returns.chance).toBe(0.75)
    expect(evidence).toContainEqual({
      name: "come-back",
      basis: "assumption",
      value: "75 %",
      range: "50 to 95 %",
      source: null,
      quote: null,
      because: "No record",
    })
  })
  test("choices, of any values", () => {
    expect(scenarioOf(assumed("value: 75 %, choices: [60 %, 75 %], because: No record")).evidence).toContainEqual(
      expect.objectContaining({ name: "come-back", range: "60 % | 75 %" }),
    )
  })
  test.each([
    ["no reason", "value: 75 %, range: 50 to 95 %", "“because” is missing"],
    ["no doubt", "value: 75 %, because: No record", "“range” or “choices” is missing"],
    ["a value outside its range", "value: 45 %, range: 50 to 95 %, because: No record", "does not lie in its range"],
    ["a range in another unit", "value: 75 %, range: 5 to 9 min, because: No record", "not in the same unit"],
    ["no range", "value: 75 %, range: about half, because: No record", "is not a range"],
    [
      "drawn without a range",
      "value: 75 %, choices: [60 %], drawn: uniform, because: No record",
      "nothing is drawn without a range",
    ],
  ])("refused: %s", (_, figure, message) => {
    expect(messageOf(assumed(figure))).toContain(message)
  })
  describe("the ends of a range, and choices, are tried where they are used", () => {
    const outage = (end: string, sections: Record<string, string> = {}) =>
      fileWith({
        dependencies: "{ power: { fails: [{ from: 2025-01-06 12:00, until: $end }] }, link: {} }",
        assumptions: `{ end: { ${end}, because: Not reported } }`,
        ...sections,
      })
    test("refused: an end that is impossible there, with the place of both", () => {
      expect(messageOf(outage("value: 2025-01-07, range: 2025-01-06 10:00 to 2025-01-08"))).toBe(
        "office.yaml:9:49 assumptions.end.range: “2025-01-06 10:00” is not possible, used at dependencies.power.fails.0.until in line 6: it ends before it begins, or as it begins; an end after its beginning",
      )
      expect(messageOf(outage("value: 2025-01-07, choices: [2025-01-06, 2025-01-08]"))).toContain(
        "assumptions.end.choices.0: “2025-01-06” is not possible, used at dependencies.power.fails.0.until in line 6",
      )
      expect(messageOf(outage("value: 2025-01-07, choices: [2025-01-08, 5 min]"))).toContain(
        "assumptions.end.choices.1: “5 min” is not possible, used at dependencies.power.fails.0.until in line 6",
      )
    })
    test("refused: an end that is impossible because of something else, at a number that bears its range itself", () => {
      const services =
        "{ visit: { steps: [{ step: serve, with: { counter: 2 }, takes: 10 min, needs: [power], needs_to_start: [link] }] } }"
      expect(messageOf(fileWith({ resources: "{ counter: 2 (1 to 3) }", services }))).toContain(
        "resources.counter: “1” is not possible, used at services.visit.steps.0.with in line 7: no office has 2 of counter",
      )
      expect(messagesOf(fileWith({ resources: "{ counter: 3 (2 to 4) }", services }))).toEqual([])
    })
    test("possible ends are accepted, of many copies as of one", () => {
      const file = outage("value: 2025-01-07, range: 2025-01-06 13:00 to 2025-01-08", {
        offices: "{ north: { copies: 300 } }",
      })
      expect(messagesOf(file)).toEqual([])
      expect(messageOf(file.replace("06 13:00", "06 11:00"))).toContain("“2025-01-06 11:00” is not possible, used at")
    })
    test("where the file has something else that is wrong, that is said first", () =>
      expect(
        messageOf(outage("value: 2025-01-07, range: 2025-01-06 10:00 to 2025-01-08", { hours: "{ mon-fry: 8 }" })),
      ).not.toContain("assumptions.end"))
  })
  test("refused: a figure that nothing uses, and a name that is no figure", () => {
    expect(
      messageOf(`${fileWith()}assumptions: { pace: { value: 1 min, range: 1 to 2 min, because: x } }\n`),
    ).toContain("nothing uses $pace")
    expect(messageOf(fileWith(citizens("60 %", "$come-bak")))).toContain("there is no fact or assumption “$come-bak”")
  })
})

describe("facts", () => {
  test("a source and its words, and a range", () => {
    const text = fact("value: 75 / working day, range: 40 to 150 / working day, source: S1, quote: every day")
    expect(scenarioOf(text).evidence).toContainEqual(
      expect.objectContaining({ name: "demand", basis: "fact", source: "S1", quote: "every day" }),
    )
  })
  test.each([
    ["no source", "value: 75 / working day", "a fact needs its source"],
    ["no quote and no reason", "value: 75 / working day, source: S1", "a fact without a quote needs a reason"],
    ["an unknown source", "value: 75 / working day, source: S2, quote: x", "there is no source “S2”"],
  ])("refused: %s", (_, figure, message) => {
    expect(messageOf(fact(figure))).toContain(message)
  })
  test("refused: the same quote fed and checked", () => {
    const check =
      "checks: { c: { outcome: visits, expect: 75, in: median, kind: prediction, source: S1, quote: every day } }\n"
    expect(messageOf(fact("value: 75 / working day, source: S1, quote: every day") + check)).toContain(
      "checks.c.quote: the same quote is fed at facts.demand",
    )
  })
})

describe("doubts in place", () => {
  const text = fileWith(
    citizens(
      "chance: 60 %, after: 1 working day",
      "chance: 60 % (50 to 95), after: { uniform: 1 to 5 working days }, at_most: 5 (3 to 9)",
    ),
  )
  test("are named by their path", () => {
    const doubts = scenarioOf(text).evidence.filter(({ basis }) => basis === "assumption")
    expect(doubts.map(({ name, value, range }) => [name, value, range])).toEqual([
      ["citizens.visitor.returns.chance", "60 %", "50 % to 95 %"],
      ["citizens.visitor.returns.at_most", "5", "3 to 9"],
    ])
  })
  test("are moved by their path, also beyond their limits", () => {
    const { plan } = scenarioOf(text, { values: new Map([["citizens.visitor.returns.chance", "10 %"]]) })
    expect(plan.classes[0]!.returns.chance).toBe(0.1)
  })
  test("are one number wherever it is taken over", () => {
    const like = text.replace(
      "citizens: {",
      "citizens: { elderly: { like: visitor, arrive: { rate: 3 / working day } },",
    )
    expect(scenarioOf(like).evidence.filter(({ basis }) => basis === "assumption")).toHaveLength(2)
    const { plan } = scenarioOf(like, { values: new Map([["citizens.visitor.returns.chance", "10 %"]]) })
    expect(plan.classes.map(({ returns }) => returns.chance)).toEqual([0.1, 0.1])
  })
  test.each([
    ["outside their limits", "60 % (70 to 95)", "“60 %” does not lie in its range 70 to 95"],
    ["no limits", "60 % (about)", "“(about)” is not a range"],
    ["limits of another kind", "60 % (5 to 9 min)", "in the range: "],
  ])("refused: %s", (_, doubt, message) => {
    expect(messageOf(fileWith(citizens("60 %", doubt)))).toContain(message)
  })
  test("refused: a path where nothing is", () => {
    expect(
      decodeText(text, { values: new Map([["citizens.visitor.return.chance", "10 %"]]) }).problems![0]!.message,
    ).toContain("and nothing at that path")
  })
})
