import * as fc from "fast-check"
import { list, oneOf, says } from "./written.ts"

/* What fails, what backs it up, how many units there are and how they fare, and what is in stock: as text. */

/** The first date of every generated file, a Monday. */
export const FROM = "2025-01-06"

/** What can happen at the same instant as something else: doors, breaks, whole hours, midnights. */
const clocks = "00:00 07:00 08:00 09:00 10:30 11:30 12:00 13:00 14:00 15:00 16:00 20:00".split(" ")
const durations = ["5 min", "10 min", "30 min", "1 h", "2.5 h", "4 h", "1 days"]

export const dateOf = (day: number): string => `2025-01-0${6 + day}`

export const instantOf = (days: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: days - 1 }), fc.constantFrom(...clocks))
    .map(([day, clock]) => `${dateOf(day)} ${clock}`)

/** A source of failures: of a dependency, or (`slow` left out) of units or a supplier. */
export const failure = (days: number, mayBeSlow: boolean): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(instantOf(days), fc.constantFrom(...durations)).map(([at, long]) => `{ from: ${at}, for: ${long} }`),
    fc.integer({ min: 0, max: days - 1 }).map((day) => `{ date: ${dateOf(day)} }`),
    fc
      .tuple(oneOf("2 h", "7 h", "1 days"), oneOf("{ exponential: 20 min }", "90 min", "1 h"))
      .map(([up, down]) => `{ up_for: { exponential: ${up} }, down_for: ${down} }`),
    oneOf(
      "{ up_for: { exponential: 3 h }, down_for: 1 working day, relapse: { chance: 50 %, within: 1 h } }",
      `{ planned: { first: ${FROM} 10:30, every: 7 h, for: 1 h } }`,
      `{ planned: { first: ${FROM} 08:00, every: 1 days, for: 30 min } }`,
      `{ planned: { first: ${FROM} 08:30, every: 2 h, for: 1 h } }`,
      `{ planned: { first: ${FROM} 09:10, every: 3 h, for: 2 h } }`,
      "{ up_for: 3 h, down_for: 30 min }",
    ),
    ...(mayBeSlow
      ? [
          instantOf(days).map((at) => `{ from: ${at}, for: 2.5 h, slow: 3 }`),
          oneOf(
            `{ planned: { first: ${FROM} 09:00, every: 5 h, for: 1 h }, slow: 2 }`,
            "{ up_for: { exponential: 3 h }, down_for: 30 min, clock: busy }",
            "{ up_for: { exponential: 2 h }, down_for: 1 h, clock: open }",
            "{ up_for: 1 h, down_for: 10 min, clock: busy }",
            "{ rate: 3 / day, down_for: { exponential: 1 h } }",
          ),
        ]
      : []),
  )

/** Sources of failures of which at most one wears in use. */
export const failures = (days: number): fc.Arbitrary<string[]> =>
  fc.array(failure(days, true), { minLength: 1, maxLength: 3 }).map((all) => {
    const wears = (each: string) => each.includes("clock: busy")
    return all.filter((each, i) => !wears(each) || all.findIndex(wears) === i)
  })

/** Backups in series, tried in order; `needs`: something that a standby may need. */
export const backups = (needs: readonly string[]): fc.Arbitrary<string> => {
  const needed = needs.length > 0 ? `, needs: ${list(needs)}` : ""
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    {
      weight: 3,
      arbitrary: fc
        .array(
          oneOf(
            "{ ups: { battery: 30 min, recharge: 4 h } }",
            "{ ups: { battery: { uniform: 5 to 90 min }, recharge: 1 h } }",
            "{ generator: { start: 5 min, start_failure: 30 %, fuel: 1 h, refuel: 1 working day } }",
            "{ generator: { start: 0 min, start_failure: 10 %, damage: 40 %, repair: 1 working day } }",
            "{ standby: { failover: 10 min, failover_failure: 20 % } }",
            `{ standby: { failover: 0 min, slow: 2${needed} } }`,
            `{ standby: { failover: { exponential: 10 min }, slow: 1.5${needed} } }`,
            "{ standby: { failover: 5 min, fails: [{ up_for: { exponential: 3 h }, down_for: 1 h }] } }",
          ),
          { minLength: 1, maxLength: 3 },
        )
        .map((series) => `backups: ${list(series)}`),
    },
  )
}

