import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { columnsOf } from "../src/index.ts"
import { sumOfParts } from "../src/cost-parts.ts"
import { costOver, costPerYear } from "../src/money.ts"

const file = `tangguh: 1
title: Two offices
run: { from: 2025-01-06, for: 5 days }
hours: { mon-fri: 08:00-12:00 }
resources: { counter: 1 }
dependencies: { mains: {}, centre: { scope: nation } }
services: { visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [mains, centre] }] } }
citizens: { visitor: { wants: visit, arrive: { rate: 10 / working day } } }
today: { hotline: { reach: 30 % } }
policies:
  one: { like: extra-kits, resource: counter, count: 1, cost: { once: Rp 100 } }
  five: { like: extra-kits, resource: counter, count: 5, cost: { once: Rp 100 } }
  no-hotline: { like: hotline, reach: 0 % }
costs: { years: 2, discount: 10 % }
`
const { scenario } = decodeExit(file, { file: "two.yaml", policies: catalogue, outcomes })

test("today stands first, then the policies, then the bounds", () => {
  expect(columnsOf(scenario!, ["five"]).map(({ name }) => name)).toEqual([
    "as-today",
    "five",
    "nothing-fails",
    "perfect-centre",
  ])
})

test("a bundle of the catalogue goes by its title, one of the file by its members", () => {
  const options = { file: "two.yaml", policies: catalogue, bundles, outcomes, wanted: ["power-and-link"] }
  const { scenario: named } = decodeExit(`${file}bundles: { both: [one, five] }\n`, options)
  const [, ofCatalogue, ofFile] = columnsOf(named!, ["power-and-link", "both"])
  expect(ofCatalogue.title.en).toBe("Power and link")
  expect(ofCatalogue.choices.map(({ name }) => name)).toEqual(["hotline", ...bundles.get("power-and-link")!.members])
  expect(ofFile.title.en).toBe("One + Five")
})

test("units that break are a bound too: nothing fails, and the centre apart from them", () => {
  const names = (changed: string) => {
    const decoded = decodeExit(changed, { file: "two.yaml", policies: catalogue, outcomes })
    return columnsOf(decoded.scenario!, []).map(({ name }) => name)
  }
  const breaking = "counter: { count: 1, fails: [{ up_for: 9 days, down_for: 1 days }] }"
  const alone = file.replace("counter: 1 }", `${breaking} }`)
  const without = (text: string, needs: string) => text.replace("needs: [mains, centre]", `needs: [${needs}]`)
  const none = without(alone.replace(/dependencies: .*\n/, ""), "")
  expect(names(none)).toEqual(["as-today", "nothing-fails"])
  const centre = "dependencies: { centre: { scope: nation } }\n"
  expect(names(without(alone.replace(/dependencies: .*\n/, centre), "centre"))).toEqual([
    "as-today",
    "nothing-fails",
    "perfect-centre",
  ])
  expect(names(without(file.replace(/dependencies: .*\n/, centre), "centre"))).toEqual(["as-today", "nothing-fails"])
})

test("what is in force today is in every column", () => {
  for (const { choices } of columnsOf(scenario!, ["five"])) expect(choices.map(({ name }) => name)).toContain("hotline")
})

test("five units cost five times what one costs", () => {
  const [, one, five] = columnsOf(scenario!, ["one", "five"])
  const cost = ({ costs }: typeof five) => sumOfParts(scenario!.plan.costs, costs!, (_, each) => each.once)
  expect([one, five].map(cost)).toEqual([100, 500])
})

test("money is discounted, and spread evenly over the years", () => {
  const costs = { ...scenario!.plan.costs, years: 2, discount: 0.1 }
  const cost = {
    once: 100,
    yearly: 11,
    perUse: null,
    lasts: 1,
    decides: { en: "", id: "" },
    pays: { en: "", id: "" },
    basis: "",
  }
  // 100 and 11 now, and again in a year, when money is worth 1 / 1.1 of what it is now.
  expect(costOver(costs, cost)).toBeCloseTo(111 + 111 / 1.1, 9)
  expect(costPerYear(costs, cost)).toBeCloseTo(111, 9)
  expect(costOver(costs, { ...cost, once: null, yearly: null })).toBeNull()
})
