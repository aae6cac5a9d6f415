import { eventNames, EventType } from "@tangguh/office"
import type { Arrangement, Plan } from "@tangguh/plan"
import { describe, expect, test } from "vitest"
import {
  bundles,
  catalogue,
  centreOf,
  nothingFails,
  notModelled,
  perfectCentre,
  policyOf,
  without,
} from "../src/index.ts"

/** Two offices; power of an office, a link of their region, a centre of the nation; a card with three steps, and blanks. */
const plan = {
  zone: "Asia/Jakarta",
  epoch: Date.UTC(2025, 0, 2, 17), // 3 January 2025, a Friday, begins in Jakarta
  days: Float64Array.from([0, 86_400, 172_800, 259_200]),
  schedules: [{ opens: [28_800], closes: [57_600], last: [1], works: Uint8Array.from([1, 0, 0]) }],
  dependencies: [
    { name: "power", scope: "office" },
    { name: "link", scope: "region" },
    { name: "centre", scope: "nation" },
  ],
  switches: [
    { dependency: 0, offices: [0], sources: [{ kind: "planned" }] },
    { dependency: 0, offices: [1], sources: [] },
    { dependency: 1, offices: [0, 1], sources: [{ kind: "random" }] },
    { dependency: 2, offices: [0, 1], sources: [{ kind: "planned" }] },
  ],
  resources: [{ name: "kit" }, { name: "printer" }],
  pools: [{ resource: 0 }, { resource: 0 }, { resource: 1 }, { resource: 1 }],
  stocks: [{ name: "blank" }],
  stores: [{ stock: 0 }, { stock: 0 }],
  services: [{ name: "card", steps: [0, 1, 2] }],
  steps: [
    { where: "counter", with: [{ resource: 0, units: 1 }], uses: [], needs: [0, 1, 2], needsToStart: [] },
    { where: "back office", with: [{ resource: 1, units: 1 }], uses: [{ stock: 0 }], needs: [0, 2], needsToStart: [] },
    { where: "counter", with: [], uses: [], needs: [], needsToStart: [] },
  ],
  classes: [{ name: "resident" }, { name: "elderly" }],
  offices: [
    { schedule: 0, region: "east", stores: [0], pools: [0, 2] },
    { schedule: 0, region: "east", stores: [1], pools: [1, 3] },
  ],
} as unknown as Plan

const today: Arrangement = {
  units: [1, 2, 3, 4],
  backups: [[], [], [], []],
  announcements: [],
  hotline: null,
  publicStatus: null,
  workarounds: [],
  first: [[], [], []],
  dropOff: [],
  reorder: [null, null],
  reserve: [null],
  ticketCap: null,
  appointments: null,
  extraPeriods: [],
  repairedWithin: [Infinity, Infinity, Infinity, Infinity],
  offHours: [],
  protection: [0, 0, 0, 0],
  temporaryLetter: null,
  bypass: [0, 0, 0],
  immune: { switches: [], stores: [], pools: [] },
}

/** What a scenario gives for each parameter where nothing is said, as far as these tests look at it. */
const usual: Readonly<Record<string, unknown>> = {
  for: [],
  steps: [],
  without: [],
  classes: [1],
  resource: -1,
  stock: -1,
  to: -1,
  upload: 1 / 60,
}

