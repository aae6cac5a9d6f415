import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { events, loadHash } from "@tangguh/event-log"
import { eventNames } from "@tangguh/office"
import { BadLog } from "../src/index.ts"
import { BadQuery, type Plain, query, type Run } from "../src/query/index.ts"
import { recordTo } from "./recorded.ts"

const folder = mkdtempSync(join(tmpdir(), "query-"))
const path = join(folder, "run.log")
let run: Run
beforeAll(async () => {
  await loadHash()
  run = recordTo(path, "query")
})
afterAll(() => {
  run.log.close()
  rmSync(folder, { recursive: true })
})

/** Every row of the answer. */
const ask = (sql: string, runs: readonly Run[] = [run]): Promise<(readonly Plain[])[]> =>
  query(runs, sql, async ({ rows }) => {
    const all: (readonly Plain[])[] = []
    for await (const some of rows) all.push(...some)
    return all
  })

test("the view has a row for every event, and every number of it", async () => {
  const rows = await ask("SELECT number, seconds, type, subject, value, hidden, coalesce(cause, 0) FROM events")
  const recorded = Array.from(events(run.log), (event) => [
    event.number,
    event.time,
    eventNames[event.type],
    event.subject,
    event.value,
    event.hidden,
    event.cause,
  ])
  expect(recorded.length).toBe(run.log.events)
  expect(rows).toEqual(recorded)
})

test("numbers that stand for something are words beside it", async () => {
  const named = await ask(
    `SELECT DISTINCT type, subject_name, value_name FROM events WHERE office = 'north' AND type IN
     ('StockTaken', 'VisitPlanned', 'UnitFailed', 'CitizenLeft') AND value_name IS DISTINCT FROM 'closing' ORDER BY ALL`,
  )
  expect(named).toEqual([
    ["CitizenLeft", null, "patience"],
    ["StockTaken", "card/north", null],
    ["VisitPlanned", null, "collect"],
  ])
  expect(await ask("SELECT DISTINCT subject_name, office FROM events WHERE type = 'DependencyFailed'")).toEqual([
    ["mains/county", null],
  ])
})

test("who an event is of has a class, and a step: that which was entered or come to last", async () => {
  expect(await ask("SELECT count(*) FROM events WHERE type = 'StepEntered' AND step <> value_name")).toEqual([[0]])
  expect(
    await ask(`
      WITH entered AS (
        SELECT type, step, last_value(CASE WHEN type IN ('StepEntered', 'CitizenCame') THEN value_name END IGNORE NULLS)
          OVER (PARTITION BY citizen ORDER BY number) AS last
        FROM events WHERE citizen IS NOT NULL)
      SELECT count(*) FROM entered WHERE type = 'ServiceStarted' AND step <> coalesce(last, 'record')`),
  ).toEqual([[0]])
  expect(await ask("SELECT DISTINCT class FROM events WHERE citizen IS NOT NULL ORDER BY 1")).toEqual([
    ["booked"],
    ["resident"],
  ])
})

test("time is what the offices' clocks show, on both sides of a change of the clocks", async () => {
  const opened = await ask("SELECT DISTINCT strftime(time, '%x %X') FROM events WHERE type = 'OfficeOpened' ORDER BY 1")
  // Berlin's clocks are put forward on 31 March 2024.
  expect(opened.flat()).toEqual(
    ["2024-03-28", "2024-03-29", "2024-03-30", "2024-03-31", "2024-04-01", "2024-04-02", "2024-04-03"].map(
      (date) => `${date} 08:00:00`,
    ),
  )
})

test("several runs stand side by side, each under its name", async () => {
  const other = { ...recordTo(join(folder, "other.log"), "another"), label: "it's another" }
  const counted = await ask("SELECT run, replication, count(*) FROM events GROUP BY ALL ORDER BY 1", [run, other])
  expect(counted).toEqual([
    ["as recorded", 3, run.log.events],
    ["it's another", 3, other.log.events],
  ])
  other.log.close()
})

test.each([
  ["SELECT * FROM read_text('/etc/passwd')", "disabled by configuration"],
  ["SELECT * FROM glob('/*')", "disabled by configuration"],
  ["FROM '/etc/passwd.csv'", "disabled by configuration"],
  [`COPY events TO '${folder}/stolen.csv'`, "disabled by configuration"],
  [`EXPLAIN ANALYZE COPY events TO '${folder}/stolen.csv'`, "disabled by configuration"],
  [`ATTACH '${folder}/stolen.db'`, "ATTACH is refused"],
  [`EXPORT DATABASE '${folder}/stolen'`, "disabled by configuration"],
  ["INSTALL httpfs", "LOAD is refused"],
  ["LOAD httpfs", "LOAD is refused"],
  ["SET enable_external_access = true", "SET is refused"],
  ["PRAGMA enable_profiling", "is refused"],
  ["CREATE TABLE mine AS FROM events", "CREATE is refused"],
  ["DROP VIEW events", "DROP is refused"],
  ["CALL pragma_version()", "CALL is refused"],
  ["EXPLAIN SELECT 1", "EXPLAIN is refused"],
  ["SELECT 1; SELECT 2", "these are 2"],
  ["SELECT ?", "no parameters"],
  ["", "there is no statement"],
  ["-- nothing", "there is no statement"],
  ["SELEC 1", 'syntax error at or near "SELEC"'],
  ["SELECT step_name FROM events", 'Candidate bindings: "step"'],
])("%s is refused", async (sql, reason) => {
  const before = readdirSync(folder)
  const asked = ask(sql)
  await expect(asked).rejects.toThrow(BadQuery)
  await expect(asked).rejects.toThrow(reason)
  expect(readdirSync(folder)).toEqual(before)
})

test("a query that would take for ever ends when it is stopped", async () => {
  const controller = new AbortController()
  const asked = query([run], "SELECT count(*) FROM range(1000000000) a, range(1000000000) b", () => Promise.resolve(), {
    signal: controller.signal,
  })
  setTimeout(() => controller.abort(new Error("stopped")), 50)
  await expect(asked).rejects.toThrow("stopped")
})

test("a log that cannot be read to its end is named, and there is no answer", async () => {
  const damaged = () => {
    throw new BadLog("block 1 is damaged")
  }
  const log = { ...run.log, blocks: { length: 1, at: damaged } }
  const asked = ask("SELECT max(seconds) FROM events", [{ ...run, log }])
  await expect(asked).rejects.toThrow(BadLog)
  await expect(asked).rejects.toThrow("block 1 is damaged")
})

test("values come as what they are: numbers while they are exact, the rest as text", async () => {
  expect(
    await ask(`SELECT 1::BIGINT, 9007199254740993::BIGINT, 2.5, sum(number::HUGEINT) > 0, NULL, 'a', [1, 2], {'b': DATE '2024-01-02'},
      TIMESTAMP '2024-01-02 03:04:05' FROM events`),
  ).toEqual([[1, "9007199254740993", 2.5, true, null, "a", [1, 2], { b: "2024-01-02" }, "2024-01-02 03:04:05"]])
})
