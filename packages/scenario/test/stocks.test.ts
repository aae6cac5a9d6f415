import { catalogue } from "@tangguh/policies"
import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 6 of the format: stocks. */

const office = (blank: string, queue = "", sections: Record<string, string> = {}) =>
  fileWith({
    stocks: `{ blank: ${blank} }`,
    services: `{ visit: { steps: [{ step: serve, with: counter, takes: 5 min, needs: [power, link], uses: { blank: 1 }${queue} }] } }`,
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 50 / working day } }, urgent: { like: visitor, arrive: { rate: 5 / working day } } }",
    ...sections,
  })
const planOf = (...given: Parameters<typeof office>) => scenarioOf(office(...given)).plan
const refused = (blank: string, message: string, queue = "") => {
  const found = problemsOf(office(blank, queue)).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
}
const seconds = (value: number) => ({ law: { kind: "constant", value }, unit: "seconds" })

test("a number is what is on hand", () => {
  expect(planOf("5000").stores).toEqual(planOf("{ on_hand: 5000 }").stores)
  expect(planOf("5000")).toMatchObject({
    stocks: [{ name: "blank", scope: "office" }],
    stores: [{ stream: "blank/office", onHand: 5000, ifEmpty: "wait", deliveries: [], supplierOut: [] }],
    offices: [{ stores: [0] }],
    arrangement: { reorder: [null], reserve: [null] },
  })
  refused("{ if_empty: wait }", "stocks.blank: “on_hand” is missing")
})
test("if empty, work waits or is lost", () => {
  expect(planOf("{ on_hand: 5, if_empty: lose }").stores[0]!.ifEmpty).toBe("lose")
  refused("{ on_hand: 5, if_empty: weep }", "stocks.blank.if_empty: “weep” is not possible here")
})

