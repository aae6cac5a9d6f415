import { join } from "node:path"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import type { Part, Stay } from "@tangguh/event-log"
import { Cause, EventType } from "@tangguh/office"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { clockOf, durationText, minutesOf, minutesText } from "../src/log/clock.ts"
import { eventPhrase } from "../src/log/event-phrase.ts"
import { readArguments } from "../src/arguments.ts"
import { stopsOf } from "../src/log/stops.ts"
import { awayBetween } from "../src/log/story.ts"
import { waitMinutes } from "../src/log/wait-minutes.ts"
import { terminalOf } from "../src/terminal/terminal.ts"
import { verbTable } from "../src/verb-table.ts"
import { work } from "../src/verbs/log-explain.ts"
import { scenarios, tangguh } from "./tangguh.ts"

const folder = mkdtempSync(join(tmpdir(), "tangguh-"))
const log = join(folder, "ngargoyoso.log")
beforeAll(() => tangguh(["run", join(scenarios, "ngargoyoso-2016.yaml"), "--log", log], { folder }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const verb = verbTable.find(({ name }) => name === "log explain")!

/** What the verb prints, on this thread. Throws what it fails with. */
const explain = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}, file = log) => {
  const language = args.at(args.indexOf("--lang") + 1) === "id" ? "id" : "en"
  const terminal = terminalOf({ LANG: "C.UTF-8", ...environment }, {}, {}, language)
  return (await Effect.runPromise(Effect.scoped(work(readArguments(verb, [file, ...args]), terminal)))).results
}
const early = ["--citizen", "early-bird"]

/*
 * Ngargoyoso's Friday as the file has it: she comes at 7.30 with the patience of 7.5 h; the doors open at 8, the break is from 11.30
 * to 13.00, and the centre is down from 13.00 on. So she waits 30 min at closed doors, 3 h 30 for the counter (in this replication more
 * than a morning's work is ahead of her), the break of 1 h 30, and 2 h for the centre; and goes at 15.00.
 */
