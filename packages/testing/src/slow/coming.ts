import { Reason, SENT } from "@tangguh/office"
import { Chance, personCode, rowCode, ROWS_A_DAY } from "@tangguh/office/world"
import { meanOf, onGrid } from "@tangguh/engine"
import { later, nextAppointment } from "./calendar.ts"
import { isSentHome, missing, neededToStart, uses, waitingAt } from "./conditions.ts"
import { leaveQueue, nextAttempt, planVisit, stayAway } from "./leaving.ts"
import { newcomer } from "./newcomer.ts"
import { toldAtTheDoor } from "./news.ts"
import { type Citizen, homeOf, type Now, type Office, say, sayOf, settleIn, stationOf } from "./now.ts"
import { isSentOn, redirect } from "./redirecting.ts"
import { newsFor } from "./status.ts"
import type { Notice } from "./notice.ts"
import { isFull, joinStation, offerLetter, touchStores } from "./serving.ts"

/** First visits, people of the file, those who come again, and the jobs that are there at the start. */
export function* comingNotices(now: Now): Generator<Notice> {
  for (const [i, initial] of now.initial.entries())
    if (!initial.isFound) yield { time: 0, phase: 20, entity: i, happens: () => findJobs(now, i) }
  for (const [demand, cursor] of now.cursors.entries()) {
    const next = nextRow(now, demand)
    if (next === null) continue
    yield {
      time: next.time,
      phase: 21,
      entity: demand,
      happens: () => {
        cursor.row++
        firstVisit(now, demand, next)
      },
    }
  }
  for (const [p, person] of now.people.entries())
    if (!person.hasCome) {
      const { arrives } = now.plan.people[p]
      yield { time: arrives, phase: 22, entity: p, happens: () => personComes(now, p) }
    }
  for (const citizen of now.citizens)
    if (citizen?.doing === "is away" && citizen.comesAgainAt < Infinity)
      yield { time: citizen.comesAgainAt, phase: 23, entity: citizen.place, happens: () => comesAgain(now, citizen) }
}

interface Row {
  day: number
  row: number
  time: number
  patience: number
  entity: number
}

/** The next first visit of a demand; members of a pool who are not at home are passed over. */
function nextRow(now: Now, demand: number): Row | null {
  const cursor = now.cursors[demand]
  for (; cursor.day < now.plan.days.length - 1; cursor.day++, cursor.row = 0) {
    const { day } = cursor
    const window = now.world.window(demand, day)
    for (; cursor.row < window.count; cursor.row++) {
      const { row } = cursor
      const place = window.places === null ? row : window.places[row]
      const entity = window.members === null ? day * ROWS_A_DAY + place : window.members[row]
      if (cursor.busyMembers.has(entity)) continue
      return { day, row: place, time: window.times[row], patience: window.patience[row], entity }
    }
  }
  return null
}

function firstVisit(now: Now, demand: number, { day, row, patience, entity }: Row): void {
  const { office, busyMembers, demand: planned } = now.cursors[demand]
  const c = planned.class
  if (planned.from.kind === "pool") busyMembers.add(entity)
  const code = rowCode(c, day, planned.from.kind === "pool" ? entity : row)
  if (patience < 0) {
    say(now, "NoShow", { office: office.number, subject: demand, value: code })
    return
  }
  const citizen = newcomer(now, office, demand, entity, c)
  const { appointments } = now.plan.arrangement
  const chance = (which: number) => now.world.chanceOf(demand, entity, 0, which)
  if (appointments !== null && chance(Chance.appointment) < appointments.reach) {
    const after = Math.max(now.time, office.lastAppointment)
    const at = nextAppointment(now.plan, office.schedule, appointments.perDay, after)
    office.lastAppointment = at
    citizen.hasAppointment = true
    citizen.attempts++
    settleIn(now, citizen)
    citizen.since = sayOf(now, citizen, "AppointmentMade", { value: code, hidden: at })
    statePurpose(now, citizen, citizen.since)
    stayAway(now, citizen, at)
    return
  }
  const news = newsFor(now, citizen)
  if (news > 0) {
    settleIn(now, citizen)
    const again = nextAttempt(now, citizen, true)
    const avoided = sayOf(now, citizen, "TripAvoided", { value: code, hidden: again, cause: news })
    citizen.since = avoided
    statePurpose(now, citizen, avoided)
    citizen.attempts++
    stayAway(now, citizen, again)
    return
  }
  settleIn(now, citizen)
  comeIn(now, citizen, "CitizenArrived", code, patience)
}

