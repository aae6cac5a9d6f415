import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isStackTrace, quick, small, tangguh, temporaryFolder } from "./tangguh.ts"

/** A folder far from this repository, with a policy file in it. */
const folderWith = (text: string, name = "mine.ts"): string => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), text)
  return folder
}

/** Whoever comes is sent home. It names our types and our values, as anybody's would. */
const sendsAllHome = `
import { EventType, type Policy } from "@tangguh/office"
const mine: Policy & { readonly title: { en: string; id: string } } = {
  name: "all-home",
  title: { en: "All are sent home", id: "Semua dipulangkan" },
  listensTo: [EventType.CitizenArrived],
  decide: (_, { office }) => [{ kind: "dismiss queue", office, voucher: false }],
}
export default mine
`

test("a file that is named is in force in a run", async () => {
  const folder = folderWith(sendsAllHome)
  const today = JSON.parse((await tangguh(["run", small, "--format", "json"])).stdout) as { closingHash: string }
  const { status, stdout } = await tangguh(["run", small, "--policy", "./mine.ts", "--format", "json"], { folder })
  expect(status).toBe(0)
  const run = JSON.parse(stdout) as { policy: string; title: string; closingHash: string }
  expect(run).toMatchObject({ policy: "all-home", title: "All are sent home" })
  expect(run.closingHash).not.toBe(today.closingHash)
})

test("and on every worker thread of a comparison, beside the policies of the scenario", async () => {
  const folder = folderWith(sendsAllHome)
  const args = ["compare", small, "--policies", "ups,./mine.ts", "--replications", "4", "--format", "json"]
  const compared = async (workers: string) => (await tangguh([...args, "--workers", workers], { folder })).stdout
  const one = await compared("1")
  const { policies } = JSON.parse(one) as {
    policies: { name: string; differences: Record<string, { mean: number }> }[]
  }
  expect(policies.map(({ name }) => name).slice(0, 3)).toEqual(["as-today", "ups", "all-home"])
  expect(policies[2].differences["wasted_trips"].mean).toBeGreaterThan(0)
  expect(await compared("2")).toBe(one)
})

const prepares = "prepare: (arrangement) => arrangement"
test.each([
  ["that has no policy", "export default 7", "./mine.ts is no policy: its default export is a number"],
  ["that throws", `throw new Error("not today")`, "./mine.ts cannot be loaded: not today"],
  ["whose policy has another's name", `export default { name: "ups", ${prepares} }`, "which is the name of another"],
])("a file %s is refused", async (_, text, message) => {
  const folder = folderWith(text)
  const { status, stdout, stderr } = await tangguh(["run", small, "--policy", "./mine.ts"], { folder })
  expect([status, stdout]).toEqual([2, ""])
  expect(stderr).toMatch(/^error: /)
  expect(stderr).toContain(message)
  expect(isStackTrace(stderr)).toBe(false)
})

test("a file that is not there is refused, before anything is run", async () => {
  const { status, stderr } = await tangguh(["compare", small, "--policies", "ups,./mine.ts"])
  expect([status, stderr]).toEqual([2, "error: there is no file ./mine.ts\n"])
})

test.each([
  ["decide", `listensTo: [11], decide: () => { throw new Error("out of paper") }`],
  ["remember", `listensTo: [11], remember: () => { throw new Error("out of paper") }, decide: () => []`],
  ["prepare", `prepare: () => { throw new Error("out of paper") }`],
])("a policy that throws in %s is a failed run", async (_, body) => {
  const folder = folderWith(`export default { name: "fragile", ${body} }`)
  for (const args of [
    ["run", small, "--policy", "./mine.ts"],
    ["compare", small, "--policies", "./mine.ts", ...quick, "--replications", "2"],
  ]) {
    const { status, stdout, stderr } = await tangguh(args, { folder })
    expect([status, stdout]).toEqual([3, ""])
    expect(stderr).toContain("out of paper")
    expect(isStackTrace(stderr)).toBe(false)
  }
})

test.each([
  [
    "loops",
    `listensTo: [11], decide: () => { for (;;) {} }`,
    /the policy strange loops: it has not come back for 5 s at event 1 \(OfficeOpened of -1, 28800 s\)/,
  ],
  ["loops beforehand", `prepare: () => { for (;;) {} }`, /the policy strange loops: .* before the run begins/],
  [
    "draws by itself",
    `listensTo: [11, 14], decide: () => [{ kind: "set timer", at: 150_000 + Math.random() * 1000, token: 1 }]`,
    /the policy strange is impure: the same run made twice differed from event \d+ \([A-Z]\w+ of /,
  ],
  [
    "keeps something between runs",
    `listensTo: [11], decide: (_, { office }) => (runs++ % 3 === 0 ? [{ kind: "dismiss queue", office: 0, voucher: false }] : [])`,
    /the policy strange is impure/,
  ],
])("a policy that %s is a failed run, and not one without end", async (_, body, message) => {
  const folder = folderWith(`let runs = 0\nexport default { name: "strange", ${body} }`)
  for (const args of [
    ["run", small, "--policy", "./mine.ts"],
    ["compare", small, "--policies", "./mine.ts", ...quick, "--replications", "2"],
  ]) {
    const { status, stdout, stderr } = await tangguh(args, { folder })
    expect([status, stdout]).toEqual([3, ""])
    expect(stderr).toMatch(message)
    expect(isStackTrace(stderr)).toBe(false)
  }
})

test("a file that is not named is never loaded", async () => {
  const folder = folderWith(`throw new Error("loaded")`)
  expect((await tangguh(["run", small], { folder })).status).toBe(0)
})
