/** Times since the last tick of the clock at which a two-point Gauss rule looks, as shares of a tick: (1 ± 1/√3) / 2. */
const PHASES = [0.2113248654051871, 0.7886751345948129]

/**
 * Returns durations whose mean survival is the share recorded as lasting at least `seconds` by a clock that cuts both instants to its
 * ticks of `resolution` seconds: what begins at the phase u of a tick reaches so many ticks if it lasts longer than `seconds` − u. 0: none is needed.
 *
 * Source: [Lawless 2003], section 2.3 for what is known to lie in a cell; the integral over u by Gauss and Legendre's rule of two points.
 */
export const needed = (seconds: number, resolution: number): readonly number[] =>
  PHASES.map((phase) => Math.max(0, seconds - phase * resolution))

/** Returns the share of a law that is recorded as lasting at least so long. */
export function recordedAtLeast(survival: (seconds: number) => number, seconds: number, resolution: number): number {
  if (resolution === 0) return survival(seconds)
  const shares = needed(seconds, resolution).map((each) => (each === 0 ? 1 : survival(each)))
  return (shares[0] + shares[1]) / 2
}

/** The seconds to which instants are recorded: 60 where every one is a whole minute. */
export const resolutionOf = (times: readonly (number | null)[]): number =>
  times.every((time) => time === null || time % 60 === 0) ? 60 : 1
