import { type ArrivalProfile, arrivalProfile, type OfficeDay, officeDays } from "./arrival-profile.ts"
import { type DurationFit, durationFit } from "./duration-fit.ts"
import type { Incidents } from "./incidents.ts"
import { type OutageFit, outageFits } from "./outage-fit.ts"
import { firstDown } from "./outages.ts"
import { closingOf, lastSeenOf, type PatienceFit, patienceFit } from "./patience-fit.ts"
import { FEWEST_FOR_A_SHAPE } from "./thin.ts"
import { type Ticket, type Tickets, usualOffice } from "./tickets.ts"

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
  /** Of the table of incidents, with the offices that it names and that have no visit; null where none was given. */
  readonly incidents: {
    readonly file: string
    readonly passedOver: readonly string[]
    readonly resolution: number
    readonly elsewhere: readonly string[]
  } | null
}

/** Fits the numbers of a scenario to tickets and, where they are given, incidents. */
export function calibrate(tickets: Tickets, incidents: Incidents | null): Calibration {
  const { rows, resolution } = tickets
  const days = officeDays(rows)
  const all = days.map(({ day }) => day)
  const [firstDay, lastDay] = [
    all.reduce((least, day) => Math.min(least, day), Infinity),
    all.reduce((most, day) => Math.max(most, day), -Infinity),
  ]
  const down = firstDown(incidents?.rows ?? [])
  const started = rows.filter(isServed)
  const whole = started.filter(({ ended }) => ended !== null) as readonly (Served & { readonly ended: number })[]
  const kept = whole.filter((row) => down(row, row.started, row.ended) === null)
  const serviceOf = (services: typeof kept) =>
    durationFit(
      services.map((row) => ({ seconds: row.ended - row.started, observed: true })),
      ["exponential", "gamma", "lognormal", "weibull"],
      resolution,
    )
  const names = [...new Set(rows.map((row) => row.class))].sort()
  const surroundings = { resolution, lastSeen: lastSeenOf(rows), isClosing: closingOf(rows), firstDown: down }
  const offices = [...new Set(days.map(({ office }) => office))]
  return {
    file: tickets.file,
    visits: rows.length,
    offices: offices.length,
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
        patience: patienceFit(own, surroundings),
        service: names.length > 1 && services.length >= FEWEST_FOR_A_SHAPE ? serviceOf(services) : null,
      }
    }),
    outages:
      incidents === null
        ? null
        : outageFits(incidents, {
            office: offices.filter((office) => office !== usualOffice),
            region: [...new Set(rows.flatMap(({ region }) => region ?? []))],
            nation: [],
            firstDay,
            lastDay,
          }),
    incidents:
      incidents === null
        ? null
        : {
            file: incidents.file,
            passedOver: incidents.passedOver,
            resolution: incidents.resolution,
            elsewhere: [...new Set(incidents.rows.flatMap(({ office }) => office ?? []))].filter(
              (office) => offices[0] !== usualOffice && !offices.includes(office),
            ),
          },
  }
}

type Served = Ticket & { readonly started: number }
const isServed = (row: Ticket): row is Served => row.started !== null

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
