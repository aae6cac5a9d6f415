import { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { type Comer, clock, given, instant, story } from "../src/index.ts"

/* What follows what: steps, batches, backlogs, visits and what people come for. Ten minutes for everybody, nothing fails. */

const office = (steps: string, people: Readonly<Record<string, Comer>>, more: Readonly<Record<string, string>> = {}) =>
  given(people, { dependencies: "{}", services: `{ visit: { steps: [${steps}] } }`, ...more })
const bound = (text: string) => {
  const whole = story(text)
  return { run: whole.run, of: whole.of.bind(whole), tell: whole.tell.bind(whole), explain: whole.explain.bind(whole) }
}
const serve = "{ step: serve, with: counter, takes: 10 min }"
const visitor = (more: string) => `{ visitor: { wants: visit, arrive: { rate: 0 / h }, ${more} } }`

describe("a batch", () => {
  const batch = (more: string) =>
    `${serve}, { step: print, where: back office, with: printer, takes: 5 min, batch: { size: 3${more} } }`
  const resources = { resources: "{ counter: 9, printer: 9 }" }
  const people = { ana: "09:00", budi: "09:20", citra: "09:40" }

  test("starts when there are enough, because of the last of them", () => {
    const { explain } = bound(office(batch(""), people, resources))
    expect(explain("BatchReleased")).toEqual(["09:50 BatchReleased ← 09:50 StepEntered citra"])
    expect(explain("ServiceStarted").slice(3)).toEqual(
      ["ana", "budi", "citra"].map((name) => `09:50 ServiceStarted ${name} ← 09:50 BatchReleased`),
    )
  })
  test("starts when the first has waited long enough, with those who are there", () => {
    const { tell } = bound(office(batch(", at_most: 25 min"), people, resources))
    expect(tell("BatchReleased")).toEqual(["09:35 BatchReleased", "10:15 BatchReleased"])
    expect(tell("ServiceCompleted").slice(2)).toEqual([
      "09:40 ServiceCompleted ana",
      "09:40 ServiceCompleted budi",
      "09:50 ServiceCompleted citra", // at the counter
      "10:20 ServiceCompleted citra",
    ])
  })
  test("in working days: at the same clock time of the next opening date", () =>
    expect(
      bound(office(batch(", at_most: 1 working day"), { ana: "fri 09:00", budi: "09:00" }, resources)).tell(
        "BatchReleased",
      ),
    ).toEqual(["tue 09:10 BatchReleased"]))
  test("those who came at that instant are among them", () => {
    // Citra's service ends at 9.35.
    const { tell } = bound(office(batch(", at_most: 25 min"), { ...people, budi: "09:25" }, resources))
    expect(tell("BatchReleased")).toEqual(["09:35 BatchReleased", "10:15 BatchReleased"])
    expect(tell("ServiceStarted")).toContain("09:35 ServiceStarted budi")
  })
})

describe("a backlog at the start", () => {
  const printing = (jobs: string) => ({
    resources: "{ counter: 1, printer: 1 }",
    offices: `{ solo: { at_start: { print: ${jobs} } } }`,
  })
  const steps = `${serve}, { step: print, where: back office, with: printer, takes: 10 min }`

  test("is worked off from the first opening on, before what comes later", () => {
    const { tell, run } = bound(office(steps, { ana: "08:05" }, printing("{ jobs: 3 }")))
    const found = run.events.filter(({ type }) => type === EventType.JobFound)
    expect(found.map(({ time }) => time)).toEqual([0, 0, 0])
    expect(tell("ServiceCompleted").map((line) => line.split(" ")[0])).toEqual([
      "08:10",
      "08:15",
      "08:20",
      "08:30",
      "08:40",
    ])
  })
  test("of a step that comes later is people who have yet to come; the dead never do", () => {
    const collect = "{ step: collect, comes: 1 working day, with: counter, takes: 5 min }"
    const found = (dead: string) =>
      bound(
        office(
          `${serve}, ${collect}`,
          {},
          {
            resources: "{ counter: 9 }",
            offices: `{ solo: { at_start: { collect: { jobs: 2, dead: ${dead} } } } }`,
          },
        ),
      )
    const { tell } = found("0 %")
    expect(tell("VisitPlanned").map((line) => line.slice(0, 5))).toEqual(["00:00", "00:00"])
    expect(tell("CitizenCame").every((line) => line.startsWith("tue"))).toBe(true)
    expect(tell("ServiceCompleted")).toHaveLength(2)
    expect(found("100 %").tell("CitizenCame")).toEqual([])
  })
  test("the oldest first", () => {
    const { run } = bound(office(steps, { ana: "08:05" }, printing("{ jobs: 20, age: { uniform: 0 to 900 days } }")))
    const ages = run.events.filter(({ type }) => type === EventType.JobFound).map(({ hidden }) => hidden)
    expect(ages).toEqual([...ages].sort((a, b) => b - a))
    expect(new Set(ages).size).toBe(20)
  })
  test("the dead use the printer, and come to nothing", () => {
    const { explain } = bound(office(steps, { ana: "08:05" }, printing("{ jobs: 2, dead: 100 % }")))
    expect(explain("CitizenLeft").map((line) => line.slice(0, 5))).toEqual(["08:10", "08:20"])
    expect(explain("CitizenLeft")[0]).toMatch(/\(dead\) ← 08:10 ServiceCompleted/)
  })
})

describe("a step that comes later", () => {
  const collect = (comes: string) => `${serve}, { step: collect, comes: ${comes}, with: counter, takes: 5 min }`
  const by = {
    citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 09:00-09:01: 1 } } } }",
  }
  const day = (comes: string, at: string, more = {}) => {
    const { run } = bound(office(collect(comes), { ana: at }, { ...by, ...more }))
    const came = run.events.find(({ type }) => type === EventType.CitizenCame)
    return came === undefined ? null : clock(came.time).slice(0, 6)
  }

  test("is a new visit, so many working days later, at an hour of the class", () =>
    expect(day("2 working days", "09:00")).toBe("wed 09"))
  test("skips dates on which the office is closed", () =>
    expect(day("2 working days", "09:00", { hours: "{ mon-fri: 08:00-16:00, closed: [2025-01-07] }" })).toBe("thu 09"))
  test("after a delay in days: on the date of that instant, or else the next opening date", () => {
    expect(day("2 days", "09:00")).toBe("wed 09")
    expect(day("2 days", "09:00", { hours: "{ mon-fri: 08:00-16:00, closed: [2025-01-08] }" })).toBe("thu 09")
    expect(day("10 min", "09:00")).toBe("tue 09") // not on the same date
  })
  test("has a ticket, and patience, of its own", () => {
    const { run } = bound(office(collect("1 working day"), { ana: "09:00" }, by))
    const types = run.events.filter(({ subject }) => subject === 1).map(({ type }) => type)
    expect(types.filter((type) => type === EventType.CitizenArrived || type === EventType.CitizenCame)).toHaveLength(2)
    expect(run.events.filter(({ type }) => type === EventType.ServiceStarted).map(({ value }) => value)).toEqual([1, 1])
  })
})

