import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { zstdDecompressSync } from "node:zlib"
import { Ajv2020 } from "ajv/dist/2020.js"
import { parquetReadObjects } from "hyparquet"
import { SaxesParser } from "saxes"
import { afterAll, beforeAll, expect, test } from "vitest"
import { events, loadHash } from "@tangguh/event-log"
import { eventNames } from "@tangguh/office"
import { EXPORT_FORMATS, type ExportFormat, exportRun, type Run } from "../src/export/index.ts"
import { query } from "../src/query/index.ts"
import { ocelSchema } from "./ocel.schema.ts"
import { recordTo } from "./recorded.ts"

const folder = mkdtempSync(join(tmpdir(), "export-"))
const log = join(folder, "run.log")
let run: Run
beforeAll(async () => {
  await loadHash()
  // A name that a spreadsheet would run, and that XML and JSON have to escape.
  run = recordTo(log, "export", (plan) => ({
    ...plan,
    offices: plan.offices.map((office, at) => (at === 0 ? { ...office, name: `=1+1 "<&'\\n` } : office)),
  }))
})
afterAll(() => {
  run.log.close()
  rmSync(folder, { recursive: true })
})

async function exported(format: ExportFormat): Promise<Buffer> {
  const path = join(folder, `out.${format}`)
  await exportRun(run, format, path)
  return readFileSync(path)
}

const answer = <A>(sql: string): Promise<A[]> =>
  query([run], sql, async ({ rows }) => {
    const all: A[] = []
    for await (const some of rows) all.push(...some.map(([first]) => first as A))
    return all
  })

test("Parquet has the columns and the rows of the view", async () => {
  const { buffer, byteOffset, byteLength } = await exported("parquet")
  const file = (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength)
  const rows = await parquetReadObjects({
    file,
    compressors: { ZSTD: (bytes) => new Uint8Array(zstdDecompressSync(bytes)) },
  })
  expect(rows.map((row) => [row.number, row.seconds, row.type, row.value, row.hidden])).toEqual(
    Array.from(events(run.log), (event) => [
      event.number,
      event.time,
      eventNames[event.type],
      event.value,
      event.hidden,
    ]),
  )
  expect(Object.keys(rows[0])).toEqual(await answer("SELECT column_name FROM (DESCRIBE events)"))
  expect(rows[0].time).toEqual(new Date("2024-03-28T00:00:00Z"))
})

