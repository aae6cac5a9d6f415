import type { StreamKey } from "./stream-key.ts"
import { keySchedule, threefry } from "./threefry.ts"

/**
 * Uniform random numbers with addresses: what stands at (entity, k) is a function of key, entity and k,
 * whatever was drawn before and wherever.
 *
 * The entity is an integer below 2⁵³, k one below 2³²; 2³³ numbers stand at each address.
 *
 * Cost: moving to an address is free; every second number there costs a block of Threefry.
 */
export class AddressedStream {
  private readonly schedule: Int32Array
  private low = 0
  private high = 0
  private k = 0
  private block = 0
  /** The second number of the block, if it is still to be given out. */
  private second = 0.5
  private spare = false

  constructor(key: StreamKey) {
    this.schedule = keySchedule(key)
  }

  /** Moves to the first number at an address. */
  at(entity: number, k: number): this {
    this.low = entity | 0
    this.high = Math.floor(entity / 4_294_967_296) | 0
    this.k = k | 0
    this.block = 0
    this.spare = false
    return this
  }

  /** Returns the next number, the middle of one of 2⁵² equal parts of the interval from 0 to 1: never 0, never 1. */
  next(): number {
    if (this.spare) {
      this.spare = false
      return this.second
    }
    threefry(this.schedule, this.low, this.high, this.k, this.block, words)
    this.block = (this.block + 1) | 0
    this.spare = true
    this.second = uniform(words[2], words[3])
    return uniform(words[0], words[1])
  }
}

// A block is used up before the next one is made.
const words = new Int32Array(4)

function uniform(a: number, b: number): number {
  return ((a >>> 0) * 1_048_576 + (b >>> 12) + 0.5) / 4_503_599_627_370_496
}