describe("who came in vain", () => {
  const returning = (after: string) => ({
    citizens: `{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 09:00-09:01: 1 } }, returns: { chance: 100 %, after: ${after} } } }`,
  })
  const returnOf = (after: string, hours = "{ mon-fri: 08:00-16:00 }") => {
    const { run } = bound(office(serve, { ana: "15:55", budi: "15:56" }, { ...returning(after), hours }))
    return run.events
      .filter(({ type }) => type === EventType.CitizenReturned)
      .map(({ time }) => clock(time).slice(0, 6))
  }

  test("comes again after working days", () => expect(returnOf("1 working day")).toEqual(["tue 09"]))
  test("on the next opening date", () =>
    expect(returnOf("1 working day", "{ mon-fri: 08:00-16:00, closed: [2025-01-07] }")).toEqual(["wed 09"]))
  test("to an office that never closes, exactly after the delay", () => {
    const text = office(
      serve,
      { ana: "09:00", budi: { at: "09:01", patience: "5 min" } },
      {
        hours: "always",
        citizens: visitor("returns: { chance: 100 %, after: 3 h, at_most: 1 }"),
      },
    )
    expect(bound(text).of("budi", "CitizenLeft", "CitizenReturned")).toEqual([
      "09:06 CitizenLeft (patience)",
      "12:06 CitizenReturned",
    ])
  })
})

describe("a waiting room for nobody", () => {
  const none = "{ step: serve, with: counter, takes: 10 min, queue: { waiting_room: 0 } }"

  test("whoever finds all counters taken is turned away: Erlang's loss system", () => {
    const people = { ana: "09:00", budi: "09:05", citra: "09:06", dora: "09:10" }
    expect(
      bound(office(none, people, { resources: "{ counter: 2 }" })).tell("ServiceStarted", "CitizenTurnedAway"),
    ).toEqual([
      "09:00 ServiceStarted ana",
      "09:05 ServiceStarted budi",
      "09:06 CitizenTurnedAway citra",
      "09:10 ServiceStarted dora",
    ])
  })
  test("before a second step: whoever finds it full has come in vain", () => {
    const steps = `${serve.replace("counter", "desk")}, { step: pay, with: counter, takes: 20 min, queue: { waiting_room: 0 } }`
    const { explain } = bound(office(steps, { ana: "09:00", budi: "09:01" }, { resources: "{ desk: 2, counter: 1 }" }))
    expect(explain("CitizenLeft")).toEqual(["09:11 CitizenLeft budi (full) ← 09:11 StepEntered budi"])
  })
  test("a ticket that is given back is the next one's", () => {
    const { run } = bound(office(none, { ana: "09:00", budi: "09:05", citra: "09:10" }))
    expect(run.events.filter(({ type }) => type === EventType.ServiceStarted).map(({ value }) => value)).toEqual([1, 2])
  })
})

