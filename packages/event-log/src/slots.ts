import { EventType, type OfficeEvent, ofNewcomers, ofThosePresent, type State, Status } from "@tangguh/office"

const byType = (types: ReadonlySet<EventType>) =>
  Uint8Array.from({ length: 256 }, (_, type) => (types.has(type as EventType) ? 1 : 0))
const isNewcomer = byType(ofNewcomers)
const isPresent = byType(ofThosePresent)

/**
 * Which slot each citizen is kept in, as long as it is: an index of the state, so that events can name citizens alone.
 *
 * A table with open addressing and linear probing, half full at most: faster than a Map. Numbers are given in turn, so they are
 * scattered, or whole stretches of the table would be taken and deletion slow.
 */
export class Slots {
  /** How many are there. */
  size = 0
  private shift = 24
  /** Numbers of citizens, 0 where a place is free; and their slots. Never more than half full. */
  private numbers = new Int32Array(256)
  private slots = new Int32Array(256)

  constructor({ citizens }: State) {
    for (let slot = 0; slot < citizens.used; slot++) {
      if (citizens.status[slot] !== Status.free) this.set(citizens.number[slot], slot)
    }
  }

  /** The slot that `evolve` is to be told of; undefined where the event is of somebody who is not there. */
  before({ type, subject }: OfficeEvent): number | undefined {
    if (isPresent[type] === 1) return this.get(subject)
    return type === EventType.ServedAtHome ? (this.get(subject) ?? -1) : -1
  }

  /** Takes in what an event has made of its citizen; `slot` is what `evolve` returned. */
  after({ type, subject, hidden, office }: OfficeEvent, { citizens, offices }: State, slot: number): void {
    if (isNewcomer[type] === 1) this.set(subject, slot)
    else if (slot >= 0 && citizens.status[slot] === Status.free) this.delete(subject)
    else if (type === EventType.ServedAtHome) this.set(subject, slot)
    // A record that its citizen leaves behind has a number of its own, and is the last of those that wait.
    if (type === EventType.ServiceCompleted && hidden > 0) this.set(hidden, offices.recordLast[office])
  }

  private get(number: number): number | undefined {
    const place = this.placeOf(number)
    return this.numbers[place] === number ? this.slots[place] : undefined
  }

  private set(number: number, slot: number): void {
    let place = this.placeOf(number)
    if (this.numbers[place] === 0) {
      if (++this.size * 2 > this.numbers.length) {
        this.grow()
        place = this.placeOf(number)
      }
      this.numbers[place] = number
    }
    this.slots[place] = slot
  }

  private delete(number: number): void {
    const { numbers, slots } = this
    const last = numbers.length - 1
    let free = this.placeOf(number)
    if (numbers[free] !== number) return
    this.size--
    // Those behind it move up where that leaves no gap before the place that they belong to.
    for (let at = (free + 1) & last; numbers[at] !== 0; at = (at + 1) & last) {
      const home = this.homeOf(numbers[at])
      if (((at - home) & last) < ((at - free) & last)) continue
      numbers[free] = numbers[at]
      slots[free] = slots[at]
      free = at
    }
    numbers[free] = 0
  }

  /** Where a number stands, or would stand. */
  private placeOf(number: number): number {
    const { numbers } = this
    const last = numbers.length - 1
    let place = this.homeOf(number)
    while (numbers[place] !== number && numbers[place] !== 0) place = (place + 1) & last
    return place
  }

  /** The highest bits of the number times 2³² divided by the golden ratio (Knuth 1998, 6.4). */
  private homeOf(number: number): number {
    return Math.imul(number, 0x9e37_79b1) >>> this.shift
  }

  private grow(): void {
    const { numbers, slots } = this
    this.shift--
    this.numbers = new Int32Array(2 * numbers.length)
    this.slots = new Int32Array(2 * numbers.length)
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === 0) continue
      const place = this.placeOf(numbers[i])
      this.numbers[place] = numbers[i]
      this.slots[place] = slots[i]
    }
  }
}
