import type * as Schema from "effect/Schema"
import { leaf } from "./leaf.ts"
import { LocalDate, Periods, rangeOf, Title } from "./leaves.ts"
import { parseDate, type ClockPeriods } from "./moment.ts"
import { right, wrong } from "./parsed.ts"
import { quoted, type Path } from "./problem.ts"
import { custom, failed, read, unexpected, type Reading } from "./read.ts"
import { suggestion } from "./suggest.ts"
import type { Entry, Node } from "./tree.ts"

/** Opening hours as written: by weekday (0 is Monday), with holidays, and dates that differ. */
export interface WeekHours {
  readonly kind: "week"
  readonly weekdays: ReadonlyMap<number, ClockPeriods>
  readonly closed: readonly number[] | null
  readonly dates: ReadonlyMap<number, ClockPeriods>
  readonly seasons: readonly Season[] | null
}

/** Dates on which some weekdays have other hours; the others keep theirs. */
export interface Season {
  readonly from: number
  /** The last date. */
  readonly until: number
  readonly weekdays: ReadonlyMap<number, ClockPeriods>
}
export type WrittenHours = { readonly kind: "always" } | WeekHours

export const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

/** Indices of `mon-thu` or `fri`; null where it is neither. */
const daysOf = (key: string): readonly number[] | null => {
  const parts = key.split("-")
  const days = parts.map((part) => weekdayNames.findIndex((day) => day === part))
  if (parts.length > 2 || days.includes(-1)) return null
  if (days.length === 1) return days
  const count = ((days[1]! - days[0]! + 7) % 7) + 1
  return Array.from({ length: count }, (_, index) => (days[0]! + index) % 7)
}

/** `mon-fri` or `sat` */
export const Weekdays = leaf<readonly number[]>({
  title: "Weekdays",
  accepted: "weekdays such as mon-fri or sat",
  examples: ["mon-fri", "sat"],
  pattern: "(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?",
  parse: (text) => {
    const days = daysOf(text)
    return days === null ? wrong(`${quoted(text)} is no weekday`) : right(days)
  },
})

const Dates = rangeOf("Dates, both included", parseDate, (day) => day, "2016-06-06 to 2016-07-05")

