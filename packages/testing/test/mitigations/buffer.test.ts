import { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { down, instant } from "../../src/index.ts"
import { told } from "./told.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

/** Ten minutes and a blank for each; when they are gone, people wait for more. */
const services =
  "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], uses: { blank: 1 }, queue: { at_closing: stay } }] } }"

describe("safety-stock", () => {
  const people = { ana: "09:00", budi: "09:01", citra: "09:02", dora: "09:03" }
  const one = { services, stocks: "{ blank: 1 }" }
  const starts = (policies: string, fails: Parameters<typeof told>[1] = {}) =>
    told(people, fails, policies, one).tell("ServiceStarted")
  const order = (more: string) => `safety-stock: { stock: blank, at: 0, up_to: 5, lead_time: 1 h${more} }`

  test("what was ordered when the last was taken comes after its lead time", () => {
    expect(starts("")).toEqual(["09:00 ServiceStarted ana"])
    expect(starts(order(""))).toEqual([
      "09:00 ServiceStarted ana",
      "10:00 ServiceStarted budi",
      "10:10 ServiceStarted citra",
      "10:20 ServiceStarted dora",
    ])
  })

  test("blanks lie idle while the power is out", () =>
    expect(starts(order(""), { power: [down("08:00", "fri 18:00")] })).toEqual([]))

  test("a rationed order brings less, and the rest has to be ordered again", () => {
    // 40 % of 5 are 2 at 10:00. Three wait then, so the position is −1, 6 are ordered, and 40 % of them are 2 at 11:00.
    expect(starts(order(", filled: 40 %"))).toEqual([
      "09:00 ServiceStarted ana",
      "10:00 ServiceStarted budi",
      "10:10 ServiceStarted citra",
      "11:00 ServiceStarted dora",
    ])
  })
})

describe("transfers", () => {
  const lending = "transfers: { stock: blank, lend_above: 5, ask_at: 0, amount: 3, takes: 1 h }"
  /** South has one blank and two visitors; north has so many. */
  const offices = (north: number, more = "") => ({
    services,
    stocks: "{ blank: 1 }",
    offices: `{ north: { stocks: { blank: ${north} } }, south: {}${more} }`,
    people: `{ ana: { class: visitor, arrives: ${instant("09:00")}, office: south }, budi: { class: visitor, arrives: ${instant("09:01")}, office: south } }`,
  })

  test("an office that has run out gets some from one that has more than it needs", () => {
    const { tell } = told({}, {}, lending, offices(10))
    expect(tell("ServiceStarted")).toEqual(["09:00 ServiceStarted ana", "10:00 ServiceStarted budi"])
  })

  test("nothing is lent by an office that needs it itself, nor where there is one office", () => {
    expect(told({}, {}, lending, offices(5)).tell("StockSent")).toEqual([])
    const { tell } = told({ ana: "09:00", budi: "09:01" }, {}, lending, { services, stocks: "{ blank: 1 }" })
    expect(tell("StockSent", "CommandRefused")).toEqual([])
  })

  test("the lender is left with what is above the limit, and no more than is asked for is sent", () => {
    const sent = (north: number) =>
      told({}, {}, lending, offices(north)).run.events.filter(({ type }) => type === EventType.StockSent)
    expect(sent(7).map(({ value }) => value)).toEqual([2])
    expect(sent(100).map(({ value }) => value)).toEqual([3])
  })

  test("two that ask at once do not get the same blank twice", () => {
    // At opening on Monday both have none; the north spares 4, of which the first to ask gets 3.
    const both = offices(9, ", west: {}")
    const { run } = told({}, {}, lending, { ...both, stocks: "{ blank: 0 }" })
    const sent = run.events.filter(({ type, time }) => type === EventType.StockSent && time === 8 * 3600)
    expect(sent.map(({ value }) => value)).toEqual([3, 1])
  })
})

describe("rationing", () => {
  const classes = {
    services,
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, first-card: { like: visitor, arrive: { rate: 0 / h } } }",
  }
  const people = {
    ana: "09:00",
    budi: "09:01",
    citra: { at: "09:02", class: "first-card" },
  }
  const rationing = (below: number) => `rationing: { stock: blank, below: ${below}, classes: [first-card] }`
  const starts = (policies: string, blanks: number) =>
    told(people, {}, policies, { ...classes, stocks: `{ blank: ${blanks} }` })
      .tell("ServiceStarted")
      .map((line) => line.replace(" ServiceStarted", ""))

  test("the last blank is kept for those it is kept for, whoever came before", () => {
    expect(starts("", 2)).toEqual(["09:00 ana", "09:10 budi"])
    expect(starts(rationing(1), 2)).toEqual(["09:00 ana", "09:10 citra"])
  })
  test("with enough for all nobody is refused", () => expect(starts(rationing(1), 100)).toHaveLength(3))
  test("the others wait while blanks are there", () => {
    // Of three two are kept: Ana takes the one that is free, Citra one that is kept, and Budi may not have the last.
    expect(starts(rationing(2), 3)).toEqual(["09:00 ana", "09:10 citra"])
  })
})
