import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isStackTrace, quick, scenarios, small, tangguh, temporaryFolder } from "./tangguh.ts"

/* Runs that start from tables, through the command. */

const good = {
  "backlog.csv": "step,since,count\ncapture,2016-09-14 15:00,3\n",
  "incidents.csv": "dependency,from,to\npower,2016-09-15 08:30,2016-09-15 09:30\n",
  "tickets.csv": "arrived\n2016-09-15 07:55\n2016-09-15 08:10:30\n2016-08-01 08:00\n",
}
const flags = ["--state", "backlog.csv", "--incidents", "incidents.csv", "--arrivals", "tickets.csv"]

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const startsFrom = [
  { kind: "state", file: "backlog.csv", used: 3, outside: 0 },
  { kind: "incidents", file: "incidents.csv", used: 1, outside: 0 },
  { kind: "arrivals", file: "tickets.csv", used: 2, outside: 1, until: "2016-09-15 08:10" },
]

const pages = {
  en: "Starts from data: backlog.csv (3 waiting), incidents.csv (1 outage), tickets.csv (2 arrivals until 2016-09-15 08:10; 1 outside the run).",
  id: "Mulai dari data: backlog.csv (3 menunggu), incidents.csv (1 gangguan), tickets.csv (2 kedatangan sampai 2016-09-15 08:10; 1 di luar rentang).",
}
const few = ["--replications", "2", ...quick]

test.each([
  ["run", "en", []],
  ["check", "id", few],
  ["compare", "en", few],
  ["compare", "id", few],
] as const)("%s says on its page what it started from (%s)", async (verb, lang, more) => {
  const { status, stdout, stderr } = await tangguh([verb, small, ...flags, ...more, "--lang", lang], {
    folder: folderWith(good),
  })
  expect([status, stderr]).toEqual([0, ""])
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(pages[lang])
})

test.each([
  ["run", []],
  ["check", few],
  ["compare", few],
])("%s says to programs what it started from", async (verb, more) => {
  const { status, stdout } = await tangguh([verb, small, ...flags, ...more, "--format", "json"], {
    folder: folderWith(good),
  })
  expect(status).toBe(0)
  const document = JSON.parse(stdout) as { startsFrom?: unknown; scenarios?: readonly { startsFrom?: unknown }[] }
  expect(document.startsFrom ?? document.scenarios?.[0].startsFrom).toEqual(startsFrom)
})

test("the tables of the example start the scenario that they are for", async () => {
  const folder = join(scenarios, "../examples/this-morning")
  const args = ["--state", "backlog.csv", "--incidents", "incidents.csv", "--arrivals", "tickets.csv", "--lang", "en"]
  const { status, stdout, stderr } = await tangguh(
    ["check", join(scenarios, "licence-office.yaml"), ...args, "--replications", "2", ...quick],
    { folder },
  )
  expect([status, stderr]).toEqual([0, ""])
  expect(stdout).toContain("backlog.csv (55 waiting)")
})

test.each([
  [
    "a file that is missing",
    {},
    "error: 1 problem in backlog.csv",
    "backlog.csv: there is no such file; the path of a CSV file",
  ],
  [
    "a wrong header",
    { "backlog.csv": "stage,since\nx,y\n" },
    "in backlog.csv",
    "backlog.csv:1:1: there is no column “step”; columns step",
  ],
  [
    "a bad date",
    { "tickets.csv": "arrived\n2016-09-31 08:00\n" },
    "in tickets.csv",
    "tickets.csv:2:1 arrived: the date 2016-09-31 does not exist",
  ],
  [
    "a duplicate row",
    { "tickets.csv": "arrived\n2016-09-15 08:00\n2016-09-15 08:00\n" },
    "in tickets.csv",
    "tickets.csv:3:1: the same as line 2; one row a visit",
  ],
  [
    "control characters",
    { "backlog.csv": "step,since\n\u001b[31mcapture,2016-09-14\n" },
    "in backlog.csv",
    "there is no step “\\u001b[31mcapture”; one of capture",
  ],
  [
    "mistakes in two tables",
    { "backlog.csv": "step,age\nwait,1 h\n", "tickets.csv": "arrived\nx\n" },
    "error: 2 problems in backlog.csv, tickets.csv; nothing was run",
    "tickets.csv:2:1 arrived: ",
  ],
])("refused, with its place: %s", async (what, bad, head, message) => {
  const files = { ...good, ...bad } as Record<string, string>
  if (what.endsWith("missing")) delete files["backlog.csv"]
  const { status, stdout, stderr } = await tangguh(["compare", small, ...flags], { folder: folderWith(files) })
  expect([status, stdout]).toEqual([2, ""])
  expect(stderr).toContain(head)
  expect(stderr).toContain(message)
  expect(stderr).not.toContain("\u001b")
  expect(isStackTrace(stderr)).toBe(false)
})

test("tables go with one scenario", async () => {
  const { status, stderr } = await tangguh(["check", small, small, "--state", "backlog.csv"], {
    folder: folderWith(good),
  })
  expect([status, stderr.trim()]).toEqual([2, "error: --state goes with one scenario"])
})