/** A deep copy that nobody can change. */
const frozen = <T>(value: T): T => {
  if (ArrayBuffer.isView(value)) return value
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
const prepared = (is: string, more: Readonly<Record<string, unknown>> = {}, before: Arrangement = today) => {
  const policy = policyOf({ name: is, is, parameters: { ...usual, ...more } } as never, plan)
  return policy.prepare?.(frozen(structuredClone(before)), plan) ?? before
}
const carried = (is: string, more?: Readonly<Record<string, unknown>>) =>
  prepared(is, more).backups.map((series) => series.length)

const definitions = [...catalogue.values()]

describe.each(definitions)("$name", (definition) => {
  test("is called by its name, and everything is said of it in both languages", () => {
    expect(catalogue.get(definition.name)).toBe(definition)
    const texts = [
      definition.title,
      definition.does,
      definition.mechanism,
      definition.sideEffects,
      definition.limits,
      definition.evidence,
      definition.cost.decides,
      definition.cost.pays,
      ...Object.values(definition.parameters).map(({ about }) => about),
      ...(definition.use === null ? [] : [definition.use.is]),
    ]
    for (const { en, id } of texts) {
      expect([en, id].every((text) => text.trim().length > 1)).toBe(true)
      if (en !== "estimate") expect(en).not.toBe(id)
    }
    expect(definition.does.en.length).toBeLessThanOrEqual(60)
    expect(definition.does.id.length).toBeLessThanOrEqual(60)
    expect(definition.cost.basis).toBe(definition.evidence.en)
  })

  test("has a range for every number that has a default; a law is one", () => {
    const noNumber = /^(boolean|message|.* names?)$/
    for (const [name, { kind, default: usual, range }] of Object.entries(definition.parameters))
      expect(range !== null, name).toBe(usual !== null && !usual.startsWith("{") && !noNumber.test(kind))
  })

  test("says what a use is exactly where each one costs money", () => {
    expect(definition.use !== null).toBe(definition.cost.perUse !== null)
    if (definition.use !== null) expect(eventNames[definition.use.perUse]).toBeDefined()
  })

  test("is paid for once, or for each of what is fitted", () => {
    if (definition.costUnit === null) return
    expect(definition.cost.once ?? definition.cost.yearly).toBeGreaterThan(0)
    expect(definition.costUnit.one.en).not.toBe(definition.costUnit.many.en)
  })

  test("changes nothing of today's arrangement but what is its own", () => {
    const own: Readonly<Record<string, readonly (keyof Arrangement)[]>> = {
      "offline-capture": ["workarounds"],
      courier: ["workarounds"],
      "regional-replica": ["workarounds"],
      "print-failover": ["workarounds"],
      ups: ["backups"],
      generator: ["backups"],
      "backup-link": ["backups"],
      "central-mirror": ["backups"],
      "vendor-sla": ["repairedWithin"],
      "off-hours-maintenance": ["offHours"],
      "safety-stock": ["reorder"],
      rationing: ["reserve", "first"],
      "temporary-letter": ["temporaryLetter"],
      "digital-id": ["bypass"],
      "weekend-opening": ["extraPeriods"],
      "extra-kits": ["units"],
      "extra-printers": ["units"],
      hotline: ["hotline"],
      "public-status": ["publicStatus"],
      appointments: ["appointments"],
      "ticket-cap": ["ticketCap"],
      "drop-off": ["dropOff"],
      "express-lane": ["first"],
      "surge-protection": ["protection"],
    }
    const mine = own[definition.name] ?? []
    const changed = prepared(definition.name, {
      for: definition.name === "drop-off" ? [0] : [],
      hours: 14_400,
      count: 1,
    })
    for (const name of Object.keys(today) as (keyof Arrangement)[]) {
      if (mine.includes(name)) expect(changed[name]).not.toEqual(today[name])
      else expect(changed[name]).toEqual(today[name])
    }
  })
})

test("planned work is done outside of office hours wherever there is any, or of what is named", () => {
  expect(prepared("off-hours-maintenance", { for: [] }).offHours).toEqual([0, 1, 3])
  expect(prepared("off-hours-maintenance", { for: [2] }).offHours).toEqual([3])
})

test("the 32 of the catalogue are there once each, in order, or said not to be modelled and why", () => {
  const numbers = definitions.map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(numbers.length).toBeGreaterThanOrEqual(28)
  const all = [...numbers, ...notModelled.map(({ number }) => number)].toSorted((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: 32 }, (_, n) => n + 1))
  for (const { because } of notModelled)
    for (const text of [because.en, because.id]) expect(text.length).toBeGreaterThan(20)
})

test("a bundle has its members in the order of the catalogue, and only those that need no word", () =>
  expect(Object.fromEntries([...bundles].map(([name, { members }]) => [name, members]))).toEqual({
    communicate: ["hotline", "public-status", "letters", "send-home"],
    decouple: ["offline-capture", "temporary-letter"],
    "power-and-link": ["ups", "generator", "backup-link", "surge-protection"],
    buffer: ["safety-stock", "transfers"],
    capacity: ["overtime", "weekend-opening", "extra-kits", "extra-printers", "mobile-unit"],
    centre: ["central-mirror", "regional-replica", "print-failover", "vendor-sla", "off-hours-maintenance"],
  }))

