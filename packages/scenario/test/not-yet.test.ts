import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, smallOffice } from "./given.ts"

/* What the format has and the simulator does not build yet is refused by name, never ignored. */

const step = (more: string) =>
  fileWith({ services: smallOffice["services"]!.replace("needs: [power]", `needs: [power], ${more}`) })
const citizen = (more: string) =>
  fileWith({ citizens: smallOffice["citizens"]!.replace("wants: visit,", `wants: visit, ${more},`) })
const arrive = (how: string) => fileWith({ citizens: `{ visitor: { wants: visit, arrive: { ${how} } } }` })
const fails = (how: string) => fileWith({ dependencies: `{ power: { fails: [{ ${how} }] } }` })
const check = (what: string) =>
  fileWith({ checks: `{ c: { kind: invariant, in: every run, expect: exactly 0, ${what} } }` })

const refused: readonly (readonly [what: string, file: string, named: readonly string[]])[] = [
  ["an automatic warm-up", fileWith({ run: "{ from: 2025-01-06, for: 5 days, warm_up: auto }" }), ["auto"]],
  [
    "seasons",
    fileWith({
      hours:
        "{ mon-fri: 08:00-12:00, seasons: [{ title: Ramadan, dates: 2016-06-06 to 2016-07-05, mon-thu: 08:00-15:00 }] }",
    }),
    ["seasons"],
  ],
  [
    "regions within regions",
    fileWith({ regions: "{ karanganyar: { in: jawa-tengah, zone: Asia/Jakarta } }" }),
    ["in", "zone"],
  ],
  ["copies", fileWith({ offices: "{ kecamatan: { copies: 5140 } }" }), ["copies"]],
  ["offices from a table", fileWith({ offices: "{ kecamatan: { table: offices.csv } }" }), ["table"]],
  ["an office like another", fileWith({ offices: "{ town: {}, harbour: { like: town } }" }), ["like"]],
  ["initial backlogs", fileWith({ offices: "{ town: { at_start: { serve: { jobs: 27_000 } } } }" }), ["at_start"]],
  [
    "an office's own dependencies",
    fileWith({ offices: "{ town: { dependencies: { power: {} } } }" }),
    ["dependencies"],
  ],
  [
    "a number drawn for each office",
    fileWith({ resources: "{ counter: { across: { choice: { 1: 40 %, 2: 60 % } } } }" }),
    ["across"],
  ],
  ["a rate drawn for each office", arrive("rate: { across: { gamma: { mean: 14 / year, cv: 1 } } }"), ["across"]],
  ["a column of a table", arrive("rate: { column: population }"), ["column"]],
  ["a printer's limit", fileWith({ resources: "{ counter: { count: 2, limit: 110 / working day } }" }), ["limit"]],
  [
    "absence and shifts",
    fileWith({
      resources: "{ counter: { count: 2, absent: 4 %, shifts: [{ days: mon-fri, hours: 08:00-13:00, count: 2 }] } }",
    }),
    ["absent", "shifts"],
  ],
  [
    "units that fail",
    fileWith({ resources: "{ counter: { count: 10, fails: [{ rate: 1 / year, down_for: 2 h }] } }" }),
    ["fails"],
  ],
  ["a shared pool of units", fileWith({ resources: "{ counter: { count: 10, scope: nation } }" }), ["scope"]],
  ["dependencies of dependencies", fileWith({ dependencies: "{ power: { needs: [link] }, link: {} }" }), ["needs"]],
  [
    "backups as they are",
    fileWith({ dependencies: "{ power: { backups: [{ ups: { battery: 30 min, recharge: 4 h } }] } }" }),
    ["backups"],
  ],
  ["planned work", fails("planned: { first: 2026-02-03 08:00, every: 120 days, for: 7 h }"), ["planned"]],
  ["an incident log", fails("log: incidents.csv"), ["log"]],
  ["relapses", fails("rate: 9 / year, down_for: 1.4 h, relapse: { chance: 20 %, within: 2 days }"), ["relapse"]],
  ["slowness", fails("from: 2026-03-02 08:00, for: 6 h, slow: 3"), ["slow"]],
  [
    "failures that wait for opening time",
    fails("up_for: { exponential: 40 days }, down_for: 3 h, clock: busy"),
    ["busy"],
  ],
  ["repairs in working days", fails("up_for: { exponential: 40 days }, down_for: 3 working days"), ["working days"]],
  ["mixtures", fails("rate: 4 / year, down_for: { mixture: [{ share: 78 %, of: 3 h }] }"), ["mixture"]],
  ["stocks", fileWith({ stocks: "{ blank: 5000 }" }), ["stocks"]],
  [
    "a check without a stock",
    fileWith({
      stocks: "{ blank: 5000 }",
      checks: "{ c: { kind: invariant, in: every run, expect: exactly 0, outcome: visits, without: [blank] } }",
    }),
    ["stocks", "blank"],
  ],
  ["the back office", step("where: back office"), ["back office"]],
  ["needs at the start only", step("needs_to_start: [link]"), ["needs_to_start"]],
  ["what follows a step", step("then: { serve: { share: 8 %, at: head }, leave: 1 % }"), ["then"]],
  ["consumption", step("uses: { blank: { amount: 1, spoiled: 2 % } }"), ["uses"]],
  ["batches", step("batch: { size: 20, at_most: 1 working day }"), ["batch"]],
  ["a visit to come", step("comes: { uniform: 1 to 20 working days }"), ["comes"]],
  [
    "other rules of interruption",
    step("when: { failure: repeat at head, power: redraw, closing: leave }"),
    ["repeat at head", "redraw", "leave"],
  ],
  [
    "other causes of interruption",
    step("when: { shift: finish, breakdown: resume, preempted: resume at head }"),
    ["shift", "breakdown", "preempted"],
  ],
  [
    "priorities and waiting rooms",
    step("queue: { first: [elderly], preempt: false, waiting_room: 60 }"),
    ["first", "preempt", "waiting_room"],
  ],
  ["serving whoever is inside", step("queue: { at_closing: serve }"), ["serve"]],
  ["balking", citizen("balks: { queue: 40, when_down: 30 %, hopeless: 50 % }"), ["balks"]],
  ["purposes", citizen("purposes: { bank: { share: 15 %, deadline: 10 days } }"), ["purposes"]],
  ["a promise of return", citizen("patience_when_told: { wait: 100 %, back at: 50 % (20 to 100) }"), ["back at"]],
  [
    "factors by weekday and date",
    arrive("rate: 25 / working day, by_weekday: { mon: 1.3 }, by_date: { 2026-03-25 to 2026-03-31: 1.7 }"),
    ["by_weekday", "by_date"],
  ],
  ["appointments", arrive("appointments: 30 / working day, no_show: 20 %"), ["appointments"]],
  ["growth of a pool", arrive("pool: 100, each: 0.9 % / working day, grows: 57 / working day"), ["grows"]],
  [
    "patience of a person by the law",
    fileWith({ people: "{ p: { class: visitor, arrives: 2025-01-06 08:00, patience: at least 7.5 h } }" }),
    ["at least"],
  ],
  [
    "announcements to everyone",
    fileWith({ announcements: "[{ at: { fails: power }, says: up, to: everyone, reach: 60 %, delay: 1 h }]" }),
    ["up", "everyone", "reach", "delay"],
  ],
  [
    "announcements of recoveries",
    fileWith({ announcements: "[{ at: { recovers: power }, says: wait }]" }),
    ["recovers"],
  ],
  [
    "policies of the format",
    fileWith({ policies: "{ letters: { reach: 70 % }, redirect: {}, central-mirror: {}, safety-stock: {} }" }),
    ["letters", "redirect", "central-mirror", "safety-stock"],
  ],
  ["outcomes of the format", check("outcome: backlog, at: end"), ["backlog"]],
  ["checks of classes and stocks", check("outcome: queue, class: initial, stock: blank"), ["class", "stock"]],
  ["moments of stocks", check("outcome: queue, at: { empty: blank }"), ["empty"]],
  [
    "promises after an outage",
    fileWith({
      promises:
        "{ p: { after: { outage: power }, outcome: time_to_clear, per: visit, expect: at most 2 working days } }",
    }),
    ["after", "time_to_clear"],
  ],
  ["unit costs", fileWith({ costs: "{ currency: IDR, each: { blank: Rp 10_000 } }" }), ["each"]],
]

describe("refused by name, and nothing else is said", () => {
  test.each(refused)("%s", (_, file, named) => {
    const messages = problemsOf(file).map((each) => each.message)
    for (const message of messages) expect(message).toMatch(/not supported yet/)
    expect(messages).toHaveLength(named.length)
    for (const name of named) expect(messages.some((message) => message.includes(name))).toBe(true)
  })
})
