import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { prepare } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { expect, onTestFinished, test } from "vitest"
import { BadPolicyFile, loadPolicyFile } from "../src/index.ts"

/** A file in a folder far from this repository, shown as `./mine.ts`. */
const load = (text: string | null) => {
  const folder = mkdtempSync(join(tmpdir(), "tangguh-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, "mine.ts")
  if (text !== null) writeFileSync(path, text)
  return loadPolicyFile(path, "./mine.ts")
}

const prepares = "prepare: (arrangement) => arrangement"

test("a policy is loaded with its title in both languages, or its name where it has none", async () => {
  const told = await load(`export default { name: "mine", title: { en: "Mine", id: "Milikku" }, ${prepares} }`)
  expect([told.policy.name, told.title]).toEqual(["mine", { en: "Mine", id: "Milikku" }])
  expect((await load(`export default { name: "mine", title: "Mine", ${prepares} }`)).title.id).toBe("Mine")
  expect((await load(`export default { name: "mine", ${prepares} }`)).title.id).toBe("mine")
})

const bad: readonly (readonly [string, string, string])[] = [
  ["no default export", "export const policy = 1", "./mine.ts has no default export; write: export default { name"],
  ["no object", "export default 7", "./mine.ts is no policy: its default export is a number, not an object"],
  ["no name", `export default { ${prepares} }`, "is no policy: “name” must be a text such as my-policy"],
  ["a title that is none", `export default { name: "a", title: 3, ${prepares} }`, "“title” must be a text, or"],
  ["no function", `export default { name: "a", decide: 3 }`, "is no policy: “decide” must be a function"],
  [
    "an event that does not exist",
    `export default { name: "a", listensTo: [999], decide() {} }`,
    "“listensTo” must be",
  ],
  ["deaf", `export default { name: "a", decide: () => [] }`, "“listensTo” is missing"],
  ["nothing to do", `export default { name: "a" }`, "it has neither “prepare” nor “decide”"],
  ["that throws", `throw new Error("not today")`, "cannot be loaded: not today"],
  ["not even a program", "export default {", "./mine.ts cannot be loaded: "],
  ["imports what is not there", `import "./yours.ts"`, "./mine.ts cannot be loaded: Cannot find module"],
]

test.each(bad)("%s: refused, and it is said why", async (_, text, message) => {
  const wrong: unknown = await load(text).catch((error: unknown) => error)
  expect(wrong).toBeInstanceOf(BadPolicyFile)
  expect((wrong as BadPolicyFile).message).toContain(message)
  expect((wrong as BadPolicyFile).message).toMatch(/^\.\/mine\.ts /)
})

test("a file that is not there is refused", async () =>
  expect(load(null)).rejects.toThrow("there is no file ./mine.ts"))

const plan = {
  arrangement: { units: [1], hotline: null },
  switches: [],
  pools: [],
  stores: [],
} as unknown as Plan

test.each([
  ["a number", "() => 7", "returned a number; it has to return the whole arrangement that it is given"],
  ["nothing", "() => {}", "returned nothing; it has to"],
  ["a promise", "async (arrangement) => arrangement", "returned an object without “units”"],
  ["one field", "() => ({ units: [2] })", "returned an object without “hotline”"],
  [
    "a number for a list",
    "(arrangement) => ({ ...arrangement, units: 2 })",
    "returned an object whose “units” is no list",
  ],
  ["an error", `() => { throw new Error("not today") }`, "failed before the run begins: not today"],
])("a policy that prepares %s is named, and it is said why", async (_, text, message) => {
  const { policy } = await load(`export default { name: "mine", prepare: ${text} }`)
  expect(() => prepare(plan, [policy])).toThrow(/^the policy mine /)
  expect(() => prepare(plan, [policy])).toThrow(message)
})

test("what a policy prepares is what is in force", async () => {
  const { policy } = await load(`export default { name: "mine", prepare: (before) => ({ ...before, units: [2] }) }`)
  expect(prepare(plan, [policy]).arrangement).toEqual({ units: [2], hotline: null })
})
