import { EventType, type Policy } from "@tangguh/office"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { caseOf, down, given, story } from "../src/index.ts"
import { sameLog } from "../src/slow/same-log.ts"
import { told } from "./mitigations/told.ts"

/* What the comparison of the two simulators has found. */

/* Names are part of where draws are kept: a file found is left as it was found. */
const files: Readonly<Record<string, readonly [seed: string, text: string]>> = {
  "a letter at a counter ended the patience of those who waited there": [
    "s916",
    `tangguh: 1
title: Generated
run: { from: 2025-01-06, for: 1 days }
stocks:
  form: 1
services:
  serve-resident: { steps: [{ step: step-resident, takes: 1 min }, { step: check-resident, takes: 1 min, uses: { form: { spoiled: 1 % } } }] }
citizens:
  resident: { wants: serve-resident, arrive: { rate: 1 / h } }
today:
  temporary-letter: { valid: 1 min }
`,
  ],
  "a repair that takes no days took one": [
    "s618",
    `tangguh: 1
title: Generated
run: { from: 2025-01-03, for: 1 days }
offices:
  south: {}
dependencies:
  link: { fails: [{ up_for: 1 h, down_for: 1 h }], backups: [{ generator: { start: 0 min, damage: 7 % } }] }
services:
  serve-resident: { steps: [{ step: step-resident, takes: 1 min, needs: [link] }] }
citizens:
  resident: { wants: serve-resident, arrive: { pool: 1, each: 1 % / working day } }
`,
  ],
  "who came after a dead job drew the work of a second pass": [
    "s616",
    `tangguh: 1
title: Generated
run: { from: 2025-01-03, for: 2 days }
offices:
  north: { at_start: { print-trader: { jobs: 5, dead: 24 % } } }
services:
  serve-trader: { steps: [{ step: print-trader, takes: { lognormal: { mean: 1 working day, cv: 1 } } }] }
citizens:
  trader: { wants: serve-trader, arrive: { rate: 1 / working day } }
`,
  ],
  "a record had the spoiled pieces of whoever was in its place before": [
    "s735",
    `tangguh: 1
title: Generated
run: { from: 2025-01-06, for: 4 days }
offices:
  south: {}
dependencies:
  link: { scope: nation, fails: [{ planned: { first: 2025-01-06 08:00, every: 1 days, for: 1 min } }], backups: [{ generator: { start: 0 min, damage: 38 %, repair: 1 working day } }] }
stocks:
  form: { on_hand: 0, reorder: { at: 1, amount: 1, lead_time: 1 h } }
services:
  serve-resident: { steps: [{ step: step-resident, takes: 1 min, needs: [link], uses: { form: { spoiled: 8 % } } }, { step: check-resident, takes: 0.5 working days }] }
citizens:
  resident: { wants: serve-resident, arrive: { rate: 1 / h } }
today:
  offline-capture: { loss: 13 % }
`,
  ],
}

describe("files on which they differed", () => {
  test.each(Object.entries(files))("%s", (_, [seed, text]) =>
    fc.assert(sameLog(fc.constant(caseOf(text, seed))), { numRuns: 1 }),
  )
})

describe("served at home", () => {
  const mobile = "mobile-unit: { for: [serve], every: 1 working days, each: 20 min, most: 1 }"
  const citizens =
    "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 07:00-07:01: 1 } }, returns: { chance: 100 %, after: 2 working days } } }"
  const power = [down("08:00", "18:00")]
  const of = (next: string) => {
    const steps = `[{ step: serve, with: counter, takes: 10 min, needs: [power, link] }, { step: next, ${next} }]`
    return told({ ana: "09:00" }, { power }, mobile, { citizens, services: `{ visit: { steps: ${steps} } }` })
  }

  test("who has to come to a counter next does so by a visit of its own", () => {
    const next = of("with: counter, takes: 10 min")
    const story = next.of("ana", "ServedAtHome", "StepEntered", "VisitPlanned", "CitizenCame", "ServiceStarted")
    expect(story.map((line) => line.replace(/\d\d:\d\d\S*/, "…"))).toEqual([
      "tue … ServedAtHome",
      "tue … VisitPlanned",
      "thu … CitizenCame",
      "thu … ServiceStarted",
    ])
  })
  test("what follows in the back office does so at once, without a ticket of somebody else", () => {
    const { events } = of("where: back office, takes: 10 min").run
    const served = events.find(({ type }) => type === EventType.ServedAtHome)!
    const [entered, started] = events.filter(
      ({ number, subject }) => number > served.number && subject === served.subject,
    )
    expect([entered.type, entered.time, started.type]).toEqual([
      EventType.StepEntered,
      served.time,
      EventType.ServiceStarted,
    ])
  })
})

