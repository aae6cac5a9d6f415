import { Said } from "@tangguh/office"
import { onGrid } from "@tangguh/engine"
import type { Announcement } from "@tangguh/plan"
import { cannotDoWithout, missing } from "./conditions.ts"
import {
  type Citizen,
  isWaiting,
  type Now,
  type Office,
  type PendingAnnouncement,
  say,
  stationOf,
  type Store,
  type Switch,
} from "./now.ts"
import type { Notice } from "./notice.ts"

const SAID = { wait: Said.wait, "not today": Said.notToday, "back at": Said.backAt, up: Said.up } as const

/** An announcement is due `delay` after its occasion, at each of the offices. */
export function occasion(
  now: Now,
  offices: readonly number[],
  cause: number,
  isIt: (at: Announcement["at"]) => boolean,
): void {
  for (const o of offices)
    now.plan.arrangement.announcements.forEach(({ at, delay }, announcement) => {
      if (!isIt(at)) return
      now.announcements.push({ announcement, office: now.offices[o], at: onGrid(now.time + delay), cause })
    })
}

export const occasionOfSwitch = (now: Now, at: Switch, kind: "fails" | "recovers", cause: number): void =>
  occasion(now, at.plan.offices, cause, (o) => o.kind === kind && o.dependency === at.plan.dependency)

export const occasionOfStock = (now: Now, store: Store, cause: number): void => {
  const { stock, offices } = now.plan.stores[store.number]
  occasion(now, offices, cause, (o) => o.kind === "empty" && o.stock === stock)
}

export function* newsNotices(now: Now): Generator<Notice> {
  for (const [entity, pending] of now.announcements.entries())
    yield { time: pending.at, phase: 25, entity, happens: () => announce(now, pending) }
}

function announce(now: Now, pending: PendingAnnouncement): void {
  const { announcement: a, office, cause } = pending
  now.announcements.splice(now.announcements.indexOf(pending), 1)
  const announcement = now.plan.arrangement.announcements[a]
  const isSaid = lasts(now, office, announcement)
  const said = say(now, "Announced", {
    office: office.number,
    subject: a,
    value: SAID[announcement.says],
    hidden: isSaid ? 0 : 1,
    cause,
  })
  if (!isSaid) return
  const { says, to } = announcement
  if (to === "everyone") {
    office.newsBy = said
    office.news = says === "not today" || says === "back at" ? a : -1
    office.newsUntil = now.plan.days.find((midnight) => midnight > now.time)!
  }
  if (says === "not today" && office.dismissal === "none") office.dismissal = "plain"
  if (says === "up") endMessages(now, office)
  tellAll(now, office, says, false)
}

/** Tells those who wait at an office, at the counters and before them. */
export function tellAll(now: Now, { number }: Office, says: Announcement["says"], voucher: boolean): void {
  for (const citizen of now.citizens) {
    if (citizen === null || !isWaiting(citizen) || citizen.office !== number || stationOf(now, citizen).isJob) continue
    tell(now, citizen, says)
    if (voucher) citizen.hasVoucher = true
  }
}

/** Whether the occasion of an announcement lasts. "Up" is always said. */
function lasts(now: Now, office: Office, { at, says }: Announcement): boolean {
  if (says === "up") return true
  switch (at.kind) {
    case "fails":
      return office.stations.some((station) =>
        missing(now, station, cannotDoWithout(now, station)).includes(at.dependency),
      )
    case "empty":
      return now.stores[now.plan.offices[office.number].stores[at.stock]].onHand === 0
    case "recovers":
    case "instant":
      return true
  }
}

/** What a message does to the patience of somebody who waits. */
function tell(now: Now, citizen: Citizen, says: Announcement["says"]): void {
  const { wait, notToday, backAt } = now.plan.classes[citizen.class].whenTold
  if (says === "not today") {
    citizen.wasToldNotToday = true
    citizen.bears = Math.min(citizen.bears, onGrid(notToday))
  } else if (says !== "up") {
    const factor = says === "wait" ? wait : backAt
    citizen.bears = onGrid(now.time + citizen.bears * factor) - now.time
  }
}

/** "Not today" holds for all who come until the work can go on. */
export function toldAtTheDoor(now: Now, citizen: Citizen): void {
  const station = stationOf(now, citizen)
  if (station.office.dismissal === "none" || station.isJob) return
  tell(now, citizen, "not today")
  if (station.office.dismissal === "with voucher") citizen.hasVoucher = true
}

/** Nothing more is said to those who come, and nobody is sent elsewhere. */
export function endMessages(now: Now, office: Office): void {
  if (now.plan.arrangement.announcements[office.news]?.says === "back at") office.news = -1
  office.dismissal = "none"
  office.redirects = null
}
