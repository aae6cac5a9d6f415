import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { quick, tangguh, temporaryFolder } from "./tangguh.ts"

/** Twenty are recorded a day and eight cards printed; three blanks are there, and no more come. */
const file = `tangguh: 1
title: Cards
run: { from: 2025-01-06, for: 5 days, replications: 5, seed: cards }
hours: { mon-fri: 08:00-16:00 }
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
`

test("where work goes on in a back office each list is told by itself, and what shortens the longest", async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "cards.yaml"), file)
  const page = async (language: string) => {
    const { status, stdout, stderr } = await tangguh(["compare", "cards.yaml", ...quick, "--lang", language], {
      folder,
    })
    expect([status, stderr]).toEqual([0, ""])
    return stdout.replaceAll(/\s+/g, " ")
  }
  const english = await page("en")
  const lists = /each list by itself: Not yet recorded 0 · Not printed ([\d.,]+) · Not collected 0\./.exec(english)
  expect(Number(lists?.[1])).toBeGreaterThan(50)
  expect(english).toContain("The longest is “Not printed”; “Safety stock of blanks” shortens it most: by ")
  expect(english).toContain("Extra printers changes none of these numbers") // three blanks are three cards
  expect(await page("id")).toContain("masing-masing daftar sendiri: Belum direkam 0 · Belum dicetak ")
})
