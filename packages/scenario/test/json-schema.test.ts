import { readdirSync, readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { jsonSchema } from "../src/index.ts"
import { outcomes, policies } from "./catalogue.ts"
import { fileWith, smallOffice } from "./given.ts"

const schema = jsonSchema({ policies, bundles: new Map([["calm", {}]]), outcomes })
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema)
const accepted = (text: string): boolean => validate(parse(text))

const scenarios = new URL("../../../scenarios/", import.meta.url)
const format = new URL("./format/", import.meta.url)

describe("what editors accept", () => {
  test.each(readdirSync(scenarios).filter((name) => name.endsWith(".yaml")))("%s", (name) => {
    accepted(readFileSync(new URL(name, scenarios), "utf8"))
    expect(validate.errors).toBeNull()
  })
  test.each(readdirSync(format))("%s of the format", (name) => {
    accepted(readFileSync(new URL(name, format), "utf8"))
    expect(validate.errors).toBeNull()
  })
  test("the small office", () => {
    expect(accepted(fileWith())).toBe(true)
  })
})

test("bundles, and nothing said of them", () => {
  expect(
    accepted(fileWith({ policies: "{ calm: {} }", today: "{ calm: {}, mine: {} }", bundles: "{ mine: [ups] }" })),
  ).toBe(true)
  expect(accepted(fileWith({ policies: "{ calm: { reach: 50 % } }" }))).toBe(false)
})

describe("what editors underline", () => {
  test.each([
    ["a missing section", fileWith({ services: null })],
    ["an unknown key", fileWith({ tittle: "x" })],
    ["an unknown policy", fileWith({ policies: "{ upss: {} }" })],
    ["an unknown parameter", fileWith({ policies: "{ ups: { batery: 1 h } }" })],
    ["an unknown outcome", fileWith({ checks: "{ c: { kind: theory, in: mean, outcome: queu, expect: 1 } }" })],
    ["a wrong unit", fileWith({ services: smallOffice["services"]!.replace("10 min", "10 minutes") })],
    [
      "a number without a unit",
      fileWith({ services: smallOffice["services"]!.replace("{ exponential: 10 min }", "10") }),
    ],
    [
      "an unknown distribution",
      fileWith({ services: smallOffice["services"]!.replace("exponential:", "exponental:") }),
    ],
    [
      "a queue that is not first come, first served",
      fileWith({ services: smallOffice["services"]!.replace("needs:", "queue: { order: lifo }, needs:") }),
    ],
    [
      "a number of its own in each office, where all have the same",
      fileWith({ run: "{ from: 2025-01-06, for: { across: 5 days } }" }),
    ],
    ["hours with a comma", fileWith({ hours: '{ mon: "08:00-12:00, 13:00-16:00" }' })],
    ["a name with a capital", fileWith({ regions: "{ Java: {} }" })],
  ])("%s", (_, text) => {
    expect(accepted(text)).toBe(false)
  })
})

test("it is a document of draft 2020-12 with the catalogue's names", () => {
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema")
  expect(JSON.stringify(schema)).toContain("offline-capture")
  expect(JSON.stringify(schema)).not.toContain("tangguhPattern")
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
})