describe("appointments", () => {
  const by = (noShow: string) => ({
    hours: "{ mon: 08:00-10:00 }",
    citizens: `{ visitor: { wants: visit, arrive: { appointments: 4 / working day, no_show: ${noShow} } } }`,
  })

  test("stand in the middle of equal parts of opening time", () =>
    expect(
      bound(office(serve, {}, by("0 %")))
        .tell("CitizenArrived")
        .map((line) => line.slice(0, 5)),
    ).toEqual(["08:15", "08:45", "09:15", "09:45"]))
  test("that are not kept leave the counter idle", () => {
    const { tell } = bound(office(serve, {}, by("100 %")))
    expect(tell("NoShow").map((line) => line.slice(0, 5))).toEqual(["08:15", "08:45", "09:15", "09:45"])
    expect(tell("CitizenArrived", "ServiceStarted")).toEqual([])
  })
})

describe("a purpose", () => {
  const purposes = (share: string, deadline: string) => ({
    citizens: visitor(`purposes: { bank: { share: ${share}, deadline: ${deadline} } }`),
  })
  const stated = (share: string, deadline: string) => {
    const { run, explain } = bound(office(serve, { ana: "09:00" }, purposes(share, deadline)))
    const event = run.events.find(({ type }) => type === EventType.PurposeStated)
    return event === undefined ? null : [clock(event.hidden), explain("PurposeStated")]
  }

  test("is stated on the first visit, with the instant until which it holds", () => {
    const line = ["09:00 PurposeStated ana ← 09:00 CitizenArrived ana"]
    expect(stated("100 %", "2 days")).toEqual(["wed 09:00", line])
    expect(stated("100 %", "3 working days")).toEqual(["thu 09:00", line])
  })
  test("is nobody's where its share is nothing", () => expect(stated("0 %", "2 days")).toBeNull())
  test("is stated once, whatever the number of visits", () => {
    const text = office(
      serve,
      { ana: "15:55", budi: "15:56" },
      {
        citizens: visitor(
          "purposes: { bank: { share: 100 %, deadline: 9 days } }, returns: { chance: 100 %, after: 1 working day }",
        ),
      },
    )
    expect(bound(text).tell("PurposeStated")).toHaveLength(2)
  })
})

describe("the ways out of a step", () => {
  const then = (exits: string) =>
    `{ step: serve, with: counter, takes: 10 min, then: ${exits} }, { step: pay, with: counter, takes: 5 min }`
  const ways = (exits: string) =>
    bound(office(then(exits), { ana: "15:30" }))
      .of("ana")
      .slice(2)

  test("none drawn: the next step", () =>
    expect(ways("{ leave: 0 % }").slice(0, 2)).toEqual(["15:40 ServiceCompleted", "15:40 StepEntered"]))
  test("leave: in vain", () =>
    expect(ways("{ leave: 100 % }")).toEqual(["15:40 ServiceCompleted", "15:40 CitizenLeft (refused)"]))
  test("a step by name, and at once", () =>
    expect(ways("{ pay: 100 % }").slice(0, 3)).toEqual([
      "15:40 ServiceCompleted",
      "15:40 StepEntered",
      "15:40 ServiceStarted",
    ]))
  test("back to the head, before those who waited", () => {
    const text = office(
      "{ step: serve, with: counter, takes: 10 min, then: { serve: { share: 99.99 %, at: head } } }",
      {
        ana: "15:00",
        budi: "15:01",
      },
    )
    expect(bound(text).tell("ServiceStarted").slice(0, 3)).toEqual([
      "15:00 ServiceStarted ana",
      "15:10 ServiceStarted ana",
      "15:20 ServiceStarted ana",
    ])
  })
  test("back to the tail, behind them", () => {
    const text = office("{ step: serve, with: counter, takes: 10 min, then: { serve: 99.99 % } }", {
      ana: "15:00",
      budi: "15:01",
    })
    expect(bound(text).tell("ServiceStarted").slice(0, 3)).toEqual([
      "15:00 ServiceStarted ana",
      "15:10 ServiceStarted budi",
      "15:20 ServiceStarted ana",
    ])
  })
  test("after a delay: a new visit", () => {
    const text = office(then("{ pay: { share: 100 %, after: 1 working day } }"), { ana: "09:00" })
    const lines = bound(text).of("ana", "ServiceCompleted", "VisitPlanned", "CitizenCame")
    expect(lines.slice(0, 2)).toEqual(["09:10 ServiceCompleted", "09:10 VisitPlanned"])
    expect(lines[2]).toMatch(/^tue .* CitizenCame$/)
  })
})

test("deliveries of forms and people: those of one instant find them", () => {
  const text = office(
    "{ step: serve, with: counter, takes: 10 min, uses: { form: 1 } }",
    { ana: "09:00" },
    {
      stocks: `{ form: { on_hand: 0, if_empty: lose, deliveries: [{ at: ${instant("09:00")}, amount: 1 }] } }`,
    },
  )
  expect(bound(text).of("ana").at(-1)).toBe("09:10 ServiceCompleted")
})