describe("orders", () => {
  test("(s, S), looked at all the time", () => {
    expect(
      planOf("{ on_hand: 5, reorder: { review: continuous, at: 40, up_to: 100, lead_time: 2 days } }").arrangement
        .reorder,
    ).toEqual([
      {
        review: 0,
        at: 40,
        order: { kind: "up to", level: 100 },
        leadTime: seconds(172_800),
        filled: { kind: "constant", value: 1 },
      },
    ])
  })
  test("(r, Q), looked at now and then, filled in part", () => {
    expect(
      planOf(
        "{ on_hand: 5, reorder: { review: 7 days, at: 10, amount: 30, lead_time: 9 days, filled: { uniform: 50 to 100 % } } }",
      ).arrangement.reorder[0],
    ).toMatchObject({
      review: 7 * 86_400,
      order: { kind: "amount", lot: 30 },
      filled: { kind: "uniform", low: 0.5, high: 1 },
    })
  })
  test("lead times may be working days", () => {
    expect(
      planOf("{ on_hand: 5, reorder: { at: 10, amount: 30, lead_time: { uniform: 3 to 14 working days } } }")
        .arrangement.reorder[0]!.leadTime,
    ).toEqual({ law: { kind: "uniform", low: 3, high: 14 }, unit: "working days" })
  })
  test("how much is said in one way", () => {
    refused(
      "{ on_hand: 5, reorder: { at: 10, lead_time: 9 days } }",
      "stocks.blank.reorder: “up_to” or “amount” is missing; one of them: up_to: 100, or amount: 30",
    )
    refused(
      "{ on_hand: 5, reorder: { at: 10, up_to: 50, amount: 30, lead_time: 9 days } }",
      "both “up_to” and “amount”",
    )
    refused(
      "{ on_hand: 5, reorder: { at: 100, up_to: 50, lead_time: 9 days } }",
      "stocks.blank.reorder.up_to: orders are placed at 100, and 50 is not above it; more than 100",
    )
    refused("{ on_hand: 5, reorder: { at: 10, amount: 0, lead_time: 9 days } }", "“0” is too few")
    refused("{ on_hand: 5, reorder: { at: 10, amount: 5 } }", "“lead_time” is missing")
    refused(
      "{ on_hand: 5, reorder: { at: 10, amount: 5, lead_time: 9 days, filled: 120 % } }",
      "“120 %” is more than all",
    )
  })
  const orders = (text: string, onHand = 3) => `{ on_hand: ${onHand}, reorder: { review: continuous, ${text} } }`
  test.each([
    [
      "nothing comes, and at once",
      "at: 1, up_to: 4, lead_time: 0 days, filled: 0 %",
      "filled: nothing comes of an order of 3 that is filled to 0 %, and with no lead time the next is placed at once, without end; a share of which at least a piece comes, or a lead time above 0 days",
    ],
    [
      "less than half a piece comes, and at once",
      "at: 5, amount: 3, lead_time: 0 days, filled: 10 %",
      "filled: nothing comes of an order of 3 that is filled to 10 %",
    ],
    [
      "now and then a piece comes, and at once",
      "at: 1_000_000, amount: 100, lead_time: 0 days, filled: { choice: { 0 %: 99 %, 1 %: 1 % } }",
      "filled: little comes of orders of 100",
    ],
    [
      "nothing comes, a moment later",
      "at: 1, up_to: 4, lead_time: 0.1 s, filled: 0 %",
      "filled: nothing comes of an order of 3 that is filled to 0 %, and the next are placed so soon; a larger share, or a longer lead time",
    ],
    [
      "a thousand million lots at once",
      "at: 1_000_000_000, amount: 1, lead_time: 1 day",
      "reorder.amount: 999_999_998 orders of 1 at one moment, until the position is above 1_000_000_000; at most 10_000 orders: an amount of 100_000 or more, or up_to",
    ],
  ])("refused, where they would be placed without end: %s", (_, text, message) => refused(orders(text), message))
  test("and too many for the work that waits, or that takes much at once", () => {
    const many = (sections: Record<string, string>, message: string) =>
      expect(
        problemsOf(office(orders("at: 5, amount: 2, lead_time: 1 day"), "", sections)).map((each) => each.format()),
      ).toEqual([expect.stringContaining(message)])
    many(
      { offices: "{ solo: { at_start: { serve: { jobs: 50_000 } } } }" },
      "stocks.blank.reorder.amount: 25_002 orders of 2",
    )
    const taking =
      "{ visit: { steps: [{ step: serve, with: counter, takes: 5 min, needs: [power, link], uses: { blank: 1_000_000 } }] } }"
    many({ services: taking }, "stocks.blank.reorder.amount: 500_000 orders of 2")
  })
  test("nor by a policy", () => {
    const policies = (filled: string) => ({
      policies: `{ safety-stock: { stock: blank, at: 5, up_to: 8, lead_time: 0 days, filled: ${filled} } }`,
    })
    const real = { policies: catalogue }
    expect(problemsOf(office("5", "", policies("0 %")), real).map((each) => each.format())).toEqual([
      expect.stringContaining("policies.safety-stock.filled: nothing comes of an order of 3 that is filled to 0 %"),
    ])
    expect(scenarioOf(office("5", "", policies("50 %")), real).policies).toHaveLength(1)
  })
  test("what ends is accepted", () => {
    for (const text of [
      "at: 1, up_to: 4, lead_time: 0 days",
      "at: 5, amount: 5, lead_time: 0 days, filled: 10 %",
      "at: 1, up_to: 4, lead_time: 0 days, filled: { uniform: 0 to 100 % }",
      "at: 1, up_to: 4, lead_time: 1 day, filled: 0 %",
      "at: 10_000, amount: 1, lead_time: 1 day",
    ])
      expect(planOf(orders(text)).arrangement.reorder).toHaveLength(1)
  })
  test("looks and deliveries may come often, but not all the time", () => {
    refused(
      "{ on_hand: 5, reorder: { review: 0.1 s, at: 1, up_to: 4, lead_time: 1 day } }",
      "reorder.review: about 4_320_000 looks in a run; at most 1_000_000: more time between",
    )
    refused(
      "{ on_hand: 5, deliveries: [{ every: { exponential: 0.1 s }, amount: 5 }] }",
      "deliveries.0.every: about 4_320_000 deliveries in a run",
    )
  })
  test("while the supplier is out, orders wait", () => {
    const out = "supplier_out: { up_for: { exponential: 200 days }, down_for: 60 days }"
    expect(
      planOf(`{ on_hand: 5, reorder: { at: 10, amount: 5, lead_time: 9 days, ${out} } }`).stores[0]!.supplierOut,
    ).toMatchObject([{ kind: "random", upFor: { kind: "exponential", mean: 200 * 86_400 }, clock: "always" }])
    refused(
      "{ on_hand: 5, reorder: { at: 10, amount: 5, lead_time: 9 days, supplier_out: { up_for: 200 days, down_for: 60 days, clock: busy } } }",
      "supplier_out",
    )
  })
})

