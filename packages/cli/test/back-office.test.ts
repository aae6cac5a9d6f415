import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { words } from "../src/words.ts"
import { quick, tangguh, temporaryFolder } from "./tangguh.ts"

/** Twenty are recorded a day and eight cards printed; three blanks are there, and no more come. */
const file = `tangguh: 1
title: Cards
run: { from: 2025-01-06, for: 5 days, replications: 20, seed: cards }
hours: { mon-fri: 08:00-16:00 }
offices: { town: { at_start: { print: { jobs: 40, age: 10 days } } } }
resources: { kit: 2, printer: 1 }
stocks: { blank: 3 }
services:
  card:
    steps:
      - { step: record, with: kit, takes: 5 min, backlog: { en: Not yet recorded, id: Belum direkam } }
      - { step: print, where: back office, with: printer, takes: 1 h, uses: { blank: 1 }, backlog: { en: Not printed, id: Belum dicetak } }
      - { step: collect, comes: 1 working day, with: kit, takes: 3 min, backlog: { en: Not collected, id: Belum diambil } }
citizens: { resident: { wants: card, arrive: { rate: 20 / working day, by_hour: { 08:00-12:00: 1 } } } }
policies:
  extra-printers: { resource: printer, count: 1 }
  safety-stock: { stock: blank, at: 20, up_to: 40, lead_time: 1 day }
bundles: { more: [extra-printers, safety-stock] }
`

const pages = async (...args: readonly string[]) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "cards.yaml"), file)
  const { status, stdout, stderr } = await tangguh([args[0], "cards.yaml", ...args.slice(1)], {
    folder,
    environment: { COLUMNS: "44" },
  })
  expect([status, stderr]).toEqual([0, ""])
  return stdout.replaceAll(/\s+/g, " ")
}

test("each list is told by itself: at the start, at the end, with what shortens it most, and when it is empty", async () => {
  const english = await pages("compare", ...quick)
  const printing =
    /Not printed: 40 at the start, ([\d.,]+) at the end, empty not within the run; with “([^”]+)” ([\d.,]+) /
  const [, today, best, left] = printing.exec(english)!
  expect(Number(today)).toBeGreaterThan(100)
  expect(best).toBe("Extra printers + 1 more")
  expect(Number(left)).toBeLessThan(Number(today))
  expect(english).toContain("Not yet recorded: 0 at the start, ")
  expect(english).toContain("Not collected: 0 at the start, ")
  expect(english).toContain("Extra printers + 1 more = Extra printers + Safety stock of blanks")
  expect(english).toContain("Extra printers changes none of these numbers") // three blanks are three cards
})

test("a list is in the table too, though nothing changes it", async () =>
  expect(await pages("compare", ...quick, "--policies", "extra-printers")).toMatch(
    /Backlog at the end citizens As today \d{3} /,
  ))

test("below twenty runs nothing is called proven", async () => {
  const page = await pages("compare", ...quick, "--replications", "3", "--lang", "id")
  expect(page).toContain("Ulangan terlalu sedikit untuk kesimpulan: 3; mintalah 20 atau lebih.")
  expect(page).toContain("Pencetak tambahan + 1 lagi")
  expect(page).not.toMatch(/terbukti|mengurangi|—/)
})

test("one run tells its lists at the start and at the end", async () => {
  const page = await pages("run")
  expect(page).toContain("Backlog at the start: Not printed 40 citizens")
  expect(page).toMatch(/Backlog at the end: Not printed \d+ citizens/)
})

test("one working day is in the singular", () =>
  expect(["1", "2"].map((days) => words.en.emptyAfter(days, 2, 2))).toEqual([
    "after 1 working day",
    "after 2 working days",
  ]))