function personComes(now: Now, p: number): void {
  const person = now.plan.people[p]
  const { origin } = now.people[p]
  now.people[p].hasCome = true
  const citizen = settleIn(now, newcomer(now, now.offices[person.office], origin, 0, person.class))
  const patience = person.patience ?? now.world.patienceOf(origin, 0, person.class, 0, person.patienceAtLeast)
  comeIn(now, citizen, "CitizenArrived", personCode(p), patience)
}

/** A visit of somebody who was away. */
function comesAgain(now: Now, citizen: Citizen): void {
  const { appointments } = now.plan.arrangement
  const isPlanned = citizen.isPlanned || citizen.hasAppointment
  const hadAppointment = citizen.hasAppointment
  if (hadAppointment) {
    citizen.hasAppointment = false
    if (now.world.chanceOf(citizen.origin, citizen.entity, citizen.attempts, Chance.noShow) < appointments!.noShow) {
      const again = nextAttempt(now, citizen, true)
      citizen.since = sayOf(now, citizen, "AppointmentMissed", { hidden: again, cause: citizen.since })
      citizen.attempts++
      stayAway(now, citizen, again)
      return
    }
  }
  const news = hadAppointment || citizen.isOnTheWay ? 0 : newsFor(now, citizen)
  if (news > 0) {
    const again = nextAttempt(now, citizen, true)
    citizen.since = sayOf(now, citizen, "ReturnAvoided", { hidden: again, cause: Math.max(citizen.since, news) })
    citizen.attempts++
    stayAway(now, citizen, again)
    return
  }
  const patience = citizen.isOnTheWay
    ? citizen.bears
    : now.world.patienceOf(citizen.origin, citizen.entity, citizen.class, citizen.attempts)
  if (isPlanned) comeIn(now, citizen, "CitizenCame", citizen.step, patience)
  else comeIn(now, citizen, "CitizenReturned", citizen.isOnTheWay ? SENT : citizen.visits, patience)
}

/** Comes to the office: states a purpose, passes the door, takes a ticket, and waits. */
export function comeIn(
  now: Now,
  citizen: Citizen,
  as: "CitizenArrived" | "CitizenReturned" | "CitizenCame",
  value: number,
  patience: number,
): void {
  const station = stationOf(now, citizen)
  citizen.bears = station.isJob ? Infinity : patience
  if (!citizen.isOnTheWay) citizen.visits++
  citizen.isPlanned = citizen.isOnTheWay = citizen.wasToldNotToday = false
  citizen.attempts++
  citizen.arrivedAt = now.time
  citizen.doing = "passes on"
  const came = sayOf(now, citizen, as, { value, hidden: patience, cause: as === "CitizenArrived" ? 0 : citizen.since })
  citizen.turn = came
  citizen.since = came
  const { office } = station
  citizen.ticket = ++office.tickets
  joinStation(now, citizen, "tail")
  touchStores(now, station, came)
  citizen.hasVoucher = false // it has been used
  if (!isSentOn(now, citizen)) toldAtTheDoor(now, citizen)
  if (as === "CitizenArrived") statePurpose(now, citizen, came)
  if (station.isJob) return offerLetter(now, citizen, came)
  if (isSentOn(now, citizen)) return redirect(now, citizen, came)
  const isTooLate = isSentHome(station) && citizen.office !== homeOf(now, citizen)
  const reason = isTooLate ? Reason.closing : turnsAway(now, citizen)
  if (reason > 0) turnAway(now, citizen, reason, came)
}

/** Goes away from the door, and gives the ticket back. */
function turnAway(now: Now, citizen: Citizen, reason: number, cause: number): void {
  const { office } = stationOf(now, citizen)
  const again = nextAttempt(now, citizen, false)
  const turned = sayOf(now, citizen, "CitizenTurnedAway", { value: reason, hidden: again, cause })
  office.tickets--
  leaveQueue(now, citizen, turned)
  citizen.since = turned
  citizen.office = homeOf(now, citizen)
  stayAway(now, citizen, again)
}

