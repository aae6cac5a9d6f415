import { readFileSync } from "node:fs"
import { COMMANDS, eventNames, Reason, Refusal } from "@tangguh/office"
import { expect, test } from "vitest"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")
const events = readme.slice(readme.indexOf("\n## Events\n"))

/** The numbers of a list such as "1 patience, 2 closing". */
const numbersOf = (title: string): number[] => {
  const line = events.split("\n").find((each) => each.includes(`**${title}:**`))!
  return [...line.split(". CitizenTurnedAway")[0].matchAll(/(?<=[ ,])(\d+) /g)].map(([, number]) => Number(number))
}

test("the table of events names every type, once", () => {
  const rows = events.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| type "))
  expect(rows.every((row) => row.split("|").length === 6)).toBe(true)
  const named = rows.flatMap((row) => row.split("|")[1].trim().split(", "))
  expect(named.toSorted()).toEqual(eventNames.filter((name) => name !== undefined).toSorted())
})

test("reasons, commands and refusals have the numbers that the log has", () => {
  expect(numbersOf("Why somebody leaves")).toEqual(Object.values(Reason))
  expect(numbersOf("Why a command is refused")).toEqual(Object.values(Refusal))
  const line = events.split("\n").find((each) => each.startsWith("- **Commands:**"))!
  expect(line).toContain(COMMANDS.map((command, i) => `${i} ${command}`).join(", "))
})
