import type { Problem } from "@tangguh/scenario"
import { LocatedTable } from "./located-table.ts"
import { resolutionOf } from "./recorded.ts"

/** A visit. Times are seconds since 1970-01-01 00:00 of the local clock; null: not recorded. */
export interface Ticket {
  readonly line: number
  readonly arrived: number
  readonly started: number | null
  /** End of the service; of a visit that was not served, when it was sent away. */
  readonly ended: number | null
  /** When somebody who was not served went of their own accord. */
  readonly left: number | null
  readonly office: string
  /** Null: not recorded. */
  readonly region: string | null
  readonly class: string
}

export interface Tickets {
  readonly file: string
  readonly rows: readonly Ticket[]
  /** The columns that are there and mean nothing here. */
  readonly passedOver: readonly string[]
  /** Seconds to which times are recorded: 60 where every time is a whole minute. */
  readonly resolution: number
}

export const ticketColumns = ["started", "ended", "left", "ticket", "office", "region", "class"]

const usualClass = "visitor"
/** The office of visits of which the record names none. */
export const usualOffice = "office"
const DAY = 86_400

/**
 * Reads the text of a table of tickets, a row a visit; or all that is wrong with it, in the order of its lines.
 *
 * `arrived` is required. A visit takes at most a day, its times go forward, and it is either served or has left.
 */
export function readTickets(text: string, file: string): Tickets | readonly Problem[] {
  const table = new LocatedTable(text, file, ["arrived"], ticketColumns)
  const rows = table.rows.map((row): Ticket => {
    const [arrived, started, ended, left] = ["arrived", "started", "ended", "left"].map((each) => table.time(row, each))
    if ((row.cells.get("arrived") ?? "").trim() === "")
      table.say(row.line, "arrived", "there is no time of arrival", "when the visitor came or took the ticket")
    if (started !== null && left !== null)
      table.say(row.line, "left", "who was served has not left unserved", "an empty cell, or no start of service")
    if (ended !== null && left !== null)
      table.say(row.line, "left", "both an end and a leaving", "`left` for who gave up, `ended` for who was sent away")
    inOrder(table, row.line, { arrived, started, ended, left })
    return {
      line: row.line,
      arrived: arrived ?? 0,
      started,
      ended,
      left,
      office: (row.cells.get("office") ?? "").trim() || usualOffice,
      region: (row.cells.get("region") ?? "").trim() || null,
      class: table.name(row, "class", usualClass),
    }
  })
  table.refuseTwice("each visit once; visits that are alike need a `ticket` each, to be told apart")
  if (table.has("ticket")) refuseTicketsTwice(table)
  if (table.problems.length > 0) return table.problems.toSorted((a, b) => a.line - b.line)
  const resolution = resolutionOf(rows.flatMap((row) => [row.arrived, row.started, row.ended, row.left]))
  return { file, rows, passedOver: table.passedOver, resolution }
}

/** Reports a time that is before one that it follows, or more than a day after it: a slip in a date. */
function inOrder(
  table: LocatedTable,
  line: number,
  times: Readonly<Record<"arrived" | "started" | "ended" | "left", number | null>>,
): void {
  let before: readonly [string, number] | null = null
  for (const column of ["arrived", "started", "ended", "left"] as const) {
    const time = times[column]
    if (time === null) continue
    if (before !== null && time < before[1])
      table.say(line, column, `${column} is before ${before[0]}`, "times that go forward")
    else if (before !== null && time - before[1] > DAY)
      table.say(line, column, `${column} is more than a day after ${before[0]}`, "a visit of at most a day")
    before = [column, time]
  }
}

/** A number of a ticket is given out once a date in each office; an empty one is none. */
function refuseTicketsTwice(table: LocatedTable): void {
  const lines = new Map<string, readonly [number, string]>()
  for (const row of table.rows) {
    const number = row.cells.get("ticket")!.trim()
    if (number === "") continue
    const whole = [...row.cells.values()].join("\u0000")
    const key = [row.cells.get("office")?.trim(), row.cells.get("arrived")?.trim().slice(0, 10), number].join("\u0000")
    const before = lines.get(key)
    if (before === undefined) lines.set(key, [row.line, whole])
    else if (before[1] !== whole)
      table.say(
        row.line,
        "ticket",
        `this ticket of that date is on line ${before[0]} too`,
        "a ticket once a date and office",
      )
  }
}
