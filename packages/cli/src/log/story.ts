import { type Explanation, type Stay, waitedIn } from "@tangguh/event-log"
import { EventType, type OfficeEvent } from "@tangguh/office"

/** How it ended for a citizen: `home` where no visit was ever made. */
export type Ending = "served" | "unserved" | "there" | "pending" | "home"

type Told = Pick<Explanation, "stays" | "servedAt">

export const visitsOf = ({ stays }: Told): readonly Stay[] => stays.filter(({ kind }) => kind === "visit")

const inVain: ReadonlySet<EventType> = new Set([EventType.CitizenLeft, EventType.CitizenTurnedAway])

export function endingOf(story: Told): Ending {
  if (story.servedAt !== null) return "served"
  const last = story.stays.at(-1)
  if (last === undefined) return "home"
  if (last.ended === null) return last.kind === "visit" ? "there" : "pending"
  return inVain.has(last.ended.type) ? "unserved" : "pending"
}

/** Whether only a case was there, and no person. */
export const isCase = (story: Told): boolean => story.stays.length > 0 && visitsOf(story).length === 0

/** Seconds of waiting in all stays of a kind; null: there is none. */
export function waitedInAll({ stays }: Told, kind: Stay["kind"]): number | null {
  const ofKind = stays.filter((stay) => stay.kind === kind)
  return ofKind.length === 0 ? null : ofKind.reduce((sum, stay) => sum + waitedIn(stay), 0)
}

/** What happens to whoever is not there. */
const away: ReadonlySet<EventType> = new Set([
  EventType.TripAvoided,
  EventType.ReturnAvoided,
  EventType.AppointmentMade,
  EventType.AppointmentMissed,
  EventType.CitizenInvited,
  EventType.ServedAtHome,
  EventType.RecordLost,
  EventType.RecordRejected,
])

/** What happened to a citizen who was not there, between two events. */
export const awayBetween = ({ citizen, events }: Explanation, after: number, before: number): readonly OfficeEvent[] =>
  events.filter(
    ({ type, subject, number }) => subject === citizen && away.has(type) && number > after && number < before,
  )

const entries: ReadonlySet<EventType> = new Set([EventType.StepEntered, EventType.SentBack])

/** With which a stay goes on from the step where it began to others. */
export const entriesDuring = (
  { citizen, events }: Pick<Explanation, "citizen" | "events">,
  { began, ended }: Stay,
): readonly OfficeEvent[] =>
  events.filter(
    ({ type, subject, number }) =>
      subject === citizen && entries.has(type) && number > began.number && (ended === null || number < ended.number),
  )

/** What an office or a policy does about a queue. */
const measures: ReadonlySet<EventType> = new Set([
  EventType.Announced,
  EventType.QueueDismissed,
  EventType.StatusPublished,
  EventType.HoursExtended,
  EventType.OvertimeStarted,
  EventType.RedirectStarted,
  EventType.CitizenRedirected,
  EventType.UnitsSentOut,
  EventType.BackupStarting,
  EventType.BackupTookOver,
  EventType.BackupExhausted,
  EventType.BackupFailed,
  EventType.LetterIssued,
  EventType.CommandRefused,
  EventType.PoliciesChanged,
])

/** What was done while a stay lasted, after what had been said before and still held. */
export const measuresDuring = (
  { events }: Pick<Explanation, "events">,
  { began, ended, standing }: Stay,
): readonly OfficeEvent[] =>
  events.filter(
    ({ type, number }) =>
      measures.has(type) &&
      (standing.includes(number) || (number > began.number && (ended === null || number <= ended.number))),
  )
