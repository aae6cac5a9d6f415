import { birthDeath } from "./birth-death.ts"
import { integral } from "./integral.ts"

/* Those who wait give up. Rates by the hour, times in hours until the last. */

const HOUR = 3600

interface Law {
  /** P(patience > x). */
  readonly beyond: (x: number) => number
  /** The integral of that from 0 to x: the mean of the smaller of x and patience. */
  readonly upTo: (x: number) => number
  /** Beyond the last of these, all have given up. */
  readonly points: readonly number[]
}

/**
 * M/M/c+G, where whoever waits leaves when patience has run out. The wait of someone endlessly patient has density
 * λ p(c − 1) exp(λ ∫₀ˣ P(patience > u) du − c μ x).
 *
 * Source: Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005, section 3.
 */
function impatient(lambda: number, mu: number, servers: number, law: Law) {
  const load = lambda / mu
  const free = [1]
  for (let n = 1; n < servers; n++) free[n] = (free[n - 1] * load) / n
  const last = law.points.at(-1)!
  const density = (x: number) => lambda * free[servers - 1] * Math.exp(lambda * law.upTo(x) - servers * mu * x)
  const far = density(last) / (servers * mu)
  const whole = free.reduce((sum, weight) => sum + weight) + integral(law.points, density) + far
  const over = (value: (x: number) => number, beyond: number) =>
    (integral(law.points, (x) => density(x) * value(x)) + far * beyond) / whole
  const abandoned = over((x) => 1 - law.beyond(x), 1)
  return {
    abandon: abandoned,
    queue: lambda * over(law.upTo, law.upTo(last)),
    "wait-of-served": (over((x) => x * law.beyond(x), 0) / (1 - abandoned)) * HOUR,
    busy: (load * (1 - abandoned)) / servers,
  }
}

/** M/M/c+M. Source: Palm 1957; Garnett, Mandelbaum and Reiman 2002. */
function erlangA(lambda: number, mu: number, servers: number, theta: number) {
  const mean = birthDeath({
    up: () => lambda,
    down: (n) => Math.min(n, servers) * mu + Math.max(n - servers, 0) * theta,
    most: 500,
  })
  const busy = mean((n) => Math.min(n, servers))
  const queue = mean((n) => Math.max(n - servers, 0))
  return { abandon: (theta * queue) / lambda, queue, rate: mu * busy, busy: busy / servers }
}

export const patience = {
  "erlang-a": erlangA(40, 12, 3, 6),
  "patience-fixed": impatient(12, 10, 1, { beyond: () => 1, upTo: (x) => x, points: [0, 1 / 4] }),
  "patience-uniform": impatient(40, 12, 3, {
    beyond: (x) => 1 - 2 * x,
    upTo: (x) => x - x * x,
    points: [0, 1 / 2],
  }),
}
