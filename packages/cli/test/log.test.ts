import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { isStackTrace, scenarios, small, tangguh, temporaryFolder } from "./tangguh.ts"

const ngargoyoso = join(scenarios, "ngargoyoso-2016.yaml")

const json = (text: string) => JSON.parse(text) as Record<string, unknown>

/** Ngargoyoso as it was: its log, and what the run printed. */
let log: Buffer
let run: Record<string, unknown>
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "tangguh-"))
  const { stdout } = await tangguh(["run", ngargoyoso, "--log", "friday.log", "--format", "json"], { folder })
  expect(readdirSync(folder)).toEqual(["friday.log"])
  run = json(stdout)
  log = readFileSync(join(folder, "friday.log"))
  rmSync(folder, { recursive: true })
})

/** A folder with that log in it. */
function friday(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "friday.log"), log)
  return folder
}

test("a run is recorded, replayed and forked; forked by its own policy it is the same file, byte for byte", async () => {
  const folder = friday()
  const fork = (...args: string[]) =>
    tangguh(["log", "fork", "friday.log", "--at", "2016-09-16T13:00", "--format", "json", ...args], { folder })
  const [plain, replayed, same, other] = await Promise.all([
    tangguh(["run", ngargoyoso, "--format", "json"], { folder }),
    tangguh(["log", "replay", "friday.log", "--format", "json"], { folder }),
    fork("--log", "same.log"),
    fork("--policy", "offline-capture", "--log", "other.log"),
  ])
  expect(json(plain.stdout)).toEqual(run) // recording changes no result
  expect(json(replayed.stdout)).toMatchObject({ holds: true, cut: false, closingHash: run["closingHash"] })
  expect(json(same.stdout)).toEqual({ ...run, forkedAt: "2016-09-16T13:00" })
  expect(readFileSync(join(folder, "same.log")).equals(readFileSync(join(folder, "friday.log")))).toBe(true)
  expect(json(other.stdout)).toMatchObject({ policy: "offline-capture", forkedAt: "2016-09-16T13:00" })
  const again = await tangguh(["log", "replay", "other.log", "--lang", "id"], { folder })
  expect(again.stdout).toContain("Sejak 2016-09-16 13:00: Perekaman luring, unggah susulan.")
  expect(again.stdout).toContain("Dilipat ulang, keadaannya sama dengan ulangan itu")
  expect(again.status).toBe(0)
})

test("a comparison records every run", async () => {
  const folder = temporaryFolder()
  const args = ["compare", small, "--policies", "ups", "--replications", "2", "--workers", "1", "--log", "logs"]
  expect((await tangguh(args, { folder })).status).toBe(0)
  const names = ["as-today", "nothing-fails", "ups"].flatMap((name) => [`${name}-0001.log`, `${name}-0002.log`])
  expect(readdirSync(join(folder, "logs")).toSorted()).toEqual(names.toSorted())
  const { stdout } = await tangguh(["log", "replay", "logs/ups-0002.log", "--format", "json"], { folder })
  expect(json(stdout)).toMatchObject({ policies: ["ups"], replication: 2, holds: true })
})

