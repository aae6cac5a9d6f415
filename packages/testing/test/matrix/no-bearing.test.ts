import { describe, expect, test } from "vitest"
import { down } from "../../src/index.ts"
import { type Cause, causes, columns, legalRules, marksOf, matrix, type State, states } from "./matrix.ts"
import { happens, type Setting, write } from "./office.ts"

/*
 * Where a rule has no bearing, the same happens whatever it is. Doors open at 10.00; what happens begins at 10.10 and is over at 10.50.
 * Rudi's errand needs the counter and nothing else.
 */

type Scene = readonly [means: string, setting: Setting, happens: readonly string[]]

const shifts = (...units: readonly (readonly [hours: string, units: number])[]) =>
  `[${units.map(([hours, count]) => `{ days: mon-fri, hours: ${hours}, count: ${count} }`).join(", ")}]`
const none = `{ count: 1, shifts: ${shifts(["10:00-10:10", 1], ["10:10-10:50", 0], ["10:50-16:00", 1])} }`
const broken = `{ count: 1, fails: [${down("10:10", "10:50")}] }`
const pause = "10:00-10:10 and 10:50-16:00"
const overnight = "{ mon: 10:00-10:10, tue: 10:00-16:00 }"
const rudi = { at: "09:50", class: "runner" }
const elder = { at: "10:10", class: "elder" }
const dead = { power: down("10:05", "10:30") }
const outage = { link: down("10:10", "10:50") }
const stays = "{ at_closing: stay }"
const preempts = "{ first: [elder], preempt: true }"
/** A piece of paper for each; one is there, and another comes at 10.50. */
const paper = (ifEmpty = "wait") => ({
  step: ", uses: { form: 1 }",
  more: { stocks: `{ form: { on_hand: 1, if_empty: ${ifEmpty}, deliveries: [{ at: 2025-01-06 10:50, amount: 1 }] } }` },
})

/** Served for half an hour from 10.00, and interrupted five minutes later until 10.30 by something else. */
const interruptedAna = [
  "09:50 CitizenArrived ana",
  "10:00 ServiceStarted ana ← 10:00 OfficeOpened",
  "10:05 ServiceInterrupted ana ← 10:05 DependencyFailed power",
]
const servedRudi = [
  "10:00 ServiceStarted rudi ← 10:00 OfficeOpened",
  "10:30 ServiceCompleted rudi ← 10:00 ServiceStarted rudi",
]
/** Waits from 9.50 on, and runs out of patience at 10.10. */
const [impatient, gaveUp] = [
  { at: "09:50", patience: "20 min" },
  "10:10 CitizenLeft ana (patience) ← 09:50 CitizenArrived ana",
]
/** Waits for ten minutes, is served for five, and waits again for five. */
const [interruptedImpatient, gaveUpInterrupted] = [
  { at: "09:50", patience: "15 min" },
  "10:10 CitizenLeft ana (patience) ← 10:05 ServiceInterrupted ana",
]

/** While Rudi has the counter, and after him. */
const behindRudi = (
  more: Omit<Setting, "people">,
  ...then: readonly string[]
): readonly [Setting, readonly string[]] => [
  { ...more, people: { rudi, ana: "09:55" } },
  ["09:50 CitizenArrived rudi", "09:55 CitizenArrived ana", servedRudi[0], ...then],
]
/** Ana is interrupted by the power at 10.05, and it is back at 10.30. */
const afterPower = (
  more: Omit<Setting, "people">,
  ...then: readonly string[]
): readonly [Setting, readonly string[]] => [
  { ...dead, ...more, people: { ana: "09:50" } },
  [...interruptedAna, ...then],
]
/** Nobody is there until Ana comes at 10.20. */
const empty = (more: Omit<Setting, "people">, ...then: readonly string[]): readonly [Setting, readonly string[]] => [
  { ...more, people: { ana: "10:20" } },
  ["10:20 CitizenArrived ana", ...then],
]
/** Ana waits behind Rudi, and her patience ends at the very instant. */
const runningOut = (
  more: Omit<Setting, "people">,
  ...then: readonly string[]
): readonly [Setting, readonly string[]] => [
  { ...more, people: { rudi: { ...rudi, at: "09:45" }, ana: impatient } },
  ["09:45 CitizenArrived rudi", "09:50 CitizenArrived ana", servedRudi[0], ...then],
]
/** Ana is interrupted at 10.05, and her patience ends at the very instant. */
const runningOutInterrupted = (
  more: Omit<Setting, "people">,
  ...then: readonly string[]
): readonly [Setting, readonly string[]] => [
  { ...dead, ...more, people: { ana: interruptedImpatient } },
  [...interruptedAna, ...then],
]

