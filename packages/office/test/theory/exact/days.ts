import { integral } from "./integral.ts"
import type { Moves, State } from "./markov-chain.ts"
import { type Stage, Stages } from "./stages.ts"

/* Rates, counters and hours that change within a day which repeats. Rates by the hour. */

const LEVELS = 160
const births = (lambda: number, n: number) => (n < LEVELS ? lambda : 0)

/** M/M/c, whose interrupted customers wait: [present]. */
const open =
  (lambda: number, mu: number, servers: number): Moves =>
  ([n]) => [
    [births(lambda, n), [n + 1]],
    [Math.min(n, servers) * mu, [n - 1]],
  ]
const waiting =
  (servers: number) =>
  ([n]: State) =>
    Math.max(n - servers, 0)

/** Nobody at first; two counters until 08:00, four until 16:00. */
function opening() {
  const stages = [
    { hours: 6, lambda: 8, servers: 2 },
    { hours: 1, lambda: 18, servers: 2 },
    { hours: 1, lambda: 18, servers: 2 },
    { hours: 0.5, lambda: 18, servers: 4 },
    { hours: 3.5, lambda: 18, servers: 4 },
  ]
  const followed = new Stages(
    [0],
    stages.map(({ hours, lambda, servers }) => ({ hours, moves: open(lambda, 6, servers) })),
  )
  const two = followed.pass(followed.start(), waiting(2))
  const four = followed.pass(followed.start(), waiting(4))
  return {
    "at-7": two.after[1],
    "half-past-8": four.after[3],
    night: (two.over[0] * 6 + two.over[1] + two.over[2]) / 8,
    morning: (four.over[3] * 0.5 + four.over[4] * 3.5) / 4,
  }
}

/** [present, in service]: whoever is served when counters close is served to the end. */
function finishing(stages: readonly { hours: number; lambda: number; mu: number; servers: number }[]) {
  const followed = new Stages(
    [0, 0],
    stages.map(({ hours, lambda, mu, servers }) => {
      const starts = (n: number, served: number): State => [n, Math.max(served, Math.min(n, servers))]
      return {
        hours,
        enter: ([n, served]: State) => starts(n, served),
        moves: ([n, served]: State) => [
          [births(lambda, n), starts(n + 1, served)] as const,
          [served * mu, starts(n - 1, served - 1)] as const,
        ],
      }
    }),
  )
  const all = stages.reduce((sum, { hours }) => sum + hours, 0)
  const over = (value: (state: State) => number) =>
    followed.repeat(value).over.reduce((sum, each, i) => sum + (each * stages[i].hours) / all, 0)
  return { queue: over(([n, served]) => n - served), busy: over(([, served]) => served) }
}

/** A server by day; what is in hand at night is resumed in the morning. */
function night(lambda: number, mu: number) {
  const followed = new Stages(
    [0],
    [
      { hours: 12, moves: open(lambda, mu, 0) },
      { hours: 12, moves: open(lambda, mu, 1) },
    ],
  )
  const closed = followed.repeat(waiting(0)).over[0]
  const opened = followed.repeat(waiting(1)).over[1]
  return { queue: (closed + opened) / 2 }
}

/** Each of three servers is absent on a day with a chance; work moves to the head of the queue. Whoever finds `limit` waiting turns round. */
function absent(lambda: number, mu: number, chance: number, limit: number) {
  const days = [1, 3, 3, 1].map((ways, servers) => {
    const turns = ([n]: State) => Math.max(n - servers, 0) >= limit
    const moves: Moves = ([n]) => [
      [turns([n]) ? 0 : lambda, [n + 1]],
      [Math.min(n, servers) * mu, [n - 1]],
    ]
    return { servers, share: ways * (1 - chance) ** servers * chance ** (3 - servers), turns, moves }
  })
  // With more in the plan than any day reaches, all days number their states alike: state n is the nth.
  const climb: Stage = { hours: 0, moves: ([n]) => [[n < limit + 3 ? 1 : 0, [n + 1]]] }
  const followed = days.map(({ moves }) => new Stages([0], [climb, { hours: 24, moves }]))
  const mixed = (from: Float64Array, value: (day: (typeof days)[number]) => (state: State) => number) => {
    const courses = followed.map((each, i) => each.pass(from, value(days[i])))
    return {
      end: from.map((_, i) => days.reduce((sum, { share }, day) => sum + share * courses[day].end[i], 0)),
      over: days.reduce((sum, { share }, day) => sum + share * courses[day].over[1], 0),
    }
  }
  let now = followed[0].start()
  for (let day = 0; day < 100; day++) now = mixed(now, () => () => 0).end
  return {
    queue: mixed(now, ({ servers }) => waiting(servers)).over,
    rate: mixed(
      now,
      ({ servers }) =>
        ([n]) =>
          mu * Math.min(n, servers),
    ).over,
    lost: mixed(
      now,
      ({ turns }) =>
        (state) =>
          turns(state) ? 1 : 0,
    ).over,
  }
}

/** Room for all: who came u hours ago is still there with P(S > u), S uniform from 1 to 5 hours. Source: Eick, Massey and Whitt 1993. */
function roomByHour() {
  const beyond = (u: number) => (u < 1 ? 1 : u > 5 ? 0 : (5 - u) / 4)
  const periods = [
    { from: 0, until: 6, lambda: (240 * 0.1) / 6 },
    { from: 6, until: 12, lambda: (240 * 0.4) / 6 },
    { from: 12, until: 18, lambda: (240 * 0.35) / 6 },
    { from: 18, until: 24, lambda: (240 * 0.15) / 6 },
  ]
  const present = (at: number) =>
    periods
      .filter(({ from }) => from < at)
      .reduce((sum, { from, until, lambda }) => {
        const oldest = at - from
        const youngest = Math.max(at - until, 0)
        const points = [youngest, 1, 5, oldest].map((u) => Math.min(Math.max(u, youngest), oldest))
        return sum + lambda * integral(points, beyond)
      }, 0)
  return { "at-8": present(8), "at-15": present(15), "at-23": present(23) }
}

const shifts = finishing([
  { hours: 8, lambda: 6, mu: 5, servers: 2 },
  { hours: 8, lambda: 18, mu: 5, servers: 5 },
  { hours: 8, lambda: 6, mu: 5, servers: 2 },
])
const pause = finishing([
  { hours: 12, lambda: 8, mu: 6, servers: 2 },
  { hours: 1, lambda: 8, mu: 6, servers: 0 },
  { hours: 11, lambda: 8, mu: 6, servers: 2 },
])

export const days = {
  "opening-day": opening(),
  "shifts-finish": { queue: shifts.queue, wait: (shifts.queue / ((6 * 8 + 18 * 8 + 6 * 8) / 24)) * 3600 },
  "break-finish": { queue: pause.queue, wait: (pause.queue / 8) * 3600 },
  "closed-at-night": night(4, 12),
  absent: absent(10, 6, 0.2, 9),
  "room-by-hour": roomByHour(),
}
