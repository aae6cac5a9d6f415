import type { FailureSource, Plan, Switch } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { formatLocalTime } from "../moment.ts"
import type { Row } from "../table.ts"
import { named, wholeRow, type Columns, type DataTable } from "./data-table.ts"

export const incidentColumns: Columns = {
  needed: ["dependency", "from"],
  optional: ["to", "until", "office", "region"],
}

interface Incident {
  readonly dependency: number
  readonly switch: number
  readonly from: number
  readonly until: number
}

/** Where a dependency was down, or −1, which is reported. */
const switchOf = (plan: Plan, table: DataTable, row: Row, dependency: number): number => {
  const { scope } = plan.dependencies[dependency]!
  const at = [...plan.switches.keys()].filter((each) => plan.switches[each]!.dependency === dependency)
  if (scope === "nation") return at[0]!
  const place = plan.offices.map((office) => office[scope === "office" ? "name" : "region"])
  return table.named(row, scope, new Map(at.map((each) => [place[plan.switches[each]!.offices[0]!]!, each])))
}

const incidentsIn = (plan: Plan, calendar: Calendar, table: DataTable, end: string): readonly Incident[] => {
  const dependencies = named(plan.dependencies)
  return table.rows.flatMap((row): readonly Incident[] => {
    const dependency = table.named(row, "dependency", dependencies)
    if (dependency < 0) return []
    const at = switchOf(plan, table, row, dependency)
    const from = table.seconds(row, "from", calendar)
    if (table.text(row, end) === "") {
      table.wrong(row, end, "it has no end", "when it ended, or when it is expected to")
      return []
    }
    const until = table.seconds(row, end, calendar)
    if (at < 0 || from === null || until === null) return []
    if (until <= from) table.wrong(row, end, "it ends before it begins, or as it begins", "an end after its beginning")
    if (plan.switches[at]!.sources.some((source) => source.kind === "random" && source.clock === "busy"))
      table.wrong(
        row,
        "dependency",
        "it wears in use, so when it fails follows from the run",
        "another dependency, or no source with clock: busy",
      )
    return [{ dependency, switch: at, from, until }]
  })
}

/** The end of the last of some outages; null where there is none. */
const lastOf = (incidents: readonly Incident[]): number | null =>
  incidents.reduce<number | null>((last, { until }) => Math.max(last ?? until, until), null)

/** Whether a source goes on beside a record: what is slow is not down, and a window that begins later is not recorded yet. */
const goesOn = (source: FailureSource, until: number): boolean =>
  source.kind !== "window" || source.slow !== null || source.from >= until

/** The plan in which the dependencies of a table are down when it says so, and not otherwise, until the last instant that it has of each. */
export const withIncidents = (plan: Plan, calendar: Calendar, table: DataTable): { plan: Plan; used: number } => {
  if (table.has("to") === table.has("until") && table.rows.length > 0) {
    const message = table.has("to") ? "there are both “to” and “until”" : "there is no column “to”"
    table.wrong(table.rows[0]!, "", message, "columns dependency, from, to")
    return { plan, used: 0 }
  }
  table.refuseTwice(wholeRow, "each outage once")
  const incidents = incidentsIn(plan, calendar, table, table.has("to") ? "to" : "until")
  const inRun = incidents.filter(({ from, until }) => until > 0 && from < plan.horizon)
  if (inRun.length === 0 && table.problems.length === 0 && table.rows.length > 0)
    table.wrong(
      table.rows[0]!,
      "from",
      "no outage lies within the run",
      `at least one of which a part lies after ${formatLocalTime({ day: calendar.firstDay, seconds: 0 })}, before the end of the run`,
    )
  const ofDependency = Map.groupBy(incidents, ({ dependency }) => dependency)
  const recordedUntil = plan.dependencies.map((_, index) => lastOf(ofDependency.get(index) ?? []))
  const ofSwitch = Map.groupBy(inRun, (incident) => incident.switch)
  const switches = plan.switches.map((each, index): Switch => {
    const until = recordedUntil[each.dependency] ?? 0
    if (until <= 0) return each
    const own = ofSwitch.get(index) ?? []
    // What went down before the run is down from its start on: nothing happens before that.
    const windows = own.map((incident): FailureSource => ({
      kind: "window",
      from: Math.max(0, incident.from),
      until: incident.until,
      slow: null,
    }))
    return {
      ...each,
      sources: [...each.sources.filter((source) => goesOn(source, until)), ...windows],
      recorded: { until, repaired: lastOf(own) },
    }
  })
  return { plan: { ...plan, switches }, used: inRun.length }
}