describe("what cannot be is told in one message", () => {
  const at = (time: string, ...more: string[]) => ["log", "fork", "friday.log", "--at", time, ...more]
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no log", ["log", "replay", small], /is no event log of tangguh/],
    ["no file", ["log", "replay", "none.log"], /none\.log cannot be read: there is no such file/],
    ["a folder", ["log", "replay", "."], /it is no regular file/],
    ["no instant", ["log", "fork", "friday.log"], /log fork needs an instant: --at 2016-09-16T13:00/],
    ["a bad instant", at("noon"), /--at noon: “noon” is not a date/],
    ["an instant outside the run", at("2017-01-01 08:00"), /it lies outside the run; from 2016-09-15 00:00 to before/],
    ["an unknown policy", at("2016-09-16 13:00", "--policy", "generater"), /no policy is called “generater”/],
    [
      "a policy that needs the beginning",
      at("2016-09-16 13:00", "--policy", "nothing-fails"),
      /nothing-fails is prepared before the offices open, and does not say how it is installed in running ones/,
    ],
    ["an unfinished log of somebody else", ["run", small, "--log", "other.log"], /other\.log\.part is there already/],
    ["a place that is no file", ["run", small, "--log", "."], /what is there is no file, and is left as it is/],
    ["no folder", ["run", small, "--log", "none/run.log"], /it cannot be made there/],
    [
      "its own scenario",
      ["run", "small.yaml", "--log", "small.yaml"],
      /--log small\.yaml is a file that is read; choose/,
    ],
    [
      "the log that is forked",
      at("2016-09-16 13:00", "--log", "friday.log"),
      /--log friday\.log is a file that is read/,
    ],
    [
      "one log twice",
      ["log", "query", "friday.log", "./friday.log", "from events"],
      /is given twice; its events would/,
    ],
    ["no such verb", ["log", "repaly", "friday.log"], /no verb “log repaly”; did you mean log replay\?/],
  ]
  test.each(cases)("%s", async (_, args, message) => {
    const place = friday()
    writeFileSync(join(place, "other.log.part"), "theirs")
    writeFileSync(join(place, "small.yaml"), readFileSync(small))
    const { status, stdout, stderr } = await tangguh(args, { folder: place })
    expect(stderr).toMatch(message)
    expect([status, stdout]).toEqual([2, ""])
    expect(isStackTrace(stderr)).toBe(false)
    expect(readdirSync(place).toSorted()).toEqual(["friday.log", "other.log.part", "small.yaml"])
    expect(readFileSync(join(place, "other.log.part"), "utf8")).toBe("theirs")
  })
})

test("a damaged log is refused with its block, and one that was cut off says so and is read as far as it goes", async () => {
  const folder = friday()
  const damaged = Uint8Array.from(log)
  damaged[log.length - 2000] ^= 4
  writeFileSync(join(folder, "damaged.log"), damaged)
  writeFileSync(join(folder, "cut.log"), log.subarray(0, log.length - 40))
  writeFileSync(join(folder, "begun.log"), log.subarray(0, log.indexOf(2, 20_000)))
  const count = "select count(*) as n from events"
  const [bad, cut, begun] = await Promise.all([
    tangguh(["log", "replay", "damaged.log"], { folder }),
    tangguh(["log", "replay", "cut.log"], { folder }),
    tangguh(["log", "query", "begun.log", count, "--format", "json"], { folder }),
  ])
  expect([bad.status, bad.stderr]).toEqual([2, expect.stringMatching(/damaged\.log is damaged: block 1 /)])
  expect(cut.status).toBe(0)
  expect(cut.stdout).toMatch(/The log was cut off after 2016-09-2\d \d\d:\d\d/)
  expect(JSON.parse(begun.stdout)).toEqual([{ n: 0 }])
  expect(begun.stderr).toContain("begun.log was cut off after")
})

test("the code of a policy file is not in its log, and is run only when it is named again", async () => {
  const folder = temporaryFolder()
  const mine = `import { writeFileSync } from "node:fs"
    writeFileSync("ran", "")
    export default { name: "mine", listensTo: [11], initialMemory: () => 0, remember: (memory) => memory + 1, decide: () => [] }`
  writeFileSync(join(folder, "mine.mjs"), mine)
  await tangguh(["run", small, "--policy", "./mine.mjs", "--log", "mine.log"], { folder })
  expect(existsSync(join(folder, "ran"))).toBe(true)
  const elsewhere = temporaryFolder()
  mkdirSync(join(elsewhere, "policies"))
  writeFileSync(join(elsewhere, "mine.log"), readFileSync(join(folder, "mine.log")))
  writeFileSync(join(elsewhere, "policies/mine.mjs"), mine)
  const refused = await tangguh(["log", "replay", "mine.log"], { folder: elsewhere })
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("is of a run under the policy “mine”")])
  expect(existsSync(join(elsewhere, "ran"))).toBe(false)
  const named = await tangguh(["log", "replay", "mine.log", "--with", "policies/mine.mjs"], { folder: elsewhere })
  expect([named.status, named.stderr]).toEqual([0, ""])
})