describe("deliveries come unasked", () => {
  test("once, or again and again", () => {
    expect(
      planOf(
        "{ on_hand: 5, deliveries: [{ at: 2025-01-07 09:00, amount: 500 }, { every: 30 days, amount: { uniform: 500 to 10_000 } }] }",
      ).stores[0]!.deliveries,
    ).toEqual([
      { kind: "once", at: 86_400 + 9 * 3600, amount: { kind: "constant", value: 500 } },
      { kind: "every", every: seconds(30 * 86_400), amount: { kind: "uniform", low: 500, high: 10_000 } },
    ])
  })
  test("within the run, and not without end", () => {
    refused(
      "{ on_hand: 5, deliveries: [{ at: 2025-02-07 09:00, amount: 500 }] }",
      "deliveries.0.at: it lies outside the run",
    )
    refused(
      "{ on_hand: 5, deliveries: [{ every: 0 days, amount: 500 }] }",
      "deliveries.0.every: it would come again at once",
    )
    refused(
      "{ on_hand: 5, deliveries: [{ at: 2025-01-07 09:00, every: 2 days, amount: 5 }] }",
      "both at and every in one delivery",
    )
  })
})

describe("reserve", () => {
  const reserve = "{ on_hand: 5, reserve: { below: 50, for: [urgent] } }"
  test("below so many pieces it is kept for some classes", () => {
    expect(planOf(reserve, ", queue: { first: [urgent] }").arrangement.reserve).toEqual([{ below: 50, classes: [1] }])
  })
  test("each has a place of its own wherever the stock is used", () => {
    refused(
      reserve,
      "stocks.blank.reserve.for: at the step serve, which uses it, urgent waits among everyone else; queue: { first: [urgent] } at serve",
    )
    refused("{ on_hand: 5, reserve: { below: 50, for: [] } }", "stocks.blank.reserve.for: it is kept for nobody")
    refused(
      "{ on_hand: 5, reserve: { below: 50, for: [urgnt] } }",
      "there is no class of citizens “urgnt”; did you mean urgent?",
    )
  })
})

describe("places", () => {
  test("a store of each office, each region, or the nation", () => {
    const offices = {
      regions: "{ north: {}, south: {} }",
      offices: "{ a: { region: north, stocks: { blank: 7 } }, b: { region: north }, c: { region: south } }",
    }
    const plan = planOf("{ on_hand: 5, if_empty: lose }", "", offices)
    expect(plan.stores.map(({ stream, onHand, ifEmpty }) => [stream, onHand, ifEmpty])).toEqual([
      ["blank/a", 7, "lose"],
      ["blank/b", 5, "lose"],
      ["blank/c", 5, "lose"],
    ])
    const shared = { ...offices, offices: "{ a: { region: north }, b: { region: north }, c: { region: south } }" }
    expect(planOf("{ on_hand: 5, scope: region }", "", shared).offices.map((each) => each.stores)).toEqual([
      [0],
      [0],
      [1],
    ])
    expect(planOf("{ on_hand: 5, scope: nation }", "", shared).stores.map((each) => each.offices)).toEqual([[0, 1, 2]])
  })
})
