import { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { clock, type Comer, down, given, instant, story } from "../src/index.ts"

/* One form for each, ten minutes for everybody at one of nine counters. What is ordered, and what comes, is worked out by hand. */

const office = (form: string, people: Readonly<Record<string, Comer>>, more: Readonly<Record<string, string>> = {}) =>
  given(people, {
    resources: "{ counter: 9 }",
    dependencies: "{}",
    services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: 1 } }] } }",
    stocks: `{ form: ${form} }`,
    ...more,
  })

/** Orders and deliveries, with how many pieces. */
const supply = (text: string, ...more: readonly (keyof typeof EventType)[]) => {
  const types: ReadonlySet<EventType> = new Set(
    (["StockOrdered", "StockDelivered", ...more] as const).map((name) => EventType[name]),
  )
  return story(text)
    .run.events.filter(({ type }) => types.has(type))
    .map(({ type, time, value }) => {
      const name = type === EventType.StockOrdered ? "ordered" : type === EventType.StockDelivered ? "came" : "looked"
      return `${clock(time)} ${name}${name === "looked" ? "" : ` ${value}`}`
    })
}
/** So many people at a time of the clock, by names of their own. */
const crowd = (people: number, at: string): Record<string, Comer> =>
  Object.fromEntries(Array.from({ length: people }, (_, i) => [`p${at.replace(/\W/g, "")}-${i}`, at]))
const served = (text: string) =>
  story(text)
    .tell("ServiceStarted")
    .map((line) => line.slice(0, 5).trim())

describe("looked at all the time", () => {
  const upTo = (onHand: number, more = "") =>
    `{ on_hand: ${onHand}, reorder: { review: continuous, at: 3, up_to: 10, lead_time: 1 h${more} } }`
  const lots = (onHand: number, more = "") =>
    `{ on_hand: ${onHand}, reorder: { review: continuous, at: 3, amount: 4, lead_time: 1 h${more} } }`

  test("up to a level: once the position is at the point of order, and it fills it", () => {
    expect(supply(office(upTo(5), { ana: "09:00", budi: "09:10", citra: "09:20" }))).toEqual([
      "09:10 ordered 7", // three are left
      "10:10 came 7",
    ])
  })
  test("not above it", () => expect(supply(office(upTo(5), { ana: "09:00" }))).toEqual([]))
  test("at the start, where there is too little, though nobody has come yet", () => {
    expect(supply(office(upTo(2), { ana: "09:00" }), "StockReviewed")).toEqual([
      "00:00 looked",
      "00:00 ordered 8",
      "01:00 came 8",
    ])
    expect(supply(office(upTo(3), { ana: "09:00" }))[0]).toBe("00:00 ordered 7") // at the point of order
    expect(supply(office(upTo(4), { ana: "tue 09:00" }), "StockReviewed")[0]).toBe("tue 09:00 ordered 7") // above it
  })
  test("not at the start, where a delivery comes first", () => {
    const delivered = upTo(2).replace("on_hand: 2,", "on_hand: 2, deliveries: [{ at: 2025-01-06 00:00, amount: 9 }],")
    expect(supply(office(delivered, { ana: "09:00" }))).toEqual(["00:00 came 9"])
  })
  test("those who wait are demand: of the six that come at once the two that find none count", () =>
    expect(supply(office(upTo(4), crowd(6, "09:00")))[0]).toBe("09:00 ordered 12"))
  test("in lots: as many as bring the position above the point", () => {
    // One is left of five: a lot makes five.
    expect(supply(office(lots(5), crowd(4, "09:00")))).toEqual(["09:00 ordered 4", "10:00 came 4"])
    // Six wait for four pieces and the position is −2: two lots.
    expect(supply(office(lots(4), crowd(6, "09:00"))).slice(0, 2)).toEqual(["09:00 ordered 4", "09:00 ordered 4"])
  })
  test("what is on order counts: nothing more is ordered for it", () =>
    expect(supply(office(lots(4), { ana: "09:00", budi: "09:10" }))).toEqual(["09:00 ordered 4", "10:00 came 4"]))
  test("whoever is interrupted has taken a piece, and is no demand", () => {
    const text = office(
      upTo(5),
      { ana: "09:00" },
      {
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power], uses: { form: 1 }, when: { failure: resume at tail } }] } }",
        dependencies: `{ power: { fails: [${down("09:05", "09:30")}] } }`,
      },
    )
    expect(supply(text)).toEqual([])
  })
  test("a short delivery: the rest is forgotten, and ordered again if need be", () => {
    // Half of seven come, rounded: four, and seven are there then, which is above three.
    expect(supply(office(upTo(4, ", filled: { uniform: 50 to 50 % }"), { ana: "09:00" }))).toEqual([
      "09:00 ordered 7",
      "10:00 came 4",
    ])
    expect(supply(office(upTo(4, ", filled: { uniform: 0 to 0 % }"), { ana: "09:00" })).slice(0, 3)).toEqual([
      "09:00 ordered 7",
      "10:00 came 0",
      "10:00 ordered 7",
    ])
  })
  test("while the supplier is out, the lead time has not begun", () => {
    const out = (until: string) => `, supplier_out: ${down("08:00", until)}`
    expect(supply(office(upTo(4, out("11:30")), { ana: "09:00" }))).toEqual(["09:00 ordered 7", "12:30 came 7"])
    expect(supply(office(upTo(4, out("09:00")), { ana: "09:00" }))).toEqual(["09:00 ordered 7", "10:00 came 7"])
  })
  test("an order that is under way when the supplier goes out comes all the same", () =>
    expect(supply(office(upTo(4, `, supplier_out: ${down("09:30", "15:00")}`), { ana: "09:00" }))[1]).toBe(
      "10:00 came 7",
    ))
})

