import { Chance } from "@tangguh/office/world"
import { onGrid } from "@tangguh/engine"
import { endMessages } from "./news.ts"
import { type Citizen, type Now, type Office, say, type Station, stationOf } from "./now.ts"
import { isStopped } from "./conditions.ts"
import type { Notice } from "./notice.ts"

/** The work at a station has become impossible, or possible again: what is published follows, and what was said ends. */
export function stoppedOrNot(now: Now, station: Station, because: number): void {
  const { office } = station
  const isDown = isStopped(now, station)
  if (isDown) {
    station.blockedFrom = now.time
    station.blockedUntil = Infinity
  } else {
    station.blockedUntil = now.time
    endMessages(now, office)
  }
  const status = now.plan.arrangement.publicStatus
  if (status === null) return
  office.wrongUpAt = Infinity
  office.publishes = office.isPublishedDown === isDown ? null : { isDown, at: onGrid(now.time + status.delay), because }
}

export function* statusNotices(now: Now): Generator<Notice> {
  for (const office of now.offices) {
    const { publishes, wrongUpAt, number: entity } = office
    const time = Math.min(wrongUpAt, publishes?.at ?? Infinity)
    yield { time, phase: 24, entity, happens: () => publish(now, office) }
  }
}

function publish(now: Now, office: Office): void {
  const { falseUp, falseUpAfter } = now.plan.arrangement.publicStatus!
  const cause = office.publishes?.because ?? office.publishedBy
  office.isPublishedDown = office.publishes?.isDown ?? false
  office.publishes = null
  office.wrongUpAt = Infinity
  if (office.isPublishedDown && now.world.officeDraws(office.number, 0, failuresBehind(now, office)).next() < falseUp)
    office.wrongUpAt = onGrid(now.time + falseUpAfter)
  office.publishedBy = say(now, "StatusPublished", {
    office: office.number,
    value: office.isPublishedDown ? 1 : 0,
    hidden: office.wrongUpAt,
    cause,
  })
}

/** How often anything that an office depends on has failed by itself. */
const failuresBehind = (now: Now, { number }: Office): number =>
  now.plan.offices[number].switches
    .map((at) => now.switches[at])
    .reduce((sum, at) => sum + at.cuts + (at.failedByCalendar ? 1 : 0) + at.lives, 0)

/** Number of the event by which somebody who is at home and means to come has learnt that the way is in vain; 0: has not. */
export function newsFor(now: Now, citizen: Citizen): number {
  const { announcements, publicStatus, hotline } = now.plan.arrangement
  const station = stationOf(now, citizen)
  const { office } = station
  const { origin, entity, attempts } = citizen
  const isReached = (which: number, share: number) => now.world.chanceOf(origin, entity, attempts, which) < share
  const { news, newsUntil } = office
  if (news >= 0 && now.time < newsUntil && isReached(Chance.announcement + news, announcements[news].reach))
    return office.newsBy
  if (publicStatus !== null && office.isPublishedDown && isReached(Chance.status, publicStatus.reach))
    return office.publishedBy
  if (hotline === null || !isReached(Chance.phone, hotline.reach * hotline.callsFirst)) return 0
  return phones(now, citizen, station, now.time - hotline.lead, hotline.call)
}

/** Phones at an instant before, if the office was open then and the line was free; the number of the answer, if there was no service. */
function phones(now: Now, { number }: Citizen, station: Station, at: number, call: number): number {
  const { office, blockedFrom, blockedUntil } = station
  const { opens, closes } = office.schedule
  const isOpen = Array.from(opens).some((from, p) => from <= at && at < closes[p])
  if (!isOpen || at < office.lineFreeAt) return 0
  const isDown = blockedFrom <= at && at < blockedUntil
  office.lineFreeAt = at + call
  const answered = say(now, "CallAnswered", { office: office.number, subject: number, value: isDown ? 1 : 0 })
  return isDown ? answered : 0
}