const ends = (from: string, until: string) => `${until} ServiceCompleted ana ← ${from}`
const started = (because: string) => [
  `10:50 ServiceStarted ana ← ${because}`,
  ends("10:50 ServiceStarted ana", "11:20"),
]
const resumedAt = (time: string, until: string, because: string) => [
  `${time} ServiceResumed ana ← ${because}`,
  ends(`${time} ServiceResumed ana`, until),
]

const scenes: Record<Cause, Partial<Record<State, readonly Scene[]>>> = {
  "dependency fails": failing("link"),
  "power fails": failing("power"),
  break: {
    idle: [["nobody is called until the break ends", ...empty({ hours: pause }, ...started("10:50 BreakEnded"))]],
    waiting: [
      ["stays, and patience runs", ...behindRudi({ hours: pause }, servedRudi[1], ...started("10:50 BreakEnded"))],
      [
        "leaves when it is over",
        { hours: pause, people: { rudi, ana: { at: "09:55", patience: "40 min" } } },
        [
          "09:50 CitizenArrived rudi",
          "09:55 CitizenArrived ana",
          ...servedRudi,
          "10:35 CitizenLeft ana (patience) ← 09:55 CitizenArrived ana",
        ],
      ],
    ],
    "already interrupted": [
      [
        "stays, and goes on after the break only",
        ...afterPower({ hours: pause }, ...resumedAt("10:50", "11:15", "10:50 BreakEnded")),
      ],
    ],
    "about to leave": [
      ["waiting: leaves", ...runningOut({ hours: pause }, gaveUp, servedRudi[1])],
      ["interrupted: leaves", ...runningOutInterrupted({ hours: pause }, gaveUpInterrupted)],
    ],
  },
  closing: {
    idle: [
      [
        "nobody is called until the doors open",
        ...empty(
          { hours: overnight, queue: stays },
          "tue 10:00 ServiceStarted ana ← tue 10:00 OfficeOpened",
          ends("tue 10:00 ServiceStarted ana", "tue 10:30"),
        ),
      ],
    ],
    waiting: [
      [
        "leave: goes home",
        ...behindRudi({ hours: overnight }, "10:10 CitizenLeft ana (closing) ← 10:10 OfficeClosed", servedRudi[1]),
      ],
      [
        "stay: goes on in the morning",
        ...behindRudi(
          { hours: overnight, queue: stays },
          servedRudi[1],
          "tue 10:00 ServiceStarted ana ← tue 10:00 OfficeOpened",
          ends("tue 10:00 ServiceStarted ana", "tue 10:30"),
        ),
      ],
      [
        "serve: is served behind closed doors",
        ...behindRudi(
          { hours: overnight, queue: "{ at_closing: serve }" },
          servedRudi[1],
          "10:30 ServiceStarted ana ← 10:30 ServiceCompleted rudi",
          ends("10:30 ServiceStarted ana", "11:00"),
        ),
      ],
    ],
    "already interrupted": [
      ["leave: goes home", ...afterPower({ hours: overnight }, "10:10 CitizenLeft ana (closing) ← 10:10 OfficeClosed")],
      [
        "stay: goes on in the morning",
        ...afterPower(
          { hours: overnight, queue: stays },
          ...resumedAt("tue 10:00", "tue 10:25", "tue 10:00 OfficeOpened"),
        ),
      ],
      [
        "serve: goes on behind closed doors",
        ...afterPower(
          { hours: overnight, queue: "{ at_closing: serve }" },
          ...resumedAt("10:30", "10:55", "10:30 DependencyRecovered power"),
        ),
      ],
    ],
    "about to leave": [
      [
        "leave: leaves because of closing",
        ...runningOut({ hours: overnight }, "10:10 CitizenLeft ana (closing) ← 10:10 OfficeClosed", servedRudi[1]),
      ],
      ["stay: leaves", ...runningOut({ hours: overnight, queue: stays }, gaveUp, servedRudi[1])],
      [
        "leave: leaves because of closing, interrupted",
        ...runningOutInterrupted({ hours: overnight }, "10:10 CitizenLeft ana (closing) ← 10:10 OfficeClosed"),
      ],
      ["stay: leaves, interrupted", ...runningOutInterrupted({ hours: overnight, queue: stays }, gaveUpInterrupted)],
    ],
  },
  "fewer units": {
    idle: [
      ["the idle unit goes", ...empty({ counter: none }, ...started("10:50 DutyChanged"))],
      [
        "the idle one of two goes, and who is served by the other notices nothing",
        {
          counter: `{ count: 2, shifts: ${shifts(["10:00-10:10", 2], ["10:10-10:50", 1], ["10:50-16:00", 2])} }`,
          people: { ana: "09:50", budi: "10:20" },
        },
        [
          "09:50 CitizenArrived ana",
          "10:00 ServiceStarted ana ← 10:00 OfficeOpened",
          "10:20 CitizenArrived budi",
          "10:30 ServiceCompleted ana ← 10:00 ServiceStarted ana",
          "10:30 ServiceStarted budi ← 10:30 ServiceCompleted ana",
          "11:00 ServiceCompleted budi ← 10:30 ServiceStarted budi",
        ],
      ],
    ],
    waiting: [["stays", ...behindRudi({ counter: none }, servedRudi[1], ...started("10:50 DutyChanged"))]],
    "already interrupted": [
      [
        "stays at its counter, and goes on there",
        ...afterPower({ counter: none }, ...resumedAt("10:30", "10:55", "10:30 DependencyRecovered power")),
      ],
    ],
    "about to leave": [
      ["waiting: leaves", ...runningOut({ counter: none }, gaveUp, servedRudi[1])],
      ["interrupted: leaves", ...runningOutInterrupted({ counter: none }, gaveUpInterrupted)],
    ],
  },
  "unit breaks": {
    idle: [["nobody is called to it", ...empty({ counter: broken }, ...started("10:50 UnitRepaired"))]],
    waiting: [
      [
        "stays",
        ...behindRudi(
          { counter: broken },
          "10:10 ServiceInterrupted rudi ← 10:10 UnitFailed",
          "10:50 ServiceResumed rudi ← 10:50 UnitRepaired",
          "11:10 ServiceCompleted rudi ← 10:50 ServiceResumed rudi",
          "11:10 ServiceStarted ana ← 11:10 ServiceCompleted rudi",
          ends("11:10 ServiceStarted ana", "11:40"),
        ),
      ],
    ],
    "already interrupted": [
      [
        "stays, and waits for the repair too",
        ...afterPower({ counter: broken }, ...resumedAt("10:50", "11:15", "10:50 UnitRepaired")),
      ],
    ],
    "about to leave": [
      [
        "waiting: leaves",
        ...runningOut(
          { counter: broken },
          "10:10 ServiceInterrupted rudi ← 10:10 UnitFailed",
          gaveUp,
          "10:50 ServiceResumed rudi ← 10:50 UnitRepaired",
          "11:10 ServiceCompleted rudi ← 10:50 ServiceResumed rudi",
        ),
      ],
      ["interrupted: leaves", ...runningOutInterrupted({ counter: broken }, gaveUpInterrupted)],
    ],
  },
  "stock runs out": stockRunsOut(),
  preempted: {
    idle: [
      [
        "a free unit is taken, nobody gives way",
        { counter: "2", queue: preempts, people: { ana: "10:00", vera: elder } },
        [
          "10:00 CitizenArrived ana",
          "10:00 ServiceStarted ana ← 10:00 CitizenArrived ana",
          "10:10 CitizenArrived vera",
          "10:10 ServiceStarted vera ← 10:10 CitizenArrived vera",
          "10:30 ServiceCompleted ana ← 10:00 ServiceStarted ana",
          "10:40 ServiceCompleted vera ← 10:10 ServiceStarted vera",
        ],
      ],
    ],
    waiting: [
      [
        "overtaken",
        { queue: preempts, people: { rudi, ana: "09:55", vera: elder } },
        [
          "09:50 CitizenArrived rudi",
          "09:55 CitizenArrived ana",
          servedRudi[0],
          "10:10 CitizenArrived vera",
          servedRudi[1],
          "10:30 ServiceStarted vera ← 10:30 ServiceCompleted rudi",
          "11:00 ServiceCompleted vera ← 10:30 ServiceStarted vera",
          "11:00 ServiceStarted ana ← 11:00 ServiceCompleted vera",
          ends("11:00 ServiceStarted ana", "11:30"),
        ],
      ],
    ],
    "already interrupted": [
      [
        "keeps the counter",
        { ...dead, queue: preempts, people: { ana: "09:50", vera: { ...elder, patience: "15 min" } } },
        [
          ...interruptedAna,
          "10:10 CitizenArrived vera",
          "10:25 CitizenLeft vera (patience) ← 10:10 CitizenArrived vera",
          ...resumedAt("10:30", "10:55", "10:30 DependencyRecovered power"),
        ],
      ],
    ],
    "about to leave": [
      [
        "has left",
        { queue: preempts, people: { rudi: { ...rudi, at: "09:45" }, ana: impatient, vera: elder } },
        [
          "09:45 CitizenArrived rudi",
          "09:50 CitizenArrived ana",
          servedRudi[0],
          gaveUp,
          "10:10 CitizenArrived vera",
          servedRudi[1],
          "10:30 ServiceStarted vera ← 10:30 ServiceCompleted rudi",
          "11:00 ServiceCompleted vera ← 10:30 ServiceStarted vera",
        ],
      ],
    ],
  },
}

