import type { Problem } from "@tangguh/scenario"
import { LocatedTable } from "./located-table.ts"

/** A time for which something was down, in seconds as those of tickets. `to` is null: still down where the record ends. */
export interface Incident {
  readonly line: number
  readonly dependency: string
  readonly from: number
  readonly to: number | null
}

/** Reads the text of a table of incidents; or all that is wrong with it, in the order of its lines. Incidents of one dependency do not overlap. */
export function readIncidents(text: string, file: string): readonly Incident[] | readonly Problem[] {
  const table = new LocatedTable(text, file, ["dependency", "from", "to"], [])
  const incidents = table.rows.map((row): Incident => {
    const dependency = table.name(row, "dependency", "")
    if ((row.cells.get("dependency") ?? "").trim() === "")
      table.say(row.line, "dependency", "there is no name", "what was down, such as power")
    const [from, to] = [table.time(row, "from"), table.time(row, "to")]
    if ((row.cells.get("from") ?? "").trim() === "")
      table.say(row.line, "from", "there is no time", "when it went down")
    if (from !== null && to !== null && to <= from)
      table.say(row.line, "to", "it ends before it begins, or as it begins", "an end after its beginning")
    return { line: row.line, dependency, from: from ?? 0, to }
  })
  table.refuseTwice("each incident once")
  if (table.problems.length === 0) refuseOverlaps(table, incidents)
  return table.problems.length > 0 ? table.problems.toSorted((a, b) => a.line - b.line) : incidents
}

function refuseOverlaps(table: LocatedTable, incidents: readonly Incident[]): void {
  const last = new Map<string, Incident>()
  for (const incident of incidents.toSorted((a, b) => a.from - b.from)) {
    const before = last.get(incident.dependency)
    if (before !== undefined && (before.to === null || before.to > incident.from))
      table.say(
        incident.line,
        "from",
        `${incident.dependency} is down already, since line ${before.line}`,
        before.to === null ? `an end of that incident` : "incidents of one dependency that do not overlap",
      )
    last.set(incident.dependency, incident)
  }
}
