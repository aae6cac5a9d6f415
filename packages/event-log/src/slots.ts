import { EventType, type OfficeEvent, type State, Status } from "@tangguh/office"

/** The events of one who is kept already. (A call is answered before its citizen has a slot, and changes none.) */
const ofKept: readonly EventType[] = [
  EventType.CitizenReturned,
  EventType.CitizenCame,
  EventType.ReturnAvoided,
  EventType.AppointmentMissed,
  EventType.PurposeStated,
  EventType.CitizenTurnedAway,
  EventType.CitizenRedirected,
  EventType.CitizenInvited,
  EventType.TicketCalled,
  EventType.ServiceStarted,
  EventType.ServiceInterrupted,
  EventType.ServiceResumed,
  EventType.ServicePaced,
  EventType.ServiceCompleted,
  EventType.WorkSpoiled,
  EventType.StepEntered,
  EventType.SentBack,
  EventType.VisitPlanned,
  EventType.CitizenLeft,
  EventType.LetterIssued,
  EventType.LetterRenewed,
  EventType.UploadStarted,
  EventType.RecordUploaded,
  EventType.RecordLost,
  EventType.RecordRejected,
]
/** The events with which somebody, or a job, comes to be there. */
const ofNew: readonly EventType[] = [
  EventType.CitizenArrived,
  EventType.TripAvoided,
  EventType.AppointmentMade,
  EventType.JobFound,
]
const isOfKept = new Uint8Array(256)
for (const type of ofKept) isOfKept[type] = 1

/** Which slot each citizen is kept in, as long as it is: an index of the state, so that events can name citizens alone. */
export class Slots {
  private readonly slots = new Map<number, number>()

  constructor({ citizens }: State) {
    for (let slot = 0; slot < citizens.used; slot++) {
      if (citizens.status[slot] !== Status.free) this.slots.set(citizens.number[slot], slot)
    }
  }

  /** How many are there. */
  get size(): number {
    return this.slots.size
  }

  /** The slot that `evolve` is to be told of; undefined where the event is of somebody who is not there. */
  before(event: OfficeEvent): number | undefined {
    if (event.type === EventType.ServedAtHome) return this.slots.get(event.subject) ?? -1
    return isOfKept[event.type] === 1 ? this.slots.get(event.subject) : -1
  }

  /** Takes in what an event has made of its citizen; `slot` is what `evolve` returned. */
  after(event: OfficeEvent, { citizens, offices }: State, slot: number): void {
    if (ofNew.includes(event.type)) this.slots.set(event.subject, slot)
    else if (slot >= 0 && citizens.status[slot] === Status.free) this.slots.delete(event.subject)
    else if (event.type === EventType.ServedAtHome) this.slots.set(event.subject, slot)
    // A record that its citizen leaves behind has a number of its own, and is the last of those that wait.
    if (event.type === EventType.ServiceCompleted && event.hidden > 0)
      this.slots.set(event.hidden, offices.recordLast[event.office])
  }
}
