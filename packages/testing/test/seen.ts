import {
  COMMANDS,
  type EventType as Type,
  eventNames,
  EventType,
  Interrupted,
  type OfficeEvent,
  Reason,
  Refusal,
} from "@tangguh/office"
import type { RecordedRun } from "../src/index.ts"

/** Whether anything is said in a part of an arrangement: something other than nothing, none, and without end. */
const isSaid = (value: unknown): boolean => {
  if (typeof value === "number") return value > 0 && value < Infinity
  if (typeof value !== "object" || value === null) return false
  return Object.values(value).some(isSaid)
}

/** What has appeared in the runs that it was shown. */
export class Seen {
  runs = 0
  events = 0
  readonly types = new Set<string>()
  /** Why people leave, or are turned away. */
  readonly reasons = new Set<string>()
  /** `redirect: nothingIsDown` */
  readonly refusals = new Set<string>()
  /** `break, in service: repeat at head` */
  readonly cells = new Set<string>()
  /** Members of the arrangement that say something. */
  readonly arranged = new Set<string>()

  look({ events, model }: RecordedRun): void {
    this.runs++
    this.events += events.length
    for (const [member, value] of Object.entries(model.plan.arrangement)) if (isSaid(value)) this.arranged.add(member)
    const inService = new Set<number>()
    for (const [i, event] of events.entries()) {
      const { type, subject, value, cause } = event
      this.types.add(eventNames[type])
      if (type === EventType.CitizenLeft || type === EventType.CitizenTurnedAway)
        this.reasons.add(nameIn(Reason, value))
      if (type === EventType.CommandRefused) this.refusals.add(`${COMMANDS[subject]}: ${nameIn(Refusal, value)}`)
      if (type === EventType.ServiceStarted || type === EventType.ServiceResumed) inService.add(subject)
      if (type === EventType.ServiceCompleted || type === EventType.WorkSpoiled) inService.delete(subject)
      if (type !== EventType.ServiceInterrupted) continue
      const state = inService.delete(subject) ? "in service" : "already interrupted"
      this.cells.add(
        `${occasions.get(events[cause - 1]?.type) ?? "preempted"}, ${state}: ${ruleOf(event, events[i + 1])}`,
      )
    }
  }
}

const nameIn = (codes: Readonly<Record<string, number>>, value: number): string =>
  Object.keys(codes).find((name) => codes[name] === value) ?? String(value)

/** What an interruption does: `resume`, `repeat at head`, `leave`. */
function ruleOf({ number, value }: OfficeEvent, next: OfficeEvent | undefined): string {
  if (next?.type === EventType.CitizenLeft && next.value === Reason.interrupted && next.cause === number) return "leave"
  const work = ["", "resume", "repeat", "redraw"][value & 3]
  return work + ((value & Interrupted.toHead) !== 0 ? " at head" : (value & Interrupted.toTail) !== 0 ? " at tail" : "")
}

/** What interrupts, by the type of the event that did. Who takes the counter from somebody has come by any other. */
const occasions = new Map<Type | undefined, string>([
  [EventType.BreakStarted, "break"],
  [EventType.OfficeClosed, "closing"],
  [EventType.DutyChanged, "fewer units"],
  [EventType.UnitsSentOut, "fewer units"],
  [EventType.UnitFailed, "unit breaks"],
  [EventType.DependencyFailed, "failure"],
  [EventType.DependencyCutOff, "failure"],
  [EventType.BackupExhausted, "failure"],
  [EventType.BackupStopped, "failure"],
  [EventType.BackupFailed, "failure"],
  [EventType.EquipmentDamaged, "failure"],
])

/** Why each command may be refused. */
const reasons: Readonly<Record<(typeof COMMANDS)[number], readonly (keyof typeof Refusal)[]>> = {
  "set timer": ["notANumber", "inThePast", "tokenOutOfRange"],
  "extend hours": ["noSuchOffice", "notANumber", "officeClosed", "inThePast", "alreadyDone"],
  "dismiss queue": ["noSuchOffice", "officeClosed", "alreadyDone"],
  redirect: ["noSuchOffice", "notANumber", "nothingIsDown", "alreadyDone"],
  invite: ["noSuchOffice", "notANumber"],
  transfer: ["noSuchThing", "notANumber", "notEnough"],
  "send out": ["noSuchOffice", "noSuchThing", "notANumber"],
  "serve at home": ["noSuchOffice", "noSuchThing", "notANumber"],
}

export const allRefusals: readonly string[] = Object.entries(reasons).flatMap(([kind, whys]) =>
  whys.map((why) => `${kind}: ${why}`),
)