test("CSV begins with case, activity and time, in every row; texts that look like formulas are texts", async () => {
  const [head, ...lines] = (await exported("csv")).toString().trimEnd().split("\n")
  expect(head).toMatch(/^case_id,activity,timestamp,number,seconds,type,/)
  expect(lines.length).toBe(run.log.events)
  for (const line of lines)
    expect(line).toMatch(
      /^("[^"]([^"]|"")*"|[^",]+),[A-Z]\w+( \w+)?,2024-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3},\d+,\d+\.\d+,/,
    )
  const ofNorth = lines.filter((line) => line.includes("=1+1"))
  expect(ofNorth.length).toBeGreaterThan(100)
  for (const line of ofNorth) expect(line).toContain(`,"'=1+1 ""<&'`)
  expect(lines.join("\n")).not.toMatch(/[,"]inf/)
})

test("OCEL 2.0 keeps its rules, and every event relates to objects that are there", async () => {
  const document = JSON.parse((await exported("ocel-json")).toString()) as Record<
    "eventTypes" | "objectTypes" | "events" | "objects",
    { name: string; id: string; type: string; time: string; relationships: { objectId: string }[] }[]
  >
  const validate = new Ajv2020({
    formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/ },
  }).compile(ocelSchema)
  validate(document)
  expect(validate.errors).toBeNull()
  const { eventTypes, objectTypes, events: written, objects } = document
  expect(written.length).toBe(run.log.events)
  const ids = objects.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const known = new Set(ids)
  for (const { relationships } of written) for (const { objectId } of relationships) expect(known).toContain(objectId)
  expect(new Set(written.map(({ type }) => type))).toEqual(new Set(eventTypes.map(({ name }) => name)))
  const types = new Set(objectTypes.map(({ name }) => name))
  for (const { type } of objects) expect(types).toContain(type)
  const [citizens] = await answer<number>("SELECT count(DISTINCT citizen) FROM events")
  expect(objects.filter(({ type }) => type === "citizen").length).toBe(citizens)
  // Berlin's offset on both sides of 31 March.
  expect([written[0].time.slice(-6), written.at(-1)!.time.slice(-6)]).toEqual(["+01:00", "+02:00"])
})

test("XES has a trace for everyone, with their events in order, and its parts where they belong", async () => {
  const parser = new SaxesParser()
  const path: string[] = []
  const order: string[] = []
  const traces = new Map<string, number[]>()
  let trace = ""
  parser.on("opentag", ({ name, attributes: { key, value } }) => {
    if (path.length === 1 && order.at(-1) !== name) order.push(name)
    if (path.at(-1) === "trace" && key === "concept:name") {
      expect(traces).not.toContain(value)
      traces.set((trace = value), [])
    }
    if (path.at(-1) === "event" && key === "number") traces.get(trace)!.push(Number(value))
    if (path.at(-1) === "event" && key === "time:timestamp")
      expect(value).toMatch(/^2024-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/)
    if (path.at(-1) === "event" && key === "lifecycle:transition")
      expect(["schedule", "assign", "start", "suspend", "resume", "complete"]).toContain(value)
    path.push(name)
  })
  parser.on("closetag", () => path.pop())
  parser.write((await exported("xes")).toString()).close()
  expect(order).toEqual(["extension", "global", "classifier", "string", "int", "trace"])
  const recorded = await answer<readonly [number, readonly number[]]>(
    "SELECT [citizen::VARCHAR, list(number ORDER BY number)::VARCHAR] FROM events WHERE citizen IS NOT NULL GROUP BY citizen ORDER BY citizen",
  )
  const written = [...traces].map(([name, numbers]) => [name, `[${numbers.join(", ")}]`])
  expect(written.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(recorded)
})

const child = join(import.meta.dirname, "export-one.ts")

test.each(["csv", "xes"] as const)("a disk that fills up leaves no %s, and what was there before", (format) => {
  const out = mkdtempSync(join(folder, "full-"))
  writeFileSync(join(out, "run"), "what was there")
  // A limit on the size of files stands for a disk that is full: 32 kB, as 64 blocks of 512 bytes.
  const ended = spawnSync(
    "sh",
    ["-c", `trap '' XFSZ; ulimit -f 64; exec "$@"`, "sh", process.execPath, child, format, log, join(out, "run")],
    { encoding: "utf8" },
  )
  expect(ended.stderr).toBe("")
  expect(ended.stdout).toMatch(/^(NotWritten: File too large|Error: EFBIG)$/)
  expect(readdirSync(out)).toEqual(["run"])
  expect(readFileSync(join(out, "run"), "utf8")).toBe("what was there")
})

test.each(EXPORT_FORMATS)("%s that is stopped leaves nothing", async (format) => {
  const out = mkdtempSync(join(folder, "stopped-"))
  const controller = new AbortController()
  controller.abort(new Error("stopped"))
  await expect(exportRun(run, format, join(out, "run"), { signal: controller.signal })).rejects.toThrow("stopped")
  expect(readdirSync(out)).toEqual([])
})

test("what is no file stays as it is", async () => {
  mkdirSync(join(folder, "a-folder"))
  await expect(exportRun(run, "xes", join(folder, "a-folder"))).rejects.toThrow("no file")
  const pipe = join(folder, "pipe")
  execFileSync("mkfifo", [pipe])
  await expect(exportRun(run, "csv", pipe)).rejects.toThrow("no file")
})
