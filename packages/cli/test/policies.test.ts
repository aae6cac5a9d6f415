import { bundles, catalogue, notModelled } from "@tangguh/policies"
import { describe, expect, test } from "vitest"
import { displayWidth } from "../src/terminal/display-width.ts"
import { tangguh } from "./tangguh.ts"

const lines = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await tangguh(["policies", ...args])
  expect([status, stderr]).toEqual([0, ""])
  return stdout.split("\n")
}

describe("the catalogue", () => {
  test.each(["en", "id"])("has every policy, bundle and gap, within 100 columns (%s)", async (lang) => {
    const shown = await lines("--lang", lang)
    for (const { number, name } of [...catalogue.values(), ...notModelled])
      expect(shown.some((line) => line.trimStart().startsWith(`${number} `) && line.includes(` ${name}`))).toBe(true)
    for (const { name } of bundles.values()) expect(shown.some((line) => line.startsWith(`  ${name} (`))).toBe(true)
    for (const line of shown) expect(displayWidth(line)).toBeLessThanOrEqual(100)
  })

  test("folds where there is little room, in plain ASCII where there is nothing else", async () => {
    const { stdout } = await tangguh(["policies"], { environment: { COLUMNS: "50", LANG: "C" } })
    expect(stdout).toContain("3 ups: bridges short power cuts; bundle:")
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/)
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(50)
  })

  test("is an array in JSON, in its order", async () => {
    const documents = JSON.parse((await lines("--format", "json")).join("\n")) as {
      number: number
      modelled: boolean
    }[]
    expect(documents.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, n) => n + 1))
    expect(documents.filter(({ modelled }) => modelled)).toHaveLength(catalogue.size)
  })
})

describe("one policy", () => {
  test("is told with its parameters as a file would have them, and a line to copy", async () => {
    const shown = await lines("ups")
    expect(shown[0]).toBe("3  ups: Battery (UPS)")
    expect(shown).toContain("  battery: 30 min (15 to 60 min)")
    expect(shown).toContain("  ups: { battery: 30 min, recharge: 4 h }")
    expect(shown).toContain("  Cost          per office: Rp 20 million once, again after 3 years")
  })

  test("says of names left out what is then meant, and what the file has today is not copied over", async () => {
    const indonesian = (await lines("generator", "--lang", "id")).join("\n")
    expect(indonesian).not.toContain("none")
    expect(indonesian).toContain("bila tidak disebut `power`, atau apa pun milik kantor itu sendiri")
    expect(indonesian).toMatch(/Paket +Listrik dan jaringan/)
    expect(await lines("safety-stock")).toContain("  safety-stock: { at: 500, up_to: 2000 }")
    expect((await lines("extra-kits")).join(" ")).toContain("Rp 30 million a year")
  })

  test("says what must be said", async () => {
    const shown = await lines("rationing")
    expect(shown).toContain("      for whom they are kept (must be said)")
    expect(shown).toContain("  rationing: { below: 200, classes: [CLASS] }")
  })

  test("a line to copy breaks between its entries only", async () => {
    const shown = (await lines("offline-capture")).slice(-3, -1)
    expect(shown[0].endsWith(",")).toBe(true)
    expect(shown[1].trim()).toBe("recall: 2 working days }")
  })

  test("is an object in JSON", async () => {
    const document = JSON.parse((await lines("generator", "--format", "json", "--lang", "id")).join("\n")) as object
    expect(document).toMatchObject({
      number: 4,
      title: "Genset",
      decides: "kabupaten atau kantor",
      cost: { perUse: 67_000, use: { event: "BackupTookOver", backup: "generator" } },
    })
  })

  test("a bundle has its members; what is not modelled says why", async () => {
    const members = await lines("communicate")
    for (const name of bundles.get("communicate")!.members)
      expect(members.some((line) => line.startsWith(`  ${name} `))).toBe(true)
    expect((await lines("buffer")).join(" ").replaceAll(/\s+/g, " ")).toContain(
      "rationing the last blanks are kept for some (only where the file has it under policies: it needs a word)",
    )
    expect((await lines("ticket-and-return")).join(" ")).toContain("not modelled: those who wait are all in the office")
  })

  test("a misspelt name is met with a proposal, and exit status 2", async () => {
    expect(await tangguh(["policies", "generatr"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: there is no policy “generatr”; did you mean generator?\n",
    })
    expect((await tangguh(["policies", "ups", "generator"])).stderr).toBe(
      "error: policies takes one name, and “generator” is too much\n",
    )
  })
})
