import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isStackTrace, small, tangguh, temporaryFolder } from "./tangguh.ts"

/** A folder with the log of a run. */
async function recorded(): Promise<string> {
  const folder = temporaryFolder()
  const { status } = await tangguh(["run", small, "--log", "run.log"], { folder })
  expect(status).toBe(0)
  return folder
}

test("a log is asked by SQL, in three forms, and folded where a table has no room", async () => {
  const folder = await recorded()
  const ask = (sql: string, ...more: string[]) =>
    tangguh(["log", "query", "run.log", sql, ...more], { folder, environment: { COLUMNS: "60" } })
  const doors = "SELECT type, count(*) AS n FROM events WHERE type = 'OfficeOpened' GROUP BY ALL"
  const [table, csv, json, folded, english, indonesian] = await Promise.all([
    ask(doors),
    ask("SELECT '=1+1' AS a, -1 AS b", "--format", "csv"),
    ask("SELECT DISTINCT run, policy FROM events", "--format", "json"),
    ask("FROM events LIMIT 1"),
    ask("SELECT * FROM range(43)"),
    ask("FROM events WHERE false", "--lang", "id"),
  ])
  expect(table.stdout).toMatch(/^type +n\nOfficeOpened +\d+\n$/)
  expect(csv.stdout).toBe("a,b\r\n'=1+1,-1\r\n")
  expect(JSON.parse(json.stdout)).toEqual([{ run: "run", policy: "as-today" }])
  expect(folded.stdout).toMatch(/^row 1\n {2}run +run\n/)
  for (const line of folded.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(60)
  expect(english.stdout).toContain("and 3 more (--format csv has all)")
  expect(indonesian.stdout).toContain("tidak ada baris")
})

test("a query that cannot be carried out, a log that is none, no SQL: one message, status 2", async () => {
  const folder = await recorded()
  writeFileSync(join(folder, "none.log"), "no log")
  const ended = await Promise.all([
    tangguh(["log", "query", "run.log", "SELEC 1"], { folder }),
    tangguh(["log", "query", "run.log", "FROM read_text('run.log')"], { folder }),
    tangguh(["log", "query", "none.log", "run.log"], { folder }),
    tangguh(["log", "export", "none.log", "--out", "out.csv"], { folder }),
    tangguh(["log", "export", "run.log", "--out", "out.doc"], { folder }),
    tangguh(["log", "export", "run.log", "--out", "./run.log", "--format", "csv"], { folder }),
    tangguh(["log", "export", "run.log", "--out", "no/out.parquet"], { folder }),
  ])
  for (const { status, stdout, stderr } of ended) {
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(/^error: /)
    expect(stderr.match(/error: /g)).toHaveLength(1)
    expect(isStackTrace(stderr)).toBe(false)
  }
  expect(readdirSync(folder).toSorted()).toEqual(["none.log", "run.log"])
})

test("a log is handed over in each format, by the ending of the file", async () => {
  const folder = await recorded()
  const beginnings = {
    "out.parquet": "PAR1",
    "out.csv": "case_id,activity,timestamp,",
    "out.json": '{"objectTypes":[',
    "out.xes": "<?xml",
  }
  await Promise.all(
    Object.entries(beginnings).map(async ([name, beginning]) => {
      const { status, stdout } = await tangguh(["log", "export", "run.log", "--out", name], { folder })
      expect(status).toBe(0)
      expect(stdout).toMatch(new RegExp(`^${name}: [\\d,]+ events, [\\d.]+ MB\n`))
      expect(readFileSync(join(folder, name), "latin1").startsWith(beginning)).toBe(true)
    }),
  )
})
