/** How long something lasted: until its end, or (`observed` false) until it was lost from sight, so at least so long. */
export interface Lifetime {
  readonly seconds: number
  readonly observed: boolean
}

/** Lifetimes with those that are equal taken together: what a likelihood goes through, many times. */
export interface Grouped {
  readonly logarithm: Float64Array
  readonly ended: Float64Array
  readonly censored: Float64Array
}
