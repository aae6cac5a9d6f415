import * as fc from "fast-check"
import { announcement, citizens, person } from "./arbitrary-citizens.ts"
import { arbitrarySteps } from "./arbitrary-steps.ts"
import { backups, failures, FROM, stock, units } from "./arbitrary-supply.ts"
import { list, oneOf, says, section } from "./written.ts"

/*
 * Small scenario files. What is generated is text, so that a counter-example is a file that can be run.
 * Their instants lie on a coarse lattice (openings, breaks, closings, whole and half hours), so that ties are common.
 */

const hours = [
  "always",
  "{ mon-sun: 08:00-12:00 }",
  "{ mon-sun: 08:00-11:30 and 13:00-15:00 }",
  "{ mon-thu: 07:00-16:00, fri: 07:00-11:30 and 13:00-15:00 }",
  "{ mon: 08:00-12:00, wed-fri: 08:00-12:00 and 13:00-16:00 }",
  "{ mon-sun: 07:00-10:00 and 10:30-12:00 and 13:00-16:00 }",
  "{ mon-sun: 00:00-24:00 }",
]

/** A small scenario file without policies: offices, services, classes, dependencies, people and announcements of all kinds. */
export function arbitraryScenario(): fc.Arbitrary<string> {
  return fc
    .record({
      days: fc.integer({ min: 1, max: 4 }),
      offices: fc.integer({ min: 1, max: 3 }),
      classes: fc.integer({ min: 1, max: 3 }),
      dependencies: fc.constantFrom(0, 1, 2, 2, 3, 3),
      shared: fc.boolean(),
      // Classes that want what the first one wants meet at its counter, where some come first.
      wantsFirst: fc.array(
        fc.integer({ min: 0, max: 2 }).map((dice) => dice > 0),
        { minLength: 3, maxLength: 3 },
      ),
      hasKit: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      many: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 4),
      // Files that begin on a Friday have a Saturday, on which some offices are closed.
      onFriday: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 4),
      reserves: fc.integer({ min: 0, max: 3 }).map((dice) => dice === 3),
    })
    .chain(({ days, offices, classes, dependencies, shared, wantsFirst, hasKit, many, onFriday, reserves }) => {
      const officeNames = ["north", "south", "west"].slice(0, offices)
      const dependencyNames = ["power", "link", "centre"].slice(0, dependencies)
      const classNames = ["resident", "student", "trader"].slice(0, classes)
      const serviceOf = (c: number) => classNames[wantsFirst[c] ? 0 : c]
      const serviceNames = [...new Set(classNames.map((_, c) => serviceOf(c)))]
      const kitOf = (c: number) => (hasKit[c] > 0 ? `kit-${shared ? "shared" : serviceNames[c]}` : undefined)
      // Who something is kept for comes first wherever it is used.
      const favoured = reserves ? classNames[0] : undefined
      const each = <T>(names: readonly string[], made: (name: string, i: number) => fc.Arbitrary<T>) =>
        fc.tuple(...names.map(made))
      const amount = fc.constantFrom(...(many ? [2, 3] : [1, 2, 3])).chain((count) => units(count, days, many))
      return fc
        .record({
          hours: oneOf(...hours),
          otherHours: fc.option(oneOf(...hours), { freq: 3, nil: undefined }),
          otherUnits: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          kits: fc.tuple(amount, amount, amount),
          machine: amount,
          dependencies: each(dependencyNames, (_, d) =>
            fc.record({
              scope: oneOf("office", "region", "nation"),
              fails: failures(days),
              backups: backups([]),
              standbyNeeds: fc.boolean(),
              needs: d === 0 ? fc.constant(false) : fc.boolean(),
            }),
          ),
          steps: each(serviceNames, (name, c) =>
            arbitrarySteps({ name, classes: classNames, dependencies: dependencyNames, kit: kitOf(c), many, favoured }),
          ),
          form: oneOf("office", "region", "nation").chain((scope) => stock(days, scope, favoured)),
          card: stock(days, "office", favoured),
          citizens: each(classNames, () => citizens(days)),
          atStart: fc.array(oneOf("", "age: { uniform: 0 to 9 days }, dead: 30 %", "age: 1 days"), {
            minLength: 6,
            maxLength: 6,
          }),
          people: fc.array(person(days, officeNames, classNames), { maxLength: 3 }),
        })
        .chain((made) => {
          const steps = made.steps.join("\n")
          const mentions = (word: string) => new RegExp(`[\\[{ ]${word}[\\],:]`).test(steps)
          const widths = ["office", "region", "nation"]
          const scope = dependencyNames.map((_, d) => widths.indexOf(made.dependencies[d].scope))
          const used = dependencyNames.filter((name) => mentions(name))
          const above = (d: number) =>
            used.filter(
              (_, o) => dependencyNames.indexOf(used[o]) < d && scope[dependencyNames.indexOf(used[o])] >= scope[d],
            )
          const kits = [...new Set(serviceNames.flatMap((_, c) => kitOf(c) ?? []))]
          const held = ["form", "card"].filter((name) => mentions(name))
          const listed = [...steps.matchAll(/step: ((?:print|check)-[a-z]+)/g)].map(([, name]) => name)
          return fc.array(announcement(days, used, held), { maxLength: 3 }).map((announcements) =>
            [
              "tangguh: 1\n",
              "title: Generated\n",
              `run: { zone: Asia/Jakarta, from: ${FROM}, for: ${days} days, replications: 1, seed: generated }\n`,
              `hours: ${made.hours}\n`,
              section("regions", offices > 2 ? ["east: {}", "far: {}"] : ["east: {}"]),
              section(
                "offices",
                officeNames.map((name, o) => {
                  const isOther = o === 1 && made.hours !== "always" && made.otherHours !== "always"
                  const jobs = listed.flatMap((step, p) =>
                    o === 0 && made.atStart[p] !== "" ? `${step}: { jobs: 7, ${made.atStart[p]} }` : [],
                  )
                  const parts = [
                    `region: ${o < 2 ? "east" : "far"}`,
                    isOther && made.otherHours !== undefined ? `hours: ${made.otherHours}` : "",
                    o === 1 && made.otherUnits !== undefined && kits.length > 0 && !made.kits[0].includes("s")
                      ? `resources: { ${kits[0]}: ${made.otherUnits} }`
                      : "",
                    jobs.length > 0 ? `at_start: { ${says(...jobs)} }` : "",
                  ]
                  return `${name}: { ${says(...parts)} }`
                }),
              ),
              section(
                "resources",
                [
                  ...kits.map((kit, k) => `${kit}: ${made.kits[k]}`),
                  ...(mentions("machine") || steps.includes("with: machine") ? [`machine: ${made.machine}`] : []),
                ].filter((entry) => steps.includes(entry.split(":")[0])),
              ),
              section(
                "dependencies",
                used.map((name) => {
                  const d = dependencyNames.indexOf(name)
                  const { fails, backups: series, needs, standbyNeeds } = made.dependencies[d]
                  const needed = list(above(d))
                  const more = standbyNeeds && above(d).length > 0 ? `slow: 2, needs: ${needed}` : "slow: 2"
                  const parts = [
                    `scope: ${widths[scope[d]]}`,
                    needs && above(d).length > 0 ? `needs: ${needed}` : "",
                    `fails: ${list(fails)}`.replaceAll("open", scope[d] === 0 ? "open" : "always"),
                    series.replaceAll("slow: 2", more),
                  ]
                  return `${name}: { ${says(...parts)} }`
                }),
              ),
              section(
                "stocks",
                held.map((name) => `${name}: ${name === "form" ? made.form : made.card}`),
              ),
              section(
                "services",
                serviceNames.map((name, c) => `serve-${name}: { steps: ${made.steps[c]} }`),
              ),
              section(
                "citizens",
                classNames.map((name, c) => `${name}: { wants: serve-${serviceOf(c)}, ${made.citizens[c]} }`),
              ),
              section(
                "people",
                made.people.map((one, p) => {
                  const own = made.citizens[classNames.findIndex((name) => one.includes(`class: ${name}`))]
                  const isDrawn = /patience: (endless|{)/.test(own) // some of the class wait so long
                  return `person-${p}: { ${isDrawn ? one : one.replace("at least ", "")} }`
                }),
              ),
              section(
                "announcements",
                announcements.map((what) => `- { ${what} }`),
              ),
            ]
              .join("")
              .replace(/2025-01-0(\d)/g, (date, day: string) => (onFriday ? `2025-01-0${Number(day) - 3}` : date)),
          )
        })
    })
}