test("a battery and a generator carry the power of each office, unless something else is named", () => {
  for (const is of ["ups", "generator"]) {
    expect(carried(is)).toEqual([1, 1, 0, 0])
    expect(carried(is, { for: [1] })).toEqual([0, 0, 0, 0]) // that of a region is not theirs to carry
  }
})

test("a second link carries a region's link, and never what is the nation's; a mirror only that", () => {
  expect(carried("backup-link")).toEqual([0, 0, 1, 0])
  expect(carried("backup-link", { for: [1, 2] })).toEqual([0, 0, 1, 0])
  expect(carried("central-mirror")).toEqual([0, 0, 0, 1])
  expect(carried("central-mirror", { for: [0, 1] })).toEqual([0, 0, 0, 0])
})

test("kits are added for the counters and printers for what uses the stock, unless something else is named", () => {
  expect(prepared("extra-kits", { count: 2 }).units).toEqual([3, 4, 3, 4])
  expect(prepared("extra-printers", { count: 2 }).units).toEqual([1, 2, 5, 6])
  expect(prepared("extra-printers", { count: 1, resource: 0 }).units).toEqual([2, 3, 3, 4])
})

test("capture can do without all that is not the office's own; printing without the centre", () => {
  expect(prepared("offline-capture").workarounds.map(({ step, without }) => [step, without])).toEqual([[0, [1, 2]]])
  expect(prepared("regional-replica", { stale: 0.1 }).workarounds).toEqual([
    { step: 1, without: [2], upload: null, stale: 0.1 },
  ])
  expect(prepared("print-failover", { for: [2] }).workarounds).toEqual([]) // that step needs nothing of the nation
})

test("a step has one workaround: a replica keeps what is offline, a courier takes what is offline along", () => {
  const offline = prepared("offline-capture", { loss: 0.01, buffer: 5 })
  const [both] = prepared("regional-replica", { for: [0], stale: 0.1 }, offline).workarounds
  expect([both.without, both.stale, both.upload]).toEqual([[1, 2], 0.1, offline.workarounds[0].upload])
  const [sent] = prepared("courier", { period: 86_400, loss: 0.02, buffer: 900 }, offline).workarounds
  expect([sent.upload!.buffer, sent.upload!.courier, sent.upload!.loss]).toEqual([5, 86_400, 0.02])
})

test("protection of protection spares what the first leaves", () => {
  const half = prepared("surge-protection", { share: 0.5 })
  expect(half.protection).toEqual([0.5, 0.5, 0.5, 0.5])
  expect(prepared("surge-protection", { share: 0.5, resource: 1 }, half).protection).toEqual([0.5, 0.5, 0.75, 0.75])
})

test("what is kept for some is given to them first, only where it is used", () => {
  const { first, reserve } = prepared("rationing", { below: 20 }, { ...today, first: [[0], [0], []] })
  expect(first).toEqual([[0], [1, 0], []])
  expect(reserve).toEqual([{ below: 20, classes: [1] }])
})

test("Saturdays from the usual opening on, at each office", () =>
  expect(prepared("weekend-opening", { hours: 14_400 }).extraPeriods).toEqual([
    { office: 0, from: 86_400 + 28_800, until: 86_400 + 43_200 },
    { office: 1, from: 86_400 + 28_800, until: 86_400 + 43_200 },
  ]))

test("the strictest contract counts, and only for the centre", () => {
  const strict = prepared("vendor-sla", { within: 3600 })
  expect(prepared("vendor-sla", { within: 7200 }, strict).repairedWithin).toEqual([Infinity, Infinity, Infinity, 3600])
})