/** Hours by weekday, each once. */
class Week {
  readonly weekdays = new Map<number, ClockPeriods>()
  readonly #saidBy = new Map<number, string>()
  /** Reads `mon-thu: 07:30-16:00`; false where something is wrong, which is told. */
  read(key: string, entry: Entry, path: Path, reading: Reading): boolean {
    const days = daysOf(key)!
    const periods = read(Periods as Schema.Top, entry.value, path, reading) as ClockPeriods | undefined
    if (periods === undefined) return false
    const twice = days.find((day) => this.#saidBy.has(day))
    if (twice !== undefined) {
      const both = `in ${this.#saidBy.get(twice)!} and in ${key}`
      reading.problem(entry.key, path, `${weekdayNames[twice]!} has hours twice: ${both}`, "each weekday once")
      return false
    }
    for (const day of days) {
      this.weekdays.set(day, periods)
      this.#saidBy.set(day, key)
    }
    return true
  }
}

const readSeason = (node: Node, path: Path, reading: Reading): Season | typeof failed => {
  if (node.kind !== "map")
    return unexpected(node, path, "a map such as { dates: 2016-06-06 to 2016-07-05, mon-thu: 08:00-15:00 }", reading)
  const week = new Week()
  let dates: { readonly low: number; readonly high: number } | undefined
  let whole = true
  for (const [key, entry] of node.entries) {
    const at = [...path, key]
    if (key === "title") whole = read(Title as Schema.Top, entry.value, at, reading) !== undefined && whole
    else if (key === "dates") {
      dates = read(Dates as Schema.Top, entry.value, at, reading) as typeof dates
      whole &&= dates !== undefined
    } else if (daysOf(key) !== null) whole = week.read(key, entry, at, reading) && whole
    else {
      reading.problem(
        entry.key,
        at,
        `unknown key ${quoted(key)}`,
        suggestion(key, [...weekdayNames, "title", "dates"], ""),
      )
      whole = false
    }
  }
  if (!node.entries.has("dates"))
    reading.problem(node.place, path, "“dates” is missing", "such as dates: 2016-06-06 to 2016-07-05")
  return whole && dates !== undefined ? { from: dates.low, until: dates.high, weekdays: week.weekdays } : failed
}

const readSeasons = (node: Node, path: Path, reading: Reading): readonly Season[] | typeof failed => {
  if (node.kind !== "list") return unexpected(node, path, "a list of seasons", reading)
  const seasons: Season[] = []
  let whole = true
  for (const [index, item] of node.items.entries()) {
    const season = readSeason(item, [...path, index], reading)
    if (season === failed) {
      whole = false
      continue
    }
    if (seasons.some((other) => other.from <= season.until && season.from <= other.until)) {
      reading.problem(item.place, [...path, index], "two seasons overlap", "seasons that have no date in common")
      whole = false
    }
    seasons.push(season)
  }
  return whole ? seasons : failed
}

const readHours = (node: Node, path: Path, reading: Reading): WrittenHours | typeof failed => {
  if (node.kind === "text" && node.text === "always") return { kind: "always" }
  if (node.kind !== "map")
    return unexpected(
      node,
      path,
      "always, or a map such as { mon-thu: 07:30-16:00, fri: 07:30-11:30 and 13:00-15:00 }",
      reading,
    )
  const week = new Week()
  const dates = new Map<number, ClockPeriods>()
  let closed: readonly number[] | null = null
  let seasons: readonly Season[] | null = null
  let whole = true
  for (const [key, entry] of node.entries) {
    const at = [...path, key]
    if (key === "seasons") {
      const own = readSeasons(entry.value, at, reading)
      if (own === failed) whole = false
      else seasons = own
    } else if (key === "closed") {
      if (entry.value.kind !== "list")
        whole = unexpected(entry.value, at, "a list of dates such as [2016-09-12]", reading) !== failed
      else {
        const days = entry.value.items.map(
          (item, index) => read(LocalDate as Schema.Top, item, [...at, index], reading) as number | undefined,
        )
        if (days.includes(undefined)) whole = false
        closed = days.filter((day) => day !== undefined)
      }
    } else if (key === "dates") {
      if (entry.value.kind !== "map")
        whole = unexpected(entry.value, at, "a map such as { 2016-09-17: 08:00-12:00 }", reading) !== failed
      else {
        for (const [date, its] of entry.value.entries) {
          const day = read(
            LocalDate as Schema.Top,
            { kind: "text", text: date, quoted: false, place: its.key },
            [...at, date],
            reading,
          ) as number | undefined
          const periods = read(Periods as Schema.Top, its.value, [...at, date], reading) as ClockPeriods | undefined
          if (day === undefined || periods === undefined) whole = false
          else dates.set(day, periods)
        }
      }
    } else if (daysOf(key) !== null) whole = week.read(key, entry, at, reading) && whole
    else {
      reading.problem(
        entry.key,
        at,
        `unknown key ${quoted(key)}`,
        suggestion(key, [...weekdayNames, "closed", "dates", "seasons"], "weekdays such as mon-thu or fri"),
      )
      whole = false
    }
  }
  return whole ? { kind: "week", weekdays: week.weekdays, closed, dates, seasons } : failed
}

const weekday = "(mon|tue|wed|thu|fri|sat|sun)"
const periods = {
  type: "string",
  pattern:
    "^(\\$[a-z][a-z0-9-]*|[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}( and [0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2})*)$",
  description: "Periods, such as 07:30-11:30 and 13:00-15:00",
}

/** `always`, or weekdays with their periods, `closed` dates, `dates` that differ, and `seasons`. */
export const Hours = custom<WrittenHours>(readHours, {
  description: "Opening hours: always, or by weekday. A day not named is closed; a gap is a break.",
  anyOf: [
    { type: "string", pattern: "^(always|\\$[a-z][a-z0-9-]*)$" },
    {
      type: "object",
      properties: {
        ...Object.fromEntries([...weekdayNames, "mon-thu", "mon-fri"].map((day) => [day, periods])),
        closed: { type: "array", items: { type: "string" }, description: "Dates on which the office stays shut" },
        seasons: {
          type: "array",
          description: "Dates on which some weekdays have other hours",
          items: {
            type: "object",
            properties: { title: {}, dates: { type: "string", description: "First to last date, both included" } },
            patternProperties: { [`^${weekday}(-${weekday})?$`]: periods },
            required: ["dates"],
            additionalProperties: false,
          },
        },
        dates: { type: "object", additionalProperties: periods, description: "Dates with hours of their own" },
      },
      patternProperties: { [`^${weekday}(-${weekday})?$`]: periods },
      additionalProperties: false,
    },
  ],
})

/** What an office says over what holds for all: each weekday and date that it names, and its own lists of closed dates and of seasons. */
export const layHours = (above: WrittenHours, own: WrittenHours): WrittenHours =>
  own.kind === "always" || above.kind === "always"
    ? own
    : {
        kind: "week",
        weekdays: new Map([...above.weekdays, ...own.weekdays]),
        closed: own.closed ?? above.closed,
        dates: new Map([...above.dates, ...own.dates]),
        seasons: own.seasons ?? above.seasons,
      }
