import { birthDeath } from "./birth-death.ts"

/* One line, Poisson arrivals, nobody gives up. Rates by the hour, times in hours until the last. */

const HOUR = 3600

export interface Moments {
  readonly mean: number
  readonly square: number
}

export const exponential = (mean: number): Moments => ({ mean, square: 2 * mean * mean })
export const constant = (mean: number): Moments => ({ mean, square: mean * mean })
export const byCv = (mean: number, cv: number): Moments => ({ mean, square: mean * mean * (1 + cv * cv) })
export const mixed = (parts: readonly { share: number; of: Moments }[]): Moments => ({
  mean: parts.reduce((sum, { share, of }) => sum + share * of.mean, 0),
  square: parts.reduce((sum, { share, of }) => sum + share * of.square, 0),
})

/** Mean time in queue. Source: Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6. */
export const pollaczekKhinchine = (lambda: number, { mean, square }: Moments): number =>
  (lambda * square) / (2 * (1 - lambda * mean))

/** Mean number waiting in M/M/c. Source: Erlang 1917. */
export function erlangC(lambda: number, mu: number, servers: number): number {
  const mean = birthDeath({ up: () => lambda, down: (n) => mu * Math.min(n, servers) })
  return mean((n) => Math.max(n - servers, 0))
}

const mg1 = (lambda: number, service: Moments) => {
  const wait = pollaczekKhinchine(lambda, service)
  return { "mean-wait": wait * HOUR, "mean-queue": lambda * wait, busy: lambda * service.mean }
}

function mmc(lambda: number, mu: number, servers: number) {
  const queue = erlangC(lambda, mu, servers)
  return { "mean-wait": (queue / lambda) * HOUR, "mean-queue": queue, busy: lambda / mu / servers }
}

/** At most `most` in the system. */
function mmck(lambda: number, mu: number, servers: number, most: number) {
  const mean = birthDeath({ up: () => lambda, down: (n) => mu * Math.min(n, servers), most })
  const lost = mean((n) => (n === most ? 1 : 0))
  const queue = mean((n) => Math.max(n - servers, 0))
  return {
    lost,
    queue,
    wait: (queue / (lambda * (1 - lost))) * HOUR,
    busy: mean((n) => Math.min(n, servers)) / servers,
  }
}

/** Some turn round where `limit` or more wait; others never do. */
function balking(shy: number, others: number, mu: number, servers: number, limit: number) {
  const mean = birthDeath({
    up: (n) => others + (n - servers < limit ? shy : 0),
    down: (n) => mu * Math.min(n, servers),
  })
  const stays = (n: number) => (n - servers < limit ? 1 : 0)
  const wait = (n: number) => Math.max(n - servers + 1, 0) / (servers * mu)
  return {
    lost: 1 - mean(stays),
    queue: mean((n) => Math.max(n - servers, 0)),
    "wait-shy": (mean((n) => stays(n) * wait(n)) / mean(stays)) * HOUR,
    "wait-others": mean(wait) * HOUR,
  }
}

/** Groups arrive. Source: Gross and Harris, M^[X]/M/1: L = ρ (1 + E[X²] / E[X]) / (2 (1 − ρ)). */
function batches(lambda: number, group: Moments, mu: number) {
  const busy = (lambda * group.mean) / mu
  const queue = (busy * (1 + group.square / group.mean)) / (2 * (1 - busy)) - busy
  return { wait: (queue / (lambda * group.mean)) * HOUR, queue, busy }
}

/** Arrivals at equal distances, some of which fail to come. Source: Kleinrock 1975, section 6.4 (G/M/1). */
function appointments(perDay: number, noShow: number, mu: number) {
  const apart = 24 / perDay
  const transform = (s: number) => ((1 - noShow) * Math.exp(-s * apart)) / (1 - noShow * Math.exp(-s * apart))
  let sigma = 0.5
  for (let i = 0; i < 10_000; i++) sigma = transform(mu * (1 - sigma))
  const lambda = (1 - noShow) / apart
  const wait = sigma / (mu * (1 - sigma))
  return { wait: wait * HOUR, queue: lambda * wait, busy: lambda / mu, rate: lambda }
}

export const lines = {
  mm1: { ...mg1(9, exponential(1 / 12)), "ninth-decile": (Math.log(0.75 / 0.1) / (12 - 9)) * HOUR },
  mm3: mmc(18, 7.5, 3),
  mg1: mg1(7.2, byCv(1 / 12, 1.5)),
  "mg1-mixture": mg1(
    6,
    mixed([
      { share: 0.9, of: exponential(4 / 60) },
      { share: 0.1, of: constant(30 / 60) },
    ]),
  ),
  "waiting-room": mmck(30, 12, 3, 8),
  "no-waiting-room": { lost: mmck(40, 10, 4, 4).lost, busy: mmck(40, 10, 4, 4).busy },
  balking: balking(12, 10, 12, 2, 3),
  groups: batches(3, { mean: 0.5 + 0.4 + 1.2, square: 0.5 + 0.8 + 4.8 }, 9),
  appointments: appointments(288, 0.2, 12),
}
