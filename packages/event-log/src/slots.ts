import { EventType, type OfficeEvent, type State, Status } from "@tangguh/office"

/** The events of one who is kept already. (A call is answered before its citizen has a slot, and changes none.) */
const ofKept: readonly EventType[] = [
  EventType.CitizenReturned,
  EventType.ReturnAvoided,
  EventType.TicketCalled,
  EventType.ServiceStarted,
  EventType.ServiceInterrupted,
  EventType.ServiceResumed,
  EventType.ServicePaced,
  EventType.ServiceCompleted,
  EventType.CitizenLeft,
  EventType.UploadStarted,
  EventType.RecordUploaded,
  EventType.RecordLost,
  EventType.RecordRejected,
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
    return isOfKept[event.type] === 1 ? this.slots.get(event.subject) : -1
  }

  /** Takes in what an event has made of its citizen; `slot` is what `evolve` returned. */
  after(event: OfficeEvent, { citizens }: State, slot: number): void {
    if (event.type === EventType.CitizenArrived || event.type === EventType.TripAvoided)
      this.slots.set(event.subject, slot)
    else if (slot >= 0 && citizens.status[slot] === Status.free) this.slots.delete(event.subject)
  }
}
