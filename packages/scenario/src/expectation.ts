import type { Expectation, Quantity } from "@tangguh/plan"
import { parseLocalTime, type LocalTime } from "./moment.ts"
import { right, andThen, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"
import {
  parseNumber,
  parsePercent,
  parseRate,
  parseSignedDuration,
  parseSum,
  parseWorkingDays,
  splitRange,
  unitOf,
} from "./quantity.ts"

/** Seconds since the start; null where the time does not exist. */
export type ToSeconds = (time: LocalTime) => number | null

/** As the parser, which knows nothing below 0: a difference may be. */
const signed =
  (parse: (text: string) => Parsed<number>) =>
  (text: string): Parsed<number> => {
    const negative = /^\s*[-−]\s*(.*)$/s.exec(text)
    return negative === null ? parse(text) : andThen(parse(negative[1]!), (value) => right(value === 0 ? 0 : -value))
  }

const parseMoney = signed((text) => andThen(parseSum(text), (sum) => right(sum.amount)))
const parsePerHour = signed((text) =>
  andThen(parseRate(text), (rate) =>
    rate.per === "working day"
      ? wrong("a working day has no fixed length", "such as 36 / h")
      : right((rate.amount / rate.per) * 3600),
  ),
)
const parseDays = signed(parseWorkingDays)

const valueOf = (text: string, quantity: Quantity, seconds: ToSeconds): Parsed<number> => {
  switch (quantity) {
    case "count":
    case "factor":
      return parseNumber(text)
    case "seconds":
      return parseSignedDuration(text)
    case "working days":
      return parseDays(text)
    case "share":
      return parsePercent(text)
    case "money":
      return parseMoney(text)
    case "per hour":
      return parsePerHour(text)
    case "instant":
      return andThen(parseLocalTime(text), (time) => {
        const at = seconds(time)
        return at === null
          ? wrong(`${text.trim()} does not exist: clocks are put forward`, "a local time that exists")
          : right(at)
      })
    case "ending":
      return wrong(`${quoted(text)} is not an ending`, "served or unserved")
  }
}

const between = (low: number, high: number, strict: boolean, text: string): Parsed<Expectation> =>
  right({ kind: "between", low, high, strict, text })

const comparisons: readonly (readonly [string, (value: number, text: string) => Parsed<Expectation>])[] = [
  ["exactly", (value, text) => between(value, value, false, text)],
  ["at most", (value, text) => between(Number.NEGATIVE_INFINITY, value, false, text)],
  ["at least", (value, text) => between(value, Number.POSITIVE_INFINITY, false, text)],
  ["less than", (value, text) => between(Number.NEGATIVE_INFINITY, value, true, text)],
  ["more than", (value, text) => between(value, Number.POSITIVE_INFINITY, true, text)],
]

/** Limits of `20 to 28 %`, `at most 24`, `8.63 min within 2 %`, `unserved`, … in the unit of the quantity. */
export const parseExpectation = (written: string, quantity: Quantity, seconds: ToSeconds): Parsed<Expectation> => {
  const text = written.trim()
  if (quantity === "ending")
    return text === "served" || text === "unserved"
      ? right({ kind: "ending", ending: text, text })
      : wrong(`${quoted(text)} is not an ending`, "served or unserved")
  if (text === "served" || text === "unserved")
    return wrong(`${quoted(text)} is an ending, and this outcome is a number`, usual[quantity])
  for (const [words, expectation] of comparisons) {
    if (text.startsWith(`${words} `))
      return andThen(valueOf(text.slice(words.length + 1), quantity, seconds), (value) => expectation(value, text))
  }
  const within = text.split(/\s+within\s+/)
  if (within.length === 2) {
    return andThen(valueOf(within[0]!, quantity, seconds), (value) => {
      const relative = within[1]!.trim().endsWith("%")
      const margin = relative
        ? andThen(parsePercent(within[1]!), (share) => right(Math.abs(value) * share))
        : valueOf(
            /^[\d_.]+$/.test(within[1]!.trim()) ? `${within[1]!.trim()} ${unitOf(within[0]!)}`.trim() : within[1]!,
            quantity,
            seconds,
          )
      return andThen(margin, (width) =>
        width < 0 ? wrong("a margin below 0", usual[quantity]) : between(value - width, value + width, false, text),
      )
    })
  }
  if (/\sto\s/.test(text)) {
    const limits = splitRange(text, "")
    if (limits === null) return wrong(`${quoted(text)} is not a range`, usual[quantity])
    return andThen(valueOf(limits[0], quantity, seconds), (low) =>
      andThen(valueOf(limits[1], quantity, seconds), (high) =>
        high < low ? wrong(`${quoted(text)} runs downwards`, "the lower value first") : between(low, high, false, text),
      ),
    )
  }
  return andThen(valueOf(text, quantity, seconds), (value) => between(value, value, false, text))
}

/** How an expectation of each quantity may be written. */
export const usual: Readonly<Record<Quantity, string>> = {
  count: "such as 20 to 28, at most 24 or exactly 0",
  factor: "such as 0.9 to 1.1 or at most 2",
  seconds: "such as at most 1 h or 5 to 10 min",
  "working days": "such as at most 2 working days",
  share: "such as 20 to 28 % or at least 90 %",
  money: "such as at most Rp 20 million",
  "per hour": "such as 36 / h",
  instant: "an instant such as 2016-09-16 15:00",
  ending: "served or unserved",
}