test("who phones asks about the step that they come for", () => {
  const steps =
    "[{ step: serve, with: counter, takes: 10 min, needs: [power] }, { step: collect, comes: 1 working day, with: counter, takes: 10 min, needs: [link] }]"
  const { of } = told(
    { ana: "09:00" },
    { power: [down("tue 07:00", "tue 18:00")] },
    "hotline: { reach: 100 %, calls_first: 100 %, lead: 30 min, call: 3 min }",
    {
      services: `{ visit: { steps: ${steps} } }`,
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 10:00-11:00: 1 } } } }",
    },
  )
  expect(of("ana", "ReturnAvoided", "CitizenCame").map((line) => line.split(" ").at(-1))).toEqual(["CitizenCame"])
})

describe("an office in overtime closes when the last who wait are sent elsewhere", () => {
  const all = Array.from(
    { length: 12 },
    (_, i) => `p${i}: { class: visitor, arrives: 2025-01-06 15:00, office: south }`,
  )
  const fails = [down("09:00", "10:00"), down("16:30", "18:00")].join(", ")
  const towns = {
    regions: "{ east: {} }",
    offices: `{ north: { region: east, hours: { mon-fri: 08:00-18:00 } }, south: { region: east, dependencies: { power: { fails: [${fails}] } } } }`,
    people: `{ ${all.join(", ")} }`,
  }
  const overtime = "overtime: { hours: 1 h, fatigue: 1 }"

  test("at once", () => {
    const { tell } = told({}, {}, `${overtime}, redirect: { to: north, after: 0 min }`, towns)
    expect(tell("OvertimeStarted", "RedirectStarted", "OfficeClosed").slice(1, 4)).toEqual([
      "16:00 OvertimeStarted",
      "16:30 RedirectStarted",
      "16:30 OfficeClosed",
    ])
  })
  test("because of that, even if it was to stay open longer by then", () => {
    const [north, south] = [0, 1]
    const both: Policy = {
      name: "both",
      listensTo: [EventType.DependencyFailed],
      decide: (_, { time }) => [
        { kind: "redirect", office: south, to: north, travel: 600 },
        { kind: "extend hours", office: south, until: time + 7200, slow: 1 },
      ],
    }
    const dependencies = "{ power: { fails: [] }, link: { fails: [] } }"
    const { events } = story(given({}, { dependencies, ...towns, policies: `{ ${overtime} }` }), [both]).run
    const of = (type: EventType) => events.filter((each) => each.type === type && each.office === south)
    const closed = of(EventType.OfficeClosed)[0]
    expect(closed.time).toBe(of(EventType.CitizenRedirected).at(-1)!.time)
    expect(closed.cause).toBe(of(EventType.CitizenRedirected).at(-1)!.number)
    expect(of(EventType.HoursExtended).at(-1)!.time).toBe(closed.time)
  })
})

test("a record of one step that fills the buffer stops the work of another that needs room in it", () => {
  // Both are served offline. Ana's record, at 9:10, takes the only place; what Budi is served with needs it, too.
  const whole = story(
    given(
      { ana: { at: "09:00", class: "short" }, budi: { at: "09:00", class: "long" } },
      {
        resources: "{ counter: 1, desk: 1 }",
        services: `{ quick: { steps: [{ step: quick, with: counter, takes: 10 min, needs: [link], when: { failure: resume } }] },
          slow: { steps: [{ step: slow, with: desk, takes: 30 min, needs: [link], when: { failure: resume } }] } }`,
        dependencies: `{ link: { scope: nation, fails: [${down("08:30", "11:00")}] } }`,
        citizens:
          "{ short: { wants: quick, arrive: { rate: 0 / h } }, long: { wants: slow, arrive: { rate: 0 / h } } }",
        today: "{ offline-capture: { steps: [quick, slow], without: [link], buffer: 1, loss: 0 %, duplicate: 0 % } }",
      },
    ),
  )
  expect(whole.of("ana").slice(1, 3)).toEqual(["09:00 ServiceStarted", "09:10 ServiceCompleted"])
  expect(whole.of("budi").slice(1, 4)).toEqual([
    "09:00 ServiceStarted",
    "09:10 ServiceInterrupted",
    "11:00 ServiceResumed",
  ])
})
