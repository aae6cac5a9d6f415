import { right, andThen, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"
import { nearest, suggestion } from "./suggest.ts"

/** Hundred years of 365 days: the longest time a scenario may speak of. */
export const longest = 100 * 365 * 86_400
/** The largest count or amount that makes sense. */
const largest = 1e15

const numberPattern = /^[+-]?(\d+(_\d{3})*|\d+)(\.\d+)?$/

/** The leading number of a text and what follows it, trimmed. */
const split = (text: string): readonly [string, string] => {
  const match = /^([+-]?\d[\d_.,]*(?:[eE][+-]?\d+)?)\s*(.*)$/s.exec(text.trim())
  return match === null ? ["", text.trim()] : [match[1]!, match[2]!]
}

/** A number as people write it: 9.5, 27_000. No comma, no exponent. */
export const parseNumber = (text: string): Parsed<number> => {
  const trimmed = text.trim()
  if (trimmed === "") return wrong("there is nothing here", null)
  if (/^[+-]?\.?(nan|inf|infinity)$/i.test(trimmed)) return wrong(`${quoted(trimmed)} is not a finite number`, null)
  if (/^[+-]?[\d.,_]+$/.test(trimmed) && trimmed.includes(","))
    return wrong(
      `${quoted(trimmed)} has a comma, which means different things in different languages`,
      `thousands with _, as in ${trimmed.replaceAll(/[,.]/g, "_").replace(/^_+/, "")}`,
    )
  if (/^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/.test(trimmed))
    return wrong(`${quoted(trimmed)} is written with an exponent`, "plain digits")
  if (!numberPattern.test(trimmed)) return wrong(`${quoted(trimmed)} is not a number`, null)
  const value = Number(trimmed.replaceAll("_", ""))
  if (!Number.isFinite(value) || Math.abs(value) > largest)
    return wrong(`${quoted(trimmed)} is too large`, "at most 1_000_000_000_000_000")
  return right(Object.is(value, -0) ? 0 : value)
}

const notNegative = (text: string, value: number): Parsed<number> =>
  value < 0 ? wrong(`${quoted(text.trim())} is negative`, "nothing below 0") : right(value)

const units: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["min", 60],
  ["h", 3600],
  ["day", 86_400],
  ["days", 86_400],
  ["week", 604_800],
  ["weeks", 604_800],
  ["year", 31_536_000],
  ["years", 31_536_000],
])
const unitList = "s, min, h, days, weeks or years"

const otherUnits: ReadonlyMap<string, string> = new Map([
  ["sec", "s"],
  ["secs", "s"],
  ["second", "s"],
  ["seconds", "s"],
  ["m", "min"],
  ["mins", "min"],
  ["minute", "min"],
  ["minutes", "min"],
  ["menit", "min"],
  ["hr", "h"],
  ["hrs", "h"],
  ["hour", "h"],
  ["hours", "h"],
  ["jam", "h"],
  ["d", "days"],
  ["hari", "days"],
  ["w", "weeks"],
  ["y", "years"],
])

const unknownUnit = (unit: string): Parsed<never> => {
  if (/^months?$|^bulan$/.test(unit)) return wrong(`${quoted(unit)}: months differ in length`, "days or weeks")
  const other = otherUnits.get(unit.toLowerCase())
  const near = nearest(unit, units.keys())
  return wrong(
    `unknown unit ${quoted(unit)}`,
    other === undefined ? (near === null ? unitList : `did you mean ${near}?`) : `did you mean ${other}?`,
  )
}

const amount = (text: string): Parsed<readonly [number, string]> => {
  const [digits, unit] = split(text)
  return andThen(parseNumber(digits === "" ? text : digits), (value) => right([value, unit] as const))
}

/** Any duration, negative ones too (only an expectation may be). */
export const parseSignedDuration = (text: string): Parsed<number> =>
  andThen(amount(text), ([value, unit]) => {
    if (unit === "") return wrong(`${quoted(text.trim())} has no unit`, `a duration such as ${text.trim()} min`)
    if (/^working days?$/.test(unit))
      return wrong(
        `${quoted(text.trim())}: a working day has no fixed length, and this has`,
        `a duration in ${unitList}`,
      )
    const factor = units.get(unit)
    if (factor === undefined) return unknownUnit(unit)
    const seconds = value * factor
    return Math.abs(seconds) > longest
      ? wrong(`${quoted(text.trim())} is too long`, "at most 100 years")
      : right(seconds)
  })

