import { describe, expect, test } from "vitest"
import { given, measured } from "../src/index.ts"

const MINUTE = 60
const HOUR = 3600
const clock = (text: string) => Number(text.slice(0, 2)) * HOUR + Number(text.slice(3)) * MINUTE
const at = (text: string) => ({ kind: "instant", at: clock(text) }) as const
const empty = { kind: "empty", stock: 0, nth: 1 } as const

/** One counter; ten minutes and a card for everybody. */
const cards = (stock: string, more = "") => ({
  run: "{ from: 2025-01-06, for: 1 days }",
  services: `{ visit: { steps: [{ step: print, with: counter, takes: 10 min, uses: { card: 1 }${more} }] } }`,
  dependencies: "{}",
  stocks: `{ card: ${stock} }`,
})
const three = { ana: "08:00", budi: "08:30", citra: "09:00" }
const arrives = (clock: string, amount: number) => `deliveries: [{ at: 2025-01-06 ${clock}, amount: ${amount} }]`

describe("a stock that runs out", () => {
  // Ana takes a card at 8.00, Budi the last one at 8.30; Citra waits from 9.00 until five come at 9.20.
  const waits = given(three, cards(`{ on_hand: 2, if_empty: wait, ${arrives("09:20", 5)} }`))

  test("on hand, over time and at a moment", () => {
    expect(measured(waits, "on_hand", { of: "card", at: at("08:00") })).toBe(1)
    expect(measured(waits, "on_hand", { of: "card", at: { kind: "end" } })).toBe(4)
    expect(measured(waits, "on_hand", { of: "card", take: "min" })).toBe(0)
    expect(measured(waits, "on_hand", { of: "card" })).toBeCloseTo((2 * 8 + 0.5 + 4 * (24 - 9 - 1 / 3)) / 24, 12)
    expect(measured(waits, "stockout_share", { of: "card" })).toBeCloseTo(50 / (24 * 60), 12)
  })

  test("until empty, since a moment", () => {
    expect(measured(waits, "time_until_empty", { of: "card" })).toBe(clock("08:30"))
    expect(measured(waits, "time_until_empty", { of: "card", since: at("08:10") })).toBe(20 * MINUTE)
    expect(measured(waits, "time_until_empty", { of: "card", since: at("08:45") })).toBe(0)
    expect(measured(waits, "time_until_empty", { of: "card", since: at("10:00") })).toBe(Infinity)
  })

  test("two of three found a card when they came; nobody is lost", () => {
    expect(measured(waits, "fill_rate", { of: "card" })).toBeCloseTo(2 / 3, 12)
    expect(measured(waits, "lost", { of: "card" })).toBe(0)
    expect(measured(waits, "hours_waited")).toBe(20 * MINUTE)
  })

  test("the moment of it is that of the run itself", () => {
    expect(measured(waits, "completed", { of: "print", at: empty })).toBe(1) // Budi is still at the counter
    const since = { kind: "between", from: empty, until: { kind: "end" } } as const
    expect(measured(waits, "completed", { of: "print", during: since })).toBe(2)
    expect(measured(waits, "completed", { of: "print", at: { ...empty, nth: 2 } })).toBeNaN()
  })

  test("those who find nothing may be lost instead", () => {
    const lose = given(three, cards("{ on_hand: 2, if_empty: lose }"))
    expect(measured(lose, "lost", { of: "card" })).toBe(1)
    expect(measured(lose, "fill_rate", { of: "card" })).toBeCloseTo(2 / 3, 12)
    expect(measured(lose, "unserved")).toBe(1)
  })
})

test("all who wait for one delivery have waited for it, those who come later have not", () => {
  const people = { ana: "08:00", budi: "08:00", citra: "08:00", dewi: "12:00" }
  const text = given(people, {
    ...cards(`{ on_hand: 0, if_empty: wait, ${arrives("08:30", 9)} }`),
    services: "{ visit: { steps: [{ step: print, takes: 10 min, uses: { card: 1 } }] } }",
    resources: "{}",
  })
  expect(measured(text, "fill_rate", { of: "card" })).toBe(1 / 4)
})

test("a card that somebody before is waiting for is not at hand", () => {
  // At eight there are two cards and one counter: Ana takes one, Budi's lies there while he waits, Citra's does not.
  const people = { ana: "08:00", budi: "08:01", citra: "08:02" }
  const text = given(people, cards(`{ on_hand: 2, if_empty: wait, ${arrives("08:05", 9)} }`))
  expect(measured(text, "fill_rate", { of: "card" })).toBeCloseTo(2 / 3, 12)
})

test("orders are counted by the day", () => {
  // Each card taken is ordered again: three orders in a day.
  const text = given(three, cards("{ on_hand: 4, reorder: { review: continuous, at: 3, up_to: 4, lead_time: 1 h } }"))
  expect(measured(text, "orders_per_day", { of: "card" }) * 24).toBeCloseTo(3, 12)
})

test("a spoiled piece costs another one", () => {
  const spoils =
    "{ visit: { steps: [{ step: print, with: counter, takes: 10 min, uses: { card: { amount: 2, spoiled: 100 % } } }] } }"
  const text = given({ ana: "08:00" }, { ...cards("{ on_hand: 6, if_empty: lose }"), services: spoils })
  expect(measured(text, "spoiled", { of: "card" })).toBe(6)
  expect(measured(text, "completed", { of: "print" })).toBe(0)
  expect(measured(text, "lost", { of: "card" })).toBe(1)
})
