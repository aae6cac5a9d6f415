import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseExpectation } from "../src/expectation.ts"
import { parseLocalTime, parsePeriods } from "../src/moment.ts"
import * as quantity from "../src/quantity.ts"
import { nearest } from "../src/suggest.ts"
import { fileWith, scenarioOf } from "./given.ts"

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, "_")
const decimal = fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1000)

describe("what is printed is read again", () => {
  test("counts, with and without _", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (count) => {
        expect(quantity.parseCount(grouped(count))).toEqual({ ok: true, value: count })
        expect(quantity.parseCount(String(count))).toEqual({ ok: true, value: count })
      }),
    )
  })
  test("durations", () => {
    fc.assert(
      fc.property(
        decimal,
        fc.constantFrom(["s", 1], ["min", 60], ["h", 3600], ["days", 86_400], ["weeks", 604_800] as const),
        (amount, [unit, seconds]) => {
          expect(quantity.parseDuration(`${amount} ${unit}`)).toEqual({ ok: true, value: amount * Number(seconds) })
        },
      ),
    )
  })
  test("rates, shares, hazards", () => {
    fc.assert(
      fc.property(
        decimal,
        fc.constantFrom(["s", 1], ["h", 3600], ["year", 31_536_000] as const),
        (amount, [unit, seconds]) => {
          expect(quantity.parseRate(`${amount} / ${unit}`)).toEqual({ ok: true, value: { amount, per: seconds } })
          expect(quantity.parseRate(`${amount} / working day`)).toEqual({
            ok: true,
            value: { amount, per: "working day" },
          })
        },
      ),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        expect(quantity.parseShare(`${hundredths / 100} %`)).toEqual({ ok: true, value: hundredths / 100 / 100 })
        expect(quantity.parseHazard(`${hundredths / 100} % / working day`)).toEqual({
          ok: true,
          value: hundredths / 100 / 100,
        })
      }),
    )
  })
  test("money", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e8 }),
        fc.constantFrom(["", 1], [" juta", 1e6], [" million", 1e6], [" ribu", 1e3] as const),
        (amount, [word, factor]) => {
          expect(quantity.parseSum(`Rp ${grouped(amount)}${word}`)).toEqual({
            ok: true,
            value: { currency: "IDR", amount: amount * Number(factor), yearly: false },
          })
          expect(quantity.parseSum(`KES ${amount}${word} / year`)).toEqual({
            ok: true,
            value: { currency: "KES", amount: amount * Number(factor), yearly: true },
          })
        },
      ),
    )
  })
  test("instants and periods", () => {
    const two = (value: number) => String(value).padStart(2, "0")
    const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 1440 }), (day, minutes) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(parseLocalTime(`${date} ${clock(minutes)}`)).toEqual({ ok: true, value: { day, seconds: minutes * 60 } })
      }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 }), (minutes) => {
        const sorted = minutes.toSorted((a, b) => a - b).slice(0, Math.floor(minutes.length / 2) * 2)
        const periods = Array.from({ length: sorted.length / 2 }, (_, index) => [
          sorted[2 * index]!,
          sorted[2 * index + 1]!,
        ])
        const text = periods.map(([from, until]) => `${clock(from!)}-${clock(until!)}`).join(" and ")
        expect(parsePeriods(text)).toEqual({
          ok: true,
          value: periods.map((period) => period.map((each) => each * 60)),
        })
      }),
    )
  })
  test("a whole file", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 100 }),
        (minutes, counters, rate, chance) => {
          const { plan } = scenarioOf(
            fileWith({
              dependencies: null,
              resources: `{ counter: ${counters} }`,
              services: `{ visit: { steps: [{ step: serve, with: counter, takes: { exponential: ${minutes} min } }] } }`,
              citizens: `{ visitor: { wants: visit, arrive: { rate: ${rate} / working day }, returns: { chance: ${chance} %, after: 2 working days } } }`,
            }),
          )
          expect(plan.steps[0]!.takes).toEqual({ law: { kind: "exponential", mean: minutes * 60 }, unit: "seconds" })
          expect(plan.arrangement.units).toEqual([counters])
          expect(plan.offices[0]!.demand[0]!.from).toEqual({ kind: "rate", perDay: rate, group: null })
          expect(plan.classes[0]!.returns).toEqual({
            chance: chance / 100,
            after: { law: { kind: "constant", value: 2 }, unit: "working days" },
            atMost: Number.MAX_SAFE_INTEGER,
          })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe("no text makes a parser throw", () => {
  test("any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        for (const parse of [
          quantity.parseCount,
          quantity.parseDuration,
          quantity.parseSpan,
          quantity.parseRate,
          quantity.parseShare,
          quantity.parseHazard,
          quantity.parseSum,
          quantity.parseFactor,
          quantity.parseProbability,
          parseLocalTime,
          parsePeriods,
        ]) {
          const parsed = parse(text)
          if (!parsed.ok) expect(parsed.wrong).not.toBe("")
        }
      }),
    )
  })
})

