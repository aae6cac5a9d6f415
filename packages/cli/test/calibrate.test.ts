import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { displayWidth } from "../src/terminal/display-width.ts"
import { tangguh, temporaryFolder } from "./tangguh.ts"

const example = (name: string) => fileURLToPath(new URL(`../../../examples/calibrate/${name}`, import.meta.url))
const both = [example("tickets.csv"), "--incidents", example("incidents.csv")]

/** A file of a table in a folder of its own. */
const table = (text: string): { readonly folder: string; readonly file: string } => {
  const folder = temporaryFolder()
  const file = join(folder, "tickets.csv")
  writeFileSync(file, text)
  return { folder, file }
}

describe("calibrate", () => {
  test("shows each fit beside the data, and writes lines that make a scenario which runs", async () => {
    const folder = temporaryFolder()
    const { status, stdout, stderr } = await tangguh(["calibrate", ...both, "--out", "lines.yaml"], { folder })
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    for (const title of ["Arrivals: visitor", "Service time", "Patience: visitor", "power: down"])
      expect(stdout.split("\n")).toContain(title)
    expect(stdout).toMatch(/Fitted: lognormal, mean \d\.\d\d min \(\d\.\d\d to \d\.\d\d\)/)
    expect(stdout).toMatch(/gave up\. The other [\d,]+ had at least the patience/)
    expect(stdout).toMatch(/50 % +[\d.]+ +\([\d.]+ to [\d.]+\) +[\d.]+\n/)
    for (const line of stdout.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(100)
    const head =
      "tangguh: 1\ntitle: A record\nrun: { from: 2026-01-05, for: 5 days }\nhours: { mon-fri: 08:00-15:00 }\n"
    writeFileSync(join(folder, "whole.yaml"), head + readFileSync(join(folder, "lines.yaml"), "utf8"))
    const run = await tangguh(["run", "whole.yaml"], { folder })
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" })
  })

  test("says it in Indonesian, in 60 columns and plain ASCII", async () => {
    const { status, stdout } = await tangguh(["calibrate", ...both, "--lang", "id"], {
      environment: { COLUMNS: "60", LANG: "C" },
    })
    expect(status).toBe(0)
    expect(stdout).toContain("Batas sabar: visitor")
    expect(stdout).toMatch(/Taksiran: lognormal, rata-rata \d,\d\d menit/)
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/)
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(60)
  })

  test("prints one JSON document, with the lines in it", async () => {
    const { stdout } = await tangguh(["calibrate", ...both, "--format", "json"])
    expect(JSON.parse(stdout)).toMatchObject({
      openDays: 30,
      from: "2026-01-05",
      classes: [{ name: "visitor", patience: { fitted: { family: "lognormal" } } }],
      service: { fitted: { meanSeconds: { value: expect.any(Number) } }, atOnce: 2 },
      outages: [{ dependency: "power" }],
      lines: expect.stringContaining("takes: { lognormal: { mean: $serve-mean, cv: $serve-cv } }"),
    })
  })

  test("says where the data are too thin", async () => {
    const { file } = table("arrived,started,ended\n2026-01-05 08:00,2026-01-05 08:10,2026-01-05 08:20\n")
    const { status, stdout } = await tangguh(["calibrate", file])
    const said = stdout.replaceAll(/\s+/g, " ")
    expect(status).toBe(0)
    expect(said).toContain("Thin: 1 open day cannot show how much days differ; 10 would.")
    expect(said).toContain("Thin: 1 end, and it takes 30 to know a mean to a third. For ±20 % about 97 rows")
    expect(said).toContain("Those of a law are as if its family were known")
    expect(said).toContain("Times are whole minutes: a duration counts as up to a minute longer or shorter")
    // 10 minutes at risk, over ln 20.
    expect(said).toContain(
      "Thin: nobody gave up, so no law can be fitted. If people give up at random, the mean is longer than 3.34 min",
    )
  })

  test("tells all that is wrong with both tables, in one message, and writes nothing", async () => {
    const { folder, file } = table("arrived,started\n2026-01-05 08:00,2026-01-05 07:00\n5 Jan 2026,\n")
    writeFileSync(join(folder, "incidents.csv"), "dependency,since,to\n")
    const { status, stdout, stderr } = await tangguh(
      ["calibrate", file, "--incidents", "incidents.csv", "--out", "lines.yaml"],
      { folder },
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain("tickets.csv:2:18 started: started is before arrived")
    expect(stderr).toContain("tickets.csv:3:1 arrived: “5 Jan 2026” is not a date and time")
    expect(stderr).toContain("incidents.csv: there is no column “from”")
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(join(folder, "lines.yaml"))).toBe(false)
  })

  test("never writes over a table, nor where it cannot", async () => {
    const { folder, file } = table("arrived\n2026-01-05 08:00\n")
    const over = await tangguh(["calibrate", file, "--out", "./tickets.csv"], { folder })
    expect([over.status, over.stderr]).toEqual([2, `error: --out would overwrite ${file}; choose another name\n`])
    expect(readFileSync(file, "utf8")).toContain("arrived")
    const nowhere = await tangguh(["calibrate", file, "--out", "none/lines.yaml"], { folder })
    expect([nowhere.status, nowhere.stderr]).toEqual([
      2,
      "error: none/lines.yaml cannot be written: it cannot be made there\n",
    ])
    expect((await tangguh(["calibrate"])).stderr).toBe(
      "error: calibrate needs a table of tickets: tangguh calibrate TICKETS.csv\n",
    )
  })
})