/** Seconds. `9.5 min`, `2 h`. */
export const parseDuration = (text: string): Parsed<number> =>
  andThen(parseSignedDuration(text), (seconds) => notNegative(text, seconds))

/** How long, in seconds or in opening dates. */
export interface Span {
  readonly amount: number
  readonly unit: "seconds" | "working days"
}

/** Opening dates: `2 working days`. */
export const parseWorkingDays = (text: string): Parsed<number> =>
  andThen(amount(text), ([value, unit]) => {
    if (!/^working days?$/.test(unit))
      return unit === "" || units.has(unit)
        ? wrong(`${quoted(text.trim())} is not in working days`, "such as 2 working days")
        : unknownUnit(unit)
    return value > 36_500 ? wrong(`${quoted(text.trim())} is too long`, "at most 100 years") : notNegative(text, value)
  })

/** `30 min` or `2 working days`. */
export const parseSpan = (text: string): Parsed<Span> =>
  /working days?$/.test(text.trim())
    ? andThen(parseWorkingDays(text), (value) => right({ amount: value, unit: "working days" as const }))
    : andThen(parseDuration(text), (value) => right({ amount: value, unit: "seconds" as const }))

/** So many in each so many seconds, or on each working day. */
export interface Rate {
  readonly amount: number
  readonly per: number | "working day"
}

/** `75 / working day`, `18 / h`, `9 / year`. */
export const parseRate = (text: string): Parsed<Rate> => {
  const parts = text.split("/")
  if (parts.length !== 2) return wrong(`${quoted(text.trim())} is not a rate`, "such as 75 / working day or 18 / h")
  return andThen(
    andThen(parseNumber(parts[0]!), (value) => notNegative(parts[0]!, value)),
    (value): Parsed<Rate> => {
      const unit = parts[1]!.trim()
      if (unit === "working day") return right({ amount: value, per: "working day" })
      const seconds = units.get(unit)
      return seconds === undefined || (unit.length > 1 && unit.endsWith("s"))
        ? unknownUnit(unit)
        : right({ amount: value, per: seconds })
    },
  )
}

/** A number with a per cent sign, as a share of 1. */
export const parsePercent = (text: string): Parsed<number> =>
  andThen(amount(text), ([value, unit]) => {
    if (unit === "")
      return wrong(
        `${quoted(text.trim())} has no unit`,
        `a share such as ${value <= 1 ? Number((value * 100).toPrecision(12)) : value} %`,
      )
    if (unit !== "%") return wrong(`${quoted(text.trim())} is not a share`, "a number and %, such as 60 %")
    return Math.abs(value) > 10_000
      ? wrong(`${quoted(text.trim())} is too large`, "at most 10_000 %")
      : right(value / 100)
  })

/** 0…1. `60 %`. */
export const parseShare = (text: string): Parsed<number> =>
  andThen(parsePercent(text), (share) =>
    share > 1 ? wrong(`${quoted(text.trim())} is more than all`, "0 % to 100 %") : notNegative(text, share),
  )

/** A factor written as a percentage, which may exceed 100. */
export const parsePercentFactor = (text: string): Parsed<number> =>
  andThen(parsePercent(text), (share) => notNegative(text, share))

/** Chance on each working day, 0…1. `0.18 % / working day`. */
export const parseHazard = (text: string): Parsed<number> => {
  const match = /^(.*?)\/\s*(.*)$/s.exec(text.trim())
  if (match === null) return wrong(`${quoted(text.trim())} is not a chance a day`, "such as 0.18 % / working day")
  if (match[2] !== "working day")
    return wrong(`a chance for each ${quoted(match[2]!)} is not possible`, "such as 0.18 % / working day")
  return parseShare(match[1]!)
}

