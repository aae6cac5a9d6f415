import { EventType, type OfficeEvent, ofNewcomers, ofThosePresent, type State, Status } from "@tangguh/office"

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
    return ofThosePresent.has(event.type) ? this.slots.get(event.subject) : -1
  }

  /** Takes in what an event has made of its citizen; `slot` is what `evolve` returned. */
  after(event: OfficeEvent, { citizens, offices }: State, slot: number): void {
    if (ofNewcomers.has(event.type)) this.slots.set(event.subject, slot)
    else if (slot >= 0 && citizens.status[slot] === Status.free) this.slots.delete(event.subject)
    else if (event.type === EventType.ServedAtHome) this.slots.set(event.subject, slot)
    // A record that its citizen leaves behind has a number of its own, and is the last of those that wait.
    if (event.type === EventType.ServiceCompleted && event.hidden > 0)
      this.slots.set(event.hidden, offices.recordLast[event.office])
  }
}