function failing(which: "power" | "link"): Partial<Record<State, readonly Scene[]>> {
  const other = which === "power" ? "link" : "power"
  const out = { [which]: outage.link }
  const recovered = `10:50 DependencyRecovered ${which}`
  return {
    idle: [
      [
        "the next ticket is called and waits at the counter",
        ...empty(out, "10:20 TicketCalled ana ← 10:20 CitizenArrived ana", ...started(recovered)),
      ],
    ],
    waiting: [
      [
        "stays; is called when the counter is free",
        ...behindRudi(
          out,
          servedRudi[1],
          "10:30 TicketCalled ana ← 10:30 ServiceCompleted rudi",
          ...started(recovered),
        ),
      ],
    ],
    "about to leave": [
      ["waiting: leaves", ...runningOut(out, gaveUp, servedRudi[1])],
      [
        "called: leaves",
        { ...out, [other]: down("09:00", "10:30"), people: { ana: impatient } },
        ["09:50 CitizenArrived ana", "10:00 TicketCalled ana ← 09:50 CitizenArrived ana", gaveUp],
      ],
      [
        "interrupted: leaves",
        { ...out, [other]: down("10:05", "10:30"), people: { ana: interruptedImpatient } },
        [
          ...interruptedAna.slice(0, 2),
          `10:05 ServiceInterrupted ana ← 10:05 DependencyFailed ${other}`,
          gaveUpInterrupted,
        ],
      ],
    ],
  }
}

