import { secondsAt, type Calendar } from "./calendar.ts"
import { parseLocalTime } from "./moment.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import { quoted } from "./problem.ts"

/** An outage, in seconds since the start. */
export interface Incident {
  readonly from: number
  readonly until: number
}

/** Outages of a table whose first line names the columns `from` and `until`; other columns are passed over. What is wrong comes with its line. */
export const parseIncidents = (text: string, calendar: Calendar): readonly Parsed<Incident>[] => {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)
  const columns = lines[0]!.split(",").map((cell) => cell.trim())
  const missing = ["from", "until"].find((column) => !columns.includes(column))
  if (missing !== undefined) return [wrong(`1: there is no column ${quoted(missing)}`, "a first line from,until")]
  return lines.flatMap((line, index): readonly Parsed<Incident>[] => {
    if (index === 0 || line.trim() === "") return []
    const cells = line.split(",")
    const at = (column: string): Parsed<number> => {
      const time = parseLocalTime(cells[columns.indexOf(column)] ?? "")
      if (!time.ok) return wrong(`${index + 1}: ${column}: ${time.wrong}`, time.accepted)
      const seconds = secondsAt(calendar, time.value)
      return seconds === null
        ? wrong(
            `${index + 1}: ${column}: this time does not exist in ${calendar.zone.name}`,
            "a local time that exists",
          )
        : right(seconds)
    }
    const [from, until] = [at("from"), at("until")]
    if (!from.ok || !until.ok) return [from, until].filter((end) => !end.ok)
    if (until.value <= from.value)
      return [wrong(`${index + 1}: it ends before it begins, or as it begins`, "an end after its beginning")]
    return [right({ from: from.value, until: until.value })]
  })
}
