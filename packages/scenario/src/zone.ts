import type { LocalTime } from "./moment.ts"
import { nearest } from "./suggest.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"

/** Local time of one zone, by the time-zone data of the runtime. Instants are seconds since 1970-01-01T00:00Z. */
export interface Zone {
  readonly name: string
  /** Null where clocks skip it; the first where it exists twice. */
  instant(time: LocalTime): number | null
  /** As `instant`, but a time that clocks skip is taken as the instant at which they do. */
  nearestInstant(time: LocalTime): number
}

const supported = (): readonly string[] => ["UTC", ...Intl.supportedValuesOf("timeZone")]

/** An IANA time zone by its name. */
export const parseZone = (text: string): Parsed<string> => {
  const name = text.trim()
  const usual = "a name such as Asia/Jakarta"
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name))
    return wrong(`${quoted(name)} is not a time zone`, usual)
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name })
    return right(name)
  } catch {
    const near = nearest(name, supported())
    return wrong(`unknown time zone ${quoted(name)}`, near === null ? usual : `did you mean ${near}?`)
  }
}

/** The zone of an IANA name that `parseZone` has accepted. */
export const zoneOf = (name: string): Zone => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })
  const offsets = new Map<number, number>()
  /** Seconds that local clocks are ahead of UTC at an instant. */
  const offset = (instant: number): number => {
    const known = offsets.get(instant)
    if (known !== undefined) return known
    const part: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(instant * 1000)) part[type] = value
    const local =
      Date.UTC(
        Number(part["year"]),
        Number(part["month"]) - 1,
        Number(part["day"]),
        Number(part["hour"]),
        Number(part["minute"]),
        Number(part["second"]),
      ) / 1000
    const ahead = local - instant
    if (offsets.size > 200_000) offsets.clear()
    offsets.set(instant, ahead)
    return ahead
  }
  const instant = (time: LocalTime): number | null => {
    const local = time.day * 86_400 + time.seconds
    if (name === "UTC") return local
    const before = offset((time.day - 1) * 86_400)
    const after = offset((time.day + 2) * 86_400)
    if (before === after) return local - before
    const first = local - Math.max(before, after)
    const second = local - Math.min(before, after)
    if (offset(first) === local - first) return first
    return offset(second) === local - second ? second : null
  }
  return {
    name,
    instant,
    nearestInstant(time) {
      const exact = instant(time)
      if (exact !== null) return exact
      const local = time.day * 86_400 + time.seconds
      const before = offset((time.day - 1) * 86_400)
      const after = offset((time.day + 2) * 86_400)
      let low = local - Math.max(before, after)
      let high = local - Math.min(before, after)
      const start = offset(low)
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2)
        if (offset(middle) === start) low = middle
        else high = middle
      }
      return high
    },
  }
}
