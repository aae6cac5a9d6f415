import * as fc from "fast-check"
import { arbitrarySteps } from "./arbitrary-steps.ts"

/*
 * Small scenario files. What is generated is text, so that a counter-example is a file that can be run.
 * Their instants lie on a coarse lattice (openings, breaks, closings, whole and half hours), so that ties are common.
 */

const from = "2025-01-06" // a Monday

/** What can happen at the same instant as something else: doors, breaks, whole hours, midnights. */
const clocks = [
  "00:00",
  "07:00",
  "08:00",
  "09:00",
  "10:30",
  "11:30",
  "12:00",
  "13:00",
  "14:00",
  "15:00",
  "16:00",
  "20:00",
]
const durations = ["5 min", "10 min", "30 min", "1 h", "2.5 h", "4 h", "1 days"]
const hours = [
  "always",
  "{ mon-sun: 08:00-12:00 }",
  "{ mon-sun: 08:00-11:30 and 13:00-15:00 }",
  "{ mon-thu: 07:00-16:00, fri: 07:00-11:30 and 13:00-15:00 }",
  "{ mon: 08:00-12:00, wed-thu: 08:00-12:00 and 13:00-16:00 }",
  "{ mon-sun: 00:00-24:00 }",
]
const patiences = [
  "endless",
  "0 min",
  "5 min",
  "1 h",
  "{ exponential: 20 min }",
  "{ lognormal: { median: 2 h, cv: 0.5 } }",
]

const instantOf = (days: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: days - 1 }), fc.constantFrom(...clocks))
    .map(([day, clock]) => `2025-01-0${6 + day} ${clock}`)

const failure = (days: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(instantOf(days), fc.constantFrom(...durations)).map(([at, long]) => `{ from: ${at}, for: ${long} }`),
    fc.integer({ min: 0, max: days - 1 }).map((day) => `{ date: 2025-01-0${6 + day} }`),
    fc
      .tuple(fc.constantFrom("2 h", "7 h", "1 days"), fc.constantFrom("{ exponential: 20 min }", "90 min", "1 h"))
      .map(([up, down]) => `{ up_for: { exponential: ${up} }, down_for: ${down} }`),
    fc.constantFrom(
      "{ up_for: { exponential: 3 h }, down_for: 30 min, clock: busy }",
      "{ up_for: { exponential: 3 h }, down_for: 1 working day, relapse: { chance: 50 %, within: 1 h } }",
      "{ planned: { first: 2025-01-06 10:30, every: 7 h, for: 1 h } }",
    ),
    instantOf(days).map((at) => `{ from: ${at}, for: 2.5 h, slow: 3 }`),
  )

/** Backups in series, tried in order. */
const backups: readonly string[] = [
  "",
  "",
  "",
  "backups: [{ ups: { battery: 30 min, recharge: 4 h } }]",
  "backups: [{ ups: { battery: { uniform: 5 to 90 min }, recharge: 1 h } }, { generator: { start: 5 min, start_failure: 30 %, fuel: 1 h, refuel: 1 working day } }]",
  "backups: [{ standby: { failover: 10 min, failover_failure: 20 % } }]",
]

/** How many units there are, and how they fare. */
const units = (count: number): fc.Arbitrary<string> =>
  fc.constantFrom(
    `${count}`,
    `${count}`,
    `${count}`,
    `{ count: ${count}, absent: 30 % }`,
    `{ count: ${count}, limit: 6 / working day }`,
    `{ count: ${count}, fails: [{ up_for: { exponential: 2 h }, down_for: 30 min, clock: busy }] }`,
    `{ count: ${count}, fails: [{ up_for: { exponential: 6 h }, down_for: { exponential: 1 h } }] }`,
    `{ count: ${count}, shifts: [{ days: mon-sun, hours: 08:00-10:30, count: ${count} }, { days: mon-sun, hours: 10:30-16:00, count: ${Math.max(1, count - 1)} }] }`,
  )

const stocks: readonly string[] = [
  "on_hand: 5, if_empty: wait, deliveries: [{ every: 5 h, amount: 3 }]",
  "on_hand: 4, if_empty: wait, reorder: { review: continuous, at: 2, up_to: 6, lead_time: { exponential: 3 h }, filled: { uniform: 50 to 100 % } }",
  "on_hand: 4, if_empty: lose, reorder: { review: 7 h, at: 2, amount: 4, lead_time: 1 h, supplier_out: { up_for: { exponential: 1 days }, down_for: 5 h } }",
  "on_hand: 1000",
]

