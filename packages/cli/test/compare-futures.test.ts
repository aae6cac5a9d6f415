import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { displayWidth } from "../src/terminal/display-width.ts"
import { isStackTrace, quick, scenarios, small, tangguh, temporaryFolder } from "./tangguh.ts"

/* A run of two days is recorded; the power is down from 9 to 11 on the first. */

const at = ["--at", "2016-09-15T10:00"]

/** A folder with the log of a run in it. */
async function recorded(...args: string[]): Promise<string> {
  const folder = temporaryFolder()
  const { status } = await tangguh(["run", small, "--log", "run.log", ...args], { folder })
  expect(status).toBe(0)
  return folder
}
const compare = (folder: string, ...args: string[]) =>
  tangguh(["compare", "--from", "run.log", ...quick, ...args], { folder })

interface Document {
  readonly policies: readonly { readonly name: string; readonly differences: Record<string, { mean: number }> }[]
  readonly from: object
  readonly baseline: string
  readonly checks: readonly unknown[]
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
}

describe("compare --from", () => {
  test("forks a run into the policies of its scenario, and says so", async () => {
    const folder = await recorded()
    const [json, page] = await Promise.all([
      compare(folder, ...at, "--format", "json", "--out", "a"),
      compare(folder, ...at, "--out", "b", "--policies", "ups,generator", "--redraw-in-progress"),
    ])
    expect(json.status).toBe(0)
    const document = JSON.parse(json.stdout) as Document
    expect(document.from).toMatchObject({ at: "2016-09-15T10:00", redrawInProgress: false })
    expect(document.baseline).toBe("as-today")
    expect(document.policies.map(({ name }) => name)).toEqual([
      "as-today",
      "ups",
      "generator",
      "backup-link",
      "extra-kits",
      "both",
    ])
    expect(document).toMatchObject({ checks: [], leftOut: [] })
    // The link never fails: over the same futures it makes no difference at all.
    expect(document.policies[3].differences["hours_waited"].mean).toBe(0)
    expect(document.policies[2].differences["hours_waited"].mean).toBeLessThan(0)
    const [head, row] = readFileSync(join(folder, "a", "comparison.csv"), "utf8").split("\r\n")
    expect(head.endsWith(",from_log,from_at,redraw_in_progress")).toBe(true)
    expect(row.endsWith(",2016-09-15T10:00,false")).toBe(true)
    expect(page).toMatchObject({ status: 0, stderr: "" })
    const flat = page.stdout.replaceAll(/\s+/g, " ")
    expect(flat).toContain("Forked at 2016-09-15 10:00 from run.log: run 1 of seed small, “As today”.")
    expect(flat).toContain("and 2 policies that take over, over the same 20 futures, seed small")
    expect(flat).toContain("is drawn anew, given that it has lasted so long")
    expect(flat).toContain("All numbers cover 2016-09-15 10:00 to 2016-09-16.")
    expect(flat).toContain("The bounds are left out")
    expect(Math.max(...page.stdout.split("\n").map(displayWidth))).toBeLessThanOrEqual(100)
  })

  test("records each fork, whose log proves itself and is forked again", async () => {
    const folder = await recorded()
    const { status } = await compare(folder, ...at, "--policies", "ups", "--replications", "2", "--log", "logs")
    expect(status).toBe(0)
    for (const name of ["as-today", "ups"]) {
      const replayed = await tangguh(["log", "replay", `logs/${name}-0002.log`], { folder })
      expect(replayed.status).toBe(0)
      expect(replayed.stdout).toContain("Folded again, the state is that of the run at the end.")
    }
    const hash = (text: string) => /closing hash (\w{16})/.exec(text)![1]
    const [replayed, forked] = await Promise.all([
      tangguh(["log", "replay", "logs/ups-0001.log"], { folder }),
      tangguh(["log", "fork", "logs/ups-0001.log", "--at", "2016-09-15T14:00"], { folder }),
    ])
    expect(hash(forked.stdout)).toBe(hash(replayed.stdout))
  })

  test("names what cannot take over, and refuses it where it is asked for", async () => {
    const folder = await recorded("--policy", "ups")
    const [all, one] = await Promise.all([
      compare(folder, ...at, "--format", "json"),
      compare(folder, ...at, "--policies", "generator", "--out", "b"),
    ])
    const { baseline, leftOut, policies } = JSON.parse(all.stdout) as Document
    expect(baseline).toBe("ups")
    expect(policies.map(({ name }) => name)).toEqual(["ups", "both"])
    expect(leftOut.map(({ name }) => name)).toEqual(["generator", "backup-link", "extra-kits"])
    expect(leftOut[0].reason).toContain("ups is in place already, and cannot be taken away")
    expect(one.status).toBe(2)
    expect(one.stderr).toContain("error: ups is in place already")
  })

  test("refuses what it cannot do in one message", async () => {
    const folder = await recorded()
    const refused = await Promise.all(
      (
        [
          [["compare", "--from", "run.log"], "needs an instant: --at"],
          [["compare", small, "--from", "run.log", ...at], "the log has its scenario; leave out"],
          [["compare", "--from", "run.log", "--at", "2016-09-17T08:00"], "it lies outside the run"],
          [["compare", "--from", "run.log", "--at", "noon"], "--at noon:"],
          [["compare", "--from", small, ...at], "is no event log of tangguh"],
          [["compare", "--from", "none.log", ...at], "none.log cannot be read"],
          [["compare", "--from", "run.log", ...at, "--state", "x.csv"], "--state does not go with --from"],
          [["compare", small, ...at], "--at goes with a recorded run: --from FILE"],
          [["compare"], "compare needs a scenario: tangguh compare SCENARIO"],
        ] as const
      ).map(async ([args, reason]) => ({ ...(await tangguh(args, { folder })), reason })),
    )
    for (const { reason, status, stderr, stdout } of refused) {
      expect(stderr).toContain(reason)
      expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, stdout: "", lines: 1 })
      expect(isStackTrace(stderr)).toBe(false)
    }
  })

  test("the morning on which the centre died, in Indonesian and on a narrow screen", async () => {
    const folder = temporaryFolder()
    await tangguh(["run", join(scenarios, "ngargoyoso-2016.yaml"), "--log", "run.log"], { folder })
    const { status, stdout } = await tangguh(
      ["compare", "--from", "run.log", "--at", "2016-09-16T13:00", "--policies", "send-home", "--replications", "3"],
      { folder, environment: { COLUMNS: "60", LANG: "id_ID.UTF-8" } },
    )
    expect(status).toBe(0)
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("Dicabangkan pada 2016-09-16 13:00 dari run.log")
    expect(Math.max(...stdout.split("\n").map(displayWidth))).toBeLessThanOrEqual(60)
  })
})
