import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { causes, columns, marksOf, states } from "./matrix.ts"

/* The table of packages/office/SEMANTICS.md says what these tests hold it to, cell by cell. */

const page = readFileSync(fileURLToPath(new URL("../../../office/SEMANTICS.md", import.meta.url)), "utf8")
const table = page
  .slice(page.indexOf("| cause, rule of |"))
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
const [head, , ...body] = table.slice(
  0,
  table.findIndex((row) => row.length === 0),
)

/** The rows of the page: cause, state and seven marks. `as above` stands for the five rows of the cause before. */
function rows(): string[][] {
  const read: string[][] = []
  let cause = ""
  for (const [said, state, ...marks] of body) {
    cause = said === "" ? cause : /^\*\*(.+?)\*\*/.exec(said)![1]
    if (state !== "the same five") read.push([cause, state, ...marks.slice(0, 7)])
    else for (const [, ...above] of read.slice(-5)) read.push([cause, ...above])
  }
  return read
}

test("the page has these columns", () => expect(head).toEqual(["cause, rule of", "state", ...columns, "meaning"]))

test("the page and the tests agree on every cell", () =>
  expect(rows()).toEqual(causes.flatMap((cause) => states.map((state) => [cause, state, ...marksOf(cause, state)]))))

test("every row says what it means", () => expect(body.filter((row) => row.at(-1) === "")).toEqual([]))