const list = (items: readonly string[]): string => `[${items.join(", ")}]`
const section = (name: string, entries: readonly string[]): string =>
  entries.length > 0 ? `${name}:\n${entries.map((entry) => `  ${entry}\n`).join("")}` : ""
const says = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ")

const arrivals: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom("", "by_hour: { 06:00-08:00: 3, 08:00-11:30: 5, 11:30-13:00: 1, 13:00-16:00: 2 }"),
      fc.constantFrom("", "", "by_weekday: { mon: 1.5, tue: 0 }"),
    )
    .map(([rate, byHour, byWeekday]) => says(`rate: ${rate} / working day`, byHour, byWeekday)),
  fc.integer({ min: 1, max: 4 }).map((rate) => `rate: ${rate} / h`),
  fc.constant("rate: 6 / working day, batch: { choice: { 1: 50 %, 3: 50 % } }"),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(5, 40, 100), fc.constantFrom("", "grows: 3 / working day"))
    .map(([pool, each, grows]) => says(`pool: ${pool}, each: ${each} % / working day`, grows)),
  fc.constant("appointments: 9 / working day, no_show: 30 %"),
  fc.constant("at: [2025-01-06 08:00, 2025-01-06 08:00, 2025-01-06 10:30]"),
)

const behaviour: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...patiences).map((patience) => `patience: ${patience}`),
    fc.constantFrom(
      "",
      "patience_when_told: { wait: 120 %, not today: 10 min }",
      "patience_when_told: { wait: 50 %, not today: 0 min, back at: 50 % }",
    ),
    fc.constantFrom(
      "",
      "returns: { chance: 70 %, after: { uniform: 1 to 2 working days }, at_most: 3 }",
      "returns: { chance: 100 %, after: 1 working day, at_most: 1 }",
      "returns: { chance: 50 %, after: { exponential: 8 h }, at_most: 5 }",
    ),
    fc.constantFrom("", "", "", "balks: { queue: 3, when_down: 50 %, hopeless: 50 % }"),
    fc.constantFrom("", "", "", "purposes: { bank: { share: 40 %, deadline: 1 days } }"),
  )
  .map((parts) => says(...parts))

