import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { expected } from "./exact/expected.ts"

/* The files and the exact solutions beside them are held together: what a check expects is what theory says. */

const inBaseUnits: Readonly<Record<string, number>> = { "": 1, "%": 0.01, s: 1, min: 60, h: 3600, "/ h": 1, "/ day": 1 }

/** The lines below `checks:`, one check each. */
function checksOf(file: string): Map<string, { text: string; value: number }> {
  const [, checks] = readFileSync(new URL(file, import.meta.url), "utf8").split("\nchecks:\n")
  return new Map(
    checks
      .trimEnd()
      .split("\n")
      .map((text) => {
        const [, id, number, unit] = /^ {2}([a-z0-9-]+): \{ .*expect: (-?[0-9.]+) ?([^,]*),/.exec(text) ?? []
        return [id, { text, value: Number(number) * inBaseUnits[unit] }]
      }),
  )
}

const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".yaml"))

test("every model has a file and every file a model", () => {
  expect(files.toSorted()).toEqual(
    Object.keys(expected)
      .map((name) => `${name}.yaml`)
      .toSorted(),
  )
})

test.each(files)("%s expects what theory says", (file) => {
  const checks = checksOf(file)
  const theory = expected[file.replace(".yaml", "")]
  expect([...checks.keys()].toSorted()).toEqual(Object.keys(theory).toSorted())
  for (const [id, { text, value }] of checks) {
    expect(Math.abs(value - theory[id]), `${id}: ${value}, theory says ${theory[id]}`).toBeLessThanOrEqual(
      1e-8 * Math.abs(theory[id]),
    )
    expect(text).toMatch(/in: mean, false_alarm: 1e-5, source: [a-z-]+, kind: theory \}$/)
  }
})
