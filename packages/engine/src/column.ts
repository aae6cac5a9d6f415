/** A column of numbers in memory of its own. */
export type Column = Float64Array | Int32Array | Uint16Array | Uint8Array

/**
 * A column of `length` numbers: what it held, then `rest`. The old one is empty from now on, so that its memory is given back at once
 * and not when it is next collected; of the new one, zeros that are not touched take none.
 */
export function lengthened<A extends Column>(column: A, length: number, rest = 0): A {
  const longer = new (column.constructor as new (length: number) => A)(length)
  longer.set(column)
  if (rest !== 0) longer.fill(rest, column.length)
  ;(column.buffer as ArrayBuffer).transfer(0)
  return longer
}

/** The next length of a column that is full. */
export const moreThan = (length: number): number => length + Math.max(64, length >> 2)
