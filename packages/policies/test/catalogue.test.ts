import type { Arrangement, Plan } from "@tangguh/plan"
import { describe, expect, test } from "vitest"
import { catalogue, centreOf, nothingFails, perfectCentre, policyOf } from "../src/index.ts"

/** Two offices; power of an office, a link of their region, a centre of the nation. */
const plan = {
  dependencies: [
    { name: "power", scope: "office" },
    { name: "link", scope: "region" },
    { name: "centre", scope: "nation" },
  ],
  switches: [
    { dependency: 0, offices: [0] },
    { dependency: 0, offices: [1] },
    { dependency: 1, offices: [0, 1] },
    { dependency: 2, offices: [0, 1] },
  ],
} as unknown as Plan

const today: Arrangement = {
  capacity: [
    [1, 5],
    [2, 5],
  ],
  backups: [[], [], [], []],
  announcements: [],
  hotline: null,
  publicStatus: null,
  offlineCapture: null,
  immune: [],
}

const parameters: Readonly<Record<string, unknown>> = {
  for: [],
  steps: [0],
  without: [1, 2],
  resource: 0,
  count: 1,
  upload: 1 / 60,
}

/** A deep copy that nobody can change. */
const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
const prepared = (is: string, more: Readonly<Record<string, unknown>> = {}) => {
  const policy = policyOf({ name: is, is, parameters: { ...parameters, ...more } } as never, plan)
  return policy.prepare?.(frozen(structuredClone(today)), plan) ?? today
}
const carried = (is: string, more?: Readonly<Record<string, unknown>>) =>
  prepared(is, more).backups.map((series) => series.length)

describe.each([...catalogue.values()])("$name", (definition) => {
  test("is called by its name, explained in both languages, with what it cannot do, its cost and who decides", () => {
    expect(catalogue.get(definition.name)).toBe(definition)
    const texts = [
      definition.title,
      definition.mechanism,
      definition.limits,
      definition.cost.decides,
      definition.cost.pays,
    ]
    const abouts = Object.values(definition.parameters).map(({ about }) => about)
    for (const { en, id } of [...texts, ...abouts]) expect([en, id].every((text) => text.trim().length > 1)).toBe(true)
    expect(definition.cost.basis).not.toBe("")
  })

  test("changes nothing of today's arrangement but what is its own", () => {
    const own: Readonly<Record<string, keyof Arrangement>> = {
      ups: "backups",
      generator: "backups",
      "backup-link": "backups",
      "extra-kits": "capacity",
      hotline: "hotline",
      "public-status": "publicStatus",
      "offline-capture": "offlineCapture",
    }
    const { [own[definition.name] ?? "immune"]: _, ...rest } = prepared(definition.name)
    const { [own[definition.name] ?? "immune"]: __, ...before } = today
    expect(rest).toEqual(before)
  })
})

test("a battery and a generator carry the power of each office, unless something else is named", () => {
  for (const is of ["ups", "generator"]) {
    expect(carried(is)).toEqual([1, 1, 0, 0])
    expect(carried(is, { for: [1] })).toEqual([0, 0, 0, 0]) // that of a region is not theirs to carry
  }
})

test("a second link carries a region's link, and never what is the nation's", () => {
  expect(carried("backup-link")).toEqual([0, 0, 1, 0])
  expect(carried("backup-link", { for: [1, 2] })).toEqual([0, 0, 1, 0])
})

test("kits are added at every office, to one resource", () =>
  expect(prepared("extra-kits", { count: 2 }).capacity).toEqual([
    [3, 5],
    [4, 5],
  ]))

test("bounds make switches immune: all, or those of the nation", () => {
  const immune = (policy: ReturnType<typeof nothingFails>) =>
    policy.prepare!(frozen(structuredClone(today)), plan).immune
  expect(immune(nothingFails(plan))).toEqual([0, 1, 2, 3])
  expect(centreOf(plan)).toEqual([2])
  expect(immune(perfectCentre(plan))).toEqual([3])
})