function stockRunsOut(): Partial<Record<State, readonly Scene[]>> {
  const first = [
    "10:00 ServiceStarted budi ← 10:00 OfficeOpened",
    "10:30 ServiceCompleted budi ← 10:00 ServiceStarted budi",
  ]
  const budi = "09:45"
  return {
    idle: [
      [
        "wait: nobody is called",
        { ...paper(), people: { budi, ana: "10:40" } },
        ["09:45 CitizenArrived budi", ...first, "10:40 CitizenArrived ana", ...started("10:50 StockDelivered")],
      ],
      [
        "lose: work is lost",
        { ...paper("lose"), people: { budi, ana: "10:40" } },
        [
          "09:45 CitizenArrived budi",
          ...first,
          "10:40 CitizenArrived ana",
          "10:40 CitizenLeft ana (outOfStock) ← 10:40 CitizenArrived ana",
        ],
      ],
    ],
    "in service": [
      [
        "has taken what it needs, and is finished",
        { ...paper(), people: { ana: "09:50" } },
        [...interruptedAna.slice(0, 2), ends("10:00 ServiceStarted ana", "10:30")],
      ],
    ],
    waiting: [
      [
        "wait: waits",
        { ...paper(), people: { budi, ana: "09:50" } },
        ["09:45 CitizenArrived budi", "09:50 CitizenArrived ana", ...first, ...started("10:50 StockDelivered")],
      ],
      [
        "lose: is lost",
        { ...paper("lose"), people: { budi, ana: "09:50" } },
        [
          "09:45 CitizenArrived budi",
          "09:50 CitizenArrived ana",
          first[0],
          "10:00 CitizenLeft ana (outOfStock) ← 10:00 StockTaken",
          first[1],
        ],
      ],
    ],
    "already interrupted": [
      [
        "has taken what it needs, and goes on",
        ...afterPower(paper(), ...resumedAt("10:30", "10:55", "10:30 DependencyRecovered power")),
      ],
    ],
    "about to leave": [
      [
        "leaves",
        { ...paper(), counter: "2", people: { ana: { at: "09:50", patience: "10 min" }, budi } },
        [
          "09:45 CitizenArrived budi",
          "09:50 CitizenArrived ana",
          "10:00 CitizenLeft ana (patience) ← 09:50 CitizenArrived ana",
          ...first,
        ],
      ],
    ],
  }
}

