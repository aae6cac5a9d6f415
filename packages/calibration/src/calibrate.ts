import { type ArrivalProfile, arrivalProfile, type OfficeDay, officeDays } from "./arrival-profile.ts"
import { type DurationFit, durationFit } from "./duration-fit.ts"
import type { Incident } from "./incidents.ts"
import { type OutageFit, outageFits } from "./outage-fit.ts"
import { type PatienceFit, patienceFit } from "./patience-fit.ts"
import { FEWEST_FOR_A_SHAPE } from "./thin.ts"
import type { Ticket, Tickets } from "./tickets.ts"

export interface ClassFit {
  readonly name: string
  readonly arrivals: ArrivalProfile
  readonly patience: PatienceFit
  /** Of this class alone; null where there is only one, or it has too few services for a law of its own. */
  readonly service: DurationFit | null
}

/** What a record tells of the numbers of a scenario. */
export interface Calibration {
  readonly file: string
  readonly visits: number
  readonly offices: number
  readonly days: readonly OfficeDay[]
  /** Days since 1970-01-01. */
  readonly firstDay: number
  readonly lastDay: number
  readonly passedOver: readonly string[]
  /** Seconds to which times are recorded. */
  readonly resolution: number
  readonly service: DurationFit
  /** Services that an incident overlaps: they are left out. */
  readonly duringIncidents: number
  /** Services whose end is not recorded: they are left out. */
  readonly unended: number
  /** The most services at once, in one office. */
  readonly atOnce: number
  readonly classes: readonly ClassFit[]
  /** Null where no incidents were given. */
  readonly outages: readonly OutageFit[] | null
}

/** Fits the numbers of a scenario to tickets and, where they are given, incidents. */
export function calibrate(tickets: Tickets, incidents: readonly Incident[] | null): Calibration {
  const { rows, resolution } = tickets
  const days = officeDays(rows)
  const all = days.map(({ day }) => day)
  const [firstDay, lastDay] = [
    all.reduce((least, day) => Math.min(least, day), Infinity),
    all.reduce((most, day) => Math.max(most, day), -Infinity),
  ]
  const isDown = duringAny(incidents ?? [])
  const started = rows.filter(isServed)
  const whole = started.filter(({ ended }) => ended !== null) as readonly (Served & { readonly ended: number })[]
  const kept = whole.filter((row) => !isDown(row.started, row.ended))
  const serviceOf = (services: typeof kept) =>
    durationFit(
      // Recorded as over at once: half of what can be told apart.
      services.map((row) => ({ seconds: Math.max(row.ended - row.started, resolution / 2), observed: true })),
      ["exponential", "gamma", "lognormal", "weibull"],
    )
  const names = [...new Set(rows.map((row) => row.class))].sort()
  const lastSeen = lastSeenOf(rows)
  return {
    file: tickets.file,
    visits: rows.length,
    offices: new Set(days.map(({ office }) => office)).size,
    days,
    firstDay,
    lastDay,
    passedOver: tickets.passedOver,
    resolution,
    service: serviceOf(kept),
    duringIncidents: whole.length - kept.length,
    unended: started.length - whole.length,
    atOnce: atOnce(whole),
    classes: names.map((name): ClassFit => {
      const own = rows.filter((row) => row.class === name)
      const services = kept.filter((row) => row.class === name)
      return {
        name,
        arrivals: arrivalProfile(own, days),
        patience: patienceFit(own, resolution, lastSeen, isDown),
        service: names.length > 1 && services.length >= FEWEST_FOR_A_SHAPE ? serviceOf(services) : null,
      }
    }),
    outages: incidents === null ? null : outageFits(incidents, firstDay, lastDay),
  }
}

type Served = Ticket & { readonly started: number }
const isServed = (row: Ticket): row is Served => row.started !== null

/** Whether anything is down between two instants. */
function duringAny(incidents: readonly Incident[]): (from: number, until: number) => boolean {
  // By their beginnings; `latest[i]` is the last end of the first i + 1.
  const sorted = incidents.toSorted((a, b) => a.from - b.from)
  let end = -Infinity
  const latest = sorted.map(({ to }) => (end = Math.max(end, to ?? Infinity)))
  return (from, until) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle].from < until) low = middle + 1
      else high = middle
    }
    return low > 0 && latest[low - 1] > from
  }
}

/** The last instant that any row of an office names on the date of an arrival: until then whoever is still there was seen. */
function lastSeenOf(rows: readonly Ticket[]): (row: Ticket) => number {
  const key = ({ office, arrived }: Ticket) => `${Math.floor(arrived / 86_400)} ${office}`
  const last = new Map<string, number>()
  for (const row of rows) {
    const latest = Math.max(row.arrived, row.started ?? 0, row.ended ?? 0, row.left ?? 0)
    last.set(key(row), Math.max(last.get(key(row)) ?? 0, latest))
  }
  return (row) => last.get(key(row))!
}

function atOnce(services: readonly (Served & { readonly ended: number })[]): number {
  const changes = services
    .flatMap(({ office, started, ended }) => [
      { office, at: started, by: 1 },
      { office, at: Math.max(ended, started), by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by)
  const now = new Map<string, number>()
  let most = 0
  for (const { office, by } of changes) {
    now.set(office, (now.get(office) ?? 0) + by)
    most = Math.max(most, now.get(office)!)
  }
  return most
}
