import * as Schema from "effect/Schema"
import type { Money, Quorum as PlanQuorum } from "@tangguh/plan"
import { leaf, type Section } from "./leaf.ts"
import {
  parseDate,
  parseDates,
  parseLocalTime,
  parsePeriod,
  parsePeriods,
  type ClockPeriods,
  type LocalTime,
} from "./moment.ts"
import { right, andThen, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"
import * as quantity from "./quantity.ts"
import { suggestion } from "./suggest.ts"
import { parseZone } from "./zone.ts"

/* Each kind of text that a scenario file holds, as a schema. */

const number = "[0-9][0-9_]*(\\.[0-9]+)?"
const duration = `${number} ?(s|min|h|days?|weeks?|years?)`
const workingDays = `${number} working days?`
const date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
const clock = "[0-9]{1,2}:[0-9]{2}"
const period = `${clock}-${clock}`
const money = `(Rp|[A-Z]{3}) ${number}( (thousand|ribu|million|juta|billion|miliar))?`

const same = (value: number): number => value

export const Text = leaf<string>({
  title: "Text",
  accepted: "a text",
  examples: [],
  pattern: null,
  parse: (text) =>
    text.trim() === ""
      ? wrong("the text is empty")
      : text.length > 4000
        ? wrong(`the text has ${text.length} characters`, "at most 4000")
        : right(text.trim()),
})

/** A text that may look like a number. */
const numberLike = (title: string, accepted: string, examples: readonly string[]) =>
  leaf<string>({
    title,
    accepted,
    examples,
    pattern: null,
    number: true,
    parse: (text) =>
      text.trim() === ""
        ? wrong("there is nothing here")
        : text.length > 400
          ? wrong(`the text has ${text.length} characters`, "at most 400")
          : right(text.trim()),
  })

/** Before which nothing is counted; null: found from pilot runs. */
export const WarmUp = leaf<number | null>({
  title: "Time before which nothing is counted",
  accepted: "a duration such as 20 days, or auto",
  examples: ["20 days", "auto"],
  pattern: `${duration}|auto`,
  parse: (text) => (text === "auto" ? right(null) : quantity.parseDuration(text)),
  order: (seconds) => seconds ?? 0,
})

export const Seed = numberLike("Seed", "a word or a number", ["ngargoyoso"])
export const Expect = numberLike("What is expected", "such as 20 to 28, at most 24 or exactly 0", [
  "20 to 28",
  "at most 24",
  "at least $target",
  "exactly 0",
  "8.63 min within 2 %",
])

export const Duration = leaf({
  title: "Duration",
  accepted: "a duration such as 9.5 min, 2 h or 3 days",
  examples: ["9.5 min", "2 h", "3 days"],
  pattern: duration,
  parse: quantity.parseDuration,
  order: same,
})

export const PositiveDuration = leaf({
  title: "Duration above 0",
  accepted: "a duration above 0, such as 9.5 min, 2 h or 3 days",
  examples: ["9.5 min", "2 h"],
  pattern: duration,
  parse: (text) =>
    andThen(quantity.parseDuration(text), (seconds) =>
      seconds > 0 ? right(seconds) : wrong(`${quoted(text)} is no time at all`),
    ),
  order: same,
})

export const Span = leaf<quantity.Span>({
  title: "Duration or working days",
  accepted: "a duration such as 30 min, or working days such as 2 working days",
  examples: ["30 min", "2 working days"],
  pattern: `${duration}|${workingDays}`,
  parse: quantity.parseSpan,
  order: (span) => span.amount,
})

export const PositiveSpan = leaf<quantity.Span>({
  title: "Duration or working days, above 0",
  accepted: "a duration above 0 such as 30 min, or working days such as 2 working days",
  examples: ["30 min", "2 working days"],
  pattern: `${duration}|${workingDays}`,
  parse: (text) =>
    andThen(quantity.parseSpan(text), (span) =>
      span.amount > 0 ? right(span) : wrong(`${quoted(text)} is no time at all`),
    ),
  order: (span) => span.amount,
})

export const WorkingDays = leaf({
  title: "Working days",
  accepted: "such as 2 working days",
  examples: ["1 working day"],
  pattern: workingDays,
  parse: quantity.parseWorkingDays,
  order: same,
})

export const Rate = leaf<quantity.Rate>({
  title: "Rate",
  accepted: "a rate such as 75 / working day, 18 / h or 9 / year",
  examples: ["75 / working day", "18 / h"],
  pattern: `${number} ?/ ?(working day|s|min|h|day|week|year)`,
  parse: quantity.parseRate,
  order: (rate) => (rate.per === "working day" ? rate.amount : rate.amount / rate.per),
})

/** How many a day at most. */
export const DailyLimit = leaf<number>({
  title: "How many on a working day at most",
  accepted: "such as 110 / working day",
  examples: ["110 / working day"],
  pattern: `${number} ?/ ?working day`,
  parse: (text) =>
    andThen(quantity.parseRate(text), (rate) =>
      rate.per !== "working day"
        ? wrong("a limit is for each working day")
        : rate.amount < 1
          ? wrong(`${quoted(text)} is less than one`)
          : right(Math.round(rate.amount)),
    ),
  order: same,
})

export const PerSecond = leaf<number>({
  title: "Rate on the clock",
  accepted: "a rate such as 60 / h",
  examples: ["60 / h"],
  pattern: `${number} ?/ ?(s|min|h|day|week|year)`,
  parse: (text) =>
    andThen(quantity.parseRate(text), (rate) =>
      rate.per === "working day"
        ? wrong("a working day has no fixed length")
        : rate.amount > 0
          ? right(rate.amount / rate.per)
          : wrong("a rate of 0 never comes", "a rate above 0, such as 60 / h"),
    ),
  order: same,
})

export const PositiveRate = leaf<quantity.Rate>({
  title: "Rate above 0",
  accepted: "a rate such as 60 / h or 30 / working day",
  examples: ["60 / h", "30 / working day"],
  pattern: `${number} ?/ ?(working day|s|min|h|day|week|year)`,
  parse: (text) =>
    andThen(quantity.parseRate(text), (rate) =>
      rate.amount > 0 ? right(rate) : wrong("a rate of 0 never comes", "a rate above 0, such as 60 / h"),
    ),
  order: (rate) => (rate.per === "working day" ? rate.amount : rate.amount / rate.per),
})

export const Share = leaf({
  title: "Share",
  accepted: "a share such as 60 %",
  examples: ["60 %"],
  pattern: `${number} ?%`,
  parse: quantity.parseShare,
  order: same,
})
export const PercentFactor = leaf({
  title: "Share of what is left",
  accepted: "a percentage such as 120 %",
  examples: ["100 %"],
  pattern: `${number} ?%`,
  parse: quantity.parsePercentFactor,
  order: same,
})
export const Hazard = leaf({
  title: "Chance on each working day",
  accepted: "such as 0.18 % / working day",
  examples: ["0.18 % / working day"],
  pattern: `${number} ?% ?/ ?working day`,
  parse: quantity.parseHazard,
  order: same,
})
export const Count = leaf({
  title: "Count",
  accepted: "a whole number such as 40 or 27_000",
  examples: ["40"],
  pattern: "[0-9][0-9_]*",
  parse: quantity.parseCount,
  order: same,
  number: true,
})
export const Factor = leaf({
  title: "Factor",
  accepted: "a number such as 1.3",
  examples: ["0.6"],
  pattern: number,
  parse: quantity.parseFactor,
  order: same,
  number: true,
})
export const PositiveFactor = leaf({
  title: "Factor above 0",
  accepted: "a number above 0, such as 1.3",
  examples: ["0.6"],
  pattern: number,
  parse: (text) =>
    andThen(quantity.parseFactor(text), (value) =>
      value > 0 ? right(value) : wrong(`${quoted(text)} is not above 0`),
    ),
  order: same,
  number: true,
})
export const Slowness = leaf({
  title: "How many times as long service takes",
  accepted: "a factor above 1, such as 3",
  examples: ["3"],
  pattern: number,
  parse: (text) =>
    andThen(quantity.parseFactor(text), (value) =>
      value > 1 ? right(value) : wrong(`${quoted(text)} makes nothing slower`),
    ),
  order: same,
  number: true,
})
export const PositiveCount = leaf({
  title: "Count of 1 or more",
  accepted: "a whole number from 1 on",
  examples: ["200"],
  pattern: "[0-9][0-9_]*",
  parse: (text) =>
    andThen(quantity.parseCount(text), (value) => (value > 0 ? right(value) : wrong(`${quoted(text)} is too few`))),
  order: same,
  number: true,
})
export const Probability = leaf({
  title: "Probability",
  accepted: "between 0 and 1, such as 1e-5",
  examples: ["1e-5"],
  pattern: "[0-9.eE-]+",
  parse: quantity.parseProbability,
  number: true,
})

/** A sum of money with its currency, which the file's `costs` must share. */
export const Sum = leaf<quantity.Sum & { readonly amount: Money }>({
  title: "Money",
  accepted: "such as Rp 20 million, Rp 13_000 or KES 250",
  examples: ["Rp 20 million"],
  pattern: `${money}( ?/ ?year)?`,
  parse: quantity.parseSum,
  order: (sum) => sum.amount,
})

export const LocalDate = leaf<number>({
  title: "Date",
  accepted: "a date such as 2016-09-15",
  examples: ["2016-09-15"],
  pattern: date,
  parse: parseDate,
  order: same,
})
export const Dates = leaf<{ readonly from: number; readonly until: number }>({
  title: "A date, or dates from and to, both included",
  accepted: "dates such as 2026-03-25 to 2026-03-31",
  examples: ["2026-03-25 to 2026-03-31"],
  pattern: `${date}( to ${date})?`,
  parse: parseDates,
})
export const Instant = leaf<LocalTime>({
  title: "Date and local time",
  accepted: "an instant such as 2016-09-16 13:00",
  examples: ["2016-09-16 13:00"],
  pattern: `${date}( ${clock})?`,
  parse: parseLocalTime,
  order: (time) => time.day * 86_400 + time.seconds,
})
export const Period = leaf<readonly [number, number]>({
  title: "Period of the day",
  accepted: "a period such as 07:30-11:30",
  examples: ["07:30-11:30"],
  pattern: period,
  parse: parsePeriod,
})
export const Periods = leaf<ClockPeriods>({
  title: "Opening hours of a day",
  accepted: "periods such as 07:30-11:30 and 13:00-15:00",
  examples: ["07:30-11:30 and 13:00-15:00"],
  pattern: `${period}( and ${period})*`,
  parse: parsePeriods,
})

/** A table that stands beside the scenario. */
export const TableName = leaf<string>({
  title: "Name of a table beside this file",
  accepted: "the name of a file beside this one, such as incidents.csv",
  examples: ["incidents.csv"],
  pattern: "[A-Za-z0-9][A-Za-z0-9 ._-]*\\.csv",
  parse: (text) =>
    /^[A-Za-z0-9][A-Za-z0-9 ._-]*\.csv$/.test(text) && text.length <= 120
      ? right(text)
      : wrong(`${quoted(text)} is not the name of a table beside this file`),
})

export const ZoneName = leaf<string>({
  title: "IANA time zone",
  accepted: "a name such as Asia/Jakarta",
  examples: ["Asia/Jakarta"],
  pattern: "[A-Za-z][A-Za-z0-9_+/-]*",
  parse: parseZone,
})

export const Flag = leaf<boolean>({
  title: "true or false",
  accepted: "true or false",
  examples: [],
  pattern: "true|false",
  boolean: true,
  parse: (text) =>
    text === "true" ? right(true) : text === "false" ? right(false) : wrong(`${quoted(text)} is neither`),
})

export const Year = leaf({
  title: "Year",
  accepted: "a year such as 2016",
  examples: ["2016"],
  pattern: "[0-9]{4}",
  number: true,
  parse: (text) => (/^(19|20|21)\d\d$/.test(text) ? right(Number(text)) : wrong(`${quoted(text)} is not a year`)),
})

export const Version = leaf<1>({
  title: "Version of the format",
  accepted: "tangguh: 1",
  examples: ["1"],
  pattern: "1",
  number: true,
  parse: (text) => (text === "1" ? right(1 as const) : wrong(`version ${quoted(text)} of the format is not known`)),
})

export const Currency = leaf<string>({
  title: "Currency",
  accepted: "three capital letters such as IDR",
  examples: ["IDR"],
  pattern: "[A-Z]{3}",
  parse: (text) => (/^[A-Z]{3}$/.test(text) ? right(text) : wrong(`${quoted(text)} is not a currency`)),
})

/** A word of the program, such as the name of an outcome, judged where it is used. */
export const Word = leaf<string>({ title: "Word", accepted: "a word", examples: [], pattern: "[a-z_]+", parse: right })

/** In how many runs something must hold. */
export const Quorum = leaf<PlanQuorum>({
  title: "In how many runs it must hold",
  accepted: "every run, 80 % of runs, median, middle 80 % or mean",
  examples: ["every run", "80 % of runs", "median", "middle 80 %", "mean"],
  pattern: "every run|median|mean|[0-9.]+ ?% of runs|middle [0-9.]+ ?%",
  parse: (text) => {
    if (text === "every run" || text === "median") return right({ kind: text })
    if (text === "mean") return right({ kind: "mean", falseAlarm: null })
    const ofRuns = /^(.*?)\s+of runs$/.exec(text)
    if (ofRuns !== null)
      return andThen(quantity.parseShare(ofRuns[1]!), (share) => right({ kind: "share" as const, share }))
    const middle = /^middle\s+(.*)$/.exec(text)
    if (middle !== null)
      return andThen(quantity.parseShare(middle[1]!), (share) => right({ kind: "middle" as const, share }))
    return wrong(`${quoted(text)} does not say in how many runs`)
  },
})

/** How long a scripted citizen waits: so long, or as the class does, given that it is at least so long. */
export const PersonPatience = leaf<{ readonly seconds: number; readonly atLeast: boolean }>({
  title: "Patience",
  accepted: "a duration such as 7.5 h, or at least 7.5 h",
  examples: ["7.5 h", "at least 7.5 h"],
  pattern: `(at least )?${duration}`,
  parse: (text) => {
    const atLeast = /^at least\s/.test(text)
    return andThen(quantity.parseDuration(text.replace(/^at least\s+/, "")), (seconds) => right({ seconds, atLeast }))
  },
  order: ({ seconds }) => seconds,
})

/** A name that the file gives to something: kebab-case. */
export const parseName = (text: string): Parsed<string> => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text))
    return wrong(`${quoted(text)} is not a name`, "small letters and digits joined by hyphens, such as early-bird")
  return text.length > 80 ? wrong(`the name has ${text.length} characters`, "at most 80") : right(text)
}
export const Name = leaf({
  title: "Name",
  accepted: "a name such as early-bird",
  examples: [],
  pattern: "[a-z][a-z0-9]*(-[a-z0-9]+)*",
  parse: parseName,
})
/** Names of checks and sources may have capitals: N1, S3. */
export const Label = leaf({
  title: "Name",
  accepted: "a name such as N1 or early-bird",
  examples: [],
  pattern: "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
  parse: (text) =>
    /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(text) && text.length <= 80
      ? right(text)
      : wrong(`${quoted(text)} is not a name`),
})

