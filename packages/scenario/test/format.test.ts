import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { scenarioOf } from "./given.ts"

/* The examples of the format, from the twenty-line office to all offices of a country. */

const folder = new URL("./format/", import.meta.url)
const load = (name: string) => scenarioOf(readFileSync(new URL(name, folder), "utf8"), { file: name })

test.each(readdirSync(folder))("%s decodes", (name) => {
  expect(load(name).plan.offices.length).toBeGreaterThan(0)
})

describe("national.yaml", () => {
  const { plan } = load("national.yaml")
  test("7,285 offices from two descriptions, in 514 regions", () => {
    expect(plan.offices).toHaveLength(7285)
    expect(new Set(plan.offices.map(({ region }) => region)).size).toBe(514)
    expect(plan.offices[2144]).toMatchObject({ name: "kecamatan-java-2145", region: "java-0119" })
    expect(plan.offices[7284]).toMatchObject({ name: "kecamatan-outer-5140", region: "outer-0395" })
    expect(plan.switches).toHaveLength(1 + 514 + 7285)
  })
  test("what is the same is there once", () => {
    expect(plan.schedules).toHaveLength(1)
    expect(plan.profiles).toHaveLength(1)
    const ofJava = plan.switches.filter(({ dependency, offices }) => dependency === 2 && offices[0]! < 2145)
    expect(new Set(ofJava.map(({ sources }) => sources)).size).toBe(1)
  })
  test("10 % of the outer offices have no kit, which is no mistake", () => {
    // 5,140 draws: the standard error is 0.42 %, and 2.1 % are five of them (a false alarm in 2 million).
    const none = plan.offices.slice(2145).filter(({ pools }) => plan.pools[pools[0]!]!.units === 0).length
    expect(Math.abs(none / 5140 - 0.1)).toBeLessThan(0.021)
  })
})

describe("licence-office.yaml", () => {
  const { plan } = load("licence-office.yaml")
  test("the harbour has three clerks all day, two more examiners, and no break", () => {
    expect(plan.pools.map(({ stream, units }) => [stream, units])).toEqual([
      ["clerk/town", 2],
      ["clerk/harbour", 3],
      ["examiner/town", 2],
      ["examiner/harbour", 4],
      ["screen/town", 10],
      ["screen/harbour", 10],
    ])
    const [town, harbour] = plan.offices.map(({ schedule }) => plan.schedules[schedule]!)
    expect(town!.opens.length).toBeGreaterThan(harbour!.opens.length)
  })
  test("a failed drive is a new visit a fortnight later", () => {
    expect(plan.steps.find(({ name }) => name === "drive")!.exits).toMatchObject([
      { share: 0.25, to: 2, after: { law: { value: 14 * 86_400 }, unit: "seconds" } },
    ])
  })
})

describe("solo-2015.yaml", () => {
  const { plan } = load("solo-2015.yaml")
  test("27,000 wait for a card, and 5,000 blanks are there", () => {
    expect(plan.offices[0]!.atStart).toMatchObject([{ step: 2, jobs: 27_000, dead: 0.2, class: 1 }])
    expect(plan.classes.map(({ name }) => name)).toEqual(["unrecorded", "initial"])
    expect(plan.stores[0]!.onHand).toBe(5000)
    expect(plan.pools[1]!.limit).toBe(110)
  })
})

test("blora-2025.yaml: a renewed kit lasts longer, and all else is as in the other offices", () => {
  const { plan } = load("blora-2025.yaml")
  expect(plan.offices).toHaveLength(16)
  const kits = plan.pools.filter(({ resource }) => resource === 0)
  const days = kits.map(({ fails }) =>
    fails[0]!.kind === "random" && fails[0]!.upFor.kind === "exponential" ? fails[0]!.upFor.mean / 86_400 : 0,
  )
  expect(days).toEqual([...Array.from({ length: 11 }, () => 120), ...Array.from({ length: 5 }, () => 900)])
  expect(plan.steps[0]).toMatchObject({
    with: [
      { resource: 0, units: 1 },
      { resource: 1, units: 1 },
    ],
    onClosing: { place: "leave" },
    waitingRoom: 60,
  })
})
