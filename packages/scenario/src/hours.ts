import type * as Schema from "effect/Schema"
import { LocalDate, Periods } from "./leaves.ts"
import type { ClockPeriods } from "./moment.ts"
import { quoted, type Path } from "./problem.ts"
import { custom, failed, read, unexpected, type Reading } from "./read.ts"
import { suggestion } from "./suggest.ts"
import type { Node } from "./tree.ts"

/** Opening hours as written: by weekday (0 is Monday), with holidays, and dates that differ. */
export interface WeekHours {
  readonly kind: "week"
  readonly weekdays: ReadonlyMap<number, ClockPeriods>
  readonly closed: readonly number[] | null
  readonly dates: ReadonlyMap<number, ClockPeriods>
}
export type WrittenHours = { readonly kind: "always" } | WeekHours

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

/** Indices of `mon-thu` or `fri`; null where it is neither. */
const daysOf = (key: string): readonly number[] | null => {
  const parts = key.split("-")
  const days = parts.map((part) => weekdays.findIndex((day) => day === part))
  if (parts.length > 2 || days.includes(-1)) return null
  if (days.length === 1) return days
  const count = ((days[1]! - days[0]! + 7) % 7) + 1
  return Array.from({ length: count }, (_, index) => (days[0]! + index) % 7)
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
  const byDay = new Map<number, ClockPeriods>()
  const saidBy = new Map<number, string>()
  const dates = new Map<number, ClockPeriods>()
  let closed: readonly number[] | null = null
  let whole = true
  for (const [key, entry] of node.entries) {
    const at = [...path, key]
    if (key === "seasons") {
      reading.problem(entry.key, at, "“seasons” is not supported yet", "weekdays, closed and dates")
      whole = false
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
    } else {
      const days = daysOf(key)
      if (days === null) {
        reading.problem(
          entry.key,
          at,
          `unknown key ${quoted(key)}`,
          suggestion(key, [...weekdays, "closed", "dates"], "weekdays such as mon-thu or fri"),
        )
        whole = false
        continue
      }
      const periods = read(Periods as Schema.Top, entry.value, at, reading) as ClockPeriods | undefined
      if (periods === undefined) {
        whole = false
        continue
      }
      const twice = days.find((day) => saidBy.has(day))
      if (twice !== undefined) {
        reading.problem(
          entry.key,
          at,
          `${weekdays[twice]!} has hours twice: in ${saidBy.get(twice)!} and in ${key}`,
          "each weekday once",
        )
        whole = false
        continue
      }
      for (const day of days) {
        byDay.set(day, periods)
        saidBy.set(day, key)
      }
    }
  }
  return whole ? { kind: "week", weekdays: byDay, closed, dates } : failed
}

const weekday = "(mon|tue|wed|thu|fri|sat|sun)"
const periods = {
  type: "string",
  pattern:
    "^(\\$[a-z][a-z0-9-]*|[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}( and [0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2})*)$",
  description: "Periods, such as 07:30-11:30 and 13:00-15:00",
}

/** `always`, or weekdays with their periods, `closed` dates, and `dates` that differ. */
export const Hours = custom<WrittenHours>(readHours, {
  description: "Opening hours: always, or by weekday. A day not named is closed; a gap is a break.",
  anyOf: [
    { type: "string", pattern: "^(always|\\$[a-z][a-z0-9-]*)$" },
    {
      type: "object",
      properties: {
        ...Object.fromEntries([...weekdays, "mon-thu", "mon-fri"].map((day) => [day, periods])),
        closed: { type: "array", items: { type: "string" }, description: "Dates on which the office stays shut" },
        dates: { type: "object", additionalProperties: periods, description: "Dates with hours of their own" },
      },
      patternProperties: { [`^${weekday}(-${weekday})?$`]: periods },
      additionalProperties: false,
    },
  ],
})

/** What an office says over what holds for all: each weekday and date that it names, and its own list of closed dates. */
export const layHours = (above: WrittenHours, own: WrittenHours): WrittenHours =>
  own.kind === "always" || above.kind === "always"
    ? own
    : {
        kind: "week",
        weekdays: new Map([...above.weekdays, ...own.weekdays]),
        closed: own.closed ?? above.closed,
        dates: new Map([...above.dates, ...own.dates]),
      }