test("where a plan lacks what a policy acts on it is left alone", () => {
  const bare = {
    ...plan,
    dependencies: [],
    switches: [],
    resources: [],
    pools: [],
    stocks: [],
    stores: [],
    steps: [{ where: "counter", with: [], uses: [], needs: [], needsToStart: [] }],
    services: [{ name: "visit", steps: [0] }],
    offices: [{ schedule: 0, region: "", stores: [], pools: [] }],
  } as unknown as Plan
  const none: Arrangement = {
    ...today,
    units: [],
    backups: [],
    first: [[]],
    reorder: [],
    reserve: [],
    repairedWithin: [],
    protection: [],
    bypass: [0],
  }
  const changing = ["offline-capture", "courier", "weekend-opening", "hotline", "public-status", "appointments"]
  changing.push("ticket-cap", "drop-off", "express-lane")
  for (const { name } of definitions.filter((each) => !changing.includes(each.name))) {
    const policy = policyOf({ name, is: name, parameters: { ...usual, classes: [] } } as never, bare)
    expect(policy.prepare?.(frozen(structuredClone(none)), bare) ?? none, name).toEqual(none)
  }
})

describe("bounds", () => {
  const immune = (policy: ReturnType<typeof nothingFails>) => policy.prepare!(frozen(structuredClone(today)), plan)

  test("nothing fails: no switch, and no unit; there are no more units, and no more blanks", () => {
    const { immune: never, protection, units } = immune(nothingFails(plan))
    expect([never, protection, units]).toEqual([
      { switches: [0, 1, 2, 3], stores: [], pools: [] },
      [1, 1, 1, 1],
      [1, 2, 3, 4],
    ])
  })
  test("a perfect centre: the switches of the nation", () => {
    expect(centreOf(plan)).toEqual([2])
    expect(immune(perfectCentre(plan)).immune).toEqual({ switches: [3], stores: [], pools: [] })
  })
  test("without: switches, stores and pools of what is named", () =>
    expect(immune(without("x", { dependencies: [0], stocks: [0], resources: [1] })).immune).toEqual({
      switches: [0, 1],
      stores: [0, 1],
      pools: [2, 3],
    }))
})

describe("what is left out", () => {
  const rule = {
    review: 604_800,
    at: 200,
    order: { kind: "up to", level: 500 },
    leadTime: { law: { kind: "uniform", low: 3, high: 14 }, unit: "working days" },
    filled: { kind: "uniform", low: 0.5, high: 1 },
  }
  const reordered = (leftOut: readonly string[], before: Arrangement["reorder"]) => {
    const parameters = { stock: -1, at: 500, up_to: 2000, lead_time: "a week", filled: 1, review: 0 }
    const policy = policyOf({ name: "s", is: "safety-stock", parameters, leftOut } as never, plan)
    return policy.prepare!({ ...today, reorder: before }, plan).reorder[0]
  }
  test("of a safety stock, supply is no faster, fuller or oftener looked after than today", () =>
    expect(reordered(["lead_time", "filled", "review"], [rule, null] as never)).toEqual({
      ...rule,
      at: 500,
      order: { kind: "up to", level: 2000 },
    }))
  test("is the catalogue's where the file orders nothing, and what is said is taken", () => {
    const own = { review: 0, leadTime: "a week", filled: { kind: "constant", value: 1 } }
    expect(reordered(["lead_time", "filled", "review"], [null, null])).toMatchObject(own)
    expect(reordered([], [rule, null] as never)).toMatchObject(own)
  })
})

describe("a mobile unit", () => {
  /** When the first citizen at home has been served, where the step takes 35 minutes at the office. */
  const firstServed = (leftOut: readonly string[]) => {
    const takes = { law: { kind: "constant", value: 2100 }, unit: "seconds" }
    const slow = { ...plan, steps: plan.steps.map((step) => ({ ...step, takes })) } as unknown as Plan
    const parameters = { for: [], resource: -1, units: 1, every: 1, each: 600, most: 5 }
    const policy = policyOf({ name: "m", is: "mobile-unit", parameters, leftOut } as never, slow)
    const opened = { type: EventType.OfficeOpened, office: 0 } as never
    const view = { time: 0, closesAt: () => 28_800 } as never
    const commands = policy.decide!(policy.remember!(policy.initialMemory!(slow), opened, view), opened, view)
    return commands.flatMap((command) => (command.kind === "set timer" ? [command.at] : []))
  }
  test("is no faster than the office, unless somebody says so", () =>
    expect([firstServed(["each"]), firstServed([])]).toEqual([[2100], [600]]))
})