/** How many units there are, and how they fare; `alike`: they are not told apart. */
export const units = (count: number, days: number, alike: boolean): fc.Arbitrary<string> => {
  const fewer = Math.max(0, count - 1)
  const plain = oneOf(
    `${count}`,
    `${count}`,
    `{ count: ${count}, absent: 30 % }`,
    `{ count: ${count}, scope: region }`,
    `{ count: ${count}, scope: nation, absent: 20 % }`,
    `{ count: ${count}, shifts: [{ days: mon-sun, hours: 08:00-10:30, count: ${count} }, { days: mon-sun, hours: 10:30-16:00, count: ${fewer} }] }`,
    `{ count: ${count}, shifts: [${["08:00-09:30", "10:00-11:00", "12:00-13:30", "14:00-15:30"].map((period) => `{ days: mon-sun, hours: ${period}, count: ${count} }`).join(", ")}] }`,
    `{ count: ${count}, shifts: [{ days: mon-wed, hours: 09:00-12:00, count: ${count} }, { days: mon-sun, hours: 00:00-24:00, count: 0 }] }`,
  )
  if (alike) return plain
  const worn = oneOf(
    "{ up_for: { exponential: 2 h }, down_for: 30 min, clock: busy }",
    "{ up_for: 1 h, down_for: 10 min, clock: busy }",
  )
  return fc.oneof(
    { weight: 3, arbitrary: plain },
    oneOf(`{ count: ${count}, limit: 6 / working day }`, `{ count: ${count}, limit: 2 / working day, absent: 20 % }`),
    worn.map((source) => `{ count: ${count}, fails: [${source}] }`),
    // A unit that wears in use fails in no other way.
    fc
      .tuple(
        fc.array(failure(days, false), { minLength: 1, maxLength: 2 }),
        oneOf("", "limit: 5 / working day", "scope: region"),
      )
      .map(([fails, more]) => `{ ${says(`count: ${count}, fails: ${list(fails)}`, more)} }`),
  )
}

const reorder = (days: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      oneOf("review: continuous", "review: 7 h", "review: 2 h"),
      oneOf("at: 2", "at: 0"),
      oneOf("up_to: 6", "amount: 4", "amount: 1"),
      oneOf("lead_time: { exponential: 3 h }", "lead_time: 1 h", "lead_time: 1 working day", "lead_time: 5 min"),
      oneOf("", "filled: { uniform: 50 to 100 % }", "filled: 0 %"),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant("") },
        failure(days, false).map((source) => `supplier_out: ${source}`),
      ),
    )
    .map((parts) => `reorder: { ${says(...parts)} }`)

/** What is in stock, how it is filled up, and what is kept for those who are favoured. */
export const stock = (days: number, scope: string, favoured: string | undefined): fc.Arbitrary<string> =>
  fc
    .tuple(
      oneOf("on_hand: 4", "on_hand: 0", "on_hand: 12", "on_hand: 1000"),
      oneOf("if_empty: wait", "if_empty: lose"),
      fc.oneof(fc.constant(""), reorder(days)),
      fc.oneof(
        oneOf(
          "",
          "deliveries: [{ every: 5 h, amount: 3 }]",
          "deliveries: [{ every: 1 working day, amount: { choice: { 1: 50 %, 5: 50 % } } }]",
        ),
        instantOf(days).map((at) => `deliveries: [{ at: ${at}, amount: 4 }]`),
      ),
      favoured === undefined ? fc.constant("") : oneOf("", `reserve: { below: 2, for: [${favoured}] }`),
    )
    .map((parts) => `{ ${says(`scope: ${scope}`, ...parts)} }`)