/** The rules that a file may give in such a setting. */
const rulesIn = (cause: Cause, { queue = "" }: Setting): readonly (string | null)[] =>
  matrix[cause].key === null
    ? [null]
    : cause === "closing" && queue !== stays
      ? legalRules(cause).filter((rule) => !["resume", "repeat", "redraw"].includes(rule))
      : legalRules(cause)

for (const cause of causes) {
  describe(cause, () => {
    for (const state of states) {
      const bears = marksOf(cause, state).some((mark) => mark !== "–")
      test(`${cause} / ${state}: ${bears ? "a rule has a bearing, or is refused" : "no rule has a bearing"}`, () => {
        if (!bears) expect(marksOf(cause, state)).toEqual(columns.map(() => "–"))
        expect(scenes[cause][state] === undefined).toBe(bears)
      })
      for (const [means, setting, expected] of scenes[cause][state] ?? []) {
        test(`${cause} / ${state}: ${means}`, () => {
          for (const rule of rulesIn(cause, setting)) {
            const { key } = matrix[cause]
            const others = cause === "dependency fails" ? ", power: resume" : ""
            const when = rule === null ? "{}" : `{ ${key}: ${rule}${others} }`
            expect([rule, ...happens(write({ when, ...setting }))]).toEqual([rule, ...expected])
          }
        })
      }
    }
  })
}
