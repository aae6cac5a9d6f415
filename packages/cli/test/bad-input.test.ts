import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { isStackTrace, small, tangguh, temporaryFolder } from "./tangguh.ts"

const text = readFileSync(small, "utf8")

/** Runs `compare` on a file with this content; nothing may be left in the folder but the file. */
const refused = async (content: string | Uint8Array, ...args: string[]) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "bad.yaml"), content)
  const ended = await tangguh(["compare", "bad.yaml", ...args], { folder })
  expect(ended.status, ended.stderr).toBe(2)
  expect(ended.stdout).toBe("")
  expect(isStackTrace(ended.stderr), ended.stderr).toBe(false)
  expect(ended.stderr.length).toBeLessThan(12_000)
  expect(readdirSync(folder)).toEqual(["bad.yaml"])
  return ended.stderr
}

const changed = (from: string | RegExp, to: string): string => {
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  return other
}

describe("a scenario that is wrong is refused with its place and its repair", () => {
  test.each<[string, string, RegExp]>([
    [
      "a YAML syntax error",
      changed("title: { en: A small office, id: Kantor kecil }", "title: { en: A small office"),
      /bad\.yaml:\d+:\d+/,
    ],
    [
      "a wrong unit",
      changed("mean: 9 min (6 to 12)", "mean: 9 mn"),
      /bad\.yaml:\d+:\d+ services\.recording\.steps\.0\.takes\.lognormal\.mean: unknown unit “mn”; did you mean min\?/,
    ],
    ["a negative duration", changed("mean: 9 min (6 to 12)", "mean: -9 min"), /steps\.0\.takes\.lognormal\.mean/],
    [
      "a step that needs an unknown dependency",
      changed("needs: [power, link]", "needs: [powr, link]"),
      /no dependency “powr”; did you mean power\?/,
    ],
    [
      "a policy that does not exist",
      changed("  generator: {}", "  genrator: {}"),
      /policies\.genrator: .*did you mean generator\?/,
    ],
    [
      "hours that overlap",
      changed("fri: 08:00-11:30 and 13:00-16:00", "fri: 08:00-13:30 and 13:00-16:00"),
      /hours\.fri/,
    ],
    ["no demand", changed(/ {4}arrive: .*\n/, ""), /citizens\.resident: .*arrive/],
    ["a horizon of zero", changed("for: 2 days", "for: 0 days"), /run\.for/],
    ["NaN as a number", changed("mean: 9 min (6 to 12)", "mean: .nan"), /takes\.lognormal\.mean/],
    [
      "1e308 as a number",
      changed("rate: 30 / working day", "rate: 1e308 / working day"),
      /citizens\.resident\.arrive\.rate/,
    ],
    [
      "__proto__ as a name",
      changed("  power: { title", "  __proto__: { scope: office }\n  power: { title"),
      /__proto__/,
    ],
    [
      "constructor as the name of a dependency",
      changed("needs: [power, link]", "needs: [constructor]"),
      /no dependency “constructor”/,
    ],
  ])("%s", async (_, content, message) => {
    const stderr = await refused(content)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/\n +\d+ │ .*\n +│ +\^+/)
  })

  test("a policy that the scenario does not have", async () => {
    expect(await refused(text, "--policies", "ups,genrator")).toBe(
      "error: no policy is called “genrator”; did you mean generator?\n",
    )
  })

  test("a policy that is not modelled is refused with the reason", async () => {
    const told = /ticket-and-return”? is not modelled: those who wait are all in the office/
    expect(await refused(text, "--policies", "ticket-and-return")).toMatch(told)
    expect(await refused(changed("  generator: {}", "  ticket-and-return: {}"))).toMatch(told)
    expect((await tangguh(["run", small, "--policy", "ticket-and-return"])).stderr).toMatch(told)
  })

  test("at most twenty problems are shown, and the others counted", async () => {
    const many = Array.from({ length: 30 }, (_, i) => `unknown-${i}: 1`).join("\n")
    const stderr = await refused(`${text}\n${many}\n`)
    expect(stderr.match(/^bad\.yaml:\d+/gm)).toHaveLength(20)
    expect(stderr).toContain("\nand 10 more\n")
  })
})

