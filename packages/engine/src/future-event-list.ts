import { lengthened, moreThan } from "./column.ts"
import { Defect } from "./defect.ts"

const ENTITIES = 281_474_976_710_656 // 2^48

/**
 * The event notices of what has been scheduled and has not happened, in the order of (time, phase, entity).
 *
 * The order is a function of the notices alone and never of the history of scheduling, as long as no two agree in all three.
 * Phase is an integer below 32, entity one below 2⁴⁸: trusted, not checked.
 *
 * Cost: O(log n) to schedule and to pop, O(1) to cancel; nothing is allocated but when the list grows.
 *
 * Errors: Defect where a time is NaN, infinite or before the last that was popped, and where a cancelled notice is not pending.
 */
export class FutureEventList {
  /** The notice last popped: its time in seconds (-Infinity before the first), its phase, its entity. */
  time = -Infinity
  phase = 0
  entity = 0

  // A 4-ary heap of times, and the slot where each notice keeps its key, phase · 2^48 + entity. `slots` is a permutation:
  // those past the heap are free. A cancelled notice has -1 - key until it comes to the root; a free slot has NaN.
  private times: Float64Array
  private slots: Int32Array
  private keys: Float64Array
  private count = 0
  private dead = 0
  // After a pop the root is vacant until the next call, for most pops are followed by a schedule, which fills it in one sift.
  private vacant = false

  constructor(capacity = 64) {
    const room = Math.max(4, Math.floor(capacity)) // the root and its four children are always there to be read
    this.times = new Float64Array(room + 4).fill(Infinity) // past the heap all is Infinity: a last family needs no counting
    this.slots = Int32Array.from({ length: room + 4 }, (_, slot) => slot)
    this.keys = new Float64Array(room + 4).fill(NaN)
  }

  /** How many notices are pending. */
  get size(): number {
    return this.count - this.dead - (this.vacant ? 1 : 0)
  }

  /** Adds a notice and returns its handle, a small integer that is good until the notice is popped, cancelled or cleared. */
  schedule(time: number, phase: number, entity: number): number {
    if (!(time >= this.time && time < Infinity)) throw new Defect(`scheduled at ${time}, when it is ${this.time}`)
    const key = phase * ENTITIES + entity
    if (this.vacant) {
      this.vacant = false
      const slot = this.slots[0]
      this.keys[slot] = key
      this.siftDown(0, time, slot)
      return slot
    }
    if (this.count === this.times.length - 4) this.grow()
    const slot = this.slots[this.count]
    this.keys[slot] = key
    this.siftUp(this.count++, time, slot)
    return slot
  }

  /** Takes a pending notice back. */
  cancel(handle: number): void {
    const key = this.keys[handle]
    if (!(key >= 0)) throw new Defect(`cancelled ${handle}, which is not pending`)
    this.keys[handle] = -1 - key
    this.dead++
    if (this.dead > 64 && this.dead * 2 > this.count) this.compact()
  }

  /** The time of the next notice; Infinity where there is none. */
  nextTime(): number {
    if (this.vacant || this.dead > 0) this.settle()
    return this.times[0]
  }

  /** Whether a notice is pending at the time of the last that was popped: as `nextTime() === time`, and cheaper. */
  due(): boolean {
    const { times, time } = this
    const none = this.vacant
      ? times[1] !== time && times[2] !== time && times[3] !== time && times[4] !== time
      : times[0] !== time
    return !none && this.nextTime() === time
  }

  /** Takes the next notice out, into `time`, `phase` and `entity`; false where there is none. */
  pop(): boolean {
    if (this.vacant || this.dead > 0) this.settle()
    if (this.count === 0) return false
    const slot = this.slots[0]
    const key = this.keys[slot]
    this.keys[slot] = NaN
    this.vacant = true
    this.time = this.times[0]
    this.phase = (key * (1 / ENTITIES)) | 0
    this.entity = key - this.phase * ENTITIES
    return true
  }

  /** Forgets all notices, and the time. */
  clear(): void {
    this.times.fill(Infinity, 0, this.count)
    this.keys.fill(NaN)
    this.count = this.dead = 0
    this.vacant = false
    this.time = -Infinity
    this.phase = this.entity = 0
  }

  // Leaves a live notice at the root, or none at all.
  private settle(): void {
    if (this.vacant) {
      this.vacant = false
      this.removeRoot()
    }
    while (this.dead > 0 && this.keys[this.slots[0]] < 0) {
      this.dead--
      this.keys[this.slots[0]] = NaN
      this.removeRoot()
    }
  }

  private removeRoot(): void {
    const { times, slots } = this
    const last = --this.count
    const free = slots[0]
    const slot = slots[last]
    const time = times[last]
    slots[last] = free
    times[last] = Infinity
    if (last > 0) this.siftDown(0, time, slot)
  }

  private siftUp(start: number, time: number, slot: number): void {
    const { times, slots } = this
    let i = start
    while (i > 0) {
      const parent = (i - 1) >> 2
      const above = times[parent]
      if (time > above || (time === above && !this.precedes(slot, slots[parent]))) break
      times[i] = above
      slots[i] = slots[parent]
      i = parent
    }
    times[i] = time
    slots[i] = slot
  }

  private siftDown(start: number, time: number, slot: number): void {
    const { times, slots, count } = this
    let i = start
    for (let child = 4 * i + 1; child < count; child = 4 * i + 1) {
      let best = child
      let earliest = times[child]
      for (let other = child + 1; other < child + 4; other++) {
        const t = times[other]
        if (t < earliest || (t === earliest && this.precedes(slots[other], slots[best]))) {
          best = other
          earliest = t
        }
      }
      if (time < earliest || (time === earliest && !this.precedes(slots[best], slot))) break
      times[i] = earliest
      slots[i] = slots[best]
      i = best
    }
    times[i] = time
    slots[i] = slot
  }

  // Asked on ties only. A cancelled notice keeps its place in the order, or those below it would be out of theirs.
  private precedes(slot: number, other: number): boolean {
    const a = this.keys[slot]
    const b = this.keys[other]
    return (a < 0 ? -1 - a : a) < (b < 0 ? -1 - b : b)
  }

  private compact(): void {
    if (this.vacant) this.settle()
    const { times, slots, keys, count } = this
    let live = 0
    for (let i = 0; i < count; i++) {
      const slot = slots[i]
      if (keys[slot] < 0) {
        keys[slot] = NaN
        continue
      }
      slots[i] = slots[live]
      slots[live] = slot
      times[live++] = times[i]
    }
    times.fill(Infinity, live, count)
    this.count = live
    this.dead = 0
    for (let i = (live - 2) >> 2; i >= 0; i--) this.siftDown(i, times[i], slots[i])
  }

  private grow(): void {
    const used = this.slots.length
    const room = moreThan(used)
    this.times = lengthened(this.times, room, Infinity)
    this.keys = lengthened(this.keys, room, NaN)
    this.slots = lengthened(this.slots, room)
    for (let slot = used; slot < room; slot++) this.slots[slot] = slot
  }
}