const chance = (now: Now, { origin, entity, attempts }: Citizen, which: number): number =>
  now.world.chanceOf(origin, entity, attempts, which)

/** Tickets drawn today for which nobody will come. */
function ghosts(now: Now, { number, period, tickets }: Office): number {
  const share = now.plan.arrangement.ticketCap!.ghosts
  let drawn = 0
  for (let ticket = 1; ticket < tickets; ticket++)
    if (now.world.officeDraws(number, 1 + period, ticket).next() < share) drawn++
  return drawn
}

/** Why somebody at the door turns away; 0: comes in. */
function turnsAway(now: Now, citizen: Citizen): number {
  const station = stationOf(now, citizen)
  const { office, step } = station
  const cap = now.plan.arrangement.ticketCap
  if (cap !== null && citizen.ticket + ghosts(now, office) > cap.most) return Reason.noTicket
  if (isFull(now, station)) return Reason.full
  const { balks } = now.plan.classes[citizen.class]
  if (balks === null) return 0
  if (waitingAt(station).length - 1 >= balks.queue) return Reason.longQueue
  const isDown = missing(now, station, neededToStart(step)).length > 0
  if (isDown && chance(now, citizen, Chance.turnsAtDown) < balks.whenDown) return Reason.down
  if (isHopeless(now, citizen) && chance(now, citizen, Chance.turnsAtHopeless) < balks.hopeless) return Reason.hopeless
  return 0
}

/** Whether those ahead cannot all be served before closing at the usual pace of all counters. */
function isHopeless(now: Now, citizen: Citizen): boolean {
  const station = stationOf(now, citizen)
  const { takes } = station.step
  const usual = "mixture" in takes || takes.unit !== "seconds" ? 86_400 : meanOf(takes.law)
  const { units } = now.plan.arrangement
  const counters = uses(now, station).map((use) =>
    use.pool.isEndless ? Infinity : Math.floor(units[use.pool.number] / use.units),
  )
  const ahead = station.queue.flat().length - 1
  return (ahead * usual) / Math.max(1, Math.min(Infinity, ...counters)) > openTimeLeft(now, station.office)
}

/** Seconds for which the office will still be open today, or on the next date where today is over. */
function openTimeLeft(now: Now, { schedule, period }: Office): number {
  const { opens, closes, last } = schedule
  let left = 0
  for (let p = period; p < opens.length; p++) {
    left += closes[p] - Math.max(now.time, opens[p])
    if (last[p] === 1) break
  }
  return left
}

/** Why the citizen needs the service, and until when from the first visit. */
function statePurpose(now: Now, citizen: Citizen, cause: number): void {
  const drawn = now.world.purposeOf(citizen.origin, citizen.entity, citizen.class)
  if (drawn === null) return
  const { schedule } = now.offices[citizen.office]
  const deadline = later(now.plan, schedule, now.time, drawn.deadline)
  sayOf(now, citizen, "PurposeStated", { value: drawn.purpose, hidden: deadline, cause })
}

/** The jobs that are there when the run begins, the oldest first. */
function findJobs(now: Now, i: number): void {
  const initial = now.initial[i]
  initial.isFound = true
  const { office, origin } = initial
  const backlogs = now.plan.offices.flatMap(({ atStart }) => atStart)
  const { step, class: c } = backlogs[i]
  let last = 0
  now.world.agesOf(i).forEach((age, job) => {
    const citizen = settleIn(now, newcomer(now, office, origin, job, c))
    citizen.step = step
    const found = sayOf(now, citizen, "JobFound", { value: i * 2 ** 30 + job, hidden: age })
    citizen.arrivedAt = onGrid(now.time - age)
    citizen.turn = citizen.since = last = found
    if (now.plan.steps[step].comes === null) {
      offerLetter(now, citizen, found)
      joinStation(now, citizen, "tail")
    } else if (now.world.isDead(origin, job)) {
      citizen.since = sayOf(now, citizen, "VisitPlanned", { value: step, hidden: Infinity, cause: found })
      stayAway(now, citizen, Infinity)
      citizen.isPlanned = true
    } else planVisit(now, citizen, step, now.world.comesOf(origin, job, step, 0), found)
  })
  touchStores(now, office.stations[step], last)
}
