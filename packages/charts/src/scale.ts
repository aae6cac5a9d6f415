/** The round step (1, 2 or 5 times a power of ten) that divides a length into at most so many parts. */
export const roundStep = (length: number, most: number): number => {
  if (!(length > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(length / most))
  const step = [1, 2, 5, 10].find((factor) => length / (factor * power) <= most) ?? 10
  return step * power
}

/** Multiples of a step from the first at or above `from` to the last at or below `until`. */
export const multiples = (from: number, until: number, step: number): number[] => {
  const slack = 1e-9
  const first = Math.ceil(from / step - slack)
  const last = Math.floor(until / step + slack)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
