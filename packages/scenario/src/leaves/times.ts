import { leaf } from "../leaf.ts"
import {
  parseDate,
  parseDates,
  parseLocalTime,
  parsePeriod,
  parsePeriods,
  type ClockPeriods,
  type LocalTime,
} from "../moment.ts"
import { right, wrong } from "../parsed.ts"
import { quoted } from "../problem.ts"
import { parseZone } from "../zone.ts"

/* Dates, instants and periods of the day, as schemas. */

const date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
const clock = "[0-9]{1,2}:[0-9]{2}"
const period = `${clock}-${clock}`

export const LocalDate = leaf<number>({
  title: "Date",
  accepted: "a date such as 2016-09-15",
  examples: ["2016-09-15"],
  pattern: date,
  parse: parseDate,
  order: (day) => day,
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

export const ZoneName = leaf<string>({
  title: "IANA time zone",
  accepted: "a name such as Asia/Jakarta",
  examples: ["Asia/Jakarta"],
  pattern: "[A-Za-z][A-Za-z0-9_+/-]*",
  parse: parseZone,
})

export const Year = leaf({
  title: "Year",
  accepted: "a year such as 2016",
  examples: ["2016"],
  pattern: "[0-9]{4}",
  number: true,
  parse: (text) => (/^(19|20|21)\d\d$/.test(text) ? right(Number(text)) : wrong(`${quoted(text)} is not a year`)),
})
