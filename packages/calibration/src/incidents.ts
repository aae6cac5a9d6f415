import type { Problem } from "@tangguh/scenario"
import { LocatedTable } from "./located-table.ts"
import { resolutionOf } from "./recorded.ts"

/** A time for which something was down, in seconds as those of tickets. `to` is null: still down where the record ends. */
export interface Incident {
  readonly line: number
  readonly dependency: string
  /** Where: at one office, in all of a region, or (both null) everywhere. */
  readonly office: string | null
  readonly region: string | null
  readonly from: number
  readonly to: number | null
}

export interface Incidents {
  readonly file: string
  readonly rows: readonly Incident[]
  /** The columns that are there and mean nothing here. */
  readonly passedOver: readonly string[]
  /** Seconds to which times are recorded. */
  readonly resolution: number
}

/** Where an incident was: incidents of one dependency with the same place follow each other. */
export const placeOf = ({ office, region }: Incident): string => office ?? region ?? ""

/** What is down together, as a scenario file has it. */
export type Scope = "office" | "region" | "nation"

export const scopeOf = ({ office, region }: Incident): Scope =>
  office !== null ? "office" : region !== null ? "region" : "nation"

const said: Readonly<Record<Scope, string>> = { office: "an office", region: "a region", nation: "no place" }

/** Reads the text of a table of incidents; or all that is wrong with it, in the order of its lines. What is still down does not go down again. */
export function readIncidents(text: string, file: string): Incidents | readonly Problem[] {
  const table = new LocatedTable(text, file, ["dependency", "from", "to"], ["office", "region"])
  const rows = table.rows.map((row): Incident => {
    const dependency = table.name(row, "dependency", "")
    const cell = (column: string) => (row.cells.get(column) ?? "").trim() || null
    if (cell("dependency") === null)
      table.say(row.line, "dependency", "there is no name", "what was down, such as power")
    const [from, to] = [table.time(row, "from"), table.time(row, "to")]
    if (cell("from") === null) table.say(row.line, "from", "there is no time", "when it went down")
    if (from !== null && to !== null && to < from)
      table.say(row.line, "to", "it ends before it begins", "an end after its beginning")
    const office = cell("office")
    return { line: row.line, dependency, office, region: office === null ? cell("region") : null, from: from ?? 0, to }
  })
  table.refuseTwice("each incident once")
  refuseScopes(table, rows)
  if (table.problems.length === 0) refuseDownAlready(table, rows)
  if (table.problems.length > 0) return table.problems.toSorted((a, b) => a.line - b.line)
  const resolution = resolutionOf(rows.flatMap(({ from, to }) => [from, to]))
  return { file, rows, passedOver: table.passedOver, resolution }
}

/** Reports incidents of one dependency of which some have a place of another kind, or none: nobody could tell where it was up. */
function refuseScopes(table: LocatedTable, rows: readonly Incident[]): void {
  const first = new Map<string, Incident>()
  for (const row of rows) {
    const before = first.get(row.dependency)
    if (before === undefined) first.set(row.dependency, row)
    else if (scopeOf(row) !== scopeOf(before))
      table.say(
        row.line,
        "dependency",
        `${row.dependency} has ${said[scopeOf(row)]} here, and ${said[scopeOf(before)]} on line ${before.line}`,
        "on all rows of a dependency an office, or on all a region, or on none",
      )
  }
}

function refuseDownAlready(table: LocatedTable, rows: readonly Incident[]): void {
  const last = new Map<string, Incident>()
  for (const row of rows.toSorted((a, b) => a.from - b.from)) {
    const key = [row.dependency, placeOf(row)].join("\u0000")
    const before = last.get(key)
    if (before?.to === null)
      table.say(
        row.line,
        "from",
        `${row.dependency} is down already, since line ${before.line}`,
        "an end of that incident",
      )
    else last.set(key, row)
  }
}
