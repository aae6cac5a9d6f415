import {
  citizenOfPerson,
  citizenOfTicket,
  explain,
  type Explanation,
  lastCitizen,
  type Log,
  type Regime,
} from "@tangguh/event-log"
import { localClock } from "@tangguh/report/comparison"
import type { Plan } from "@tangguh/plan"
import { type Arguments, Misunderstood, plainWord, wholeNumber } from "../arguments.ts"
import { didYouMean } from "../did-you-mean.ts"
import { printable } from "../terminal/printable.ts"

/** Whom an explanation is asked of: a number or a person of the file, or who drew a ticket. */
export type Asked =
  | { readonly citizen: string }
  | { readonly ticket: number; readonly date: string | null; readonly office: string | null }

const MOST = 2_147_483_647
const TICKETS = "tickets are numbered anew by each office, from 1 each day; those of --arrivals are not kept"

/** Reads who is meant. Errors: Misunderstood. */
export function askedIn(args: Arguments): Asked {
  const citizen = plainWord(args, "citizen")
  const drawn = plainWord(args, "ticket")
  if (drawn !== null && !/^\d+$/.test(drawn))
    throw new Misunderstood(`--ticket cannot be “${drawn.slice(0, 80)}”; ${TICKETS}`)
  const ticket = wholeNumber(args, "ticket", 1, MOST)
  const date = plainWord(args, "date")
  const office = plainWord(args, "office")
  if ((citizen === null) === (ticket === null))
    throw new Misunderstood(
      "log explain needs one citizen: --citizen N (a number, or the name of a person of the file), or --ticket N",
    )
  if (citizen !== null && (date !== null || office !== null))
    throw new Misunderstood(`--${date === null ? "office" : "date"} goes with --ticket; leave it out beside --citizen`)
  if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Misunderstood(`--date cannot be “${date.slice(0, 80)}”; a date such as 2016-09-16`)
  return citizen !== null ? { citizen } : { ticket: ticket!, date, office }
}

/** A log, and what it was recorded with. */
export interface Source {
  readonly log: Log
  readonly plan: Plan
  readonly regimes: readonly Regime[]
  /** What is known goes until here, seconds. */
  readonly until: number
}

/** The story of whom is asked for; or, as a text, why there is none and who there is. */
export function explainedIn({ log, plan, regimes, until }: Source, asked: Asked): Explanation | string {
  const [{ model }, ...forks] = regimes
  const citizen =
    "ticket" in asked ? holderOf(asked, { log, plan, regimes, until }) : numbered(asked.citizen, log, plan)
  if (typeof citizen === "string") return citizen
  const explanation = explain(model, log, citizen, { forks, until })
  if (explanation !== null) return explanation
  const last = lastCitizen(log)
  return last === 0
    ? "nobody comes in this log"
    : `there is no citizen ${citizen} in this log; it has the citizens 1 to ${last}`
}

function numbered(citizen: string, log: Log, { people }: Plan): number | string {
  if (/^\d{1,15}$/.test(citizen)) return Number(citizen)
  const person = people.findIndex(({ name }) => name === citizen)
  if (person >= 0) return citizenOfPerson(log, person) ?? `${printable(citizen)} has not come in this log`
  const names = people.map(({ name }) => name)
  return `--citizen cannot be “${citizen.slice(0, 80)}”; a number${names.length === 0 ? ", for the file has no people" : `, or a person of the file; ${didYouMean(citizen, names)}`}`
}

function holderOf(
  { ticket, date, office: wanted }: Extract<Asked, { ticket: number }>,
  { log, plan, regimes }: Source,
): number | string {
  const { offices } = plan
  const [{ model }, ...forks] = regimes
  const names = offices.map(({ name }) => name)
  if (wanted === null && offices.length > 1)
    return `there are ${offices.length} offices, each with tickets of its own: say which, --office ${names[0]}`
  const office = wanted === null ? 0 : names.indexOf(wanted)
  if (office < 0) return `no office is called “${wanted!.slice(0, 80)}”; ${didYouMean(wanted!, names)}`
  const at = localClock(plan)
  const dates = Array.from(plan.days.subarray(0, -1), (start) => at(start).slice(0, 10))
  const day = date === null ? null : dates.indexOf(date)
  if (day !== null && day < 0) return `--date ${date} is not in this log; it goes from ${dates[0]} to ${dates.at(-1)}`
  const holder = citizenOfTicket(model, log, { office, ticket, day }, forks)
  return holder ?? `nobody draws ticket ${ticket}${date === null ? "" : ` on ${date}`} in this log; ${TICKETS}`
}
