import { completion, fixed, interrupted, uniform, type Work } from "./completion.ts"
import { byCv, exponential, type Moments } from "./lines.ts"
import { stationary, type State } from "./markov-chain.ts"

/* Service that fails. Rates by the hour, times in hours until the last. */

const HOUR = 3600
const LEVELS = 400

const births = (lambda: number, n: number) => (n < LEVELS ? lambda : 0)

interface Common {
  readonly lambda: number
  readonly mu: number
  readonly servers: number
  readonly failure: number
  readonly repair: number
  readonly theta?: number
  /** Fails only while somebody is served. */
  readonly busyClock?: boolean
  /** Rate of service while it lasts, as a share. */
  readonly pace?: number
  /** Share of arrivals that come in while it lasts. */
  readonly goesOn?: number
  /** Whoever is served when it begins leaves. */
  readonly leaves?: boolean
}

/** All servers stop, or are slow, together: [present, up]. Whoever is interrupted stays, waits, and may give up. */
function common(model: Common) {
  const { lambda, mu, servers, failure, repair, theta = 0, busyClock = false, pace = 0, goesOn = 1 } = model
  const busy = (n: number, up: number) => (up === 1 || pace > 0 ? Math.min(n, servers) : 0)
  const comes = (up: number) => (up === 1 ? lambda : lambda * goesOn)
  const chain = stationary([0, 1], ([n, up]) => [
    [births(comes(up), n), [n + 1, up]],
    [busy(n, up) * mu * (up === 1 ? 1 : pace) + (n - busy(n, up)) * theta, [n - 1, up]],
    up === 0
      ? [repair, [n, 1]]
      : [busyClock && n === 0 ? 0 : failure, [model.leaves === true ? n - Math.min(n, servers) : n, 0]],
  ])
  const served = chain.mean(([n, up]) => busy(n, up) * mu * (up === 1 ? 1 : pace))
  return {
    up: chain.share(([, up]) => up === 1),
    queue: chain.mean(([n, up]) => n - busy(n, up)),
    busy: chain.mean(([n, up]) => busy(n, up)) / servers,
    rate: served,
    unserved: 1 - served / lambda,
    down: chain.mean(([, up]) => 1 - up),
  }
}

/** A service in progress goes on, but none starts: [present, in service, up]. */
function finishing(lambda: number, mu: number, servers: number, failure: number, repair: number) {
  const starts = (n: number, served: number, up: number): State => [n, up === 1 ? Math.min(n, servers) : served, up]
  const chain = stationary([0, 0, 1], ([n, served, up]) => [
    [births(lambda, n), starts(n + 1, served, up)],
    [served * mu, starts(n - 1, served - 1, up)],
    up === 1 ? [failure, [n, served, 0]] : [repair, starts(n, served, 1)],
  ])
  return { queue: chain.mean(([n, served]) => n - served), busy: chain.mean(([, served]) => served) / servers }
}

/** Each server fails on its own, busy or idle, and its customer goes to the head of the queue: [present, servers up]. Source: Mitrany and Avi-Itzhak 1968. */
function movesOn(lambda: number, mu: number, servers: number, failure: number, repair: number) {
  const chain = stationary([0, servers], ([n, up]) => [
    [births(lambda, n), [n + 1, up]],
    [Math.min(n, up) * mu, [n - 1, up]],
    [up * failure, [n, up - 1]],
    [(servers - up) * repair, [n, up + 1]],
  ])
  const busy = chain.mean(([n, up]) => Math.min(n, up))
  return { queue: chain.mean(([n]) => n) - busy, busy: busy / servers }
}

/** Each server fails while it serves, and its customer stays with it: [present, servers that are down]. */
function stays(lambda: number, mu: number, servers: number, failure: number, repair: number) {
  const serving = (n: number, down: number) => Math.min(n, servers) - down
  const chain = stationary([0, 0], ([n, down]) => [
    [births(lambda, n), [n + 1, down]],
    [serving(n, down) * mu, [n - 1, down]],
    [serving(n, down) * failure, [n, down + 1]],
    [down * repair, [n, down - 1]],
  ])
  const busy = chain.mean(([n, down]) => serving(n, down))
  return { queue: chain.mean(([n]) => n) - busy, busy: busy / servers }
}

/** One server, any laws; it fails at `rate` while it serves, and while it does not where the clock never stops. */
function single(
  lambda: number,
  work: Work,
  rule: "resume" | "repeat" | "redraw",
  rate: number,
  down: Moments,
  clock: "always" | "busy",
) {
  const law = completion(work, rule, rate, down)
  const { wait, queue } = interrupted(lambda, law, clock === "always" ? rate : 0, down)
  return { wait: wait * HOUR, queue, busy: lambda * law.active }
}

const choose = <K extends string>(all: Readonly<Record<K, number>>, ...keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, all[key]]))

const mm1 = { lambda: 6, mu: 12, servers: 1, failure: 1 / 8, repair: 1 }
const erlangA = common({ lambda: 40, mu: 12, servers: 4, failure: 1 / 10, repair: 2, theta: 2 })
const left = common({ lambda: 8, mu: 6, servers: 2, failure: 1 / 2, repair: 2, leaves: true })
const turned = common({ lambda: 9, mu: 12, servers: 1, failure: 1 / 8, repair: 1, goesOn: 0.3 })

export const breakdowns = {
  "mm1-breakdowns": choose(common(mm1), "up", "queue", "busy"),
  "erlang-a-breakdowns": {
    up: erlangA.up,
    abandon: (2 * erlangA.queue) / 40,
    queue: erlangA.queue,
    rate: erlangA.rate,
  },
  "breakdown-busy-clock": single(6, cv(4 / 60, 0.8), "resume", 1 / 2, byCv(20 / 60, 0.8), "busy"),
  "breakdown-busy-clock-mm3": choose(
    common({ lambda: 15, mu: 7.5, servers: 3, failure: 1 / 4, repair: 3, busyClock: true }),
    "up",
    "queue",
    "busy",
  ),
  "breakdown-repeat": single(3, uniform(4 / 60, 16 / 60), "repeat", 2, exponential(5 / 60), "always"),
  "breakdown-redraw": single(3, uniform(4 / 60, 16 / 60), "redraw", 2, exponential(5 / 60), "busy"),
  "breakdown-fixed-repeat": single(3, fixed(10 / 60), "repeat", 2, byCv(5 / 60, 0), "busy"),
  "breakdown-finish": finishing(8, 6, 2, 1 / 4, 2),
  "breakdown-leave": { queue: left.queue, rate: left.rate },
  "breakdown-units": movesOn(9, 5, 3, 1 / 6, 1),
  "breakdown-units-busy-clock": stays(8, 6, 2, 1 / 4, 2),
  slow: choose(common({ lambda: 6, mu: 12, servers: 1, failure: 1 / 4, repair: 1 / 2, pace: 1 / 3 }), "queue", "busy"),
  "turned-by-failure": { queue: turned.queue, rate: turned.rate, unserved: turned.unserved },
}

/** Only the first two moments matter to `resume`. */
function cv(mean: number, cv: number): Work {
  const half = mean * cv
  return (value) => (value(mean - half) + value(mean + half)) / 2
}
