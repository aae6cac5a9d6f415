import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { displayWidth } from "../src/terminal/display-width.ts"
import { quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

interface Value {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  readonly unit: string
}
interface Document {
  readonly scenario: string
  readonly seed: string
  readonly replications: number
  readonly baseline: string
  readonly headline: string
  readonly policies: readonly {
    readonly name: string
    readonly title: string
    readonly outcomes: Record<string, Value>
    readonly differences: Record<string, Value>
    readonly waitByCause: Record<string, Value>
  }[]
  readonly checks: readonly { readonly id: string; readonly holds: boolean }[]
}

const names = [
  "causes.png",
  "causes.svg",
  "causes.vl.json",
  "comparison.csv",
  "comparison.json",
  "forest.png",
  "forest.svg",
  "forest.vl.json",
  "queue.png",
  "queue.svg",
  "queue.vl.json",
]
const compared = async (...args: string[]) =>
  JSON.parse((await tangguh(["compare", small, ...quick, "--format", "json", ...args])).stdout) as Document

describe("compare", () => {
  test("prints one JSON document, and writes the same with a table and three charts", async () => {
    const folder = temporaryFolder()
    const { status, stdout, stderr } = await tangguh(["compare", small, ...quick, "--format", "json"], { folder })
    expect(status).toBe(0)
    expect(stderr).toBe("Written to out/small/\n")
    const document = JSON.parse(stdout) as Document
    expect(document).toMatchObject({
      scenario: "small",
      seed: "small",
      replications: 20,
      baseline: "as-today",
      headline: "hours_waited",
    })
    expect(document.policies.map(({ name }) => name)).toEqual([
      "as-today",
      "ups",
      "generator",
      "backup-link",
      "extra-kits",
      "both",
      "nothing-fails",
    ])
    for (const policy of document.policies) {
      expect(policy.outcomes["completed.capture"].unit).toBe("citizens")
      expect(policy.waitByCause["busy"].unit).toBe("hours")
      for (const { mean, lower, upper } of Object.values({ ...policy.outcomes, ...policy.differences }))
        expect(lower <= mean && mean <= upper).toBe(true)
      const hours = Object.values(policy.waitByCause).reduce((sum, { mean }) => sum + mean, 0)
      expect(hours).toBeCloseTo(policy.outcomes["hours_waited"].mean, 6)
    }
    expect(document.policies[0].differences["hours_waited"]).toMatchObject({ mean: 0, lower: 0, upper: 0 })
    expect(document.checks.map(({ id, holds }) => [id, holds])).toEqual([
      ["nobody-in-the-cut", true],
      ["somebody-comes", true],
    ])
    const out = join(folder, "out", "small")
    expect(readdirSync(out).sort()).toEqual(names)
    expect(readFileSync(join(out, "comparison.json"), "utf8")).toBe(stdout)
    expect(readFileSync(join(out, "forest.svg"), "utf8")).toMatch(/^<svg[^]*Battery \(UPS\)/)
    expect(readFileSync(join(out, "queue.png")).subarray(1, 4).toString()).toBe("PNG")
    expect(JSON.parse(readFileSync(join(out, "causes.vl.json"), "utf8"))).toHaveProperty("$schema")
  })

  test("gives the same numbers whatever the number of workers, the time zone and the locale", async () => {
    const args = ["compare", small, "--format", "json", "--policies", "ups", "--lang", "en"]
    const one = await tangguh([...args, "--workers", "1"], { environment: { TZ: "America/Caracas", LC_ALL: "C" } })
    const three = await tangguh([...args, "--workers", "3"], { environment: { TZ: "Asia/Tokyo", LANG: "id_ID.UTF-8" } })
    expect(three.stdout).toBe(one.stdout)
  })

  test("compares only what is asked for, today first and the bounds last", async () => {
    const { policies, seed, replications } = await compared(
      "--policies",
      "generator,ups",
      "--seed",
      "other",
      "--replications",
      "4",
    )
    expect(policies.map(({ name }) => name)).toEqual(["as-today", "generator", "ups", "nothing-fails"])
    expect({ seed, replications }).toEqual({ seed: "other", replications: 4 })
  })

  test("prints CSV with a row for each policy and outcome", async () => {
    const { stdout } = await tangguh(["compare", small, ...quick, "--format", "csv", "--policies", "ups"])
    const rows = stdout
      .trimEnd()
      .split("\r\n")
      .map((row) => row.split(","))
    expect(rows[0].slice(0, 4)).toEqual(["scenario", "seed", "replications", "policy"])
    expect(rows.filter((row) => row[3] === "ups" && row[6] === "hours_waited")).toHaveLength(1)
  })
})

describe("the table", () => {
  test("shows the numbers of the document", async () => {
    const folder = temporaryFolder()
    const { stdout } = await tangguh(["compare", small, ...quick, "--lang", "en"], { folder })
    const document = JSON.parse(readFileSync(join(folder, "out", "small", "comparison.json"), "utf8")) as Document
    const shown = (value: number) => {
      const text = Math.abs(value).toFixed(1)
      return text === "0.0" ? text : `${value < 0 ? "−" : "+"}${text}`
    }
    for (const { name, title, differences } of document.policies.filter(
      ({ name }) => name !== "as-today" && name !== "backup-link",
    )) {
      const { mean, lower, upper } = differences["hours_waited"]
      const row = stdout
        .split("\n")
        .find((line) => [`  ${title}  `, `  (${title})  `].some((label) => line.startsWith(label)))
      expect(row, name).toContain(`${shown(mean)} `)
      expect(row, name).toContain(`(${shown(lower)} to ${shown(upper)})`)
    }
    expect(stdout).toMatch(/Backup link .*0\.0 +no change/)
    expect(stdout.replace(/\s+/g, " ")).toContain("“Link”, which never fails in this scenario")
    expect(stdout).toContain("(Nothing fails)")
    for (const name of names) expect(stdout).toContain(name)
  })

  test.each(["en", "id"])("fits 100 columns and has no escapes when it is piped (%s)", async (lang) => {
    const { stdout } = await tangguh(["compare", small, ...quick, "--all", "--lang", lang])
    for (const line of stdout.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(100)
    expect(stdout).not.toContain("\u001b")
    expect(stdout).not.toContain("\r")
    expect(stdout).not.toMatch(/undefined|NaN|Infinity|\[object/)
    if (lang === "id") expect(stdout).toMatch(/−\d+,\d+ s\.d\. −\d+,\d+/)
  })

  test.each([60, 40, 20])("folds at %i columns and loses no number", async (columns) => {
    const wide = await tangguh(["compare", small, ...quick, "--policies", "ups,generator"])
    const narrow = await tangguh(["compare", small, ...quick, "--policies", "ups,generator"], {
      environment: { COLUMNS: String(columns) },
    })
    const numbers = (text: string) => new Set(text.match(/[+−]?\d[\d.,]*\d/g))
    const plot = /─|├|┤/
    expect(narrow.status).toBe(0)
    for (const line of narrow.stdout.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    const axis = wide.stdout.split("\n").find((line) => /^ +[−\d]+ .* 0$/.test(line) && !plot.test(line)) ?? ""
    const missing = [...numbers(wide.stdout.replace(axis, ""))].filter(
      (number) => !numbers(narrow.stdout.replaceAll(/\n */g, " ")).has(number),
    )
    expect(missing.filter((number) => !narrow.stdout.replaceAll(/\s/g, "").includes(number))).toEqual([])
  })

  test("is plain ASCII in the C locale, and in Indonesian where LANG says so", async () => {
    const ascii = await tangguh(["compare", small, ...quick], { environment: { LC_ALL: "C" } })
    // oxlint-disable-next-line no-control-regex
    expect(ascii.stdout).toMatch(/^[\x00-\x7f]*$/)
    expect(ascii.stdout).toMatch(/-\d+\.\d \(-/)
    const indonesian = await tangguh(["compare", small, ...quick], { environment: { LANG: "id_ID.UTF-8" } })
    expect(indonesian.stdout).toContain("Jam tunggu warga")
  })
})

test("a scenario without policies and dependencies is told as it is today", async () => {
  const file = fileURLToPath(new URL("one-counter.yaml", import.meta.url))
  const { status, stdout } = await tangguh(["compare", file, ...quick, "--lang", "en"])
  expect(status).toBe(0)
  expect(stdout).toContain("There is no policy to compare. Hours waited by citizens: ")
  expect(stdout).toMatch(/As today +[\d.,]+/)
  expect(stdout).not.toMatch(/undefined|NaN|×\/year/)
})
