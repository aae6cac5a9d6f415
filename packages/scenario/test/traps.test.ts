import { describe, expect, test } from "vitest"
import { decodeText, fileWith, problemsOf, scenarioOf, smallOffice } from "./given.ts"

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("")

describe("refused with our own words", () => {
  const refused: readonly (readonly [name: string, text: string, words: string])[] = [
    ["a circular value", "&a [*a]", "the anchor &“a” is refused"],
    ["aliases", `${fileWith({ title: "&a x" })}about: *a\n`, "is refused"],
    ["brackets 100,000 deep", "[".repeat(100_000), "nested more than 60 levels deep"],
    ["maps 100,000 deep", `a: ${"{a: ".repeat(100_000)}`, "nested more than 60 levels deep"],
    ["lists 100,000 deep", "- ".repeat(100_000), "nested more than 60 levels deep"],
    ["keys 100,000 deep", "? ".repeat(100_000), "nested more than 60 levels deep"],
    ["indentation 1,000 deep", many(1000, (index) => `${" ".repeat(index)}a:\n`), "nested more than 60 levels deep"],
    ["300,000 errors", "a: ]\n".repeat(190_000), "this character is not expected here"],
    ["a wall of brackets", "}".repeat(900_000), "this character is not expected here"],
    ["a wall of commas", `${"[,".repeat(30)}${",".repeat(800_000)}`, "more than 400,000 words and marks"],
    ["a wall of tabs", "\t- a\n".repeat(150_000), "more than 400,000 words and marks"],
    ["a wall of documents", "---\n".repeat(200_000), "a second document begins"],
    ["more than 1 MB", "x".repeat(2_000_000), "at most 1 MB"],
    ["UTF-16", "t\u0000a\u0000", "NUL character (is it UTF-16?)"],
    ["Latin-1", "title: Jakarta \ufffd\n", "not UTF-8 (is it Latin-1 or UTF-16?)"],
    ["control characters", "title: \u0007\n", "a control character"],
    ["no map", "- a", "the file is not a map of keys and values"],
    ["nothing", "# nothing\n", "the file is empty"],
    ["a name that objects have", fileWith({ resources: "{ __proto__: 1, counter: 1 }" }), "“__proto__” is not a name"],
    ["a key that objects have", `${fileWith()}constructor: 3\n`, "unknown key “constructor”"],
    [
      "a reference that objects have",
      fileWith({ services: smallOffice["services"]!.replace("[power]", "[constructor]") }),
      "there is no dependency “constructor”",
    ],
    [
      "a policy that objects have",
      fileWith({ policies: "{ constructor: {} }" }),
      "there is no policy “constructor” in the catalogue",
    ],
    [
      "a key that objects have, taken over",
      fileWith({ offices: "{ a: {}, b: { like: a, constructor: 1 } }" }),
      "unknown key “constructor”",
    ],
    [
      "12,000 offices like one of 12,000 keys",
      fileWith({
        offices: `{ r: { ${many(12_000, (index) => `k${index}: 1, `)}last: 1 }, ${many(12_000, (index) => `o${index}: { like: r }, `)}last: {} }`,
      }),
      "too much is taken over by like and by layers",
    ],
    ["a million offices", fileWith({ offices: "{ o: { copies: 1_000_000 } }" }), "1000000 offices"],
    ["a thousand million counters", fileWith({ resources: "{ counter: 999_999_999 }" }), "999999999 units"],
    [
      "a thousand million citizens",
      fileWith({ citizens: smallOffice["citizens"]!.replace("75 /", "900_000_000 /") }),
      "citizens in one run",
    ],
  ]
  test.each(refused)("%s", (_, text, words) => {
    const problems = problemsOf(text)
    expect(problems[0]!.message + problems[0]!.accepted).toContain(words)
    expect(problems[0]!.format().length).toBeLessThan(1000)
  })
})

describe("survived", () => {
  test("40,000 keys in one map", () => {
    const each = many(40_000, (index) => `piece-${index}: Rp 1, `)
    const { costs } = scenarioOf(fileWith({ costs: `{ currency: IDR, each: { ${each}last: Rp 2 } }` })).plan
    expect(Object.keys(costs.each)).toHaveLength(40_001)
  })
  test("40,000 times the same key", () => {
    expect(problemsOf(`${fileWith()}regions:\n${"  a: {}\n".repeat(40_000)}`)[0]!.message).toContain(
      "stands here a second time",
    )
  })
  test("a chain of 10,000 that are each like the next", () => {
    const offices = `{ ${many(10_000, (index) => `o${index}: { like: o${index + 1} }, `)}o10000: {} }`
    expect(problemsOf(fileWith({ offices }))[0]!.message).toBe("more than 100 in a row are each like the next")
  })
  test("constructor as a name", () => {
    const { plan } = scenarioOf(
      fileWith({ dependencies: "{ constructor: {}, power: { needs: [constructor] }, link: {} }" }),
    )
    expect(plan.dependencies.map((each) => each.name)).toEqual(["constructor", "power", "link"])
  })
  test("a byte-order mark and CRLF make no difference", () => {
    const plain = scenarioOf(fileWith())
    expect(scenarioOf(`\ufeff${fileWith().replaceAll("\n", "\r\n")}`)).toEqual(plain)
  })
  test("hostile characters in a title stay data, and are shown escaped in messages", () => {
    const title = '"=cmd|\\u202E<script>\\x1b[31m"'
    expect(scenarioOf(fileWith({ title })).plan.title.en).toBe("=cmd|\u202e<script>\u001b[31m")
    const shown = problemsOf(`${fileWith()}${title}: 1\n`)[0]!.format()
    expect(shown).toContain("\\u202e")
    expect(Array.from(shown).every((character) => character.codePointAt(0)! >= 0x20 && character !== "\u202e")).toBe(
      true,
    )
  })
  test("a hundred years of opening hours", () => {
    expect(
      scenarioOf(fileWith({ run: "{ zone: Europe/Berlin, from: 2025-01-06, for: 100 years }" })).plan.days,
    ).toHaveLength(36_501)
  })
})

test("no value makes the decoder throw", () => {
  const nasty = [
    "",
    "~",
    "[]",
    "{}",
    "[[]]",
    "{ a: { b: [1] } }",
    "'",
    "$",
    "$x",
    "-1",
    "1e308",
    ".nan",
    "2016-13-40",
    "always",
    "a to b",
    "(",
    "7 min (",
    "7 min (1 to",
    "true",
    '"\\u0000"',
  ]
  for (const key of Object.keys(smallOffice))
    for (const value of nasty) expect(() => decodeText(fileWith({ [key]: value }))).not.toThrow()
  for (const key of [
    "offices",
    "regions",
    "people",
    "announcements",
    "today",
    "policies",
    "bundles",
    "promises",
    "costs",
    "sources",
    "facts",
    "assumptions",
    "checks",
  ]) {
    for (const value of [
      ...nasty,
      "{ a: 1 }",
      "{ a: {} }",
      "[1]",
      "{ a: [] }",
      "{ ups: { like: ups } }",
      "{ a: { value: {} } }",
    ])
      expect(() => decodeText(fileWith({ [key]: value }))).not.toThrow()
  }
})