describe("looked at now and then", () => {
  const daily = (onHand: number, more = "") =>
    `{ on_hand: ${onHand}, reorder: { review: 1 day, at: 3, up_to: 10, lead_time: 1 h }${more} }`

  test("from the start of the run on, and ordered only then", () => {
    expect(supply(office(daily(4), { ana: "09:00", budi: "09:00" }), "StockReviewed").slice(0, 4)).toEqual([
      "00:00 looked",
      "tue 00:00 looked",
      "tue 00:00 ordered 8",
      "tue 01:00 came 8",
    ])
  })
  test("deliveries of that instant come first", () => {
    const delivered = `, deliveries: [{ at: ${instant("tue 00:00")}, amount: 6 }]`
    expect(supply(office(daily(4, delivered), { ana: "09:00", budi: "09:00" })).slice(0, 2)).toEqual([
      "tue 00:00 came 6",
    ])
  })
  test("those who wait are demand then, too", () => {
    const form = "{ on_hand: 0, reorder: { review: 1 day, at: 3, up_to: 10, lead_time: 2 days } }"
    const text = office(form, crowd(8, "09:00"), {
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: 1 }, queue: { at_closing: stay } }] } }",
    })
    // On Tuesday ten are on order, and eight wait: the position is 2.
    expect(supply(text).slice(0, 3)).toEqual(["00:00 ordered 10", "tue 00:00 ordered 8", "wed 00:00 came 10"])
  })
})

describe("what comes unasked", () => {
  const weekly = "{ on_hand: 0, deliveries: [{ every: 1 day, amount: 2 }] }"

  test("comes after each interval from the start on", () =>
    expect(supply(office(weekly, { ana: "09:00" })).slice(0, 2)).toEqual(["tue 00:00 came 2", "wed 00:00 came 2"]))
  test("is taken by those who wait, in their order", () => {
    const text = office(
      `{ on_hand: 0, deliveries: [{ at: ${instant("10:00")}, amount: 2 }, { at: ${instant("11:00")}, amount: 1 }] }`,
      {
        ana: "09:00",
        budi: "09:01",
        citra: "09:02",
      },
    )
    expect(story(text).tell("ServiceStarted")).toEqual([
      "10:00 ServiceStarted ana",
      "10:00 ServiceStarted budi",
      "11:00 ServiceStarted citra",
    ])
  })
})

