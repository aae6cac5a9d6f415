/** How long something lasted by the record: until its end, or (`observed` false) until it was lost from sight, so at least so long. */
export interface Lifetime {
  readonly seconds: number
  readonly observed: boolean
}

/** Lifetimes with those that are equal taken together: what a likelihood goes through, many times. */
export interface Grouped {
  readonly logarithm: Float64Array
  readonly ended: Float64Array
  readonly censored: Float64Array
  /** Where its clock is too coarse for a density: the number of the bound that it reached, and of the next, that it did not; otherwise −1. */
  readonly reached: Int32Array
  readonly missed: Int32Array
  /** For each bound the logarithms of two durations; the share of a law that reaches it is the mean of their survivals. */
  readonly bounds: Float64Array
  /** Logarithm of what the clock can tell apart. */
  readonly logResolution: number
}
