import { expect, test } from "vitest"
import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { problemReport } from "../src/problem-report.ts"
import { displayWidth } from "../src/terminal/display-width.ts"

const terminal = { language: "en", width: 60, unicode: true, colour: false, progress: "none" } as const

const report = (text: string) => {
  const { problems } = decodeExit(text, { file: "x.yaml", policies: catalogue, outcomes })
  return problemReport("x.yaml", problems ?? [], terminal)
}

test("the carets stand below the place, also far to the right and behind wide letters", () => {
  const wrong = "wrong: 1"
  const lines = report(`tangguh: 1\nabout: { en: "${"漢".repeat(20)}${"x".repeat(90)}", id: b, ${wrong} }\n`).split(
    "\n",
  )
  const at = lines.findIndex((line) => line.includes("│") && line.includes("wrong"))
  const under = lines[at + 1]
  expect(displayWidth(lines[at].slice(0, lines[at].indexOf("wrong")))).toBe(
    displayWidth(under.slice(0, under.indexOf("^"))),
  )
  expect(under.match(/\^+/)?.[0]).toBe("^^^^^")
  for (const line of lines.filter((each) => each.includes("│"))) expect(displayWidth(line)).toBeLessThanOrEqual(60)
})

test("each problem has a line file:line:column path: what is wrong; what would be accepted", () => {
  expect(report("tangguh: 1\nrunn: {}\n")).toMatch(
    /\nx\.yaml:2:1 runn: unknown key “runn”; did you mean run\?\n {2}2 │ runn: \{\}\n {4}│ \^\^\^\^\n {4}= did you mean run\?\n/,
  )
})
