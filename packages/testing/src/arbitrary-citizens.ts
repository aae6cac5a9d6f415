import * as fc from "fast-check"
import { FROM, instantOf } from "./arbitrary-supply.ts"
import { join, oneOf, says, sometimes } from "./written.ts"

/* Who comes, when, and what they do when they have to wait: as text. */

const arrivals = (days: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 1, max: 30 }),
        oneOf("", "by_hour: { 06:00-08:00: 3, 08:00-11:30: 5, 11:30-13:00: 1, 13:00-16:00: 2 }"),
        oneOf("", "", "by_weekday: { mon: 1.5, tue: 0 }"),
      )
      .map(([rate, byHour, byWeekday]) => says(`rate: ${rate} / working day`, byHour, byWeekday)),
    fc.integer({ min: 1, max: 2 }).map((rate) => `rate: ${rate} / h`),
    fc.constant("rate: 6 / working day, batch: { choice: { 1: 50 %, 3: 50 % } }"),
    fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom(5, 40, 100), oneOf("", "grows: 3 / working day"))
      .map(([pool, each, grows]) => says(`pool: ${pool}, each: ${each} % / working day`, grows)),
    fc.constant("appointments: 9 / working day, no_show: 30 %"),
    fc
      .array(instantOf(days), { minLength: 1, maxLength: 8 })
      .map((instants) => `at: [${FROM} 08:00, ${instants.toSorted().join(", ")}]`),
  )

const laterVisit = ["1 working day", "{ uniform: 1 to 2 working days }", "{ exponential: 8 h }", "2 h"]

const behaviour: fc.Arbitrary<string> = join(
  oneOf("endless", "0 min", "30 min", "1 h", "{ exponential: 20 min }", "{ lognormal: { median: 2 h, cv: 0.5 } }").map(
    (patience) => `patience: ${patience}`,
  ),
  oneOf(
    "",
    "patience_when_told: { wait: 120 %, not today: 10 min }",
    "patience_when_told: { wait: 50 %, not today: 0 min, back at: 50 % }",
    "patience_when_told: { not today: 30 min, back at: 200 % }",
  ),
  fc.oneof(
    fc.constant(""),
    fc
      .tuple(oneOf("70 %", "100 %", "50 %"), fc.constantFrom(...laterVisit), fc.constantFrom(0, 1, 3, 5))
      .map(([chance, after, most]) => `returns: { chance: ${chance}, after: ${after}, at_most: ${most} }`),
  ),
  sometimes(25, "balks: { queue: 3, when_down: 50 %, hopeless: 50 % }", "balks: { hopeless: 100 % }"),
  sometimes(
    25,
    "purposes: { bank: { share: 40 %, deadline: 1 days } }",
    "purposes: { bank: { share: 30 %, deadline: 2 working days }, school: { share: 30 %, deadline: { exponential: 20 h } } }",
  ),
)

/** A class of citizens: how they come, and how they behave. */
export const citizens = (days: number): fc.Arbitrary<string> =>
  join(
    arrivals(days).map((arrive) => `arrive: { ${arrive} }`),
    behaviour,
  )

/** A scripted citizen. */
export const person = (days: number, offices: readonly string[], classes: readonly string[]): fc.Arbitrary<string> =>
  join(
    fc.constantFrom(...classes).map((name) => `class: ${name}`),
    fc.constantFrom(...offices).map((name) => `office: ${name}`),
    instantOf(days).map((at) => `arrives: ${at}`),
    oneOf("", "patience: 1 h", "patience: 30 min", "patience: at least 30 min"),
  )

/** Something that is announced, on one of these occasions. */
export const announcement = (days: number, dependencies: readonly string[], stocks: readonly string[]) =>
  join(
    fc
      .oneof(
        instantOf(days),
        ...dependencies.flatMap((name) => [fc.constant(`{ fails: ${name} }`), fc.constant(`{ recovers: ${name} }`)]),
        ...stocks.map((name) => fc.constant(`{ empty: ${name} }`)),
      )
      .map((at) => `at: ${at}`),
    oneOf(
      ...["wait", "not today", "back at", "up"].map((what) => `says: ${what}, to: those waiting`),
      ...["not today", "back at", "up"].map((what) => `says: ${what}, to: everyone`),
      ...["not today", "back at"].map((what) => `says: ${what}, to: everyone, reach: 50 %`),
    ),
    oneOf("", "delay: 30 min", "delay: 1 h"),
  )
