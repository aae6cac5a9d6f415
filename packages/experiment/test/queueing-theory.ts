/* Known results, worked out apart from the code that is held to them. Rates are by the hour. */

/** The probability that somebody has to wait in M/M/c. Source: Erlang 1917; Gross and Harris, M/M/c. */
export function erlangC({ lambda, mu, servers }: { lambda: number; mu: number; servers: number }): number {
  const load = lambda / mu
  let term = 1
  let sum = 0
  for (let n = 0; n < servers; n++) {
    sum += term
    term *= load / (n + 1)
  }
  const all = term / (1 - load / servers)
  return all / (sum + all)
}

export interface Chain {
  readonly lambda: number
  readonly mu: number
  readonly servers: number
  /** Rate at which each who waits gives up. */
  readonly theta?: number
  /** All servers stop together at this rate while they work … */
  readonly failure?: number
  /** … and work again at this. */
  readonly repair?: number
}

type Pair = readonly [number, number]
type Matrix = readonly [Pair, Pair]

const inverse = ([[a, b], [c, d]]: Matrix): Matrix => {
  const det = a * d - b * c
  return [
    [d / det, -b / det],
    [-c / det, a / det],
  ]
}

/**
 * Means of a birth–death chain whose servers all work or all stand still, solved numerically: those in service, and all
 * others present. Interrupted customers wait, and may give up.
 *
 * Source: matrix-analytic recursion from the last level down, π(n) = π(n − 1) R(n) (Latouche and Ramaswami 1999, ch. 12).
 */
export function chain({ lambda, mu, servers, theta = 0, failure = 0, repair = 1 }: Chain): {
  busy: number
  waiting: number
} {
  const levels = 2000
  const up = (n: number) => Math.min(n, servers) * mu + Math.max(n - servers, 0) * theta
  const down = (n: number) => n * theta
  const rates: Matrix[] = []
  let below: Matrix = [
    [0, 0],
    [0, 0],
  ] // R(n + 1) times the deaths from level n + 1
  for (let n = levels; n >= 0; n--) {
    const births = n === levels ? 0 : lambda
    const level: Matrix = [
      [births + up(n) + failure - below[0][0], -failure - below[0][1]],
      [-repair - below[1][0], births + down(n) + repair - below[1][1]],
    ]
    if (n === 0) {
      rates[0] = level
      break
    }
    const inverted = inverse(level)
    const rate: Matrix = [
      [lambda * inverted[0][0], lambda * inverted[0][1]],
      [lambda * inverted[1][0], lambda * inverted[1][1]],
    ]
    rates[n] = rate
    below = [
      [rate[0][0] * up(n), rate[0][1] * down(n)],
      [rate[1][0] * up(n), rate[1][1] * down(n)],
    ]
  }
  // π(0) times the matrix of level 0 is 0.
  let [u, d]: Pair = [1, -rates[0][0][1] / rates[0][1][1]]
  let whole = u + d
  let busy = 0
  let present = 0
  for (let n = 1; n <= levels; n++) {
    const [[a, b], [c, e]] = rates[n]
    ;[u, d] = [u * a + d * c, u * b + d * e]
    whole += u + d
    busy += u * Math.min(n, servers)
    present += (u + d) * n
  }
  return { busy: busy / whole, waiting: (present - busy) / whole }
}