/** The name of something in a section of the file. */
export const nameOf = (section: Section, what: string) =>
  leaf({
    title: `Name of ${what}`,
    accepted: `the name of ${what}`,
    examples: [],
    pattern: "[A-Za-z][A-Za-z0-9-]*",
    parse: right<string>,
    names: section,
  })

/** One of these fixed words. */
export const word = <const W extends string>(words: readonly W[]) =>
  leaf<W>({
    title: words.join(" | "),
    accepted: words.length === 1 ? words[0]! : `one of ${words.join(", ")}`,
    examples: [...words],
    pattern: words.join("|"),
    words,
    parse: (text) => {
      const found = words.find((each) => each === text)
      return found === undefined
        ? wrong(`${quoted(text)} is not possible here`, suggestion(text, words, ""))
        : right(found)
    },
  })

/** Two quantities of one kind joined by “to”. */
export const rangeOf = <A>(
  title: string,
  each: (text: string) => Parsed<A>,
  order: (value: A) => number,
  example: string,
) =>
  leaf<{ readonly low: A; readonly high: A }>({
    title,
    accepted: `two values such as ${example}`,
    examples: [example],
    pattern: ".+ to .+",
    parse: (text) => {
      const limits = quantity.splitRange(text, "")
      if (limits === null) return wrong(`${quoted(text)} is not a range`)
      return andThen(each(limits[0]), (low) =>
        andThen(each(limits[1]), (high) =>
          order(high) < order(low)
            ? wrong(`${quoted(text)} runs downwards`, "the lower value first")
            : right({ low, high }),
        ),
      )
    },
  })

/** A title: one text for both languages, or `{ en, id }`. */
export const Title = Schema.Union([Text, Schema.Struct({ en: Text, id: Schema.optionalKey(Text) })])
