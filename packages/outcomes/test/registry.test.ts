import { expect, test } from "vitest"
import { outcomeList, outcomes } from "../src/index.ts"
import { isMeasured } from "../src/measure.ts"

test("every outcome has one definition, and every definition a probe", () => {
  expect(outcomes.size).toBe(outcomeList.length)
  expect(outcomeList.filter((definition) => !isMeasured(definition.name)).map(({ name }) => name)).toEqual([])
})

test("every outcome is told in both languages", () => {
  for (const { name, title, definition, words } of outcomeList) {
    for (const text of [title, definition, ...(words === undefined ? [] : [words.better, words.worse])]) {
      expect(text.en, name).not.toBe("")
      expect(text.id, name).not.toBe("")
      expect(text.id, name).not.toBe(text.en)
    }
  }
})

test("what has a direction has words for it, and only what is a level can be taken in several ways", () => {
  for (const { better, words } of outcomeList) expect(words === undefined).toBe(better === "neither")
  for (const { takes, qualifiers } of outcomeList.filter((each) => each.takes.includes("mean")))
    expect([takes, qualifiers.includes("at")]).toEqual([["mean", "min", "max", "change"], true])
})

test("a count is shown as it is: a limit of a check is compared with the value itself", () =>
  expect(outcomeList.filter(({ quantity, scale }) => quantity === "count" && scale !== 1)).toEqual([]))
