import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { bundles, catalogue as policies } from "@tangguh/policies"
import { outcomes } from "@tangguh/outcomes"
import { expect, test } from "vitest"
import { decodeText } from "./given.ts"

/* Whatever is wrong with a file, decoding it gives problems or a plan: it never throws. */

const folder = new URL("../../../scenarios/", import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"))

/** What a slip of the keyboard, or of a program, may leave where a value stood. */
const slips = [
  "1,920",
  "null",
  "",
  "[]",
  "{}",
  "[[]]",
  "{ a: 1 }",
  "-1",
  "0",
  "1e999",
  "no-such-name",
  "__proto__",
  "&a 2",
  "*a",
  "!!x 2",
  "0 %",
  "100 %",
  "$nothing",
  "2 working days",
  "3",
  "1000000000",
]

/** Where values, names and marks stand in the text. */
const tokens = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/[^\s,:{}[\]]+(?: (?:min|h|days|%|working days))?|[{}[\],:]/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ])

/** One change of a text, by numbers from 0 to 1. */
const changed = (text: string, kind: number, at: number, slip: string): string => {
  if (kind < 0.15) {
    const lines = text.split("\n")
    lines.splice(Math.floor(at * lines.length), 1)
    return lines.join("\n")
  }
  const all = tokens(text)
  const [from, until] = all[Math.floor(at * all.length)] ?? [0, 0]
  if (kind < 0.3) return text.slice(0, from) + text.slice(until)
  const [other, end] = all[Math.floor(kind * all.length)] ?? [0, 0]
  return text.slice(0, from) + (kind < 0.5 ? text.slice(other, end) : slip) + text.slice(until)
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const changes = fc.array(fc.tuple(part, part, fc.constantFrom(...slips)), { minLength: 1, maxLength: 3 })

test.each(files)("%s with a few slips is refused or read, and nothing is thrown", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8")
  fc.assert(
    fc.property(changes, (slipped) => {
      const mutated = slipped.reduce((before, change) => changed(before, ...change), text)
      const { scenario, problems } = decodeText(mutated, { file: name, policies, bundles, outcomes })
      expect(scenario !== null || problems.length > 0).toBe(true)
    }),
    { seed: 20_250_106, numRuns: 30 },
  )
})
