/** A rate, and the result from which a reader can tell that the work was done, and done right. */
export type Measurement = {
  readonly name: string
  readonly rate: number
  readonly unit: string
  readonly result: number
}