describe("nothing left", () => {
  test("wait: until some comes", () =>
    expect(
      served(office(`{ on_hand: 1, deliveries: [{ at: ${instant("10:00")}, amount: 5 }] }`, crowd(3, "09:00"))),
    ).toEqual(["09:00", "10:00", "10:00"]))
  test("lose: whoever finds none goes home, and those who come when there is some are served", () => {
    const people = { ana: "09:00", budi: "09:00", citra: "09:59", dora: "10:00" }
    const text = office(`{ on_hand: 1, if_empty: lose, deliveries: [{ at: ${instant("10:00")}, amount: 5 }] }`, people)
    expect(story(text).tell("ServiceStarted", "CitizenLeft")).toEqual([
      "09:00 ServiceStarted ana",
      "09:00 CitizenLeft budi (outOfStock)",
      "09:59 CitizenLeft citra (outOfStock)",
      "10:00 ServiceStarted dora",
    ])
  })
  test("the log says so when the last is taken", () =>
    expect(story(office("{ on_hand: 2 }", { ana: "09:00", budi: "09:01" })).explain("StockDepleted")).toEqual([
      "09:01 StockDepleted ← 09:01 StockTaken",
    ]))
  test("several pieces for one: who finds too few waits, and takes none", () => {
    const text = office(
      `{ on_hand: 3, deliveries: [{ at: ${instant("10:00")}, amount: 1 }] }`,
      { ana: "09:00", budi: "09:01" },
      {
        services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: 2 } }] } }",
      },
    )
    expect(served(text)).toEqual(["09:00", "10:00"])
  })
})

describe("kept back for some", () => {
  const classes = {
    citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elder: { like: visitor } }",
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: 1 }, queue: { first: [elder] } }] } }",
  }
  const kept = "{ on_hand: 3, reserve: { below: 2, for: [elder] } }"

  test("the last two are theirs", () => {
    const people = {
      ana: "09:00",
      budi: "09:01",
      vera: { at: "09:02", class: "elder" },
      wati: { at: "09:03", class: "elder" },
    }
    expect(story(office(kept, people, classes)).tell("ServiceStarted")).toEqual([
      "09:00 ServiceStarted ana",
      "09:02 ServiceStarted vera",
      "09:03 ServiceStarted wati",
    ])
  })
})

test("a job that is dead takes nothing from stock", () => {
  const text = given(
    {},
    {
      resources: "{ counter: 1 }",
      dependencies: "{}",
      services:
        "{ visit: { steps: [{ step: serve, where: back office, with: counter, takes: 10 min, uses: { form: 1 } }] } }",
      stocks: "{ form: 5 }",
      offices: "{ solo: { at_start: { serve: { jobs: 3, dead: 100 % } } } }",
    },
  )
  expect(story(text).tell("StockTaken")).toEqual([])
  expect(story(text).tell("ServiceCompleted")).toHaveLength(3)
  expect(story(text).tell("CitizenLeft")).toHaveLength(3)
})

test("a spoiled piece costs another, and the time again, for whoever is next at the head", () => {
  const text = office(
    "{ on_hand: 2 }",
    { ana: "09:00" },
    {
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: { amount: 1, spoiled: 100 % } } }] } }",
    },
  )
  // Both pieces are spoiled, and Ana waits for a third at closing.
  expect(story(text).tell("ServiceStarted", "WorkSpoiled", "CitizenLeft")).toEqual([
    "09:00 ServiceStarted ana",
    "09:10 WorkSpoiled ana",
    "09:10 ServiceStarted ana",
    "09:20 WorkSpoiled ana",
    "16:00 CitizenLeft ana (closing)",
  ])
})