/** A small scenario file without policies: offices, services, classes, dependencies, people and announcements of all kinds. */
export function arbitraryScenario(): fc.Arbitrary<string> {
  return fc
    .record({
      days: fc.integer({ min: 1, max: 4 }),
      offices: fc.integer({ min: 1, max: 3 }),
      classes: fc.integer({ min: 1, max: 3 }),
      dependencies: fc.integer({ min: 0, max: 3 }),
      shared: fc.boolean(),
      hasKit: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    })
    .chain(({ days, offices, classes, dependencies, shared, hasKit }) => {
      const officeNames = ["north", "south", "west"].slice(0, offices)
      const dependencyNames = ["power", "link", "centre"].slice(0, dependencies)
      const classNames = ["resident", "student", "trader"].slice(0, classes)
      const kitOf = (c: number) => (hasKit[c] ? `kit-${shared ? "shared" : classNames[c]}` : undefined)
      const kits = [...new Set(classNames.flatMap((_, c) => kitOf(c) ?? []))]
      const each = <T>(names: readonly string[], made: (name: string, i: number) => fc.Arbitrary<T>) =>
        fc.tuple(...names.map(made))
      return fc
        .record({
          hours: fc.constantFrom(...hours),
          otherHours: fc.option(fc.constantFrom(...hours), { freq: 3, nil: undefined }),
          otherUnits: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          kits: each(kits, (kit) =>
            fc
              .integer({ min: 1, max: 3 })
              .chain(units)
              .map((made) => `${kit}: ${made}`),
          ),
          machine: fc.constantFrom("1", "2", "{ count: 1, scope: region }", "{ count: 1, limit: 3 / working day }"),
          dependencies: each(dependencyNames, (_, d) =>
            fc.record({
              scope: fc.constantFrom("office", "region", "nation"),
              fails: fc.array(failure(days), { maxLength: 3 }),
              backups: fc.constantFrom(...backups),
              needs: d === 0 ? fc.constant(false) : fc.boolean(),
            }),
          ),
          steps: each(classNames, (name, c) =>
            arbitrarySteps({ name, classes: classNames, dependencies: dependencyNames, kit: kitOf(c) }),
          ),
          stocks: fc.tuple(fc.constantFrom(...stocks), fc.constantFrom(...stocks), fc.constantFrom("office", "nation")),
          citizens: each(classNames, () => fc.tuple(arrivals, behaviour)),
          atStart: fc.constantFrom("", "", "age: { uniform: 0 to 9 days }, dead: 30 %"),
          people: fc.array(
            fc.tuple(
              fc.constantFrom(...officeNames),
              fc.constantFrom(...classNames),
              instantOf(days),
              fc.constantFrom("", "patience: 1 h", "patience: 30 min"),
            ),
            { maxLength: 3 },
          ),
          announcements: fc.array(
            fc.constantFrom(
              "says: wait, to: those waiting",
              "says: not today, to: those waiting",
              "says: not today, to: those waiting, delay: 30 min",
              "says: not today, to: everyone, reach: 50 %",
              "says: up, to: everyone, delay: 1 h",
            ),
            { maxLength: dependencies },
          ),
        })
        .map((made) => {
          const steps = made.steps.join("\n")
          const names = (word: string) => new RegExp(`[\\[ ]${word}[\\],:]`).test(steps)
          const widths = ["office", "region", "nation"]
          const scope = dependencyNames.map((_, d) => widths.indexOf(made.dependencies[d].scope))
          const used = dependencyNames.filter((name) => names(name))
          const printed = /step: (print-[a-z]+)/.exec(steps)?.[1]
          return [
            "tangguh: 1\n",
            "title: Generated\n",
            `run: { zone: Asia/Jakarta, from: ${from}, for: ${days} days, replications: 1, seed: generated }\n`,
            `hours: ${made.hours}\n`,
            section("regions", offices > 2 ? ["east: {}", "far: {}"] : ["east: {}"]),
            section(
              "offices",
              officeNames.map((name, o) => {
                const isOther = o === 1 && made.hours !== "always" && made.otherHours !== "always"
                const parts = [
                  `region: ${o < 2 ? "east" : "far"}`,
                  isOther && made.otherHours !== undefined ? `hours: ${made.otherHours}` : "",
                  o === 1 && made.otherUnits !== undefined && kits.length > 0
                    ? `resources: { ${kits[0]}: ${made.otherUnits} }`
                    : "",
                  o === 0 && made.atStart !== "" && printed !== undefined
                    ? `at_start: { ${printed}: { jobs: 7, ${made.atStart} } }`
                    : "",
                ]
                return `${name}: { ${says(...parts)} }`
              }),
            ),
            section("resources", [
              ...made.kits,
              ...(steps.includes("with: machine") ? [`machine: ${made.machine}`] : []),
            ]),
            section(
              "dependencies",
              used.map((name) => {
                const d = dependencyNames.indexOf(name)
                const { fails, backups: series, needs } = made.dependencies[d]
                const above = used.filter((other) => {
                  const o = dependencyNames.indexOf(other)
                  return o < d && scope[o] >= scope[d]
                })
                const needed = needs && above.length > 0 ? `needs: ${list(above)}` : ""
                return `${name}: { ${says(`scope: ${widths[scope[d]]}`, needed, `fails: ${list(fails)}`, series)} }`
              }),
            ),
            section("stocks", [
              ...(steps.includes("{ form:") ? [`form: { scope: ${made.stocks[2]}, ${made.stocks[0]} }`] : []),
              ...(steps.includes("{ card:") ? [`card: { ${made.stocks[1]} }`] : []),
            ]),
            section(
              "services",
              classNames.map((name, c) => `serve-${name}: { steps: ${made.steps[c]} }`),
            ),
            section(
              "citizens",
              classNames.map((name, c) => {
                const [arrive, behaves] = made.citizens[c]
                return `${name}: { wants: serve-${name}, arrive: { ${arrive} }, ${behaves} }`
              }),
            ),
            section(
              "people",
              made.people.map(
                ([office, name, at, patience], p) =>
                  `person-${p}: { ${says(`class: ${name}, office: ${office}, arrives: ${at}`, patience)} }`,
              ),
            ),
            section(
              "announcements",
              made.announcements.slice(0, used.length).map((what, a) => `- { at: { fails: ${used[a]} }, ${what} }`),
            ),
          ].join("")
        })
    })
}
