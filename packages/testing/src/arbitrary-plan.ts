import * as fc from "fast-check"

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
const laws = [
  "{ exponential: 8 min }",
  "{ exponential: 40 min }",
  "10 min",
  "30 min",
  "{ uniform: 2 to 10 min }",
  "{ lognormal: { mean: 12 min, cv: 1.2 } }",
  "{ erlang: { mean: 9 min, phases: 3 } }",
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
  )

const subset = (names: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...names])
const list = (items: readonly string[]): string => `[${items.join(", ")}]`
const section = (name: string, entries: readonly string[]): string =>
  entries.length > 0 ? `${name}:\n${entries.map((entry) => `  ${entry}\n`).join("")}` : ""

/** A small scenario file without policies: offices, classes, dependencies, people and announcements of all kinds. */
export function arbitraryScenario(): fc.Arbitrary<string> {
  return fc
    .record({
      days: fc.integer({ min: 1, max: 4 }),
      offices: fc.integer({ min: 1, max: 3 }),
      classes: fc.integer({ min: 1, max: 3 }),
      dependencies: fc.integer({ min: 0, max: 3 }),
    })
    .chain(({ days, offices, classes, dependencies }) => {
      const officeNames = ["north", "south", "west"].slice(0, offices)
      const dependencyNames = ["power", "link", "centre"].slice(0, dependencies)
      const classNames = ["resident", "student", "trader"].slice(0, classes)
      return fc
        .record({
          hours: fc.constantFrom(...hours),
          otherHours: fc.option(fc.constantFrom(...hours), { freq: 3, nil: undefined }),
          counters: fc.integer({ min: 0, max: 3 }),
          otherCounters: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          scopes: fc.array(fc.constantFrom("office", "region", "nation"), { minLength: 3, maxLength: 3 }),
          fails: fc.array(fc.array(failure(days), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
          services: fc.array(
            fc.record({
              with: fc.boolean(),
              takes: fc.constantFrom(...laws),
              needs: subset(dependencyNames),
              repeats: subset(dependencyNames),
              closing: fc.constantFrom("leave", "leave", "stay"),
            }),
            { minLength: classes, maxLength: classes },
          ),
          arrivals: fc.array(
            fc.oneof(
              fc
                .tuple(fc.integer({ min: 1, max: 60 }), fc.boolean())
                .map(
                  ([rate, byHour]) =>
                    `rate: ${rate} / working day${byHour ? ", by_hour: { 06:00-08:00: 3, 08:00-11:30: 5, 11:30-13:00: 1, 13:00-16:00: 2 }" : ""}`,
                ),
              fc.integer({ min: 1, max: 4 }).map((rate) => `rate: ${rate} / h`),
              fc
                .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(5, 40, 100))
                .map(([pool, each]) => `pool: ${pool}, each: ${each} % / working day`),
            ),
            { minLength: classes, maxLength: classes },
          ),
          patience: fc.array(fc.constantFrom(...patiences), { minLength: classes, maxLength: classes }),
          told: fc.array(
            fc.constantFrom(
              "",
              ", patience_when_told: { wait: 120 %, not today: 10 min }",
              ", patience_when_told: { wait: 50 %, not today: 0 min }",
            ),
            { minLength: classes, maxLength: classes },
          ),
          returns: fc.array(
            fc.constantFrom(
              "",
              ", returns: { chance: 70 %, after: { uniform: 1 to 2 working days }, at_most: 3 }",
              ", returns: { chance: 100 %, after: 1 working day, at_most: 1 }",
              ", returns: { chance: 50 %, after: { exponential: 8 h }, at_most: 5 }",
            ),
            { minLength: classes, maxLength: classes },
          ),
          people: fc.array(
            fc.tuple(
              fc.constantFrom(...officeNames),
              fc.constantFrom(...classNames),
              instantOf(days),
              fc.constantFrom("", ", patience: 1 h", ", patience: 30 min"),
            ),
            { maxLength: 3 },
          ),
          announcements: fc.array(fc.constantFrom("wait", "not today"), { maxLength: dependencies }),
          shared: fc.boolean(),
        })
        .map((made) => {
          const needed = new Set(made.services.flatMap(({ needs }) => needs))
          const used = dependencyNames.filter((name) => needed.has(name))
          const staffed = (made.otherCounters ?? 0) > 0 && offices > 1 ? made.counters : Math.max(1, made.counters)
          return [
            "tangguh: 1\n",
            "title: Generated\n",
            `run: { zone: Asia/Jakarta, from: ${from}, for: ${days} days, replications: 1, seed: generated }\n`,
            `hours: ${made.hours}\n`,
            section("regions", ["east: {}", "far: {}"]),
            section(
              "offices",
              officeNames.map((name, o) => {
                const says = [`region: ${o < 2 ? "east" : "far"}`]
                if (o === 1 && made.otherHours !== undefined && made.hours !== "always" && made.otherHours !== "always")
                  says.push(`hours: ${made.otherHours}`)
                if (o === 1 && made.otherCounters !== undefined)
                  says.push(`resources: { ${classNames.map((c) => `kit-${c}: ${made.otherCounters}`).join(", ")} }`)
                return `${name}: { ${says.join(", ")} }`
              }),
            ),
            section(
              "resources",
              classNames
                .flatMap((name, c) => (made.services[c].with ? [`kit-${name}: ${staffed}`] : []))
                .slice(0, made.shared ? 1 : classes),
            ),
            section(
              "dependencies",
              used.map((name) => {
                const d = dependencyNames.indexOf(name)
                return `${name}: { scope: ${made.scopes[d]}, fails: ${list(made.fails[d])} }`
              }),
            ),
            section(
              "services",
              classNames.map((name, c) => {
                const { takes, needs, repeats, closing } = made.services[c]
                const rules = needs.map((need) => `${need}: ${repeats.includes(need) ? "repeat" : "resume"}`)
                const when = rules.length > 0 ? `, needs: ${list(needs)}, when: { ${rules.join(", ")} }` : ""
                const counter = made.services[c].with ? `, with: kit-${name}` : ""
                return `serve-${name}: { steps: [{ step: step-${name}${counter}, takes: ${takes}${when}, queue: { at_closing: ${closing} } }] }`
              }),
            ),
            section(
              "citizens",
              classNames.map(
                (name, c) =>
                  `${name}: { wants: serve-${name}, arrive: { ${made.arrivals[c]} }, patience: ${made.patience[c]}${made.told[c]}${made.returns[c]} }`,
              ),
            ),
            section(
              "people",
              made.people.map(
                ([office, name, at, patience], p) =>
                  `person-${p}: { class: ${name}, office: ${office}, arrives: ${at}${patience} }`,
              ),
            ),
            section(
              "announcements",
              made.announcements
                .slice(0, used.length)
                .map((says, a) => `- { at: { fails: ${used[a]} }, says: ${says}, to: those waiting }`),
            ),
          ]
            .join("")
            .replace(/kit-[a-z]+/g, (kit) => (made.shared ? "kit-shared" : kit))
        })
    })
    .map(withoutUnusedKits)
}

/** An office may name only resources that there are, each once. */
function withoutUnusedKits(text: string): string {
  const once = (entry: string, i: number, all: readonly string[]) => all.indexOf(entry) === i
  const there = new Set([...text.matchAll(/^ {2}(kit-[a-z]+):/gm)].map(([, name]) => name))
  return text.replace(/resources: \{ ([^}]*) \}/g, (_, inner: string) => {
    const kept = inner
      .split(", ")
      .filter((entry) => there.has(entry.split(":")[0]))
      .filter(once)
    return `resources: { ${kept.join(", ")} }`
  })
}