describe("expectations", () => {
  const open = Number.POSITIVE_INFINITY
  test.each([
    ["20 to 28", "count", 20, 28, false],
    ["exactly 0", "count", 0, 0, false],
    ["100", "count", 100, 100, false],
    ["at most 24", "count", -open, 24, false],
    ["at least 27_000", "count", 27_000, open, false],
    ["less than 0 h", "seconds", -open, 0, true],
    ["more than 5 min", "seconds", 300, open, true],
    ["5 to 10 min", "seconds", 300, 600, false],
    ["-5 min to 5 min", "seconds", -300, 300, false],
    ["0 within 5", "count", -5, 5, false],
    ["100 within 2 %", "count", 98, 102, false],
    ["10 min within 30 s", "seconds", 570, 630, false],
    ["50 % within 2 %", "share", 0.49, 0.51, false],
    ["50 % within 2", "share", 0.48, 0.52, false],
    ["less than -2 working days", "working days", Number.NEGATIVE_INFINITY, -2, true],
    ["at most -Rp 20 million", "money", Number.NEGATIVE_INFINITY, -20_000_000, false],
    ["-1 / h to 1 / h", "per hour", -1, 1, false],
    ["0.5 / day", "per hour", 0.5 / 24, 0.5 / 24, false],
    ["20 to 28 %", "share", 0.2, 0.28, false],
    ["at most 1 working day", "working days", -open, 1, false],
    ["36 / h", "per hour", 36, 36, false],
    ["0.6 / min", "per hour", 36, 36, false],
  ] as const)("%s (%s)", (text, kind, low, high, strict) => {
    const parsed = parseExpectation(text, kind, () => null)
    expect(parsed).toMatchObject({ ok: true, value: { kind: "between", strict, text } })
    if (parsed.ok && parsed.value.kind === "between") {
      if (Number.isFinite(low)) expect(parsed.value.low).toBeCloseTo(low, 12)
      else expect(parsed.value.low).toBe(low)
      if (Number.isFinite(high)) expect(parsed.value.high).toBeCloseTo(high, 12)
      else expect(parsed.value.high).toBe(high)
    }
  })
  test("endings and instants", () => {
    expect(parseExpectation("unserved", "ending", () => null)).toMatchObject({
      ok: true,
      value: { kind: "ending", ending: "unserved" },
    })
    expect(parseExpectation("2016-09-16 15:00", "instant", ({ seconds }) => seconds)).toMatchObject({
      ok: true,
      value: { low: 54_000, high: 54_000 },
    })
    expect(parseExpectation("lost", "ending", () => null).ok).toBe(false)
    expect(parseExpectation("unserved", "count", () => null).ok).toBe(false)
  })
})

describe("did you mean", () => {
  test.each([
    ["tittle", "title"],
    ["lognorml", "lognormal"],
    ["at_moost", "at_most"],
    ["bakc", "back"],
  ])("%s → %s", (word, meant) => {
    expect(nearest(word, ["title", "lognormal", "at_most", "back", "zebra"])).toBe(meant)
  })
  test("nothing near", () => {
    expect(nearest("xyz", ["title"])).toBeNull()
  })
})
