import {
  EventType,
  type Model,
  model,
  type Observer,
  type OfficeEvent,
  type Policy,
  prepare,
  type PublicEvent,
  simulate,
  type SimulateOptions,
  type State,
  type World,
} from "@tangguh/office"

/** A run with all that it recorded. */
export interface RecordedRun {
  readonly model: Model
  readonly world: World
  readonly policies: readonly Policy[]
  readonly events: readonly OfficeEvent[]
  readonly state: State
}

/** Runs a world under policies and keeps every event. */
export function record(world: World, policies: readonly Policy[] = [], options: SimulateOptions = {}): RecordedRun {
  const prepared = model(prepare(world.plan, policies))
  const events: OfficeEvent[] = []
  const recorder: Observer = { event: (event) => void events.push({ ...event }) }
  const state = simulate(world, {
    ...options,
    policies,
    prepared,
    observers: [recorder, ...(options.observers ?? [])],
  })
  return { model: prepared, world, policies, events, state }
}

const CITIZENS: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.CitizenReturned,
  EventType.TripAvoided,
  EventType.ReturnAvoided,
  EventType.TicketCalled,
  EventType.ServiceStarted,
  EventType.ServiceInterrupted,
  EventType.ServiceResumed,
  EventType.ServicePaced,
  EventType.ServiceCompleted,
  EventType.CitizenLeft,
  EventType.CitizenCame,
  EventType.CitizenTurnedAway,
  EventType.CitizenRedirected,
  EventType.CitizenInvited,
  EventType.ServedAtHome,
  EventType.StepEntered,
  EventType.SentBack,
  EventType.VisitPlanned,
  EventType.WorkSpoiled,
  EventType.LetterIssued,
  EventType.LetterRenewed,
  EventType.AppointmentMade,
  EventType.AppointmentMissed,
  EventType.PurposeStated,
  EventType.UploadStarted,
  EventType.RecordUploaded,
  EventType.RecordLost,
  EventType.RecordRejected,
])

/** Whether an event's subject is the number of a citizen. */
export const isOfCitizen = (event: PublicEvent): boolean => CITIZENS.has(event.type)

/** The slots of citizens by number, from the states that a fold has made: all that a fold has to look up. */
export class Slots {
  private readonly slots = new Map<number, number>()
  of(event: PublicEvent): number {
    return isOfCitizen(event) ? (this.slots.get(event.subject) ?? -1) : -1
  }
  keep(event: PublicEvent, slot: number): void {
    if (isOfCitizen(event)) this.slots.set(event.subject, slot)
  }
}