describe("Ngargoyoso's Friday", () => {
  test("is told in English, each hour of the wait accounted for", async () => {
    const stdout = await explain([...early, "--lang", "en"])
    const text = stdout.replaceAll(/\s+/g, " ")
    expect(text).toMatch(/^The citizen who came at 07.30 came twice, waited .* in all, and was not served\./)
    expect(text).toMatch(/Fri 16 Sep: came to Kantor Kecamatan Ngargoyoso at 07:30 and drew ticket \d+; \d+ were ahead/)
    expect(text).toMatch(/From 13:00 to 15:00 the queue stood still for 2 h: Central server \(#\d+, 13:00\)/)
    expect(text).toContain("What was done about it: 13:00 announced: “please wait”.")
    expect(text).toContain("15:00: goes home unserved: patience is over, to come again on Mon 19 Sep")
    expect(stdout).toMatch(
      /Doors closed +30 min +7\s%\n.*Counters busy +3 h 30 min +47\s%\n.*Break +1 h 30 min +20\s%\n.*Central server +2 h +27\s%\n +all waiting +7 h 30 min\n +30 min \+ 3 h 30 min \+ 1 h 30 min \+ 2 h = 7 h 30 min\n/,
    )
    expect(stdout).toMatch(/#\d+ +Fri 16 Sep 13:00 +outage: Central server +–\n/)
    expect(stdout).toMatch(/Central server never fails +was served on/)
  })

  test("is told in Indonesian, and under another policy", async () => {
    const stdout = await explain([...early, "--policy", "not-today-at-one", "--lang", "id"])
    const text = stdout.replaceAll(/\s+/g, " ")
    expect(text).toMatch(/^Warga yang datang pukul 07.30 datang 2 kali, menunggu .* seluruhnya, dan tidak terlayani\./)
    expect(text).toMatch(/Dari 13\.00 sampai 15\.00 antrean terhenti 2 jam: Server pusat \(#\d+, 13\.00\)/)
    expect(text).toContain("Tindakan: 13.00 diumumkan: “harap menunggu”.")
    expect(stdout).toContain("  30 menit + 3 jam 30 menit + 1 jam 30 menit + 2 jam = 7 jam 30 menit\n")
    expect(text).toMatch(/Andai \(dunia dan benih sama\)/)
    expect(stdout).toMatch(/Server pusat tanpa gangguan +terlayani/)
    expect(stdout).toMatch(/Diumumkan pukul 13\.00 “tidak hari +terlayani/)
  })

  test("fits narrow and plain terminals", async () => {
    const stdout = await explain(early, { COLUMNS: "60", LC_ALL: "C" })
    expect(stdout.split("\n").filter((line) => line.length > 60)).toEqual([])
    expect(stdout).toMatch(/^[\n\x20-\x7e]*$/)
    expect(stdout).toContain("30 min + 3 h 30 min + 1 h 30 min + 2 h = 7 h 30 min")
  })

  test("is data whose parts sum", async () => {
    const stdout = await explain([...early, "--format", "json"])
    const story = JSON.parse(stdout)
    expect(story).toMatchObject({ person: "early-bird", ending: "unserved", servedAt: null, visits: 2 })
    expect(story.stays[0]).toMatchObject({ from: "2016-09-16T07:30", until: "2016-09-16T15:00", waitedSeconds: 27_000 })
    expect(story.stays[0].parts.map((part: Record<string, unknown>) => [part["cause"], part["seconds"]])).toEqual([
      ["closed", 1800],
      ["busy", 12_600],
      ["break", 5400],
      ["centre", 7200],
    ])
  })
})

/*
 * Ten minutes at the counter, thirty in a check that has room for all, twenty at the one printer, which is without power from 9.30 to
 * 11.00. Budi is done with the check at 9.25, so his print has 15 min left when power is back; Ana is done with it at 9.40, and so her
 * print waits 1 h 20 min for power and 15 min for his: 1 h 35 min. Were there no cut, 5 min, for his ends at 9.45.
 */
describe("a case in the back office", () => {
  const office = join(folder, "office.log")
  beforeAll(async () => {
    const file = join(folder, "office.yaml")
    writeFileSync(
      file,
      `tangguh: 1
title: An office
run: { zone: Asia/Jakarta, from: 2025-01-06, for: 1 day, replications: 1, seed: office }
hours: { mon-fri: 08:00-16:00 }
resources: { counter: 2, printer: 1 }
dependencies: { power: { title: Power, fails: [{ from: 2025-01-06 09:30, until: 2025-01-06 11:00 }] } }
services:
  card:
    steps:
      - { step: capture, with: counter, takes: 10 min }
      - { step: check, title: Check, where: back office, takes: 30 min }
      - { step: print, title: { en: Printing, id: Pencetakan }, where: back office, with: printer, takes: 20 min, needs: [power], when: { failure: resume } }
citizens: { visitor: { wants: card, arrive: { rate: 0 / h } } }
people:
  budi: { class: visitor, arrives: 2025-01-06 08:45 }
  ana: { class: visitor, arrives: 2025-01-06 09:00 }
`,
    )
    const { stderr } = await tangguh(["run", file, "--log", office], { folder })
    expect(stderr).toBe("")
  })

  test("has a wait of its own in the first sentence, and beside the citizen's in what could have been", async () => {
    const stdout = await explain(["--citizen", "ana"], {}, office)
    const text = stdout.replaceAll(/\s+/g, " ")
    expect(text).toMatch(
      /^Ana did not have to wait at the counter and was served on Mon 6 Jan 11:35; the case waited 1 h 35 min\./,
    )
    expect(stdout).toMatch(/ waited +case waited +visits\n/)
    expect(stdout).toMatch(/Power never fails +was served on Mon 6 Jan 10:05 +0 s +5 min +1\n/)
    const indonesian = (await explain(["--citizen", "ana", "--lang", "id"], {}, office)).replaceAll(/\s+/g, " ")
    expect(indonesian).toMatch(
      /^Ana tidak perlu menunggu di loket dan terlayani Sen 6 Jan 11\.35; berkasnya menunggu 1 jam 35 menit\./,
    )
  })

  test("is told step by step, each with what waits there", async () => {
    const stdout = await explain(["--citizen", "ana"], {}, office)
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
      /the case came to Check at 09:10\. 09:40: goes on to Printing; 1 case was ahead\. From 09:40 to 11:00 the queue stood still for 1 h 20 min: Power \(#\d+, 09:30\)/,
    )
  })

  test("is data beside the citizen's wait", async () => {
    const story = JSON.parse(await explain(["--citizen", "ana", "--format", "json"], {}, office))
    expect(story).toMatchObject({ waitedSeconds: 0, caseWaitedSeconds: 5700 })
    expect(story.otherwise[0]).toMatchObject({ waitedSeconds: 0, caseWaitedSeconds: 300 })
  })
})

test("says who there is where somebody is not", async () => {
  const refused = (...args: string[]) => expect(explain(args)).rejects
  await refused("--citizen", "999999").toThrow(/^there is no citizen 999999 in this log; it has the citizens 1 to \d+$/)
  await refused("--citizen", "early-brid").toThrow("did you mean early-bird?")
  await refused("--ticket", "26", "--date", "2017-01-01").toThrow("it goes from 2016-09-15 to 2016-09-23")
  await refused("--ticket", "26", "--office", "karanganyar").toThrow("ngargoyoso")
  await refused("--ticket", "9999").toThrow(
    /^nobody draws ticket 9999 in this log; tickets are numbered anew by each office, from 1 each day/,
  )
  await refused("--ticket", "A01").toThrow(/^--ticket cannot be “A01”; tickets are numbered anew by each office/)
  await refused().toThrow("--citizen N")
  await refused("--citizen", "1", "--ticket", "26").toThrow("--citizen N")
  await refused("--citizen", "1", "--policy", "send-hom").toThrow("did you mean send-home?")
})

test("is a verb of the command: one message and status 2 where nobody is meant, else the page", async () => {
  const [good, bad] = await Promise.all([
    tangguh(["log", "explain", log, "--ticket", "26", "--date", "2016-09-16"]),
    tangguh(["log", "explain", log, "--citizen", "999999"]),
  ])
  expect(good).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/^Ticket 26 \(citizen \d+\) /) })
  expect(bad).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/^error: there is no .*\n$/) })
})

