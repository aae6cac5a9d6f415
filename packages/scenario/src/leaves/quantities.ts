import type { Money } from "@tangguh/plan"
import { leaf } from "../leaf.ts"
import { andThen, right, wrong, type Parsed } from "../parsed.ts"
import { quoted } from "../problem.ts"
import * as quantity from "../quantity.ts"

/* Durations, rates, shares, counts and money, as schemas. */

const number = "[0-9][0-9_]*(\\.[0-9]+)?"
const duration = `${number} ?(s|min|h|days?|weeks?|years?)`
const workingDays = `${number} working days?`
const money = `(Rp|[A-Z]{3}) ${number}( (thousand|ribu|million|juta|billion|miliar))?`

const same = (value: number): number => value

/** Before which nothing is counted; null: found from pilot runs. */
export const WarmUp = leaf<number | null>({
  title: "Time before which nothing is counted",
  accepted: "a duration such as 20 days, or auto",
  examples: ["20 days", "auto"],
  pattern: `${duration}|auto`,
  parse: (text) => (text === "auto" ? right(null) : quantity.parseDuration(text)),
  order: (seconds) => seconds ?? 0,
})

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
  pattern: `[0-9][0-9_]* ?/ ?working day`,
  parse: (text) =>
    andThen(quantity.parseRate(text), (rate) =>
      rate.per !== "working day"
        ? wrong("a limit is for each working day")
        : rate.amount < 1
          ? wrong(`${quoted(text)} is less than one`)
          : Number.isInteger(rate.amount)
            ? right(rate.amount)
            : wrong(
                `${quoted(text)} is not a whole number a day`,
                `${Math.floor(rate.amount)} / working day or ${Math.ceil(rate.amount)} / working day`,
              ),
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

export const ShareBelowAll = leaf({
  title: "Share below 100 %",
  accepted: "a share below 100 % such as 60 %",
  examples: ["60 %"],
  pattern: `${number} ?%`,
  parse: (text) =>
    andThen(quantity.parseShare(text), (share) =>
      share < 1 ? right(share) : wrong("of 100 % nothing would be left", "a share below 100 %"),
    ),
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