/** A whole number from 0 to a thousand million. `40`, `27_000`; a point is refused, since it means different things in different languages. */
export const parseCount = (text: string): Parsed<number> => {
  if (/^\d{1,3}(\.\d{3})+$/.test(text.trim()))
    return wrong(
      `${quoted(text.trim())} has a point, which means different things in different languages`,
      `thousands with _, as in ${text.trim().replaceAll(".", "_")}`,
    )
  const [digits, unit] = split(text)
  if (digits !== "" && unit !== "")
    return wrong(`${quoted(text.trim())} is not a count`, "a whole number such as 40 or 27_000")
  return andThen(
    andThen(parseNumber(text), (value) => notNegative(text, value)),
    (value) =>
      Number.isInteger(value)
        ? value > 1e9
          ? wrong(`${quoted(text.trim())} is too large`, "at most 1_000_000_000")
          : right(value)
        : wrong(`${quoted(text.trim())} is not a whole number`, "such as 40 or 27_000"),
  )
}

/** A bare number from 0 to a million. */
export const parseFactor = (text: string): Parsed<number> =>
  andThen(
    andThen(parseNumber(text), (value) => notNegative(text, value)),
    (value) => (value > 1e6 ? wrong(`${quoted(text.trim())} is too large`, "at most 1_000_000") : right(value)),
  )

/** A chance as theory writes it: 0.001 or 1e-5. */
export const parseProbability = (text: string): Parsed<number> => {
  const value = /^\d+(\.\d+)?([eE]-?\d+)?$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
  return value > 0 && value < 1
    ? right(value)
    : wrong(`${quoted(text.trim())} is not a probability`, "between 0 and 1, such as 1e-5")
}

/** An amount in a currency, perhaps for each year. */
export interface Sum {
  readonly currency: string
  readonly amount: number
  readonly yearly: boolean
}

const multiples: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["thousand", 1e3],
  ["ribu", 1e3],
  ["million", 1e6],
  ["juta", 1e6],
  ["billion", 1e9],
  ["miliar", 1e9],
])

/** `Rp 20 million`, `Rp 7.8 juta`, `KES 250`, `Rp 18 million / year`. */
export const parseSum = (text: string): Parsed<Sum> => {
  const match = /^(Rp|[A-Z]{3})\s+(\S+)\s*([a-z]*)\s*(\/\s*year)?$/.exec(text.trim())
  if (match === null)
    return wrong(`${quoted(text.trim())} is not an amount of money`, "such as Rp 20 million, Rp 13_000 or KES 250")
  const multiple = multiples.get(match[3]!)
  if (multiple === undefined)
    return wrong(
      `unknown word ${quoted(match[3]!)} in an amount of money`,
      suggestion(
        match[3]!,
        [...multiples.keys()].filter((word) => word !== ""),
        "",
      ),
    )
  if (multiple === 1 && /^\d{1,3}(\.\d{3})+$/.test(match[2]!))
    return wrong(
      `${quoted(match[2]!)} has a point, which means different things in different languages`,
      `thousands with _, as in ${match[2]!.replaceAll(".", "_")}`,
    )
  return andThen(
    andThen(parseNumber(match[2]!), (value) => notNegative(match[2]!, value)),
    (value) => {
      const total = value * multiple
      return total > largest
        ? wrong(`${quoted(text.trim())} is too large`, "at most a million billion")
        : right({ currency: match[1] === "Rp" ? "IDR" : match[1]!, amount: total, yearly: match[4] !== undefined })
    },
  )
}

/** The limits of `4 to 12`, each with its unit: its own, else that of the other, else `unit`. */
export const splitRange = (text: string, unit: string): readonly [string, string] | null => {
  const parts = text.split(/\s+to\s+/)
  if (parts.length !== 2) return null
  const bare = (part: string): boolean => numberPattern.test(part.trim())
  const own = parts.map((part) => (bare(part) ? "" : split(part)[1]))
  const lent = own[1] !== "" ? own[1]! : own[0] !== "" ? own[0]! : unit
  const completed = parts.map((part) =>
    bare(part) && lent !== "" && split(part)[0] !== "" ? `${part.trim()} ${lent}` : part.trim(),
  )
  return [completed[0]!, completed[1]!]
}

/** What follows the number in a quantity: `min`, `% / working day`; empty for what does not begin with a number. */
export const unitOf = (text: string): string => {
  const [digits, unit] = split(text)
  return digits === "" ? "" : unit
}
