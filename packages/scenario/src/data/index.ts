import type { Plan } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import type { Problem } from "../problem.ts"
import { arrivalColumns, withArrivals } from "./arrivals.ts"
import { DataTable, type DataFile } from "./data-table.ts"
import { incidentColumns, withIncidents } from "./incidents.ts"
import { stateColumns, withState } from "./state.ts"

export type { DataFile } from "./data-table.ts"

/** What the start of a run may come from: the jobs that wait, outages, and first visits. */
export type DataKind = "state" | "incidents" | "arrivals"
export const dataKinds: readonly DataKind[] = ["state", "incidents", "arrivals"]

/** What was taken from a table. */
export interface DataRead {
  readonly kind: DataKind
  readonly file: string
  /** Jobs, outages or visits within the run. */
  readonly used: number
  /** Rows that lie outside the run, and were passed over. */
  readonly outside: number
  /** Of visits: the last instant that is recorded, in seconds since the start. */
  readonly until: number | null
}

const readers = {
  state: { columns: stateColumns, start: withState },
  incidents: { columns: incidentColumns, start: withIncidents },
  arrivals: { columns: arrivalColumns, start: withArrivals },
}

/** The plan that starts from tables. Problems are those of the tables, one after the other; the plan is of use only where there are none. */
export const startedFrom = (
  given: Plan,
  calendar: Calendar,
  data: Readonly<Partial<Record<DataKind, DataFile>>>,
): { readonly plan: Plan; readonly read: readonly DataRead[]; readonly problems: readonly Problem[] } => {
  let plan = given
  const read: DataRead[] = []
  const problems: Problem[] = []
  for (const kind of dataKinds) {
    const file = data[kind]
    if (file === undefined) continue
    const { columns, start } = readers[kind]
    const table = new DataTable(file, columns)
    const started: { plan: Plan; used: number; until?: number } = start(plan, calendar, table)
    plan = started.plan
    const outside = kind === "state" ? 0 : table.rows.length - started.used
    read.push({ kind, file: file.file, used: started.used, outside, until: started.until ?? null })
    problems.push(...table.problems)
  }
  return { plan, read, problems }
}
