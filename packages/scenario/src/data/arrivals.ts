import type { Demand, Plan } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { formatLocalTime } from "../moment.ts"
import { nameAtStart } from "../compile/at-start.ts"
import type { Row } from "../table.ts"
import { named, wholeRow, type Columns, type DataTable, type Named } from "./data-table.ts"

export const arrivalColumns: Columns = { needed: ["arrived"], optional: ["office", "class", "ticket"] }

interface Visit {
  readonly row: Row
  readonly office: number
  readonly class: number
  readonly at: number
}

/** Whether the office still opens, or is open, on the date of an instant. */
const canBeServed = ({ schedules, offices, days }: Plan, office: number, at: number): boolean => {
  const { opens, closes } = schedules[offices[office]!.schedule]!
  const tomorrow = days.find((midnight) => midnight > at)!
  return opens.some((from, period) => from < tomorrow && closes[period]! > at)
}

const isInRun = ({ horizon }: Plan, at: number): boolean => at >= 0 && at < horizon

/** The visits of a table, those outside the run among them. */
const visitsIn = (plan: Plan, calendar: Calendar, table: DataTable): readonly Visit[] => {
  const offices = named(plan.offices)
  const classes: Named = new Map([...named(plan.classes)].filter(([name]) => name !== nameAtStart))
  return table.rows.flatMap((row): readonly Visit[] => {
    const office = table.named(row, "office", offices)
    const citizenClass = table.named(row, "class", classes)
    const at = table.seconds(row, "arrived", calendar)
    if (office < 0 || citizenClass < 0 || at === null) return []
    if (isInRun(plan, at) && !canBeServed(plan, office, at))
      table.wrong(
        row,
        "arrived",
        `${plan.offices[office]!.name} has closed for the day by then, or does not open`,
        "an instant before its last closing, on a date on which it opens",
      )
    return [{ row, office, class: citizenClass, at }]
  })
}

/** The plan in which those come who are in a table, and nobody else, to the offices that it names, until the last of them. */
export const withArrivals = (
  plan: Plan,
  calendar: Calendar,
  table: DataTable,
): { plan: Plan; used: number; until: number } => {
  table.refuseTwice((row) => {
    const ticket = table.text(row, "ticket")
    if (ticket === "") return wholeRow(row)
    const date = table.text(row, "arrived").slice(0, 10)
    return JSON.stringify([table.text(row, "office"), table.text(row, "class"), date, ticket])
  }, "one row a visit; for two visits that came together a column such as ticket that tells them apart")
  const visits = visitsIn(plan, calendar, table)
  const inRun = visits.filter(({ at }) => isInRun(plan, at))
  const until = visits.reduce((last, { at }) => Math.max(last, Math.min(at, plan.horizon)), 0)
  if (inRun.length === 0 && table.problems.length === 0 && table.rows.length > 0)
    table.wrong(
      table.rows[0]!,
      "arrived",
      "no visit lies within the run",
      `at least one from ${formatLocalTime({ day: calendar.firstDay, seconds: 0 })} on, until the end of the run`,
    )
  const byOffice = Map.groupBy(visits, ({ office }) => office)
  const offices = plan.offices.map((office, index) => {
    const here = byOffice.get(index)
    if (here === undefined) return office
    const demand = office.demand.map((each): Demand => {
      const own = here
        .filter((visit) => visit.class === each.class && isInRun(plan, visit.at))
        .sort((a, b) => a.at - b.at)
      const { from } = each
      if (from.kind === "pool" && own.length > from.size)
        table.wrong(
          own[from.size]!.row,
          "arrived",
          `visit ${from.size + 1} of a pool of ${from.size} ${plan.classes[each.class]!.name}`,
          "one first visit a member, or a larger pool",
        )
      return { ...each, recorded: { until, times: Float64Array.from(own, ({ at }) => at) } }
    })
    return { ...office, demand }
  })
  return { plan: { ...plan, offices }, used: inRun.length, until }
}
