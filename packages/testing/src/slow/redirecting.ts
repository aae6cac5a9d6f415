import { onGrid } from "@tangguh/engine"
import { touch, touchGroup } from "./conditions.ts"
import { isAway, leaveQueue } from "./leaving.ts"
import { type Citizen, homeOf, type Now, type Office, say, sayOf, stationOf } from "./now.ts"

/** Everybody who waits is sent to another office, and those who come are, too, until the work can go on. */
export function redirectAll(now: Now, office: Office, to: Office, travel: number, cause: number): void {
  const started = say(now, "RedirectStarted", { office: office.number, value: to.number, hidden: travel, cause })
  office.redirects = { to, travel }
  for (const { isJob, queue, counters } of office.stations) {
    if (isJob) continue
    const waiting = [...queue.toReversed().flat(), ...counters.filter(({ doing }) => doing !== "is served")]
    for (const citizen of waiting) if (isSentOn(now, citizen)) redirect(now, citizen, started)
  }
}

/** Whether the office sends its people elsewhere: those of its own, for nobody is sent on twice. */
export const isSentOn = (now: Now, citizen: Citizen): boolean =>
  now.offices[citizen.office].redirects !== null && homeOf(now, citizen) === citizen.office

/** Is on the way to the other office, in the same visit. */
export function redirect(now: Now, citizen: Citizen, cause: number): void {
  const station = stationOf(now, citizen)
  const { to, travel } = station.office.redirects!
  const arrives = onGrid(now.time + travel)
  const sent = sayOf(now, citizen, "CitizenRedirected", { value: to.number, hidden: arrives, cause })
  leaveQueue(now, citizen, sent)
  citizen.since = sent
  touchGroup(now, station)
  if (station.office.isOvertime) touch(now, station.office)
  citizen.office = to.number
  citizen.isOnTheWay = true
  citizen.bears = Math.max(0, citizen.bears - (arrives - now.time))
  isAway(citizen, arrives) // at the very start that is 0, which is an instant here and not “never”
}