describe("a file that is a trap is refused", () => {
  test.each<[string, () => string | Uint8Array]>([
    [
      "forty thousand keys in one map",
      () => `tangguh: 1\n${Array.from({ length: 40_000 }, (_, i) => `key${i}: 1`).join("\n")}\n`,
    ],
    ["an alias of itself", () => "&a [*a]\n"],
    ["nesting a hundred thousand deep", () => "[".repeat(100_000)],
    [
      "forty thousand offices, a megabyte of them",
      () =>
        changed(
          /offices: .*/,
          `offices:\n${Array.from({ length: 40_000 }, (_, i) => `  office-${i}: { title: O }`).join("\n")}`,
        ),
    ],
    ["UTF-16", () => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["NUL", () => "tangguh: 1\n\0"],
    ["Latin-1", () => Buffer.from("title: caf\u00e9\n", "latin1")],
    ["a hundred megabytes", () => Buffer.alloc(100_000_000, "#")],
    ["control and direction characters", () => "\u001b[31mtitle\u001b[0m: \u202eevil\n"],
  ])("%s", async (_, content) => {
    const stderr = await refused(content())
    // oxlint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
  })

  test("a FIFO, a folder, a device, a missing file", async () => {
    const folder = temporaryFolder()
    execFileSync("mkfifo", [join(folder, "pipe.yaml")])
    mkdirSync(join(folder, "folder.yaml"))
    for (const file of ["pipe.yaml", "folder.yaml", "/dev/zero", "missing.yaml", "missing/file.yaml"]) {
      const { status, stderr } = await tangguh(["compare", file], { folder })
      expect(status).toBe(2)
      expect(stderr).toContain(`\n${file}: `)
      expect(isStackTrace(stderr)).toBe(false)
    }
    expect(existsSync(join(folder, "out"))).toBe(false)
  })
})

test("hostile characters in titles are written out, and names never become paths", async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "in"))
  const hostile = text
    .replace("en: A small office", String.raw`en: "\e[31m=cmd\u202e"`)
    .replace("title: The office", String.raw`title: "<script>\e]0;x\a"`)
  writeFileSync(join(folder, "in", "...yaml"), hostile)
  const { status, stdout, stderr } = await tangguh(
    ["compare", "in/...yaml", "--policies", "ups", "--replications", "2"],
    { folder },
  )
  if (status === 0) {
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
    expect(stdout).toContain(String.raw`\u{1b}[31m=cmd\u{202e}`)
    expect(readdirSync(join(folder, "out"))).toEqual(["scenario"])
  } else expect(isStackTrace(stderr)).toBe(false)
  expect(readdirSync(folder).filter((name) => !["in", "out"].includes(name))).toEqual([])
})

describe("arguments that are wrong are refused by name", () => {
  test.each<[string, string[], RegExp]>([
    ["no verb", [], /Tangguh/],
    ["an unknown verb", ["compar", small], /no verb “compar”; did you mean compare\?/],
    ["a verb to come", ["sweep", small], /tangguh sweep is not supported yet/],
    ["an unknown flag", ["compare", small, "--polices", "ups"], /no flag “--polices”; did you mean --policies\?/],
    ["a flag to come", ["compare", small, "--precision", "2%"], /--precision is not supported yet/],
    ["a flag without its value", ["compare", small, "--seed"], /--seed needs a value/],
    ["a flag given twice", ["run", small, "--seed", "a", "--seed=a"], /--seed is given twice; give it once/],
    [
      "one policy twice",
      ["run", small, "--policy", "ups", "--policy", "generator"],
      /twice; several at once are a bundle/,
    ],
    ["policies twice", ["compare", small, "--policies", "ups", "--policies", "both"], /by commas: --policies A,B/],
    ["a value where there is none", ["compare", small, "--all=yes"], /--all takes no value/],
    ["a negative number", ["compare", small, "--replications", "-5"], /--replications cannot be “-5”/],
    ["too few replications", ["compare", small, "--replications", "1"], /a whole number from 2/],
    ["a format that is none", ["compare", small, "--format", "xml"], /--format cannot be “xml”/],
    ["a language that is none", ["check", small, "--lang", "de"], /--lang cannot be “de”/],
    ["no scenario", ["check"], /check needs a scenario/],
    ["two scenarios", ["run", small, small], /run takes one scenario/],
    ["hostile characters", ["compare", small, "--seed", "\u001b[31m"], /--seed cannot be “\\u\{1b\}\[31m”/],
  ])("%s", async (_, args, message) => {
    const { status, stdout, stderr } = await tangguh(args)
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toMatch(message)
    expect(isStackTrace(stderr)).toBe(false)
  })
})
