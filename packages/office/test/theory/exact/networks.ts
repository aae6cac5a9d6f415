import { erlangC } from "./lines.ts"
import { stationary } from "./markov-chain.ts"

/* Several steps, ways back, shared servers. Rates by the hour, times in hours until the last. */

const HOUR = 3600

/** Each step is as if it stood alone. Source: Burke 1956, Jackson 1957. */
function tandem(lambda: number, steps: readonly { mu: number; servers: number }[]) {
  const queues = steps.map(({ mu, servers }) => erlangC(lambda, mu, servers))
  const busy = steps.map(({ mu }) => lambda / mu)
  const present = [...queues, ...busy].reduce((sum, each) => sum + each)
  return {
    "queue-first": queues[0],
    "queue-second": queues[1],
    "queue-third": queues[2],
    present,
    sojourn: (present / lambda) * HOUR,
  }
}

/** A share goes back to the tail of the queue. Source: Jackson 1963; Takács 1963. */
function feedback(lambda: number, mu: number, back: number) {
  const busy = lambda / (1 - back) / mu
  const present = busy / (1 - busy)
  return {
    "first-start": (present / mu) * HOUR,
    waited: ((present - busy) / lambda) * HOUR,
    sojourn: (present / lambda) * HOUR,
    busy,
  }
}

/**
 * Nobody waits; whoever finds all servers busy comes again with a chance, after an exponential time: [in service, away].
 *
 * Source: Falin and Templeton 1997, chapter 2.
 */
function retrial(lambda: number, mu: number, servers: number, chance: number, gamma: number) {
  const chain = stationary([0, 0], ([n, away]) => [
    n < servers ? [lambda, [n + 1, away]] : [away < 200 ? lambda * chance : 0, [n, away + 1]],
    n < servers ? [away * gamma, [n + 1, away - 1]] : [away * gamma * (1 - chance), [n, away - 1]],
    [n * mu, [n - 1, away]],
  ])
  const visits = lambda + gamma * chain.mean(([, away]) => away)
  const vain = chain.mean(([n, away]) => (n === servers ? lambda + gamma * away : 0))
  return { lost: vain / visits, rate: mu * chain.mean(([n]) => n), busy: chain.mean(([n]) => n) / servers }
}

const third = erlangC(18, 12, 2)

export const networks = {
  tandem: tandem(9, [
    { mu: 12, servers: 1 },
    { mu: 6, servers: 2 },
    { mu: 15, servers: 1 },
  ]),
  feedback: feedback(6, 12, 0.3),
  retrial: retrial(20, 12, 2, 0.6, 3),
  "shared-pool": { queue: third, wait: (third / 18) * HOUR, busy: 18 / 12 / 2 },
  "several-resources": {
    queue: erlangC(9, 6, 2),
    wait: (erlangC(9, 6, 2) / 9) * HOUR,
    kits: (9 / 6) * (2 / 5),
    officers: 9 / 6 / 3,
  },
  /** Time away between steps, with room for all: the steps add up. Source: M/G/∞, Takács 1962. */
  "room-for-all": { present: 6 * 1.5, "lead-time": (6 + 0.5) * HOUR },
}
