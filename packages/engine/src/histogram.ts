import { Defect } from "./defect.ts"

export type HistogramState = {
  readonly zeros: number
  readonly lowest: number
  readonly counts: readonly number[]
  /** The least and the greatest value that is not counted as 0; both 0 where there is none. */
  readonly least: number
  readonly greatest: number
}

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0 // the word with sign and exponent
const LOW = 1 - HIGH
const SMALLEST = 2.2250738585072014e-308 // below it floats have fewer bits: counted as 0

/**
 * Counts of non-negative values in buckets, 128 to each doubling: its quantiles are within 0.4 % of the exact ones
 * and never outside of what was added, and histograms of parts merge into that of the whole, in any order.
 *
 * Errors: Defect for a value that is negative, NaN or infinite.
 */
export class Histogram {
  count = 0
  private zeros = 0
  private lowest = 0 // the bucket that counts[0] counts
  private counts = new Float64Array(0)
  private least = Infinity
  private greatest = 0

  /** Adds a value, `times` over. */
  add(value: number, times = 1): void {
    if (!(value >= 0 && value < Infinity)) throw new Defect(`a histogram does not count ${value}`)
    this.count += times
    if (value < SMALLEST) {
      this.zeros += times
      return
    }
    if (value < this.least) this.least = value
    if (value > this.greatest) this.greatest = value
    float[0] = value
    const bucket = words[HIGH] >> 13 // the exponent and the first seven bits of the mantissa
    if (bucket < this.lowest || bucket >= this.lowest + this.counts.length) this.makeRoom(bucket, bucket + 1)
    this.counts[bucket - this.lowest] += times
  }

  /** Adds all that the other has counted. */
  merge(other: Histogram): void {
    this.count += other.count
    this.zeros += other.zeros
    if (other.counts.length === 0) return
    this.least = Math.min(this.least, other.least)
    this.greatest = Math.max(this.greatest, other.greatest)
    this.makeRoom(other.lowest, other.lowest + other.counts.length)
    const shift = other.lowest - this.lowest
    for (let i = 0; i < other.counts.length; i++) this.counts[i + shift] += other.counts[i]
  }

  /** Returns a value within 0.4 % of the smallest that at least a share `p` of the values do not exceed; NaN of no values. */
  quantile(p: number): number {
    if (this.count === 0) return NaN
    const rank = Math.max(1, Math.ceil(p * this.count))
    let below = this.zeros
    if (below >= rank) return 0
    let i = 0
    while ((below += this.counts[i]) < rank) i++
    return Math.min(this.greatest, Math.max(this.least, middleOf(this.lowest + i)))
  }

  /** Returns plain data that `restore` takes. */
  state(): HistogramState {
    let first = 0
    let end = this.counts.length
    while (first < end && this.counts[first] === 0) first++
    while (end > first && this.counts[end - 1] === 0) end--
    return {
      zeros: this.zeros,
      lowest: this.lowest + first,
      counts: Array.from(this.counts.subarray(first, end)),
      least: this.greatest === 0 ? 0 : this.least,
      greatest: this.greatest,
    }
  }

  static restore(state: HistogramState): Histogram {
    const histogram = new Histogram()
    histogram.zeros = state.zeros
    histogram.lowest = state.lowest
    histogram.counts = Float64Array.from(state.counts)
    histogram.least = state.greatest === 0 ? Infinity : state.least
    histogram.greatest = state.greatest
    histogram.count = state.counts.reduce((sum, count) => sum + count, state.zeros)
    return histogram
  }

  // Widens the range of buckets to whole doublings that hold those from `first` until `end`.
  private makeRoom(first: number, end: number): void {
    const empty = this.counts.length === 0
    const lowest = Math.floor((empty ? first : Math.min(first, this.lowest)) / 128) * 128
    const highest = Math.ceil((empty ? end : Math.max(end, this.lowest + this.counts.length)) / 128) * 128
    const counts = new Float64Array(highest - lowest)
    if (!empty) counts.set(this.counts, this.lowest - lowest)
    this.counts = counts
    this.lowest = lowest
  }
}

function middleOf(bucket: number): number {
  words[HIGH] = (bucket << 13) | (1 << 12)
  words[LOW] = 0
  return float[0]
}