test("what happens to whoever is not there is told between the visits", () => {
  const blank = { time: 0, office: 0, value: 0, hidden: 0, cause: 0 }
  const avoided = { ...blank, number: 5, type: EventType.ReturnAvoided, subject: 3 }
  const events = [
    { ...blank, number: 2, type: EventType.CitizenArrived, subject: 3 },
    { ...avoided, number: 4, subject: 4 }, // somebody else
    avoided,
    { ...avoided, number: 9 }, // later
  ]
  const explanation = { citizen: 3, origin: 0, entity: 0, person: null, stays: [], servedAt: null, events, until: 1 }
  expect(awayBetween(explanation, 2, 7)).toEqual([avoided])
})

test("every event has words in both languages", () => {
  const plan = { offices: [], steps: [], purposes: [], switches: [], pools: [], stores: [], stocks: [], resources: [] }
  const clock = { time: String, date: String, moment: String }
  for (const type of Object.values(EventType)) {
    for (const language of ["en", "id"] as const) {
      const event = { time: 0, number: 1, type, office: -1, subject: 0, value: 0, hidden: 0, cause: 0 }
      const teller = {
        plan: { ...plan, dependencies: [] },
        backupOf: () => undefined,
        listening: [],
        asked: [],
        language,
        clock,
      }
      expect(eventPhrase(event, teller as never)).toMatch(/^(?!.*(undefined|NaN|null)).{4,}$/)
    }
  }
})

describe("lengths", () => {
  test("are told in the two units that matter", () =>
    expect([0, 40, 60, 5400, 27_000, 172_800, 180_000].map((seconds) => durationText(seconds, "en"))).toEqual([
      "0 s",
      "40 s",
      "1 min",
      "1 h 30 min",
      "7 h 30 min",
      "2 d",
      "2 d 2 h",
    ]))
  test("in sums are told to the minute, and are no decimal numbers", () =>
    expect([minutesText(450, "en"), minutesText(450, "id"), minutesText(6003, "id"), minutesText(0, "en")]).toEqual([
      "7 h 30 min",
      "7 jam 30 menit",
      "4 hari 4 jam 3 menit",
      "0 min",
    ]))
  test("in whole minutes sum to their rounded sum", () =>
    expect([minutesOf([100, 100, 100]), minutesOf([29, 31]), minutesOf([1800, 12_600, 59])]).toEqual([
      [2, 2, 1], // 5 min in all, three of them whole
      [0, 1],
      [30, 210, 1],
    ]))
  test("of a stop and of its cause are the same, and sum to the whole wait", () => {
    const waits = (cause: number, ...bounds: number[]): Part[] =>
      bounds.slice(1).map((until, i) => {
        const blank = { kind: "wait", office: 0, step: 0, because: i, ahead: 0, atCounters: [] } as const
        return { ...blank, from: bounds[i], until, cause }
      })
    const power = Cause.dependency
    // Power for 4 h 38 s in two stops, then 20 s at closed doors and 20 s for others: 4 h 1 min 18 s in all.
    const parts = [
      ...waits(power, 0, 7222, 14_438),
      ...waits(Cause.closed, 14_438, 14_458),
      ...waits(Cause.busy, 14_458, 14_478),
    ]
    const stay = { kind: "visit", parts } as unknown as Stay
    const minutes = waitMinutes([stay]).get(stay)!
    expect([...minutes]).toEqual([
      [power, 241],
      [Cause.closed, 0],
      [Cause.busy, 0],
    ])
    expect(stopsOf(stay, minutes).map((stop) => stop.minutes)).toEqual([121, 120])
  })
  test("instants are those of the offices' clock", () => {
    const plan = { epoch: Date.UTC(2016, 8, 14, 17), zone: "Asia/Jakarta" }
    expect(clockOf(plan, "id").moment(31.5 * 3600)).toBe("Jum 16 Sep 07.30")
    expect(clockOf(plan, "en").moment(200 * 86_400)).toBe("Mon 3 Apr 2017 00:00")
  })
})
