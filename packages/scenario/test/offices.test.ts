import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 3 of the format: copies of offices, regions, and what waits at the start. */

const planOf = (sections: Record<string, string>) => scenarioOf(fileWith(sections)).plan
const refused = (sections: Record<string, string>, message: string) => {
  const found = problemsOf(fileWith(sections)).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
  expect(found[0]).toMatch(/^office\.yaml:\d+:\d+ /)
}

describe("copies", () => {
  test("names count from 0001", () => {
    const { offices } = planOf({ offices: "{ kecamatan: { copies: 12 } }" })
    expect(offices.map((each) => each.name)).toEqual(
      Array.from({ length: 12 }, (_, index) => `kecamatan-00${String(index + 1).padStart(2, "0")}`),
    )
  })
  test("offices are dealt over the copies of a region in blocks whose sizes differ by at most one", () => {
    for (const [offices, regions] of [
      [10, 3],
      [3, 3],
      [2145, 119],
      [7, 5],
    ] as const) {
      const plan = planOf({
        regions: `{ java: { copies: ${regions} } }`,
        offices: `{ kecamatan: { copies: ${offices}, region: java } }`,
      })
      const names = plan.offices.map((each) => each.region)
      const blocks = names.filter((name, index) => name !== names[index - 1])
      expect(new Set(blocks).size).toBe(blocks.length)
      expect(blocks).toHaveLength(regions)
      expect(blocks[0]).toBe("java-0001")
      const sizes = blocks.map((name) => names.filter((each) => each === name).length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }
  })
  test("a region has one switch, and its offices share it", () => {
    const plan = planOf({
      regions: "{ java: { copies: 2 } }",
      offices: "{ kecamatan: { copies: 4, region: java } }",
      dependencies: "{ power: { scope: region, fails: [{ date: 2025-01-07 }] }, link: { scope: nation } }",
    })
    expect(plan.switches.map(({ stream, offices }) => [stream, offices])).toEqual([
      ["power/java-0001", [0, 1]],
      ["power/java-0002", [2, 3]],
      ["link/nation", [0, 1, 2, 3]],
    ])
  })
  test("copies and names do not meet, and there are not too many", () => {
    refused({ offices: "{ a: { copies: 2 }, a-0001: {} }" }, "there is another office “a-0001”")
    refused({ offices: "{ a: { copies: 100_001 } }" }, "offices.a.copies: 100001 offices; at most 100,000")
    refused({ offices: "{ a: { copies: 0 } }" }, "offices.a.copies: “0” is too few")
  })
})

describe("regions", () => {
  test("the zone of a region is that of the run", () => {
    expect(planOf({ regions: "{ solo: { zone: Asia/Jakarta } }", offices: "{ town: { region: solo } }" }).zone).toBe(
      "Asia/Jakarta",
    )
    refused(
      { regions: "{ papua: { zone: Asia/Jayapura } }", offices: "{ town: { region: papua } }" },
      "regions.papua.zone: Asia/Jayapura is not the zone of the run, which is Asia/Jakarta; one zone for the whole file",
    )
  })
  test("regions lie in others, and not in themselves", () => {
    const regions = "{ karanganyar: { in: jawa-tengah }, jawa-tengah: {} }"
    expect(planOf({ regions, offices: "{ town: { region: karanganyar } }" }).offices[0]!.region).toBe("karanganyar")
    refused({ regions: "{ a: { in: a } }", offices: "{ town: { region: a } }" }, "regions.a.in: a lies in itself")
  })
  test("an office of what the region shares says its region", () => {
    refused(
      {
        regions: "{ north: {}, south: {} }",
        offices: "{ town: {}, a: { region: north }, b: { region: south } }",
        dependencies: "{ power: { scope: region }, link: {} }",
      },
      "offices.town: “region” is missing, and power belongs to the region; one of north, south",
    )
  })
})

describe("what waits at the start", () => {
  const sections = (atStart: string) => ({ offices: `{ town: { at_start: ${atStart} } }` })
  test("jobs of the class initial, begun before the run", () => {
    const plan = planOf(sections("{ serve: { jobs: 27_000, age: { uniform: 0 to 900 days }, dead: 20 % } }"))
    expect(plan.offices[0]!.atStart).toMatchObject([
      {
        step: 0,
        jobs: 27_000,
        age: { law: { kind: "uniform", low: 0, high: 900 * 86_400 }, unit: "seconds" },
        dead: 0.2,
        class: 1,
      },
    ])
    expect(plan.classes[1]).toMatchObject({
      name: "initial",
      wants: 0,
      patience: null,
      returns: { chance: 1, after: { law: { kind: "constant", value: 1 }, unit: "working days" }, atMost: 1000 },
    })
    expect(plan.offices[0]!.demand.map((each) => each.class)).toEqual([0])
  })
  test("without any there is no such class, and its name is kept free", () => {
    expect(planOf({}).classes.map((each) => each.name)).toEqual(["visitor"])
    refused(
      { citizens: "{ initial: { wants: visit, arrive: { rate: 5 / working day } } }" },
      "citizens.initial: “initial” is what those are called who wait when the run begins",
    )
  })
  test("by step", () => {
    refused(sections("{ srve: { jobs: 5 } }"), "at_start.srve: there is no step “srve”; did you mean serve?")
    refused(sections("{ serve: { jobs: 5, dead: 120 % } }"), "dead: “120 %” is more than all")
  })
  test("the size may differ between offices", () => {
    const plan = planOf({
      offices: "{ kecamatan: { copies: 20, at_start: { serve: { jobs: { across: { uniform: 0 to 1000 } } } } } }",
    })
    expect(new Set(plan.offices.map(({ atStart }) => atStart[0]!.jobs)).size).toBeGreaterThan(10)
  })
})
