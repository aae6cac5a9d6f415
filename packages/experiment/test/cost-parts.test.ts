import { outcomes } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { columnsOf } from "../src/columns.ts"
import { sumOfParts } from "../src/cost-parts.ts"
import { costOver } from "../src/money.ts"

/** Five offices in two regions; three of them have mains, and those of the north a link. */
const file = (costs: string, policies: string) => `tangguh: 1
title: Five offices
run: { from: 2025-01-06, for: 2 days }
hours: { mon-fri: 08:00-16:00 }
regions: { north: {}, south: {} }
offices: { hill: { region: north, copies: 3 }, shore: { region: south, copies: 2, resources: { kit: 2 } } }
resources: { kit: { count: 1, fails: [{ up_for: { exponential: 90 days }, down_for: 1 day, clock: busy }] } }
dependencies:
  power: { scope: office, fails: [{ rate: 9 / year, down_for: 1 h }] }
  link: { scope: region, fails: [{ rate: 9 / year, down_for: 1 h }] }
  centre: { scope: nation, fails: [{ rate: 9 / year, down_for: 1 h }] }
stocks: { card: { scope: office, on_hand: 10 } }
services: { visit: { steps: [{ step: print, with: kit, takes: 10 min, needs: [power, link, centre], uses: { card: 1 } }] } }
citizens: { visitor: { wants: visit, arrive: { rate: 5 / working day } } }
policies: { ${policies} }
costs: { currency: ${costs}, years: 1, discount: 0 % }
`
const scenarioOf = (currency: string, policies: string) => {
  const { scenario, problems } = decodeExit(file(currency, policies), {
    file: "five.yaml",
    policies: catalogue,
    outcomes,
  })
  expect(problems).toBeNull()
  return scenario!
}
const costOf = (currency: string, policies: string) => {
  const scenario = scenarioOf(currency, policies)
  const { costs } = columnsOf(scenario, [scenario.policies[0].name])[1]
  return { counts: costs!.map(({ count }) => count), cost: sumOfParts(scenario.plan.costs, costs!, costOver) }
}

test.each([
  ["a battery at each office", "ups: {}", 5, 100e6],
  ["a link at each office behind it", "backup-link: {}", 5, 5 * 25.8e6],
  ["a server for each region", "regional-replica: {}", 2, 1500e6],
  ["kits added at each office", "extra-kits: { count: 2 }", 10, 10 * 150e6],
  ["protection of each unit there is", "surge-protection: {}", 7, 7 * 15e6],
  ["pieces at each office", "safety-stock: { up_to: 100 }", 500, 5e6],
  ["one application for all", "appointments: {}", 1, 60e6],
  ["nothing where nothing is carried", "ups: { for: [centre] }", 0, 0],
  ["the file's own price, for each as well", "ups: { cost: { once: Rp 7 million } }", 5, 35e6],
])("what is fitted is what is paid for: %s", (_, policies, count, cost) => {
  expect(costOf("IDR", policies)).toEqual({ counts: [count], cost })
})

test("a price of the file is the whole price: what it leaves out is 0", () =>
  expect(costOf("IDR", "backup-link: { cost: { yearly: Rp 1 million } }").cost).toBe(5e6))

test("what costs money only as it is used costs nothing besides", () =>
  expect(costOf("IDR", "overtime: {}").cost).toBe(0))

test("in another currency the amounts of the catalogue are not known, unless the file says them", () => {
  expect(costOf("KES", "ups: {}").cost).toBeNull()
  expect(costOf("KES", "overtime: {}").cost).toBeNull()
  expect(scenarioOf("KES", "overtime: {}").policies[0].cost.perUse).toBeNull()
  expect(costOf("KES", "extra-kits: { cost: { yearly: KES 900 thousand } }").cost).toBe(5 * 900e3)
  expect(costOf("KES", "extra-kits: { cost: { decides: county } }").cost).toBeNull()
  expect(costOf("KES", "send-home: {}").cost).toBe(0)
})
